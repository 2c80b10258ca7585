"""The pages in a browser: text and facts, filters, corrections by mouse and by keyboard, accessibility, hostile texts."""

import json

import pytest
from click.testing import CliRunner
from tests.html.conftest import fact, release

from pressefakten.cli import main

TEXT = (
    "Neue Kita öffnet 🎉\r\n\r\nAm Freitag öffnet die Kita. „Das freut Ada Lem sehr“, sagt Ada Lem, Leiterin der Kita Park.\r\n"
    "Der Bau kostet 1,5 Mio. Euro. Auch Bo Ek kam, und Ada Lem blieb.\r\n\r\nWetter: heiter"
)
KITA = release(
    "Kita #1",
    TEXT,
    ("title", 0, 18),
    ("body", 22, TEXT.index("Wetter")),
    ("boilerplate", TEXT.index("Wetter"), len(TEXT)),
    title="Neue Kita öffnet 🎉",
    published="2024-05-03",
    publisher="Stadt Musterstadt",
)
FACTS = [
    fact(KITA, 1, "person", "Ada Lem", "Ada Lem", "Ada Lem", "Ada Lem", roles=["Leiterin"], affiliation="Kita Park", affiliation_id=f"{2:012x}"),
    fact(KITA, 2, "organization", "Kita Park", "Kita Park"),
    fact(KITA, 3, "quote", "Das freut Ada Lem sehr", "Das freut Ada Lem sehr", speaker="Ada Lem", speaker_id=f"{1:012x}"),
    fact(KITA, 4, "money", "1500000", "1,5 Mio. Euro", currency="EUR", role="costs"),
    fact(KITA, 5, "date", None, "Freitag", mention={"warnings": ["no day of publication"], "resolution": "relative"}),
]  # fmt: skip
PAGE = "releases"


@pytest.fixture(scope="module")
def kita(report_of):
    folder = report_of([KITA], FACTS)
    (page,) = (folder / PAGE).iterdir()
    return page


def card(page, number: int):
    return page.locator(f"#f-{number:012x}")


def mark(page, number: int, mention: int = 0):
    return page.locator(f'.seg[data-f~="{number:012x}-{mention}"]')


def test_browser_nested_marks_carry_all_their_kinds(visit, kita):
    page = visit().open(kita)
    inner = mark(page, 1, 0)
    assert inner.count() == 1
    assert inner.get_attribute("data-f").split() == [f"{3:012x}-0", f"{1:012x}-0"]
    assert inner.locator(".m").evaluate_all("all => all.map(one => one.className)") == ["m k-quote", "m k-person"]
    assert "".join(mark(page, 3).all_inner_texts()) == "Das freut Ada Lem sehr"
    assert page.locator(".boilerplate").get_attribute("open") is None


def test_browser_no_mark_is_told_by_its_colour_alone(visit, kita):
    page = visit().open(kita)
    style = "one => { const s = getComputedStyle(one); return s.textDecorationStyle + s.textDecorationThickness + s.textDecorationLine; }"
    sign = "one => getComputedStyle(one, '::before').content"
    kinds = ("person", "organization", "money", "date", "quote")
    styles = [page.locator(f".text .m.k-{kind}").first.evaluate(style) for kind in kinds]
    assert len(set(styles)) == len(styles)
    signs = [page.locator(f".text .sign.k-{kind}").first.evaluate(sign) for kind in kinds]
    assert len(set(signs)) == len(signs)
    assert all(sign not in ("none", "normal") for sign in signs)


def test_browser_pointing_at_one_shows_the_other(visit, kita):
    page = visit(viewport={"width": 1300, "height": 900}).open(kita)
    mark(page, 4).hover()
    assert "on" in card(page, 4).get_attribute("class").split()
    card(page, 1).hover()
    assert all("on" in one.get_attribute("class").split() for one in mark(page, 1).all() + mark(page, 1, 1).all())
    assert "on" not in card(page, 4).get_attribute("class").split()
    mark(page, 2).focus()
    assert "on" in card(page, 2).get_attribute("class").split()


