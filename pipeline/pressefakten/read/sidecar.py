"""The sidecar ``NAME.toml`` beside ``NAME.txt``: what is known of a release from elsewhere.

A wrong sidecar refuses its release: facts resolved against a wrong date would look right.
"""

import os
import tomllib
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pressefakten.read import refusals
from pressefakten.read.files import read_file
from pressefakten.read.source import Stated
from pressefakten.settings import MAX_SIDECAR_BYTES

KEYS = ("published", "source", "publisher", "title", "version_of")


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
    day = as_day(value)
    if day is None:
        raise refusals.sidecar_wrong(name, f"published = {value!r} is no day", "Write e.g. published = 2017-03-28.")
    return day


def as_day(value: object) -> str | None:
    """The EDTF day of a date, of a point in time (the day as it is written) or of an ISO day; None for all else."""
    with suppress(ValueError):  # also of those that are no point in time, such as the "NaT" of pandas
        if isinstance(value, datetime):
            return value.date().isoformat()
        if isinstance(value, str):
            # Only the extended form of ISO 8601: fromisoformat would take "20170328" and "2017-W13-2" too.
            return datetime.strptime(value.strip(), "%Y-%m-%d").date().isoformat()
    return value.isoformat() if isinstance(value, date) and not isinstance(value, datetime) else None
