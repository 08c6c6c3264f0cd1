"""Articles of one happening, and which take their text from which."""
