"""The stage contract, the table of stages, run, resume, settle."""
