"""OnRecord keeps the state of play of politics from news reports, held to their exact words."""

__version__ = "0.1.0"
