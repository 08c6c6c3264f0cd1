"""Codebooks and vocabularies as data, validated when loaded."""
