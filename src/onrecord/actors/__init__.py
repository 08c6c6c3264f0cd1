"""Mentions → actors of one article, their offices and memberships; and, later, who is one across articles."""
