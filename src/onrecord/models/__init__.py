"""The only room that touches weights: find, check the hash, load when first needed."""
