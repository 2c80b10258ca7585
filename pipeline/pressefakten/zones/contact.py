"""Photo captions and contact blocks."""

import re
from functools import lru_cache
from itertools import pairwise

from pressefakten.rules import atoms_of
from pressefakten.zones.lines import Line
from pressefakten.zones.phrases import PhraseRule, by_scope

_ATOMS = atoms_of("lines")
_CREDIT = re.compile(
    rf"(?:\A|[\s(\[]){_ATOMS['PICTURES']}\s?[:/©]\s?[^\n]{{2,90}}\Z"
    rf"|(?:\A|\A{_ATOMS['PICTURE']}|\s)\s?©\s?[^\n]{{2,90}}\Z"
)
_CAPTION_START = re.compile(
    rf"{_ATOMS['CAPTION_LABEL']}\b(?:\s?\([^)\n]{{1,40}}\))?(?::|(?= zeigt| \(v| von links| sind| ist))"
)
_LABELLED = re.compile(rf"{_ATOMS['CONTACT_LABEL']}\b\.?\s?:?\s?[^\n]{{3}}")
_SIGNED = re.compile(r"(?<=[\w.+-])@[\w-]{1,60}\.|\(at\)|\[at\]|<AT>|\bwww\.|https?://")
_SIGNS = ("@", "(at)", "[at]", "<AT>", "www.", "://")
"""One of these is in all that is signed."""
_NUMBERED = re.compile(
    r"\+\d{2}[\s(\d]|\b0\d{2,5}\s?[/ -]\s?\d{2}|\b\d{5} [A-ZÄÖÜ][a-zäöüß]"
    rf"|{_ATOMS['STREET_END']} \d{{1,4}}\b",
)
_CONTACT = re.compile(f"{_LABELLED.pattern}|{_SIGNED.pattern}|{_NUMBERED.pattern}")
_DIGIT = re.compile(r"\d")
_NEW_PART = re.compile(rf"{_ATOMS['NEW_PART']}\b")
_ROW = re.compile(r"\s[·•|]\s")
_SENTENCES = re.compile(r"[a-zäöüß]{3}[.!?] [A-ZÄÖÜ„]")
_HEAD, _TAIL = 20, 12
"""Open lines above the text and lines at the end that contact data are looked for in."""
_LONGEST_TRAILING = 90
"""Code points of a line in an address at the end."""


def mark_captions(lines: list[Line]) -> None:
    """Mark photo captions: told by their credit at the end, their label, the list of media they are in, or by the words
    that stand above them for those who cannot see the picture."""
    _mark_credited(lines)
    _mark_alternative(lines)


def _mark_credited(lines: list[Line]) -> None:
    media = False
    for line in lines:
        if line.rule.startswith("media."):
            media = True
        elif media and line.zone is None and not _opens_contact(line.text):
            line.mark("caption", "caption.media")
        elif media:
            media = False
        elif line.zone is None and _is_caption(line.text):
            line.mark("caption", "caption.credit")


def _mark_alternative(lines: list[Line]) -> None:
    for line, below in pairwise(lines):
        if line.zone is None and line.is_paragraph and line.text[-1] not in "!?" and below.text.startswith(line.text):
            line.mark("caption", "caption.alternative")
            below.mark("caption", "caption.repeated")


def _is_caption(text: str) -> bool:
    text = text.strip("*_ ")
    return len(text) <= 900 and bool(_CREDIT.search(text[-130:]) or _CAPTION_START.match(text))


def mark_letterhead(lines: list[Line]) -> None:
    """Mark contact data above the title: the blocks that hold some; without blank lines, its lines."""
    blocks = _blocks(_above_text(lines)[:_HEAD])
    for above, block in zip([[], *blocks], blocks, strict=False):
        data = [place for place, line in enumerate(block) if holds_contact(line.text)]
        if not data or len(block) < 2 and not _is_letterhead(block[0].text):
            continue
        first = 0 if len(blocks) > 1 or _opens_contact(block[0].text) else data[0]
        for line in block[first : data[-1] + 1]:
            line.mark("contact", "contact.letterhead")
        if len(above) == 1 and _opens_contact(above[0].text):  # the office, apart from its address
            above[0].mark("contact", "contact.letterhead")