def test_browser_filter_search_and_address_of_a_fact(visit, kita):
    page = visit().open(kita, f"#f-{4:012x}")
    assert page.evaluate("document.querySelector(':target').id") == f"f-{4:012x}"
    page.locator('.kinds input[value="person"]').uncheck()
    assert not card(page, 1).is_visible()
    assert "off" in mark(page, 1, 1).locator(".m").first.get_attribute("class").split()
    page.locator("#search").fill("mio")
    assert page.locator(".fact:visible").count() == 1
    assert page.locator("#shown").inner_text() == "1"
    page.locator("#search").fill("gibt es nicht")
    assert page.locator("#none-left").is_visible()


def test_browser_copies_text_and_json(visit, kita):
    one = visit(permissions=["clipboard-read", "clipboard-write"])
    page = one.open(kita)
    card(page, 4).get_by_role("button", name="Als JSON kopieren").click()
    page.locator("#live", has_text="Kopiert").wait_for()
    assert json.loads(page.evaluate("navigator.clipboard.readText()")) == FACTS[3]
    card(page, 1).get_by_role("button", name="Als Text kopieren").click()
    page.wait_for_function("navigator.clipboard.readText().then(said => said.startsWith('Person: Ada Lem'))")


def test_browser_speaks_german_and_english(visit, kita):
    page = visit().open(kita)
    assert page.locator("#g-people").inner_text().startswith("Personen")
    page.locator("#language").click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("#g-people").inner_text().startswith("People")
    assert page.locator("#search").get_attribute("placeholder") == "Search the facts"
    assert page.locator("#text").get_attribute("lang") == "de"
    page.reload()
    assert page.locator("#g-people").inner_text().startswith("People")


def test_browser_switches_colours(visit, kita):
    page = visit(color_scheme="light").open(kita)
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("#theme").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light


def corrections_of(one, page) -> list[dict]:
    page.locator("#review summary").click()
    with page.expect_download() as download:
        page.locator("#download").click()
    assert download.value.suggested_filename == "corrections.jsonl"
    text = download.value.path().read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_browser_corrects_by_mouse(visit, kita):
    one = visit(viewport={"width": 1300, "height": 900})
    page = one.open(kita)
    card(page, 2).locator(".reject").click()
    card(page, 4).locator(".accept").click()
    # A missed name is selected with the mouse and added.
    box = page.evaluate(
        """() => { const walker = document.createTreeWalker(document.querySelector('#text'), NodeFilter.SHOW_TEXT);
             while (walker.nextNode()) { const at = walker.currentNode.data.indexOf('Bo Ek'); if (at < 0) continue;
               const range = document.createRange(); range.setStart(walker.currentNode, at); range.setEnd(walker.currentNode, at + 5);
               const box = range.getBoundingClientRect(); return [box.left, box.right, (box.top + box.bottom) / 2]; } }"""
    )
    page.mouse.move(box[0] + 1, box[2])
    page.mouse.down()
    page.mouse.move(box[1] - 1, box[2], steps=6)
    page.mouse.up()
    page.locator("#add-selected").click()
    assert page.locator("#edit-words").input_value() == "Bo Ek"
    page.locator("#edit-roles").fill("Gast; Nachbar")
    page.get_by_role("button", name="Übernehmen").click()
    assert page.locator(".added .fact").count() == 1
    page.reload()  # kept in the browser
    assert "is-rejected" in card(page, 2).get_attribute("class").split()
    done = {said["action"]: said for said in corrections_of(one, page)}
    assert set(done) == {"reject", "accept", "add"}
    assert done["reject"]["fact"] == f"{2:012x}"
    start = TEXT.index("Bo Ek")
    place = done["add"]["now"]["places"][0]
    assert (place["start"], place["end"], place["exact"]) == (start, start + 5, "Bo Ek")  # behind an astral sign
    assert done["add"]["now"]["attributes"] == {"roles": ["Gast", "Nachbar"]}


