"""Facts from German press releases: entities, dates, contacts and amounts, each with its place in the text."""

__version__ = "0.1.0"
