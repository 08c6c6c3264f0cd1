"""Who tells a thing: reports, outlets, independent origins, and how far that bears it out."""