def test_browser_corrects_by_keyboard(visit, kita):
    one = visit(viewport={"width": 1300, "height": 900})
    page = one.open(kita)
    card(page, 5).locator(".value a").focus()
    page.keyboard.press("f")
    assert "is-rejected" in card(page, 5).get_attribute("class").split()
    page.keyboard.press("z")
    assert "is-rejected" not in card(page, 5).get_attribute("class").split()
    card(page, 1).locator(".value a").focus()
    page.keyboard.press("a")
    page.keyboard.press("Control+A")
    page.keyboard.type("Ada Maria Lem")
    page.keyboard.press("Enter")
    assert "is-changed" in card(page, 1).get_attribute("class").split()
    page.keyboard.press("n")
    page.keyboard.type("Bo Ek")
    page.keyboard.press("Enter")
    done = {said["action"]: said for said in corrections_of(one, page)}
    assert set(done) == {"change", "add"}
    assert done["change"]["now"]["value"] == "Ada Maria Lem"
    assert len(done["change"]["now"]["places"]) == 3
    assert done["add"]["now"]["value"] == "Bo Ek"


def test_browser_refuses_a_value_that_is_none(visit, kita):
    page = visit().open(kita)
    card(page, 4).locator(".change").click()
    page.locator("#edit-value").fill("viel")
    page.get_by_role("button", name="Übernehmen").click()
    assert "12.50" in page.locator(".edit .wrong").inner_text()
    page.keyboard.press("Escape")
    assert page.locator("form.edit").count() == 0


def test_browser_keeps_progress_apart_for_each_run(visit, kita, report_of):
    other = report_of([KITA], FACTS[:4])
    one = visit()
    page = one.open(kita)
    card(page, 1).locator(".reject").click()
    (second,) = (other / PAGE).iterdir()
    page = one.open(second)
    assert "is-rejected" not in card(page, 1).get_attribute("class").split()
    page = one.open(kita)
    assert "is-rejected" in card(page, 1).get_attribute("class").split()


EVIL = "<img src=x onerror=alert(1)> </script><script>alert(2)</script> {{ 7*7 }} \x1b[31m \"'`=1+1 \u202e javascript:alert(3)\n"
HOSTILE = release(
    "../../etc/pass<wd>\"'",
    EVIL,
    ("body", 0, len(EVIL)),
    title="<script>alert(4)</script>",
    publisher='"><b>x',
    source_url="javascript:alert(5)",
)
EVIL_FACTS = [
    fact(HOSTILE, 1, "person", "<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>", title='"onmouseover="alert(6)'),
    fact(HOSTILE, 2, "misc", "</script><script>alert(2)</script>", "</script><script>alert(2)</script>"),
    fact(HOSTILE, 3, "organization", "{{ 7*7 }}", "{{ 7*7 }}", mention={"warnings": ["<b>bold</b>"]}),
    fact(HOSTILE, 4, "email", "a@x.example", '"\'`=1+1', owner="<script>alert(7)</script>"),
]  # fmt: skip


def test_browser_hostile_text_stays_text(visit, report_of):
    folder = report_of(
        [HOSTILE],
        EVIL_FACTS,
        rejected=[
            {"file": "<b>x</b>", "stage": "read", "code": "R001", "message": "</script><script>alert(8)</script>"}
        ],
    )
    (page_file,) = (folder / PAGE).iterdir()
    assert page_file.parent == folder / PAGE
    one = visit()
    alerts = []
    for path in (page_file, folder / "index.html"):
        page = one.open(path)
        page.on("dialog", lambda dialog: alerts.append(dialog.message))
        page.wait_for_load_state()
        assert page.locator("main img:not([src^=charts]), main script, main b:not(.warning b)").count() == 0
        assert page.locator('a[href^="javascript"]').count() == 0
        assert "49" not in page.locator("main").inner_text().replace("749", "")
    assert alerts == []
    text = page_file.read_text(encoding="utf-8")
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_browser_page_has_no_script_or_style_of_its_own(five):
    for path in (five / "index.html", *sorted((five / PAGE).iterdir())):
        text = path.read_text(encoding="utf-8")
        assert " style=" not in text
        assert "<style" not in text
        assert " onclick" not in text
        assert text.count("<script") == text.count("<script src=")
        assert "default-src 'none'; script-src 'self'; style-src 'self'" in text
        assert "http://" not in text.replace("http://www.w3.org", "").split("<main")[0]


