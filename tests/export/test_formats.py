"""Each format read back by a library of its own; and nothing of a hostile release does harm in it."""

import csv
import io
import json
import sqlite3
import sys

import icalendar
import openpyxl
import pyarrow.parquet
import pytest
import vobject
from click.testing import CliRunner
from spacy.training.converters import conll_ner_to_docs

from pressefakten.cli import main
from pressefakten.export import FORMATS, export


def rows(path, **dialect):
    with path.open(encoding=dialect.pop("encoding", "utf-8"), newline="") as file:
        return list(csv.DictReader(file, **dialect))


def test_formats_csv_has_a_typed_table_a_kind(out):
    folder = export("csv", out)
    assert folder == out / "export/csv"
    (phone,) = rows(folder / "phone.csv")
    assert (phone["value"], phone["extension"], phone["published"]) == ("+493411230450", "0450", "2024-05-03")
    (address,) = rows(folder / "address.csv")
    assert address["postcode"] == "04103"
    assert [row["first_day"] for row in rows(folder / "date.csv")] == ["2024-05-03", "2024-05-04"]
    assert '"kita",2024-05-03,"Stadt Leipzig","000000000005",12.5,' in (folder / "percent.csv").read_text("utf-8")
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    types = {
        (table["name"], field["name"]): field["type"]
        for table in package["resources"]
        for field in table["schema"]["fields"]
    }
    assert types["money", "value"] == "number"
    assert types["address", "postcode"] == types["phone", "extension"] == types["phone", "value"] == "string"
    assert types["date", "first_day"] == "date"
    assert all((folder / table["path"]).is_file() for table in package["resources"])


def test_formats_csv_keeps_text_and_offsets_of_a_release(out, text, evil_text):
    (evil, kita) = rows(export("csv", out) / "releases.csv")
    assert kita["text"] == text
    for row in rows(out / "export/csv/mentions.csv"):
        if row["release"] == "kita":
            assert text[int(row["start"]) : int(row["end"])] == row["text"]
    assert len(evil["text"].lstrip("'")) == len(evil_text)


def test_formats_csv_for_excel(out, tmp_path):
    folder = export("csv", out, tmp_path / "excel", excel=True)
    assert (folder / "phone.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    options = {"encoding": "utf-8-sig", "delimiter": ";"}
    assert rows(folder / "percent.csv", **options)[0]["value"] == "12,5"
    assert rows(folder / "phone.csv", **options)[0]["value"] == "'+493411230450"
    assert rows(folder / "address.csv", **options)[0]["postcode"] == "'04103"


@pytest.mark.parametrize("excel", [False, True])
def test_formats_csv_holds_no_formula_and_no_escape(out, excel):
    folder = export("csv", out, excel=excel)
    for path in folder.glob("*.csv"):
        raw = path.read_text("utf-8-sig")
        assert "\x1b" not in raw
        for row in csv.reader(io.StringIO(raw, newline=""), delimiter=";" if excel else ","):
            for cell in row:
                assert not cell.startswith(("=", "@")), cell
                assert not cell.startswith(("+", "-")) or cell[1:].isdigit(), cell


def test_formats_xlsx_has_values_and_no_formulas(out):
    book = openpyxl.load_workbook(export("xlsx", out))
    assert {"person", "phone", "money", "mentions", "releases"} <= set(book.sheetnames)
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", cell.value
                assert cell.hyperlink is None
    cells = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}

    def value(sheet, column, row=1):
        return cells[sheet][row][cells[sheet][0].index(column)]

    assert (value("money", "value"), value("percent", "value")) == (1500000, 12.5)
    assert (value("address", "postcode"), value("phone", "value"), value("phone", "extension")) == (
        "04103",
        "+493411230450",
        "0450",
    )
    assert value("date", "first_day").date().isoformat() == "2024-05-03"
    assert value("organization", "value").startswith("=HYPERLINK")


def test_formats_xlsx_is_the_same_twice(out, tmp_path):
    first = export("xlsx", out, tmp_path / "a.xlsx").read_bytes()
    assert export("xlsx", out, tmp_path / "b.xlsx").read_bytes() == first


def test_formats_parquet_has_types(out, text):
    folder = export("parquet", out)
    money = pyarrow.parquet.read_table(folder / "money.parquet")
    assert money.schema.field("value").type == pyarrow.float64()
    assert money.schema.field("published").type == pyarrow.date32()
    assert money.to_pylist()[0]["value"] == 1500000
    assert pyarrow.parquet.read_table(folder / "address.parquet").to_pylist()[0]["postcode"] == "04103"
    assert pyarrow.parquet.read_table(folder / "identifier.parquet").num_rows == 0
    assert pyarrow.parquet.read_table(folder / "releases.parquet").to_pylist()[1]["text"] == text