def _above_text(lines: list[Line]) -> list[Line]:
    """The open lines above the first paragraph without contact data; none where there is no such paragraph."""
    head: list[Line] = []
    for line in lines:
        if line.zone is not None:
            continue
        if line.is_paragraph and not holds_contact(line.text):
            return head
        head.append(line)
    return []


def _blocks(lines: list[Line]) -> list[list[Line]]:
    """The lines, parted where a blank line stands."""
    blocks: list[list[Line]] = []
    for line in lines:
        if line.after_blank or not blocks:
            blocks.append([])
        blocks[-1].append(line)
    return blocks


@lru_cache(maxsize=1_000)
def holds_contact(text: str) -> bool:
    """Whether a line holds a number, an address or the like, of the sender or of anyone else."""
    if _DIGIT.search(text) and _NUMBERED.search(text):
        return True
    if any(sign in text for sign in _SIGNS) and _SIGNED.search(text):
        return True
    return _LABELLED.search(text) is not None


def _is_letterhead(text: str) -> bool:
    """Whether one line holds several data of the sender and no sentence."""
    data = len(_CONTACT.findall(text))
    row = data and len(_ROW.split(text)) >= 3
    return (data >= 2 or bool(row)) and not _SENTENCES.search(text) and text[-1] not in ".!?:"


def mark_contact(lines: list[Line]) -> None:
    """Mark contact blocks: from their heading as far as the lines are short or hold contact data, and address lines
    at the end without a heading."""
    place = 0
    while place < len(lines):
        line = lines[place]
        if line.zone is None and _opens_contact(line.text):
            end = _block_end(lines, place)
            if any(holds_contact(part.text) for part in lines[place:end]) or line.text.endswith(":"):
                for part in lines[place:end]:
                    part.mark("contact", "contact.heading")
                place = end
                continue
        place += 1
    _mark_trailing(lines)


def _opens_contact(text: str) -> bool:
    rule = _contact_rule(text)
    if rule is None:
        return False
    head = re.split(r":", text[:120], maxsplit=1)
    is_heading = len(head) == 2 and len(head[0]) <= 70
    return is_heading or len(text) <= 60 and text[-1] not in ".!?" or holds_contact(text) and len(text) <= 400


def _contact_rule(text: str) -> PhraseRule | None:
    return next((rule for rule in by_scope("contact") if rule.matches(text)), None)


def _block_end(lines: list[Line], place: int) -> int:
    end = place + 1
    while end < len(lines):
        line = lines[end]
        if line.zone is not None or _NEW_PART.match(line.text):
            break
        if line.is_paragraph and (not holds_contact(line.text) or _SENTENCES.search(line.text)):
            break
        end += 1
    return end


def _mark_trailing(lines: list[Line]) -> None:
    block = _last_block([line for line in lines if line.zone != "boilerplate"])
    if sum(1 for line in block if holds_contact(line.text)) >= 2:
        for line in block:
            line.mark("contact", "contact.trailing")


def _last_block(lines: list[Line]) -> list[Line]:
    """The short open lines at the end, as far as a blank line above one without contact data."""
    block: list[Line] = []
    for line in reversed(lines[-_TAIL:]):
        if line.zone is not None or not _may_be_of_address(line):
            break
        block.append(line)
        if line.after_blank and not holds_contact(line.text) and len(block) > 1:
            break
    return block


def _may_be_of_address(line: Line) -> bool:
    return not line.is_paragraph and len(line.text) <= _LONGEST_TRAILING and line.text[-1] not in "!?"
