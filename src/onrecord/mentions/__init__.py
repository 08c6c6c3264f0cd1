"""Words that stand for actors: names, descriptions and pronouns, not yet resolved."""
