"""Word, OpenDocument and rich text: the text in its order, the headline where one is set as such."""

from typing import Any

import pytest

from pressefakten.errors import ReadError
from pressefakten.read import Source, read_bytes

from . import made


def title_of(source: Source) -> str | None:
    label = next((label for label in source.labels if label.name == "title"), None)
    return source.text[label.start : label.end] if label else None


def build(document: Any) -> None:
    document.sections[0].header.paragraphs[0].text = "Kreis Rosenau – Pressestelle"
    document.add_heading("Neue Schule in Rosenau", 0)
    document.add_paragraph("Der Kreis baut für 12 Millionen Euro.\nStart ist im Mai.")
    table = document.add_table(2, 2)
    for number, words in enumerate(("Bauteil", "Kosten", "Halle", "3 Millionen Euro")):
        table.cell(number // 2, number % 2).text = words
    document.add_paragraph("Anmeldung", style="List Bullet")
    document.add_paragraph("Kontakt: Eva Roth, Telefon 02345 67")


def test_office_word() -> None:
    source = read_bytes(made.docx(build), "x.docx")
    assert source.text == (
        "Kreis Rosenau – Pressestelle\n\nNeue Schule in Rosenau\n\nDer Kreis baut für 12 Millionen Euro.\nStart ist im Mai.\n\n"
        "Bauteil  Kosten\nHalle  3 Millionen Euro\n\nAnmeldung\n\nKontakt: Eva Roth, Telefon 02345 67\n"
    )
    assert title_of(source) == "Neue Schule in Rosenau"


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<w:r><w:t>Der Rat</w:t></w:r><w:del><w:r><w:delText> nicht</w:delText></w:r></w:del><w:r><w:t> tagt.</w:t></w:r>", "Der Rat tagt."),
        ("<w:r><w:t>Offen.</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>Geheim</w:t></w:r>", "Offen."),
        ("<w:ins><w:r><w:t>Neu.</w:t></w:r></w:ins>", "Neu."),
        ("<w:r><w:t>Tel.</w:t><w:tab/><w:t>1</w:t><w:br/><w:t>Fax</w:t></w:r>", "Tel.\t1\nFax"),
        (
            "<w:r><w:t>Text.</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Kasten</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>",
            "Text.\n\nKasten",
        ),
    ],
)  # fmt: skip
def test_office_word_runs(inner: str, text: str) -> None:
    from docx.oxml import parse_xml

    def fill(document: Any) -> None:
        document.element.body.insert(0, parse_xml(f"<w:p {W}>{inner}</w:p>"))

    assert read_bytes(made.docx(fill), "x.docx").text == f"{text}\n"


def test_office_word_layout_table_cell_by_cell() -> None:
    def fill(document: Any) -> None:
        left, right = document.add_table(1, 2).rows[0].cells
        left.text, right.text = "Erster Absatz.", "Rechts."
        left.add_paragraph("Zweiter Absatz.")

    assert read_bytes(made.docx(fill), "x.docx").text == "Erster Absatz.\n\nZweiter Absatz.\n\nRechts.\n"


P = "<text:p>{}</text:p>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (P.format("Der Kreis<text:s text:c='2'/>baut.<text:line-break/>Start: Mai<text:tab/>2024"), "Der Kreis  baut.\nStart: Mai\t2024\n"),
        (P.format("Vor<office:annotation><text:p>Notiz</text:p></office:annotation>nach"), "Vornach\n"),
        (f"<text:list><text:list-item>{P.format('Eins')}</text:list-item></text:list>", "- Eins\n"),
        (
            f"<table:table><table:table-row><table:table-cell>{P.format('Halle')}</table:table-cell><table:table-cell>{P.format('3')}</table:table-cell></table:table-row></table:table>",
            "Halle  3\n",
        ),
        (P.format(f"Text<draw:frame><draw:text-box>{P.format('Kasten')}</draw:text-box></draw:frame>"), "Text\n\nKasten\n"),
        ("<text:tracked-changes>alt</text:tracked-changes>" + P.format("neu"), "neu\n"),
    ],
)  # fmt: skip
def test_office_opendocument(body: str, text: str) -> None:
    assert read_bytes(made.odt(body), "x.odt").text == text


def test_office_opendocument_headline() -> None:
    body = '<text:p text:style-name="Title">Neue Schule in Rosenau</text:p>' + P.format("Der Kreis baut.")
    assert title_of(read_bytes(made.odt(body), "x.odt")) == "Neue Schule in Rosenau"


def test_office_opendocument_looks_nothing_up(tmp_path) -> None:  # type: ignore[no-untyped-def]
    secret = tmp_path / "secret.txt"
    secret.write_text("Geheimnis")
    doctype = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    try:
        text = read_bytes(made.odt(P.format("Text &e; Ende"), doctype), "x.odt").text
    except ReadError:
        return
    assert "Geheimnis" not in text


RTF = rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}\f0 %s}"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (RTF % rb"Gr\'fc\'dfe aus K\'f6ln\par Zweite Zeile", "Grüße aus Köln\nZweite Zeile\n"),
        (RTF % rb"\u8222?Ja\u8220? sagte sie", "„Ja“ sagte sie\n"),
        (RTF.replace(b"1252", b"850") % rb"Gr\'81\'e1e", "Grüße\n"),
        (b"{\\rtf1\\mac K\\'9aln}", "Köln\n"),
    ],
)
def test_office_rich_text(data: bytes, text: str) -> None:
    assert read_bytes(data, "x.rtf").text == text


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (made.docx(lambda document: None), "x.docx", "R027"),
        (made.odt(""), "x.odt", "R027"),
        (RTF % b"", "x.rtf", "R027"),
        (b"PK\x03\x04 word/document.xml", "x.docx", "R018"),
        (made.odt("<text:p>"), "x.odt", "R018"),
        (made.odt(P.format("x"), manifest="<manifest:encryption-data/>"), "x.odt", "R020"),
        (made.locked_archive("word/document.xml", b"x"), "x.docx", "R020"),
    ],
)
def test_office_that_is_refused(data: bytes, name: str, code: str) -> None:
    with pytest.raises(ReadError) as error:
        read_bytes(data, name)
    assert error.value.code == code
