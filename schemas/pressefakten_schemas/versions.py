"""Which records this version of the schemas reads.

The minor part of ``SCHEMA_VERSION`` counts fields that were added: a line without them is valid still. A newer minor
part means fields that are not known here, and would be lost without a word.
"""

import re

from pressefakten_schemas.base import SCHEMA_VERSION

_VERSION = re.compile(r"(\d{1,9})\.(\d{1,9})", re.ASCII)


def is_readable(written: str) -> bool:
    """Whether records of the schema version ``written`` ("1.0") are read: of this major version, and not newer."""
    major, minor = _parts(SCHEMA_VERSION)
    return bool(_VERSION.fullmatch(written)) and (major, 0) <= _parts(written) <= (major, minor)


def is_newer(written: str) -> bool:
    """Whether ``written`` is a version that came after this one."""
    return bool(_VERSION.fullmatch(written)) and _parts(written) > _parts(SCHEMA_VERSION)


def _parts(version: str) -> tuple[int, int]:
    major, minor = version.split(".")
    return int(major), int(minor)
