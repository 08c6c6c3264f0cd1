"""Gold sets, scorers, and the predictions they are compared with: one file per task."""
