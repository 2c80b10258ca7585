"""The quotations of a text: its paragraphs with their marks paired, those over several paragraphs joined."""

import re
from dataclasses import replace

from pressefakten.recognizers.quotes.marks import LONGEST, SENTENCE_END, Mark, Quotation, marks_in, trim
from pressefakten.recognizers.quotes.pairing import Paragraph, pair, pairing_of, unclosed
from pressefakten.recognizers.quotes.singles import singles

_ENDED = r"(?<=[.!?…:“”\"«»]"
# A blank line, or the end of a line that ends a sentence where the next line begins with a mark.
_BREAK = re.compile(
    r"\n(?:[ ]*+\n\s*+"
    rf"|(?:{_ENDED}\n)|{_ENDED}[ ]\n)|{_ENDED}[ ]{{2}}\n)|{_ENDED}[ ]{{3}}\n))[ ]{{0,8}}(?=[„“”\"»«]|,,))"
)


def quotations(text: str) -> list[Quotation]:
    """The outermost quotations of a text in order, not overlapping; nested ones belong to the words of the outer.

    Offsets are code points of ``text``. Linear in the length of the text.
    """
    marks = marks_in(text)
    found = _joined(text, _paragraphs(text, marks)) if marks else []
    return sorted(found + singles(text, found), key=lambda quotation: quotation.start)


def _paragraphs(text: str, marks: list[Mark]) -> list[Paragraph]:
    """The paragraphs that hold marks, their marks paired."""
    bounds = [0]
    ends = []
    for found in _BREAK.finditer(text):
        ends.append(found.start())
        bounds.append(found.end())
    ends.append(len(text))
    paragraphs = []
    at = 0
    for start, end in zip(bounds, ends, strict=True):
        first = at
        while at < len(marks) and marks[at].start < end:
            at += 1
        if at > first:
            paragraphs.append(pair(text, start, end, marks[first:at]))
        if at == len(marks):
            break
    return paragraphs


def _joined(text: str, paragraphs: list[Paragraph]) -> list[Quotation]:
    """The quotations of all paragraphs, those over several paragraphs joined, the unclosed ones ended."""
    found: list[Quotation] = []
    opened: Quotation | None = None  # up to the end of the paragraph before
    last_end = 0
    for paragraph in paragraphs:
        if opened is not None and _resumes(text, opened, paragraph, last_end):
            opened, rest = _resume(text, opened, paragraph)
            found.extend(rest)
        else:
            if opened is not None:
                found.append(opened)
                opened = None
            found.extend(paragraph.quotations)
            if paragraph.open is not None:
                opened = unclosed(text, paragraph.open, paragraph.end)
        if opened is not None and opened.closed:
            found.append(opened)
            opened = None
        last_end = paragraph.end
    if opened is not None:
        found.append(opened)
    return found


def _resumes(text: str, opened: Quotation, paragraph: Paragraph, last_end: int) -> bool:
    """Whether the paragraph goes on with the quotation left open: it repeats the mark, or closes it."""
    if text[opened.end - 1] not in SENTENCE_END or text[last_end : paragraph.start].strip():
        return False
    mark = text[opened.outer_start]
    if paragraph.end - opened.start > LONGEST:
        return False
    if paragraph.first is not None:
        # The mark repeated at the head of a paragraph; at the head of a mere line the closing one was forgotten.
        return paragraph.first.text[0] == mark and text.count("\n", last_end, paragraph.start) > 1
    return paragraph.stray is not None and mark in "„»«"


def _resume(text: str, opened: Quotation, paragraph: Paragraph) -> tuple[Quotation, list[Quotation]]:
    if paragraph.first is not None:
        resumed = (*opened.resumed, (paragraph.first.start, paragraph.first.end))
        if paragraph.open is paragraph.first:
            _, end = trim(text, opened.start, paragraph.end)
            return replace(opened, end=end, outer_end=end, resumed=resumed), []
        last = paragraph.quotations[0] if paragraph.quotations else None
        if last is None or last.outer_start != paragraph.first.start:
            return replace(opened, closed=True), paragraph.quotations
        pairing = f"{opened.pairing.removesuffix('_open')}"
        closed = replace(
            opened,
            end=last.end,
            outer_end=last.outer_end,
            closed=True,
            resumed=resumed,
            pairing=f"{pairing}_paragraphs",
        )
        return closed, paragraph.quotations[1:]
    assert paragraph.stray is not None
    _, end = trim(text, opened.start, paragraph.stray.start)
    closing = pairing_of(text[opened.outer_start], paragraph.stray.text)
    closed = replace(opened, end=end, outer_end=paragraph.stray.end, closed=True, pairing=f"{closing}_paragraphs")
    return closed, paragraph.quotations
