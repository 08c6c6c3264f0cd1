"""Training of the head that weighs stances."""
