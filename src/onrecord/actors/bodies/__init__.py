"""Countries, bodies, organisations and groups of an article, by name and by description, and whose they are."""