def test_browser_five_texts_each_have_their_page(visit, five):
    pages = sorted((five / PAGE).iterdir())
    assert len(pages) == 5
    one = visit()
    for path in pages:
        page = one.open(path)
        facts = [
            json.loads(said)
            for said in page.locator(".fact[data-fact]").evaluate_all("all => all.map(one => one.dataset.fact)")
        ]
        assert facts
        for number in (0, len(facts) - 1):
            mention = facts[number]["mentions"][0]
            marked = "".join(page.locator(f'.seg[data-f~="{facts[number]["id"]}-0"]').all_inner_texts())
            assert " ".join(marked.split()) == " ".join(mention["text"].split())


def test_browser_corpus_page_sorts_and_searches(visit, five):
    page = visit().open(five / "index.html")
    rows = page.locator("#releases tbody tr")
    assert rows.count() == 5
    page.locator("#releases th").nth(3).get_by_role("button").click()
    counts = [int(said) for said in page.locator("#releases td:nth-child(4)").all_inner_texts()]
    assert counts == sorted(counts, reverse=True)
    page.locator('[data-search="releases"]').fill("heinsberg")
    assert rows.count() == 1
    page.locator("#releases td a").click()
    assert "Heinsberg" in page.locator("h1").inner_text()


def test_browser_works_without_script(visit, five):
    page = visit(java_script_enabled=False).open(five / "index.html")
    page.locator("#releases td a").first.click()
    assert page.locator(".fact").count() > 5
    assert not page.locator("#search").is_visible()


def test_browser_fits_a_phone(visit, five):
    one = visit(viewport={"width": 360, "height": 740})
    for path in (five / "index.html", next((five / PAGE).iterdir())):
        page = one.open(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_browser_axe_finds_nothing_serious(visit, five, kita, axe, scheme):
    one = visit(color_scheme=scheme, viewport={"width": 1300, "height": 900})
    for path in (five / "index.html", next((five / PAGE).iterdir()), kita):
        page = one.open(path)
        if path is kita:
            page.locator("#review summary").click()
            card(page, 1).locator(".reject").click()
            card(page, 4).locator(".change").click()
        page.evaluate(axe)
        found = page.evaluate("axe.run(document, {preload: false})")["violations"]
        serious = [
            (one["id"], one["nodes"][0]["target"], one["nodes"][0].get("failureSummary"))
            for one in found
            if one["impact"] in ("serious", "critical")
        ]
        assert serious == []


def test_browser_what_was_corrected_is_seen_in_the_next_report(visit, tmp_path, small, corpus, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def call(*words: str) -> None:
        done = CliRunner().invoke(main, list(words))
        assert done.exit_code == 0, done.stderr

    call("extract")
    call("report", "--no-steps")
    one = visit(viewport={"width": 1300, "height": 900})
    page = one.open(tmp_path / "outputs/report/releases/hallenbad.html")
    page.locator('.fact[data-kind="money"]', has_text="4 EUR").locator(".reject").click()
    page.locator("#add").focus() if page.locator("#add").is_visible() else page.locator("#review summary").click()
    page.locator("#add").click()
    page.locator("#edit-words").fill("Hallenbad")
    page.locator("#edit-kind").select_option("place")
    page.get_by_role("button", name="Übernehmen").click()
    with page.expect_download() as download:
        page.locator("#download").click()
    download.value.save_as(tmp_path / "corrections.jsonl")
    call("apply", "corrections.jsonl")
    call("extract")
    call("report", "--no-steps")
    page = one.open(tmp_path / "outputs/report/releases/hallenbad.html")
    assert page.locator('.fact[data-kind="money"]', has_text="4 EUR").count() == 0
    assert "von Hand berichtigt" in page.locator('.fact[data-kind="place"]').inner_text()
    assert page.locator(".added .fact").count() == 0  # a new run begins anew
