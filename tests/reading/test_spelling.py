"""The same text in another spelling gives the same facts and the same head, whatever bytes it came in."""

import re
import textwrap
import unicodedata
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from pressefakten.extractor import Extractor
from pressefakten.reading import read

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "tests/zones/pages").glob("*.txt"))
CORPUS = sorted((ROOT / "corpus").glob("*.txt"))
HEAD = ("title", "subtitle", "published", "publisher", "place")
WIDTH = 72


def text_of_page(page: Path) -> str:
    """A page without the names of its zones."""
    rows = page.read_text(encoding="utf-8").splitlines()
    return "\n".join(row.partition("|")[2].removeprefix(" ").replace("¦", "") for row in rows)


def soft_hyphens(text: str) -> str:
    return re.sub(r"([a-zäöüß]{3})(?=[a-zäöüß]{3})", "\\1\xad", text)


def forwarded(text: str) -> str:
    return "\n".join(f"> {line}" if line else ">" for line in text.split("\n"))


def wrapped(text: str) -> str:
    return "\n".join(row for line in text.split("\n") for row in textwrap.wrap(line, WIDTH) or [""])


def hyphenated(text: str) -> str:
    """Wrapped, with words cut where the line ends, as in print."""
    return "\n".join(row for line in text.split("\n") for row in _cut_lines(line))


def _cut_lines(line: str) -> list[str]:
    rows = [""]
    for word in line.split():
        room = WIDTH - len(rows[-1]) - 1
        cut = _last_cut(word, room - 1)
        if not rows[-1] or len(word) <= room:
            rows[-1] = f"{rows[-1]} {word}".strip()
        elif cut:
            rows[-1] = f"{rows[-1]} {word[:cut]}-"
            rows.append(word[cut:])
        else:
            rows.append(word)
    return rows


def _last_cut(word: str, room: int) -> int:
    """Where a word of plain letters can be cut before a consonant so that the first part fits; 0 for nowhere."""
    if not re.fullmatch(r"[A-ZÄÖÜ]?[a-zäöüß]{7,}[.,]?", word):
        return 0
    places = [
        at for at in range(3, min(room, len(word) - 3)) if re.match(r"[aeiouäöünrlst][bdfgklmnprstw]", word[at - 1 :])
    ]
    return max(places, default=0)


SIGNS: dict[str, Callable[[str], str]] = {
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "decomposed letters": lambda text: unicodedata.normalize("NFD", text),
    "no-break blanks": lambda text: text.replace(" ", "\xa0"),
    "thin blanks": lambda text: text.replace(" ", "\u2009"),
    "soft hyphens": soft_hyphens,
    "forwarded mail": forwarded,
}
LINES: dict[str, Callable[[str], str]] = {"wrapped": wrapped, "wrapped and hyphenated": hyphenated}

Said = tuple[Counter[tuple[str, ...]], dict[str, str | None]]


@cache
def extractor() -> Extractor:
    return Extractor()


@cache
def said(text: str) -> Said:
    """The facts of a text without their places (kind, value or words, attributes → number of mentions), and its head."""
    extraction = extractor().extract(text, published="2024-05-03")
    facts: Counter[tuple[str, ...]] = Counter()
    for fact in extraction.facts:
        line = fact.as_line()
        mentions = line.pop("mentions")
        told = sorted(
            f"{name}={given}"
            for name, given in line.items()
            if not name.endswith("_id") and name not in ("id", "release")
        )
        facts[tuple(told)] += len(mentions)
    return facts, {name: getattr(extraction.release, name) for name in HEAD}


def plain(path: Path) -> str:
    return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")


@pytest.mark.parametrize("spelling", SIGNS)
@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_spelling_of_signs_changes_nothing(path, spelling):
    assert said(SIGNS[spelling](plain(path))) == said(plain(path))


@pytest.mark.parametrize("spelling", SIGNS)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_spelling_of_signs_is_read_alike(page, spelling):
    text = text_of_page(page)
    assert read(SIGNS[spelling](text)).text.rstrip() == read(text).text.rstrip()


@pytest.mark.parametrize("spelling", LINES)
@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_spelling_of_lines_changes_no_fact(path, spelling):
    """Wrapping may cost a mention, where a line stands alone whatever its length; never a fact, a value or the head."""
    facts, head = said(LINES[spelling](plain(path)))
    wanted, wanted_head = said(plain(path))
    assert set(facts) == set(wanted)
    assert head == wanted_head


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Der Bau kostet 1,5 Mil-\nlionen Euro.", "money", "1500000"),
        ("Der Bau kostet 1,5 Mil\xad\nlionen Euro.", "money", "1500000"),
        ("Das sagte Karin Well-\nbrock von der Stadt.", "person", "Karin Wellbrock"),
        ("Das sagte Hans Müller-\nBrandt am Montag.", "person", "Hans Müller-Brandt"),
        ("Mehr unter www.stadt-\nmusterau.de im Netz.", "url", "https://www.stadt-musterau.de"),
    ],
)
def test_spelling_of_cut_words(text, kind, value):
    facts, _ = said(text)
    assert any(f"kind={kind}" in fact and f"value={value}" in fact for fact in facts)
