"""Who stands where on what a text names."""
