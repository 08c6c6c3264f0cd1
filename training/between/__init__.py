"""Training of the head that says which of two actors is for or against the other."""
