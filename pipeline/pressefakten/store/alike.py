"""Texts with nearly the same words: MinHash over shingles of three words, in bands (Broder 1997; Leskovec, Rajaraman,
Ullman: Mining of Massive Datasets, chapter 3)."""

import hashlib
import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any
from zlib import crc32

from pressefakten.json_records import JsonObject
from pressefakten.store.folding import folded

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BANDS, _ROWS = 16, 4
"""Two texts share a band with a chance of one in two where half of their shingles are the same, of 0.99 from 0.8 on."""
_FEWEST = 12
"""Shingles that a text needs to be compared by them."""
_LEFT_OUT = frozenset({"boilerplate", "contact"})
_PRIME = 4_294_967_291
"""The largest below 2³²: products of a factor below 2³¹ and a hash fit 64 bits."""


def shingles(release: JsonObject) -> frozenset[str]:
    """Every three words in a row of the release, without what stands around it on the page; empty for a very short
    text, which would be like too many others."""
    text, out = release["text"], []
    edge = 0
    for zone in release.get("zones", ()):
        if zone["zone"] in _LEFT_OUT:
            out.append(text[edge : zone["start"]])
            edge = zone["end"]
    out.append(text[edge:])
    words = folded("\n".join(out)).split()
    found = frozenset(" ".join(words[start : start + 3]) for start in range(len(words) - 2))
    return found if len(found) >= _FEWEST else frozenset()


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of shingles that two texts have in common (Jaccard), 0 to 1."""
    return len(one & other) / len(one | other) if one and other else 0.0


def bands(release: JsonObject) -> list[int]:
    """Numbers of which two texts that are much alike share one."""
    found = shingles(release)
    if not found:
        return []
    import numpy as np

    hashes = np.fromiter((crc32(one.encode()) for one in sorted(found)), dtype=np.uint64, count=len(found))
    factors, terms = _permutations()
    lowest = ((hashes[:, None] * factors + terms) % np.uint64(_PRIME)).min(axis=0).reshape(_BANDS, _ROWS)
    return [
        int.from_bytes(hashlib.blake2b(bytes([band]) + row.tobytes(), digest_size=7).digest(), "big")
        for band, row in enumerate(lowest)
    ]


@cache
def _permutations() -> "tuple[NDArray[Any], NDArray[Any]]":
    """The same factors and terms on every machine."""
    import numpy as np

    drawn = hashlib.shake_128(b"pressefakten").digest(_BANDS * _ROWS * 8)
    numbers = np.frombuffer(drawn, dtype="<u4").astype(np.uint64)
    return numbers[::2] >> np.uint64(1) | np.uint64(1), numbers[1::2]


def words_hash(text: str) -> bytes:
    """A hash that two copies share that differ in encoding, line ends and blanks only."""
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def address(url: str | None) -> str | None:
    """A web address without what does not tell pages apart: scheme, "www.", a last slash, a fragment."""
    if not url:
        return None
    plain = re.sub(r"^https?://(?:www\.)?", "", url.strip(), flags=re.IGNORECASE).split("#")[0].rstrip("/")
    host, slash, rest = plain.partition("/")
    return host.lower() + slash + rest


def host_of(url: str | None) -> str | None:
    """The host of a web address, without "www."."""
    plain = address(url)
    return plain.split("/")[0] if plain else None
