"""Pronouns, and who was spoken of lately."""
