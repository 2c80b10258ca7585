"""Other stories below a release, and what only looks like one."""

import pytest

from pressefakten.zones import mark_lines
from pressefakten.zones.lines import Line
from pressefakten.zones.stories import leave_stories

RELEASE = [
    ("title", "Lindach baut eine zweite Brücke über die Aue"),
    (
        "body",
        (
            "Der Gemeinderat von Lindach hat am Montag den Bau einer zweiten Brücke über die Aue beschlossen. Sie soll den"
            " Verkehr am Markt entlasten und kostet nach Angaben von Bürgermeisterin Ada Lem rund vier Millionen Euro."
            " Baubeginn ist im Herbst, die Brücke wird 2026 frei."
        ),
    ),
]
CONTACT = ("contact", "Pressestelle Lindach, Telefon 07000 1234")
FIRE = (
    "Ein Brand hat am Sonntag eine Scheune bei Oberfelde zerstört. Verletzt wurde niemand, den Schaden schätzt die"
    " Polizei auf 80.000 Euro, die Ursache ist offen."
)
CHOIR = (
    "Nach dreißig Jahren legt Dirigent Carl Voss den Taktstock nieder. Seine Nachfolgerin Ina Thom kommt vom Konservatorium"
    " und probt ab Mai mit vierzig Stimmen."
)


def zones_below(*below: tuple[str, str], kept: tuple[int, ...] = ()) -> list[str]:
    """The zones of the lines below a release, each first taken for what is given."""
    lines = [Line(0, len(text), text, True, zone) for zone, text in (*RELEASE, *below)]  # type: ignore[arg-type]
    leave_stories(lines, kept)
    return [line.zone or "" for line in lines[len(RELEASE) :]]


@pytest.mark.parametrize(
    "below",
    [
        [CONTACT, ("boilerplate", "Neueste Artikel"), ("body", "Scheune brennt ab"), ("body", FIRE)],
        [CONTACT, ("body", "Scheune brennt bei Oberfelde"), ("body", FIRE)],
        [CONTACT, ("boilerplate", "###"), ("boilerplate", "Scheune brennt bei Oberfelde"), ("body", FIRE)],
        [
            ("body", "Mehr aus Lindach"),
            ("body", "Scheune brennt bei Oberfelde"),
            ("body", FIRE),
            ("body", "Chor sucht neue Stimmen"),
            ("body", CHOIR),
        ],
        [("boilerplate", "Kommentare (2)"), ("body", "Die Brücke über die Aue kommt zu spät, liebe Frau Lem!")],
        [
            ("boilerplate", "Weitere Artikel"),
            ("body", "Scheune brennt ab"),
            ("body", f"{FIRE[:90]}..."),
            ("body", "Chor sucht Stimmen"),
            ("body", f"{CHOIR[:90]} …"),
        ],
    ],
)
def test_other_stories_are_left_out(below: list[tuple[str, str]]) -> None:
    assert [zone for zone in zones_below(*below) if zone not in ("boilerplate", "contact")] == []


@pytest.mark.parametrize(
    "below",
    [
        [("boilerplate", "Lesen Sie auch: Scheune brennt ab"), ("body", FIRE)],
        [CONTACT, ("body", FIRE)],
        [CONTACT, ("body", "Hintergrund"), ("body", FIRE)],
        [CONTACT, ("boilerplate", "Lesen Sie die Satzung unter lindach.example"), ("body", FIRE)],
        [
            CONTACT,
            ("body", "Lindach wächst an der Aue"),
            (
                "body",
                (
                    "Lindach an der Aue hat 9.000 Einwohner. Bürgermeisterin Ada Lem leitet die Gemeinde seit 2019, vor der"
                    " Brücke am Markt steht der Verkehr seit Jahren."
                ),
            ),
        ],
    ],
)
def test_release_that_goes_on_is_kept(below: list[tuple[str, str]]) -> None:
    assert zones_below(*below) == [zone for zone, _ in below]


def test_story_that_structure_calls_the_main_text_is_kept() -> None:
    below = [CONTACT, ("body", "Scheune brennt bei Oberfelde"), ("body", FIRE)]
    assert zones_below(*below, kept=(4,)) == ["contact", "body", "body"]


@pytest.mark.parametrize(
    "notice",
    [
        (
            "Wir verwenden Cookies, um Ihnen ein gutes Erlebnis zu bieten. Manche davon sind für den Betrieb der Seite"
            " notwendig, andere dienen der Statistik. Sie entscheiden selbst, welche Sie zulassen."
        ),
        "Für den Inhalt der Pressemitteilung ist der Einsender verantwortlich, das Portal macht ihn sich nicht zu eigen.",
    ],
)
def test_notice_of_the_page_is_not_of_the_release(notice: str) -> None:
    text = "\n\n".join(["Start", "Sport", "Kultur", *(text for _, text in RELEASE), CONTACT[1], notice])
    assert mark_lines(text)[-1].zone == "boilerplate"
