"""Who is who over a corpus, and who holds which office when."""
