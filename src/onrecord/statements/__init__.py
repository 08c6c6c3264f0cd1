"""Who said what: speaker, cue, content, addressee, on whose behalf."""
