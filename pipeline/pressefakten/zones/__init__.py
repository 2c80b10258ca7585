"""Which part of a text is title, dateline, body, caption, contact – or not of the release at all.

spaCy component ``press_zones``. Precision comes first: what is wrongly called boilerplate is lost.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from pressefakten.mentions import Zone
from pressefakten.read.source import Label, Part
from pressefakten.reading import text_of
from pressefakten.zones.chain import (
    ABOVE_TITLE,
    BELOW_TITLE,
    NEVER,
    STATES,
    TITLE,
    ZONE_OF,
    ChainWeights,
    Floats,
    columns_of,
    load_weights,
    state_shares,
)
from pressefakten.zones.dateline import (
    cut_dateline,
    is_dateline,
    is_event,
    is_on_a_topic,
    opens_with_date,
    opens_with_day,
    programme,
)
from pressefakten.zones.entries import exclude_entries
from pressefakten.zones.features import features
from pressefakten.zones.headline import (
    cut_headline,
    is_result,
    label_cuts,
    mark_coded,
    names_sender,
    settle_headline,
    weigh_against,
)
from pressefakten.zones.labels import cuts_of, labelled_main, labels_of, mark_labelled
from pressefakten.zones.letterhead import letterhead
from pressefakten.zones.line_shape import SEPARATOR
from pressefakten.zones.lines import Line, split_lines
from pressefakten.zones.markup import find_markup, mark_markup
from pressefakten.zones.page_words import disclaims
from pressefakten.zones.phrases import inline_cuts, is_of_page
from pressefakten.zones.stories import leave_stories
from pressefakten.zones.way import best_with_text

__all__ = ["Zones", "find_zones", "headlines", "mark_lines"]


@Language.factory("press_zones", assigns=["doc._.zones"])
def create_zones(nlp: Language, name: str) -> "Zones":
    return Zones()


class Zones:
    """Sets ``doc._.zones``. Training leaves pages out and measures with other ``weights`` than those shipped."""

    def __init__(self) -> None:
        self.weights: ChainWeights | None = None

    def __call__(self, doc: Doc) -> Doc:
        doc._.zones = find_zones(text_of(doc), self.weights, doc._.part, labels_of(doc))
        return doc


def find_zones(
    text: str, weights: ChainWeights | None = None, part: Part | None = None, labels: Sequence[Label] = ()
) -> list[Zone]:
    """The zones of a text as it is read, sorted, not overlapping; they cover every character that is not blank.
    ``part`` tells what is known of a text that is one of several in a file, ``labels`` what the structure of its file
    says of it."""
    merged: list[Zone] = []
    for line in mark_lines(text, weights, part, labels):
        zone = line.zone or "body"
        if merged and merged[-1].zone == zone:
            merged[-1] = Zone(zone, merged[-1].start, line.end)
        else:
            merged.append(Zone(zone, line.start, line.end))
    return merged


def lines_of(text: str, labels: Sequence[Label] = ()) -> list[Line]:
    """The lines of a text, cut where a marker stands in their midst; what markup and labels say of them is marked."""
    markup = find_markup(text)
    cuts = (
        {offset for span in markup for offset in span}
        | set(inline_cuts(text))
        | set(label_cuts(text))
        | cuts_of(labels)
    )
    lines = split_lines(text, sorted(cuts))
    mark_markup(lines, markup)
    mark_labelled(lines, labels)
    return lines


def lines_read(lines: list[Line]) -> list[Line]:
    """The lines that a reader sees: those that markup hides are no neighbours of others."""
    return [line for line in lines if line.zone != "boilerplate"]


def mark_lines(
    text: str, weights: ChainWeights | None = None, part: Part | None = None, labels: Sequence[Label] = ()
) -> list[Line]:
    """The lines of a text, each with its zone: the best way of all through the states that the features speak for.
    ``weights`` are those shipped, where none are given."""
    lines = lines_of(text, labels)
    if part is not None and part.label:
        lines = _with_label(lines, part)
    weights = weights or load_weights()
    read = lines_read(lines)
    named = features(read, text)
    emissions = weights.emissions(named)
    _trust_rules(read, named, emissions)
    weigh_against(read, emissions)
    mark_coded(read)
    _exclude(read, labels, emissions)
    labelled = labelled_main(read, labels)
    for line, state in zip(read, best_with_text(read, weights, emissions), strict=True):
        line.mark(ZONE_OF[state], f"zones.{STATES[state]}")
    settle_headline(read, emissions[:, TITLE])
    if _is_page(read):
        leave_stories(read, labelled)
    return _cut_datelines(cut_headline(lines), text)


def _trust_rules(lines: Sequence[Line], named: Sequence[Sequence[str]], emissions: Floats) -> None:
    """Give boilerplate what a rule of single layouts is worth that knows a line by its own words ("Wir verwenden
    Cookies"): next to no annotated line speaks against these, and few pages have each of them."""
    for line, names, row in zip(lines, named, emissions, strict=True):
        if "rule.zone=boilerplate" in names and _is_by_words(names) or disclaims(line.text):
            row[_BOILERPLATE] += TRUST


def _is_by_words(names: Sequence[str]) -> bool:
    """Whether a line is one that its rule knows, and not one beside or below such a line."""
    rule = next((name.removeprefix("rule=") for name in names if name.startswith("rule=")), None)
    return rule not in _UNSURE and f"phrase={rule}" in names


def _exclude(lines: list[Line], labels: Sequence[Label], emissions: Floats) -> None:
    """Take away the zones that a line cannot have: front matter, labels, its words or the size of the text say so."""
    if not _is_page(lines):
        _exclude_page(lines, emissions)
    _exclude_by_words(lines, emissions)
    _exclude_headlines(lines, emissions)
    for place in letterhead(lines):
        emissions[place, ABOVE_TITLE] += NEVER
    exclude_entries(lines, emissions)
    if not any(_is_of_text_or_page(line) for line in lines):
        emissions[:, columns_of("boilerplate")] += NEVER  # a list of results or prices is the release itself
    for place in labelled_main(lines, labels):
        emissions[place, columns_of("boilerplate")] += NEVER


def _is_of_text_or_page(line: Line) -> bool:
    """Whether a line is running text, however short, or what only pages have."""
    return line.is_paragraph or (" " in line.text and line.text[-1] in ".!?") or is_of_page(line.text)


def _exclude_by_words(lines: list[Line], emissions: Floats) -> None:
    """Take away what the words of a line say that it is not: known zones leave no other, running text is no subtitle,
    an event on top is no publication line."""
    sentences = [line for line in lines if line.is_sentence]
    _exclude_programme(lines, emissions)
    for place, (line, row) in enumerate(zip(lines, emissions, strict=True)):
        if _opens_text(line, sentences):
            row[columns_of("subtitle")] += NEVER
            row[TITLE] += NEVER if line.text.endswith(".") else 0
        if zone := line.zone or ("dateline" if _SIGN.fullmatch(line.text) else None):
            row[[other != zone for other in ZONE_OF]] += NEVER
        elif _names_topic(line.text, place):
            row[columns_of("dateline")] += NEVER


def _names_topic(text: str, place: int) -> bool:
    """Whether a line says what a text is on, or on top what happens on a day."""
    return is_on_a_topic(text) or place == 0 and is_event(text[:LONGEST_EVENT])


def _exclude_programme(lines: list[Line], emissions: Floats) -> None:
    """The days of a programme are neither headline nor publication line, and what is on one of them is no headline; the
    rows of a table and results are no publication lines."""
    heads = columns_of("dateline", "subtitle", "title")
    for place in programme([line.text for line in lines]):
        emissions[place, heads] += NEVER
        emissions[place + 1 : place + 2, TITLE] += NEVER
    for line, row in zip(lines, emissions, strict=True):
        if _TABLE_ROW.match(line.text) or is_result(line.text):
            row[columns_of("dateline")] += NEVER


def _opens_text(line: Line, sentences: list[Line]) -> bool:
    """Whether a line is running text and no subtitle: a place with a date opens it, or it is a sentence that a
    quotation opens, or the only one of the text."""
    if line.is_sentence and (len(sentences) == 1 or _QUOTED.match(line.text)):
        return True
    return opens_with_day(line.text)


def _exclude_headlines(lines: list[Line], emissions: Floats) -> None:
    """Where the headline is known there is no other, and no publication line in the headings of its reports."""
    headline = next((line.text for line in lines if line.zone == "title"), None)
    if headline is None:
        return
    emissions[[line.zone != "title" for line in lines], TITLE] += NEVER
    for line, row in zip(lines, emissions, strict=True):
        if line.zone is None and _names_report(line.text, headline):
            row[columns_of("dateline")] += NEVER


def _names_report(text: str, headline: str) -> bool:
    """Whether a line is the heading of a report that the headline of a collection names: "+++ Schuppen brennt +++"."""
    return text.startswith("+++") and text in headline


def _exclude_page(lines: list[Line], emissions: Floats) -> None:
    """Take away what only pages have: boilerplate below the headline, and sentences above it."""
    if lines and names_sender(lines[0].text) and not any(SEPARATOR.search(line.text) for line in lines[:_SITE_HEAD]):
        emissions[0, ABOVE_TITLE] += NEVER
    begin = 1 if lines and is_of_page(lines[0].text) else 0  # "Pressearchiv" above a release
    emissions[begin:, BELOW_TITLE] += NEVER
    if not any(is_dateline(line.text) for line in lines):  # what introduces a section stands above one
        emissions[[line.is_sentence for line in lines], ABOVE_TITLE] += NEVER


def _with_label(lines: list[Line], part: Part) -> list[Line]:
    """The lines, with the headline and the label before it marked. What a list of contents says is not the headline."""
    label, headline = (r"\s*".join(map(re.escape, words.split())) for words in (part.label, part.headline))
    known = re.compile(rf"(?P<label>{label})\s*(?={headline})")
    found = [(place, match) for place, line in enumerate(lines) if (match := known.match(line.text))]
    if not found:
        return lines
    place, match = found[-1]
    line = lines[place]
    before = Line(line.start, line.start + match.end("label"), match["label"], line.after_blank)
    before.mark("dateline", "parts.label")
    after = Line(line.start + match.end(), line.end, line.text[match.end() :], False)
    after.mark("title", "parts.headline")
    return [*lines[:place], before, after, *lines[place + 1 :]]


_QUOTED = re.compile(r"[„“\"»«][^„“”\"»«\n]{1,300}[“”\"«»],? [a-zäöüß]")
_TABLE_ROW = re.compile(r"\|.*\|\Z|[^\t]{0,60}\t")
_SIGN = re.compile(r"\((?:[a-zäöü]{2,5}|[A-ZÄÖÜ]{2,5})\)")
"""The sign of an agency or of an author alone on its line: "(LK)"."""
_UNSURE = ("portal.articles", "portal.further", "navigation.beside")
"""Rules that speak for what stands below or beside too: releases go on there."""
_BOILERPLATE = [zone == "boilerplate" for zone in ZONE_OF]
TRUST = 6.0
"""What a rule is worth that knows a line as boilerplate."""
LONGEST_EVENT = 120
"""Code points of a first line that may name an event with its day."""
_SITE_HEAD = 3
"""Lines on top that may be a menu or the path to a page."""
SHORTEST_PAGE = 6
"""Lines of a page with a menu, teasers or links at least."""


def _is_page(lines: list[Line]) -> bool:
    """Whether something may stand beside the release: many lines, or one below the first that only portals have.

    A short text is a release as it was sent, whatever its lines look like: what is wrongly left out of it is lost.
    """
    if len(lines) >= SHORTEST_PAGE:
        return True
    return any(is_of_page(line.text) for line in lines[1:])


@dataclass(frozen=True, slots=True)
class Headline:
    """A line that may be the headline: how likely, and the features that speak for it and against it."""

    text: str
    share: float
    evidence: tuple[tuple[str, float], ...]


def headlines(text: str) -> list[Headline]:
    """The lines of a text as headlines, the likeliest first (for ``explain``)."""
    read, weights = lines_read(lines_of(text)), load_weights()
    if not read:
        return []
    named = features(read, text)
    shares = state_shares(weights, weights.emissions(named))[:, TITLE]
    found = []
    for line, names, share in zip(read, named, shares, strict=True):
        known = [(name, float(weights.rows[weights.index[name], TITLE])) for name in names if name in weights.index]
        evidence = sorted(known, key=lambda pair: (-abs(pair[1]), pair[0]))
        found.append(Headline(line.text, float(share), tuple(evidence)))
    return sorted(found, key=lambda one: -one.share)


def _cut_datelines(lines: list[Line], text: str) -> list[Line]:
    """Cut the place line off the title and off the first paragraph."""
    cut: list[Line] = []
    wanted = {"title", "body"}
    for line in lines:
        if line.zone in wanted and not line.rule.startswith("front_matter"):
            wanted.discard(line.zone)
            length = cut_dateline(line, text)
            head = line.text[:length].rstrip()
            # "Altdorf: Neue Kita" is a headline as it stands, "Altdorf. Neue Kita" has its place before it.
            if length and (line.zone == "body" or head.endswith(".") or opens_with_date(head)):
                rest = line.text[length:].lstrip()
                cut.append(
                    Line(line.start, line.start + len(head), head, line.after_blank, "dateline", "dateline.inline")
                )
                line = Line(line.end - len(rest), line.end, rest, False, line.zone, line.rule)
        cut.append(line)
    return cut
