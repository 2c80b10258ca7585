"""The layouts in which training sees an annotated page too."""

from pressefakten.zones.annotated import AnnotatedPage, page_of, with_layouts

ONE = page_of(
    "xa1",
    "Menü | Suche\nBrücke frei\nDie Brücke ist frei.\nSie ist 32 Meter lang.\nImpressum",
    [
        ("boilerplate", 0, 12),
        ("title", 13, 24),
        ("body", 25, 45),
        ("body", 46, 68),
        ("boilerplate", 69, 78),
    ],
)
TWO = page_of(
    "xb1",
    "Wehr wird saniert\nDas Wehr wird saniert.\nAnzeige: Fenster\nEs kostet wenig.\nZur Startseite",
    [
        ("title", 0, 17),
        ("body", 18, 40),
        ("boilerplate", 41, 57),
        ("body", 58, 74),
        ("boilerplate", 75, 89),
    ],
)


def shown(page: AnnotatedPage) -> str:
    return "\n".join(line.text for line in page.lines)


def test_annotated_pages_have_the_feet_and_boxes_of_others() -> None:
    found = {shown(page): page for page in with_layouts([ONE, TWO])}
    assert "Menü | Suche\nBrücke frei\nDie Brücke ist frei.\nSie ist 32 Meter lang.\nZur Startseite" in found or (
        "Wehr wird saniert\nDas Wehr wird saniert.\nAnzeige: Fenster\nEs kostet wenig.\nImpressum" in found
    )
    boxed = found[
        "Menü | Suche\nBrücke frei\nDie Brücke ist frei.\nAnzeige: Fenster\nSie ist 32 Meter lang.\nImpressum"
    ]
    assert boxed.zones == ["boilerplate", "title", "body", "boilerplate", "body", "boilerplate"]


def test_annotated_pages_are_the_same_each_time() -> None:
    assert [shown(page) for page in with_layouts([ONE, TWO])] == [shown(page) for page in with_layouts([ONE, TWO])]
    assert all(len(page.lines) == len(page.zones) for page in with_layouts([ONE, TWO]))
