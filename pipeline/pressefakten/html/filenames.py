"""Names of releases as names of files and parts of addresses: nothing in a name can lead anywhere else."""

import hashlib
import re

_PLAIN = re.compile(r"[a-z0-9_][a-z0-9_.-]{0,79}")
_OTHER = re.compile(r"[^a-z0-9_-]+")
_KEPT = 60
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d|index)(\..*)?")


def file_name(release: str) -> str:
    """The name itself where it is plain; else what is plain in it, and eight digits of its hash that tell it from
    others."""
    if _PLAIN.fullmatch(release) and not _RESERVED.fullmatch(release):
        return release
    plain = _OTHER.sub("-", release.lower()).strip("-")[:_KEPT]
    return f"{plain or 'release'}-{hashlib.sha256(release.encode('utf-8', 'backslashreplace')).hexdigest()[:8]}"
