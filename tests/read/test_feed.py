"""Feeds: a release an item, under a name that stays."""

import pytest

from pressefakten.errors import ReadError
from pressefakten.read import Source, parts_in
from pressefakten.read.source import Claim
from pressefakten.settings import MAX_RELEASES

from . import made

TAIL = "<p>Alle Meldungen stehen unter <a href='https://x.example'>https://x.example</a></p>"


def labels(source: Source) -> dict[str, str]:
    return {label.name: source.text[label.start : label.end] for label in source.labels}


def test_feed_items_with_link_day_and_title() -> None:
    (source,) = parts_in(
        made.rss(
            made.item("Neue Kita", "<p>Die Kita öffnet.</p><p>Sie hat 80 Plätze.</p>", link="https://a.example/1")
        ),
        "x.xml",
    ).sources
    assert source.text == "Neue Kita\n\nDie Kita öffnet.\n\nSie hat 80 Plätze.\n"
    assert labels(source) == {"title": "Neue Kita"}
    assert source.claims == (
        Claim("url", "https://a.example/1", "feed"),
        Claim("published", "2024-05-27", "feed"),
        Claim("publisher", "Stadt Auenbrück", "feed"),
    )
    assert source.release.startswith("x#") and source.part is not None and source.part.of == "x"


def test_feed_repeated_tail_is_boilerplate() -> None:
    items = [made.item(f"Meldung {number}", f"<p>Text {number} der Meldung.</p>{TAIL}") for number in range(4)]
    items.append(made.item("Ohne Fuß", "<p>Text.</p>"))
    sources = parts_in(made.rss(*items), "x.xml").sources
    assert [labels(source).get("boilerplate") for source in sources] == [
        "Alle Meldungen stehen unter https://x.example"
    ] * 4 + [None]


def test_feed_tail_that_names_its_headline() -> None:
    items = [
        made.item(f"Titel {name}", f"<p>Der Text {name}.</p><p>Der Beitrag Titel {name} erschien zuerst im Blog.</p>")
        for name in "abcd"
    ]
    assert all(
        "erschien zuerst" in labels(source)["boilerplate"] for source in parts_in(made.rss(*items), "x.xml").sources
    )


def test_feed_keeps_items_with_equal_texts() -> None:
    sources = parts_in(made.rss(*[made.item("Termin", "Am Montag", link="https://a.example/1")] * 3), "x.xml").sources
    assert len({source.release for source in sources}) == 3
    assert len({source.text for source in sources}) == 1


def test_feed_names_do_not_hang_on_the_place_in_the_feed() -> None:
    items = [made.item(f"Meldung {number}", "Text", link=f"https://a.example/{number}") for number in range(3)]
    first = {source.release for source in parts_in(made.rss(*items), "x.xml").sources}
    again = {source.release for source in parts_in(made.rss(made.item("Neu", "Text"), *items), "x.xml").sources}
    assert len(again - first) == 1 and first < again


ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Presse | Museum am Kanal</title><entry><title>Neue Webstühle</title>'
    '<id>urn:1</id><link href="https://m.example/1"/><published>2023-02-01T08:00:00+01:00</published>'
    "<updated>2023-03-09T08:00:00+01:00</updated><summary>Kurz: Das Museum zeigt Webstühle.</summary>"
    '<content type="html">&lt;p&gt;Das Museum zeigt 23 Webstühle.&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;</content></entry></feed>'
)


def test_feed_in_atom() -> None:
    (source,) = parts_in(ATOM.encode(), "x.atom").sources
    assert source.text == "Neue Webstühle\n\nKurz: Das Museum zeigt Webstühle.\n\nDas Museum zeigt 23 Webstühle.\n"
    assert Claim("published", "2023-02-01", "feed") in source.claims
    assert Claim("publisher", "Museum am Kanal", "feed") in source.claims


def test_feed_in_another_encoding() -> None:
    data = (
        made.rss(made.item("Grüße aus Köln", "Schöne Grüße")).decode().replace("UTF-8", "ISO-8859-1").encode("latin-1")
    )
    assert parts_in(data, "x.xml").sources[0].text == "Grüße aus Köln\n\nSchöne Grüße\n"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (made.rss(), "R027"),
        (b"<?xml version='1.0'?><nitf><p>x</p></nitf>", "R018"),
        (b"<rss", "R018"),
        (b"Text", "R018"),
    ],
)
def test_feed_that_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(ReadError) as error:
        parts_in(data, "x.xml")
    assert error.value.code == code


def test_feed_looks_nothing_up(tmp_path) -> None:  # type: ignore[no-untyped-def]
    secret = tmp_path / "secret.txt"
    secret.write_text("Geheimnis")
    data = made.rss(made.item("Titel", "Text")).replace(
        b"<rss", f'<!DOCTYPE rss [<!ENTITY e SYSTEM "{secret.as_uri()}">]><rss'.encode()
    )
    data = data.replace(b"<title>", b"<title>&e;", 1).replace(b"<![CDATA[Text]]>", b"&e;")
    try:
        assert all("Geheimnis" not in f"{source.text} {source.claims}" for source in parts_in(data, "x.xml").sources)
    except ReadError as error:
        assert error.code in ("R018", "R027")


def test_feed_of_many_items() -> None:
    items = [
        made.item(f"Meldung {number}", f"Text {number}", link=f"https://a.example/{number}") for number in range(600)
    ]
    assert len(parts_in(made.rss(*items), "x.xml").sources) == 600
    assert MAX_RELEASES > 600
