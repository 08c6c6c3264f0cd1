"""Questions asked of a store view → records with their evidence."""
