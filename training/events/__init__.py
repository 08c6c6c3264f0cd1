"""Training of the head that codes events."""
