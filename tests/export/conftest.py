"""A run made by hand: two releases with one fact of nearly every kind, and one whose words are hostile."""

import json
from pathlib import Path

import pytest

from pressefakten_schemas import SCHEMA_VERSION
from pressefakten_schemas.facts import FACT
from pressefakten_schemas.releases import Release

TEXT = (
    "Neue Kita öffnet\n\nAm 3. Mai 2024 öffnet die Kita. „Das freut uns sehr“, sagt Ada Lem (SPD). Der Bau kostet rund "
    "1,5 Mio. Euro, 12,5 Prozent mehr.\nFest: 4. Mai 2024, 15 Uhr. Kontakt: 0341 123-0450, Am Markt 1, 04103 Leipzig\n"
)
EVIL = '=HYPERLINK("http://x.example";"y") \x1b[31mrot\x1b[0m <script>alert(1)</script> @SUM(A1) ../../etc/passwd\r\nEnde\n'


def fact(text: str, kind: str, words: str, value: str | None, at: int, /, **more) -> dict:
    start = text.index(words)
    of_mention = {name: more.pop(name) for name in ("qualifier", "resolution") if name in more}
    release = "kita" if text is TEXT else "böse/../=x"
    mention = {"start": start, "end": start + len(words), "text": words, "zone": "body", "rule": f"{kind}.test"}
    return {
        "release": release,
        "id": f"{at:012x}",
        "kind": kind,
        "value": value,
        **more,
        "mentions": [{**mention, **of_mention}],
    }


FACTS = [
    fact(TEXT, "date", "3. Mai 2024", "2024-05-03", 1, resolution="absolute"),
    fact(TEXT, "quote", "Das freut uns sehr", "Das freut uns sehr", 2, speaker="Ada Lem", speaker_id=f"{3:012x}"),
    fact(TEXT, "person", "Ada Lem", "Ada Lem", 3, roles=["Bürgermeisterin", "Rednerin"], party="SPD"),
    fact(TEXT, "money", "1,5 Mio. Euro", "1500000", 4, currency="EUR", qualifier="about"),
    fact(TEXT, "percent", "12,5 Prozent", "12.5", 5),
    fact(TEXT, "date", "4. Mai 2024, 15 Uhr", "2024-05-04T15:00", 6),
    fact(TEXT, "phone", "0341 123-0450", "+493411230450", 7, type="phone", extension="0450", owner="Ada Lem"),
    fact(
        TEXT, "address", "Am Markt 1, 04103 Leipzig", "Am Markt 1, 04103 Leipzig", 8, street="Am Markt", number="1",
        postcode="04103", city="Leipzig", owner="Ada Lem",
    ),
    fact(EVIL, "organization", '=HYPERLINK("http://x.example";"y")', '=HYPERLINK("http://x.example";"y")', 9),
    fact(EVIL, "misc", "\x1b[31mrot\x1b[0m", "\x1b[31mrot\x1b[0m", 10),
    fact(EVIL, "person", "<script>alert(1)</script>", "<script>alert(1)</script>", 11, title="@SUM(A1)"),
    fact(EVIL, "email", "@SUM(A1)", "-2+3@x.example", 12, owner="<script>alert(1)</script>"),
]  # fmt: skip

RELEASES = [
    {
        "release": "böse/../=x", "source": "corpus/=x.txt", "sha256": "0" * 64, "title": '=1+1 "<b>"', "text": EVIL,
        "zones": [{"zone": "body", "start": 0, "end": len(EVIL)}],
    },
    {
        "release": "kita", "source": "corpus/kita.txt", "source_url": "https://kita.example/pm?1", "sha256": "1" * 64,
        "title": "Neue Kita öffnet", "published": "2024-05-03", "publisher": "Stadt Leipzig", "text": TEXT,
        "zones": [{"zone": "title", "start": 0, "end": 16}, {"zone": "body", "start": 18, "end": len(TEXT)}],
    },
]  # fmt: skip


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """The folder of the run."""
    folder = tmp_path / "outputs"
    folder.mkdir()
    texts = {record["release"]: Release.model_validate(record).text for record in RELEASES}
    for one in FACTS:
        FACT.validate_python(one, context={"text": texts[one["release"]]})
    facts = sorted(FACTS, key=lambda one: one["release"])
    for name, records in (("releases", RELEASES), ("facts", facts)):
        lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in records)
        (folder / f"{name}.jsonl").write_text("".join(lines), encoding="utf-8")
    (folder / "run.json").write_text(json.dumps({"schema_version": SCHEMA_VERSION}), encoding="utf-8")
    return folder


@pytest.fixture
def text() -> str:
    return TEXT


@pytest.fixture
def evil_text() -> str:
    return EVIL
