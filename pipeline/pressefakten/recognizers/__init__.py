"""One module or folder a kind of fact, each a spaCy component; none looks at what another found."""
