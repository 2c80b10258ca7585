"""The German language, each thing once: words as the rules see them, sentences, nouns with their gender, inflection.

Knows nothing of releases or facts; zones, recognizers and resolvers all use it.
"""
