"""The whole corpus in numbers and tables, gathered release by release; no text is kept."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from pressefakten.export.days import days_of
from pressefakten.export.records import ReleaseFacts
from pressefakten.html.filenames import file_name
from pressefakten.html.groups import value_text
from pressefakten.json_records import JsonRecord
from pressefakten.report.contacts import contacts

Cell = Any
"""A cell of a table: text, a number, or ``{"text", "href", "key"}``: with a link, or a key of the catalogue."""

_NAMES = 40
"""Names of a release that the search over all releases knows."""
_MOST = 200
"""Rows of who is named or quoted most."""


@dataclass(frozen=True, slots=True)
class PageColumn:
    title: str
    number: bool = False


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table of the page: ``rows`` hold a cell a column; a last one more is words that only search sees."""

    name: str
    title: str
    columns: tuple[PageColumn, ...]
    rows: list[list[Cell]]
    search: str = ""
    size: int = 10
    note: str = ""


@dataclass(slots=True)
class CorpusTally:
    """What ``take`` has seen so far."""

    heads: list[JsonRecord] = field(default_factory=list)
    reaching: list[JsonRecord] = field(default_factory=list)
    rows: list[list[Cell]] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    months: Counter[str] = field(default_factory=Counter)
    spoken_of: Counter[str] = field(default_factory=Counter)
    sums: dict[tuple[str, str], list[tuple[Decimal, JsonRecord]]] = field(default_factory=lambda: defaultdict(list))
    warned: list[list[Cell]] = field(default_factory=list)
    mentions: int = 0
    words: int = 0

    def take(self, told: ReleaseFacts) -> None:
        """Add one release."""
        release, facts = told.release, told.facts
        self.heads.append({**release, "text": "", "zones": []})
        self.words += len(release["text"].split())
        self.months[(release.get("published") or "")[:7]] += 1
        warnings = len(self.warned)
        for fact in facts:
            self._take_fact(release, fact)
        warnings = len(self.warned) - warnings
        names = dict.fromkeys(fact["value"] for fact in facts if fact["kind"] in ("person", "organization", "place"))
        self.rows.append(
            [
                {"text": release.get("published") or "", "key": "" if release.get("published") else "undated"},
                {"text": release.get("title") or release["release"], "href": page_of(release["release"])},
                release.get("publisher") or "",
                len(facts),
                warnings,
                " ".join([release["release"], *list(names)[:_NAMES]]),
            ]
        )

    def _take_fact(self, release: JsonRecord, fact: JsonRecord) -> None:
        self.kinds[fact["kind"]] += 1
        self.mentions += len(fact["mentions"])
        if fact["kind"] in ("person", "phone", "email", "url", "address", "organization"):
            self.reaching.append(fact)
        elif fact["kind"] == "date":
            first = days_of(fact["value"])[0]
            if first is not None and fact["value"] != release.get("published"):
                self.spoken_of[first.isoformat()[:7]] += 1
        elif fact["kind"] == "money" and fact["value"] is not None:
            self.sums[fact.get("role") or "", fact["currency"]].append((Decimal(fact["value"]), fact))
        for mention in fact["mentions"]:
            for warning in mention.get("warnings", ()):
                self.warned.append([_fact_link(fact, mention["text"]), {"key": f"kinds.{fact['kind']}"}, warning])

    def releases_table(self) -> PageTable:
        rows = sorted(self.rows, key=lambda row: str(row[1]["text"]).casefold())
        rows.sort(key=lambda row: str(row[0]["text"]), reverse=True)
        columns = (
            PageColumn("date"),
            PageColumn("title"),
            PageColumn("publisher"),
            PageColumn("facts", True),
            PageColumn("warnings", True),
        )
        return PageTable("releases", "releases", columns, rows, "search_releases", 25)

    def sums_table(self) -> PageTable:
        rows: list[list[Cell]] = []
        for (role, currency), found in self.sums.items():
            largest = max(found, key=lambda one: one[0])[1]
            total = value_text(
                {"kind": "money", "value": f"{sum(one[0] for one in found):f}", "currency": currency, "mentions": []}
            )
            rows.append(
                [
                    {"text": role, "key": f"roles.{role}" if role else "role_none"},
                    currency,
                    len(found),
                    {"text": total, "number": float(sum(one[0] for one in found))},
                    {**_fact_link(largest, value_text(largest)), "number": float(largest["value"])},
                ]
            )
        rows.sort(key=lambda row: -float(row[3]["number"]))
        columns = (
            PageColumn("role"),
            PageColumn("attributes.currency"),
            PageColumn("count", True),
            PageColumn("sum", True),
            PageColumn("largest", True),
        )
        return PageTable("sums", "sums", columns, rows, note="sums_note", size=25)

    def contacts_table(self) -> PageTable:
        rows: list[list[Cell]] = []
        for one in contacts(self.heads, self.reaching):
            reached = ", ".join(fact["value"] for facts in one.reach.values() for fact in facts)
            where = {"text": one.last_seen or one.releases[0]["release"], "href": page_of(one.releases[0]["release"])}
            rows.append([one.name, "; ".join(one.roles), "; ".join(one.organizations), reached, where])
        columns = (
            PageColumn("name"),
            PageColumn("attributes.roles"),
            PageColumn("groups.bodies"),
            PageColumn("reach"),
            PageColumn("in_release"),
        )
        return PageTable("contacts", "contacts", columns, rows, "contacts", 15)

    def warnings_table(self) -> PageTable:
        columns = (PageColumn("words"), PageColumn("kind"), PageColumn("warning"))
        return PageTable("warnings", "warnings", columns, self.warned, size=15)


