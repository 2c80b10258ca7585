"""A difference for readers: as text, Markdown or a page of its own."""
