"""Charts as still pictures, drawn by pygal: an SVG file for light and one for dark, without script."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_WIDTH, _HEIGHT = 560, 190
_MOST_MONTHS = 36
"""More months than these are shown as years."""
_MOST_YEARS = 40
_COLOURS = {"light": ("#1d1d1b", "#d9d5cc", "#8f1d21"), "dark": ("#d8d5ce", "#3a3b40", "#e0897f")}
"""Theme → ink, lines, bars."""
_LABELS = 9
"""Periods that get a label."""
_LEFT_OUT = re.compile(r"<!--.*?-->|<script.*?</script>|<title>Pygal</title>", re.DOTALL)
_FONT = "Avenir Next, Segoe UI, Helvetica Neue, Arial, sans-serif"


@dataclass(frozen=True, slots=True)
class Chart:
    """A bar chart: rows of (period, count)."""

    name: str
    title: str
    rows: tuple[tuple[str, int], ...]
    height: int = _HEIGHT


def by_time(name: str, title: str, months: Mapping[str, int]) -> Chart | None:
    """A bar a month, or a year where it is long; None where nothing is dated. Months without anything stand too."""
    known = Counter({month: count for month, count in months.items() if month})
    if not known:
        return None
    stretch = _between(min(known), max(known))
    if len(stretch) <= _MOST_MONTHS:
        return Chart(name, title, tuple((month, known[month]) for month in stretch))
    years: Counter[int] = Counter()
    for month, count in known.items():
        years[int(month[:4])] += count
    newest = max(years)
    oldest = max(min(years), newest - _MOST_YEARS + 1)
    return Chart(name, title, tuple((str(year), years[year]) for year in range(oldest, newest + 1)))


def draw(chart: Chart, folder: Path) -> None:
    """Write ``NAME-light.svg`` and ``NAME-dark.svg``."""
    for theme, colours in _COLOURS.items():
        (folder / f"{chart.name}-{theme}.svg").write_text(_drawn(chart, colours), encoding="utf-8")


def _drawn(chart: Chart, colours: tuple[str, str, str]) -> str:
    import pygal
    from pygal.style import Style

    ink, lines, bars = colours
    style = Style(
        background="transparent",
        plot_background="transparent",
        foreground=ink,
        foreground_strong=ink,
        foreground_subtle=lines,
        colors=(bars,),
        font_family=_FONT,
        label_font_size=14,
        major_label_font_size=14,
        value_font_size=11,
        value_colors=(ink,),
        opacity="1",
        guide_stroke_color=lines,
        major_guide_stroke_color=lines,
        guide_stroke_dasharray="1,0",
        major_guide_stroke_dasharray="1,0",
    )
    options: dict[str, Any] = {
        "style": style,
        "js": [],
        "no_prefix": True,
        "disable_xml_declaration": True,
        "explicit_size": True,
        "width": _WIDTH,
        "height": chart.height,
        "show_legend": False,
        "margin": 4,
        "spacing": 6,
        "value_formatter": lambda value: f"{value:.0f}",
        "show_minor_x_labels": False,
        "truncate_label": -1,
    }
    labels = [label for label, _ in chart.rows]
    made = pygal.Bar(**options)
    made.x_labels = labels
    made.x_labels_major = labels[:: max(1, -(-len(labels) // _LABELS))]
    made.y_labels = _steps(max(count for _, count in chart.rows))
    made.add("", [count for _, count in chart.rows])
    return _LEFT_OUT.sub("", made.render(is_unicode=True))


def _steps(largest: int) -> list[int]:
    """A few round numbers from nothing to ``largest``."""
    step = next(base * 10**power for power in range(12) for base in (1, 2, 5) if base * 10**power * 4 >= largest)
    return list(range(0, largest + step, step))


def _between(first: str, last: str) -> list[str]:
    """The months from the first to the last; too many to show are cut short."""
    year, month = int(first[:4]), int(first[5:7])
    found = [first]
    while found[-1] < last and len(found) <= _MOST_MONTHS:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        found.append(f"{year:04d}-{month:02d}")
    return found