def named_tables(entities: Iterable[JsonRecord]) -> tuple[PageTable, PageTable]:
    """Who is named most, and who is quoted most."""
    named: list[list[Cell]] = []
    quoted: list[list[Cell]] = []
    for entity in entities:
        seen = entity.get("releases") or entity.get("appearances") or []
        if not seen:
            continue
        link = {"text": entity["value"], "href": f"{page_of(seen[0]['release'])}#f-{seen[0]['fact']}"}
        kind = {"key": f"kinds.{entity['kind']}"}
        mentions, quotes = sum(one["mentions"] for one in seen), sum(one.get("quotes", 0) for one in seen)
        named.append([link, kind, mentions, len(seen)])
        if quotes:
            quoted.append([link, quotes, sum(bool(one.get("quotes")) for one in seen)])
    named.sort(key=lambda row: (-row[2], row[0]["text"]))
    quoted.sort(key=lambda row: (-row[1], row[0]["text"]))
    columns = (PageColumn("name"), PageColumn("kind"), PageColumn("mentions", True), PageColumn("releases", True))
    return (
        PageTable("named", "most_named", columns, named[:_MOST]),
        PageTable(
            "quoted",
            "most_quoted",
            (PageColumn("name"), PageColumn("quotes_of", True), PageColumn("releases", True)),
            quoted[:_MOST],
        ),
    )


def rejected_table(rejected: Iterable[JsonRecord]) -> PageTable:
    """What could not be read or validated, and what to do."""
    rows: list[list[Cell]] = [
        [one["file"], one["code"], " ".join(filter(None, (one["message"], one.get("hint"))))] for one in rejected
    ]
    return PageTable(
        "rejected", "rejected_files", (PageColumn("source"), PageColumn("code"), PageColumn("message")), rows, size=15
    )


def page_of(release: str) -> str:
    """The address of a release's page, from the report's folder."""
    return f"releases/{file_name(release)}.html"


def _fact_link(fact: JsonRecord, text: str) -> dict[str, Any]:
    return {"text": text, "href": f"{page_of(fact['release'])}#f-{fact['id']}"}
