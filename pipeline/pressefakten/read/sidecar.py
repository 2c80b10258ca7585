"""The sidecar ``NAME.toml`` beside ``NAME.txt``: what is known of a release from elsewhere.

A wrong sidecar refuses its release: facts resolved against a wrong date would look right.
"""

import os
import tomllib
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pressefakten.mentions import Stated
from pressefakten.read import refusals
from pressefakten.read.files import read_file
from pressefakten.settings import MAX_SIDECAR_BYTES

KEYS = ("published", "source", "publisher", "title")


def read_sidecar(path: Path) -> Stated:
    """What the sidecar of the text ``path`` states; an empty Stated where there is none.

    Raises ReadError R011 (not readable TOML) or R012 (unknown key, wrong date).
    """
    sidecar = path.with_suffix(".toml")
    if not os.path.lexists(sidecar):  # nor is there one whose name would be too long
        return Stated()
    return parse(read_file(sidecar, MAX_SIDECAR_BYTES), str(sidecar))


def parse(data: bytes, name: str) -> Stated:
    """The values of a sidecar's bytes."""
    try:
        table = tomllib.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise refusals.sidecar_unreadable(name, str(error)) from error
    for key in table:
        if key not in KEYS:
            raise refusals.sidecar_wrong(name, f"unknown key '{key}'", f"Known are {', '.join(KEYS)}.")
    texts = {key: _text(table[key], key, name) for key in KEYS[1:] if key in table}
    published = _day(table["published"], name) if "published" in table else None
    return Stated(published=published, **texts)


def _text(value: Any, key: str, name: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise refusals.sidecar_wrong(name, f"{key} = {value!r} is no text", f'Write {key} = "…" in quotation marks.')
    return value.strip()


def _day(value: Any, name: str) -> str:
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, str):
        with suppress(ValueError):
            # Only the extended form of ISO 8601: fromisoformat would take "20170328" and "2017-W13-2" too.
            value = datetime.strptime(value.strip(), "%Y-%m-%d").date()
    if not isinstance(value, date):
        raise refusals.sidecar_wrong(name, f"published = {value!r} is no day", "Write e.g. published = 2017-03-28.")
    return value.isoformat()
