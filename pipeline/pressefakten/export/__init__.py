"""Facts for other tools. Each format is a module that writes what ``records.told`` hands it, a release at a time."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pressefakten.errors import UsageError
from pressefakten.export import conll, csv_files, ical, parquet, places, sqlite, vcards, webannotation, xlsx
from pressefakten.export.records import ReleaseFacts, told
from pressefakten.export.request import ExportRequest
from pressefakten_schemas.kinds import KINDS

Write = Callable[[Path, ExportRequest, Iterable[ReleaseFacts]], None]


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its file under ``outputs/export/`` (its folder, where it has several files), what writes it, the
    extra of pip with its library, and the kinds it can hold where not all of them."""

    place: str
    write: Write
    several: bool = False
    extra: str = ""
    kinds: frozenset[str] = frozenset()


FORMATS: Mapping[str, Format] = {
    "csv": Format("csv", csv_files.write, several=True),
    "xlsx": Format("facts.xlsx", xlsx.write, extra="xlsx"),
    "parquet": Format("parquet", parquet.write, several=True, extra="parquet"),
    "sqlite": Format("facts.sqlite", sqlite.write),
    "webannotation": Format("annotations.jsonld", webannotation.write),
    "conll": Format("facts.conll", conll.write),
    "ical": Format("dates.ics", ical.write, kinds=frozenset({"date"})),
    "vcard": Format("vcard", vcards.write, several=True),
}
"""Every format, in the order of the help."""


def export(form: str, out: Path, to: Path | None = None, kinds: Iterable[str] = (), excel: bool = False) -> Path:
    """Write the facts of the run in ``out`` as ``form`` to ``to`` (``OUT/export/…`` by default) and return that place.

    Raises OutputError, and UsageError where the library of the format is not installed (C060) or the format has no
    place for a kind (C061) or no dialect for Excel (C062), and where there is no such kind (C063).
    """
    chosen = FORMATS[form]
    asked = ExportRequest(frozenset(kinds), excel)
    _check(form, chosen, asked)
    place = to or out / "export" / chosen.place
    releases = told(out, asked.kinds)
    try:
        with (places.new_files if chosen.several else places.new_file)(place) as written:
            chosen.write(written, asked, releases)
    except ImportError as error:
        raise UsageError(
            "C060",
            f"{form} needs a library that is not installed ({error.name})",
            f"Type: pip install 'pressefakten[{chosen.extra}]'",
        ) from error
    return place


def _check(form: str, chosen: Format, asked: ExportRequest) -> None:
    for unknown in sorted(asked.kinds - set(KINDS)):
        raise UsageError("C063", f"There is no kind {unknown!r}", f"Known are {', '.join(KINDS)}.")
    if form == "vcard" and asked.kinds:
        raise UsageError("C061", "vcard writes people and offices, whatever the kind", "Leave out --kind.")
    if chosen.kinds and asked.kinds - chosen.kinds:
        raise UsageError("C061", f"{form} holds {', '.join(sorted(chosen.kinds))} only", "Leave out --kind.")
    if asked.excel and form != "csv":
        raise UsageError("C062", f"--excel is a dialect of csv, not of {form}", "Leave it out, or: export csv --excel")
