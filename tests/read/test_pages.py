"""Saved pages and other files: headline, day, publisher, and which words of a file are those of its release."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from pressefakten.read import Source, read_bytes
from pressefakten_schemas.releases import Release

HERE = Path(__file__).parent
PAGES = tomllib.loads((HERE / "pages.toml").read_text("utf-8"))["page"]


def own_words(release: Release) -> str:
    """The text of a release outside boilerplate, which leaves a line end."""
    text = release.text
    for zone in reversed(release.zones):
        if zone.zone == "boilerplate":
            text = f"{text[: zone.start]}\n{text[zone.end :]}"
    return text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["file"])
def test_pages_of_many_systems(page: dict[str, Any], reading_extractor) -> None:
    release = reading_extractor.extract(HERE / "pages" / page["file"]).release
    words = own_words(release)
    found = {"title": release.title, "published": release.published}
    found["lost"] = [kept for kept in page["kept"] if kept not in words]
    found["foreign"] = [out for out in page["out"] if out in words]
    wanted = {"title": page["title"], "published": page["published"], "lost": [], "foreign": []}
    if "publisher" in page:
        names = [page["publisher"], *page.get("full_name", [])]
        found["publisher"] = page["publisher"] if release.publisher in names else release.publisher
        wanted["publisher"] = page["publisher"]
    assert found == wanted


def test_pages_in_one_file() -> None:
    page = "<html><head><title>Neue Kita</title></head><body><h1>Neue Kita</h1><p>Sie hat 80 Pl=C3=A4tze.</p></body></html>"
    data = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/kita\nSubject: x\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; boundary="B"\n\n--B\nContent-Type: text/html; charset="utf-8"\n'
        f"Content-Transfer-Encoding: quoted-printable\n\n{page}\n\n--B\nContent-Type: text/css\n\np {{}}\n--B--\n"
    )
    source = read_bytes(data.encode(), "x.mhtml")
    assert source.text == "Neue Kita\n\nSie hat 80 Plätze.\n"
    assert [claim.value for claim in source.claims if claim.name == "url"] == ["https://a.example/kita"]


def test_pages_have_each_file() -> None:
    assert sorted(page["file"] for page in PAGES) == sorted(path.name for path in (HERE / "pages").iterdir())


def page_of(body: str, head: str = "<title>Neue Kita</title>") -> Source:
    return read_bytes(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode(), "x.html")


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<span>Kultur</span><span>3. Mai 2022</span>", "Kultur 3. Mai 2022"),
        ("<span>3. Mai 2022</span><span>Kultur</span>", "3. Mai 2022 Kultur"),
        ("<span>Stadt</span><span>bad</span>", "Stadtbad"),
        ("80 <span>m</span><span>2</span>", "80 m2"),
    ],
)
def test_pages_spans_that_are_set_apart(markup: str, text: str) -> None:
    assert page_of(f"<p>{markup}</p>").text == f"{text}\n"


def boilerplate_of(source: Source) -> str:
    return "\n".join(source.text[label.start : label.end] for label in source.labels if label.name == "boilerplate")


LONG = (
    "Die Stadt Auenbrück baut am Markt eine Kita mit achtzig Plätzen, die im Mai 2024 öffnet und vier Millionen kostet."
)


@pytest.mark.parametrize(
    ("below", "foreign", "kept"),
    [
        ("<h3>Weitere Meldungen</h3><p>Bad schließt</p><p>Straße gesperrt</p>", ["Bad schließt", "Straße"], []),
        (f"<h4>Lesen Sie auch</h4><p><a href='/b'>Bad schließt</a></p><p>{LONG}</p>", ["Lesen Sie"], [LONG]),
        ("<h3>Mehr zum Thema</h3><p>Bad schließt</p><h3>Kontakt</h3><p>Ida Vogt</p>", ["Bad"], ["Kontakt", "Ida Vogt"]),
        ("<div><h3>Ähnliche Beiträge</h3><p>Bad schließt</p></div><p>Ida Vogt</p>", ["Bad"], ["Ida Vogt"]),
    ],
)
def test_pages_headings_of_other_articles(below: str, foreign: list[str], kept: list[str]) -> None:
    source = page_of(f"<main><h1>Neue Kita</h1><p>{LONG}</p><p>{LONG} Ende.</p>{below}</main>")
    out = boilerplate_of(source)
    assert [words for words in foreign if words in source.text and words not in out] == []
    assert [words for words in (LONG, *kept) if words not in source.text or words in out] == []
