"""Date expressions: found, and resolved with precision and basis."""
