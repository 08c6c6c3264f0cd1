"""Persons of an article: their names, short names and families, and what tells two of them apart."""