def test_formats_sqlite_has_keys_facts_and_full_text(out):
    base = sqlite3.connect(export("sqlite", out))
    assert base.execute("SELECT value, typeof(value) FROM money").fetchall() == [(1500000, "integer")]
    assert base.execute("SELECT postcode, typeof(postcode) FROM address").fetchall() == [("04103", "text")]
    assert base.execute("SELECT count(*) FROM facts").fetchone() == (12,)
    assert base.execute("PRAGMA foreign_key_list(money)").fetchall()[0][2:5] == ("releases", "release", "release")
    found = "SELECT release FROM releases WHERE rowid IN (SELECT rowid FROM releases_fts WHERE releases_fts MATCH ?)"
    assert base.execute(found, ("offnet",)).fetchall() == [("kita",)]
    assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    # How datasette finds the index of a table: by its content option.
    sql = base.execute("SELECT sql FROM sqlite_master WHERE name = 'mentions_fts'").fetchone()[0]
    assert 'content="mentions"' in sql


def test_formats_webannotation_follows_the_model(out, text):
    page = json.loads(export("webannotation", out).read_text("utf-8"))
    assert (page["@context"], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    assert len(page["items"]) == len({item["id"] for item in page["items"]}) == 12
    for item in page["items"]:
        position, quoted = item["target"]["selector"]
        if item["target"]["source"] == "https://kita.example/pm?1":
            assert text[position["start"] : position["end"]] == quoted["exact"]
            assert text[: position["start"]].endswith(quoted["prefix"])
            assert text[position["end"] :].startswith(quoted["suffix"])
        assert [body["purpose"] for body in item["body"]] == ["tagging", "identifying", "describing"]
    assert "\x1b" not in json.dumps(page, ensure_ascii=False)


def test_formats_conll_is_what_spacy_reads(out):
    text = export("conll", out, kinds=()).read_text("utf-8")
    assert "\x1b" not in text
    docs = list(conll_ner_to_docs(text, no_print=True))
    found = {(span.text, span.label_) for doc in docs for span in doc.ents}
    assert {("Ada Lem", "person"), ("1,5 Mio. Euro", "money"), ("3. Mai 2024", "date")} <= found
    assert not any(label == "quote" for _, label in found)
    asked = export("conll", out, kinds=["quote"]).read_text("utf-8")
    assert "B-quote" in asked
    assert "B-person" not in asked


def test_formats_ical_has_an_event_a_day(out):
    calendar = icalendar.Calendar.from_ical(export("ical", out).read_bytes())
    (event,) = calendar.walk("VEVENT")  # the day of publication is none
    assert event.decoded("dtstart").isoformat() == "2024-05-04T15:00:00"
    assert str(event["url"]) == "https://kita.example/pm?1"
    assert "Fest" in str(event["summary"])


def test_formats_vcards_of_both_versions(out):
    folder = export("vcard", out)
    for version in ("3.0", "4.0"):
        text = (folder / f"contacts-{version}.vcf").read_bytes().decode()
        assert "\x1b" not in text
        cards = list(vobject.readComponents(text))
        ada = next(card for card in cards if card.fn.value == "Ada Lem")
        assert ada.version.value == version
        assert ada.tel.value.removeprefix("tel:") == "+493411230450"
        assert "04103" in str(ada.adr.value)


@pytest.mark.parametrize("form, library, extra", [("xlsx", "xlsxwriter", "xlsx"), ("parquet", "pyarrow", "parquet")])
def test_formats_missing_library_says_what_to_type(out, monkeypatch, form, library, extra):
    monkeypatch.setitem(sys.modules, library, None)
    done = CliRunner().invoke(main, ["export", form, "--out", str(out)])
    assert done.exit_code == 2
    assert f"pip install 'pressefakten[{extra}]'" in done.stderr
    assert not (out / "export" / FORMATS[form].place).exists()


@pytest.mark.parametrize("form", FORMATS)
def test_formats_are_those_of_the_command(out, form, tmp_path):
    done = CliRunner().invoke(main, ["export", form, "--out", str(out), "--to", str(tmp_path / "new/place")])
    assert (done.exit_code, (tmp_path / "new/place").is_dir()) == (0, FORMATS[form].several), done.stderr
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["place"]  # nothing half written is left


def test_formats_kind_alone(out):
    folder = export("csv", out, kinds=["phone"])
    assert sorted(path.name for path in folder.iterdir()) == ["datapackage.json", "phone.csv"]


@pytest.mark.parametrize(
    "words, says",
    [
        (["xlsx", "--excel"], "C062"),
        (["vcard", "--kind", "phone"], "C061"),
        (["ical", "--kind", "phone"], "C061"),
        (["csv", "--kind", "phones"], "C063"),
        (["csv", "--to", "FILE"], "Name a folder"),
        (["xlsx", "--to", "DIR"], "Name a file"),
        (["csv", "--out", "DIR"], "O003"),
    ],
)
def test_formats_wrong_use(out, tmp_path, words, says):
    (tmp_path / "file").touch()
    (tmp_path / "dir").mkdir()
    places = {"FILE": str(tmp_path / "file"), "DIR": str(tmp_path / "dir")}
    out_option = [] if "--out" in words else ["--out", str(out)]
    done = CliRunner().invoke(main, ["export", *(places.get(word, word) for word in words), *out_option])
    assert done.exit_code == 2
    assert says in done.stderr
