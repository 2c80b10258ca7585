"""The report as static pages: they open from a folder, without server or network."""
