"""Several releases in one text: reports of the police, tickers, digests, archives → a release of its own each.

What opens a part and what speaks for a collection is data: ``lexicon/parts.toml``.
"""

from pressefakten.parts.collection import Collection, find_collection
from pressefakten.parts.split import split_source

__all__ = ["Collection", "find_collection", "split_source"]
