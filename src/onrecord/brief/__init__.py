"""Query results → cited prose and tables."""
