"""Links of a release, of a person to a body and of a number to whom it reaches: all that speaks for each candidate is
weighed, by weights that annotated releases taught."""
