"""Who did what to whom, coded to PLOVER."""
