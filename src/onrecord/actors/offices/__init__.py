"""Who holds which post of what, who belongs to what, and since when and until when."""
