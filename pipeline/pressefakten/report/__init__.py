"""Facts told on the terminal: one release, one fact, a person over the corpus."""
