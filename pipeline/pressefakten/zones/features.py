"""What speaks for the zone of a line: its features, as names that the weights know.

A feature is a short name ("len<40", "word=newsletter", "next.date"). A line has some forty; none of them names a
publisher or the layout of one. What a line is like by itself stands in ``line_shape``; here it is compared with others.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pressefakten.zones.line_shape import Shape, bucket, is_unfinished, shape_of, tells
from pressefakten.zones.lines import Line
from pressefakten.zones.page_words import but_digits
from pressefakten.zones.rules import judged

_CONTENT = re.compile(r"[^\W\d_]{5,}")
_SEEN_AGAIN = 400
"""Code points of a line that are compared with other lines."""
_SHORTEST_REPEAT, _SHORTEST_PART = 8, 15
"""Code points of a line that counts as repeated, and of one that counts as part of another."""
_TOP, _PAGE_TITLE, _LOOK_BELOW = 12, 40, 25
"""Lines that may hold the title of the page; those that may be part of it; those that a title is looked for in."""
_NEAR = 3
"""Lines around one that contact data may stand in."""
_STEM = 8


def features(lines: Sequence[Line], text: str) -> list[list[str]]:
    """Per line of ``text`` the names of its features. Linear in the length of the text."""
    shapes = [shape_of(line.text) for line in lines]
    found = [["bias", *shape.own] for shape in shapes]
    _add_repeats(shapes, found)
    _add_overlap(shapes, found)
    _add_position(shapes, found)
    _add_headers(shapes, found)
    _add_blocks(lines, shapes, found)
    _add_neighbours(lines, shapes, found)
    for line, names in zip(judged(lines, text), found, strict=True):
        names += (f"rule={line.rule}", f"rule.zone={line.zone}", f"rule.kind={line.rule.split('.')[0]}")
    return found


def _add_repeats(shapes: Sequence[Shape], found: Sequence[list[str]]) -> None:
    """Lines that stand there twice, in the title of the page, or in a line above or below."""
    counts = Counter(shape.plain[:_SEEN_AGAIN] for shape in shapes)
    without_digits = [but_digits(shape.plain[:_SEEN_AGAIN]) for shape in shapes]
    numbered = Counter(without_digits)
    top = [shape.plain for shape in shapes[:_TOP]]
    seen: set[str] = set()
    for place, (shape, names) in enumerate(zip(shapes, found, strict=True)):
        plain = shape.plain[:_SEEN_AGAIN]
        if len(plain) < _SHORTEST_REPEAT:
            continue
        if numbered[without_digits[place]] > counts[plain] == 1:
            names.append("repeated.but_digits")
        if counts[plain] > 1:
            names += ("repeated", "repeated.again" if plain in seen else "repeated.first")
        if len(plain) >= _SHORTEST_PART and place < _PAGE_TITLE:
            names += _parts_of_title(plain, top[:place], shapes[place + 1 : place + _LOOK_BELOW])
        seen.add(plain)


def _parts_of_title(plain: str, above: Sequence[str], below: Sequence[Shape]) -> Iterator[str]:
    """Whether a line is part of one at the top of the page, or one at the top that has a line below in it."""
    if any(plain != other and plain in other for other in above):
        yield "in_line_above"
    if len(above) < _TOP and _holds_one_of(plain, below):
        yield "holds_line_below"


def _holds_one_of(plain: str, below: Sequence[Shape]) -> bool:
    others = (other.plain for other in below)
    return any(other != plain and len(other) >= _SHORTEST_PART and other in plain for other in others)


@lru_cache(maxsize=1_000)
def _stems(text: str) -> frozenset[str]:
    return frozenset({word[:_STEM].lower() for word in _CONTENT.findall(text)})


def _add_overlap(shapes: Sequence[Shape], found: Sequence[list[str]]) -> None:
    """How many of a line's content words stand in the running text: in all of it, and in the next paragraph."""
    stems = [_stems(shape.text[:600]) for shape in shapes]
    running: Counter[str] = Counter()
    for shape, words in zip(shapes, stems, strict=True):
        if shape.is_long:
            running.update(words)
    below: frozenset[str] = frozenset()
    for place in range(len(shapes) - 1, -1, -1):
        shape, words = shapes[place], stems[place]
        if words:
            twice = 1 if shape.is_long else 0
            share = sum(running[word] > twice for word in words) / len(words)
            found[place].append(bucket("known", share, (0, 0.25, 0.5, 0.75)))
            if not shape.is_long:
                found[place].append(bucket("known.below", len(words & below) / len(words), (0, 0.25, 0.5, 0.75)))
        if shape.is_long:
            below = words


def _running_text(shapes: Sequence[Shape]) -> tuple[int, int]:
    """The places of the first and the last line of running text."""
    long = [place for place, shape in enumerate(shapes) if shape.is_long and "sentences" in shape.own]
    long = long or [place for place, shape in enumerate(shapes) if shape.is_long]
    return (long[0], long[-1]) if long else (len(shapes), -1)


def _add_position(shapes: Sequence[Shape], found: Sequence[list[str]]) -> None:
    first, last = _running_text(shapes)
    contacts = [place for place, shape in enumerate(shapes) if shape.has_contact]
    first_contact = next((place for place in contacts if place > first), len(shapes))
    near = frozenset(contacts)
    for place, names in enumerate(found):
        names += (
            bucket("from_top", place, (0, 1, 2, 4, 8, 16)),
            bucket("from_end", len(shapes) - 1 - place, (0, 1, 3, 6, 12)),
        )
        if place < first:
            names += ("above_text", bucket("text_in", first - place, (1, 2, 3, 5, 8)))
        elif place > last:
            names += ("below_text", bucket("text_ago", place - last, (1, 2, 4, 8)))
        else:
            names.append("beside_text")
        if place > first_contact:
            names.append("after_contact")
        if not near.isdisjoint(range(place + 1, place + 1 + _NEAR)):
            names.append("contact_soon")
        if not near.isdisjoint(range(place - _NEAR, place)):
            names.append("contact_before")


def _headers(shapes: Sequence[Shape]) -> list[int]:
    """The lines that are headers of a mail and stand beside another one."""
    alone = {place for place, shape in enumerate(shapes) if "header" in shape.own}
    return sorted(place for place in alone if place - 1 in alone or place + 1 in alone)


def _add_headers(shapes: Sequence[Shape], found: Sequence[list[str]]) -> None:
    """Where a line stands among the headers of mails: above the last of them somebody else speaks than below."""
    headers = _headers(shapes)
    if not headers:
        return
    last_block = next(place for place in headers if not any(place < at <= place + _NEAR for at in headers))
    for place, names in enumerate(found):
        if place < headers[0]:
            names.append("mail.above_headers")
        elif place > headers[-1]:
            names.append("mail.below_headers")
        elif place > last_block:
            names.append("mail.between_headers")


def _add_blocks(lines: Sequence[Line], shapes: Sequence[Shape], found: Sequence[list[str]]) -> None:
    """What a line knows of the block it stands in: lines without a blank line between them."""
    starts = [place for place, line in enumerate(lines) if line.after_blank or place == 0] + [len(lines)]
    for begin, end in itertools.pairwise(starts):
        head = shapes[begin]
        shared = [bucket("block", end - begin, (1, 2, 4, 8))]
        if any(shape.has_contact for shape in shapes[begin:end]):
            shared.append("block.contact")
        under = [] if head.is_long else [f"under={word}" for word in head.words[:4]]
        for place in range(begin, end):
            found[place] += shared
            found[place] += ["block.first"] if place == begin else under
        found[end - 1].append("block.last")


def _add_neighbours(lines: Sequence[Line], shapes: Sequence[Shape], found: Sequence[list[str]]) -> None:
    joints = [_joint(shapes[place - 1], shapes[place], lines[place]) for place in range(1, len(shapes))]
    for place, names in enumerate(found):
        names += (f"prev.{one}" for one in joints[place - 1]) if place else ()
        names += (f"next.{one}" for one in joints[place]) if place < len(joints) else ()
        names += _beside("prev", shapes, place, place - 1)
        names += _beside("next", shapes, place, place + 1)
        for name, at in (("prev2", place - 2), ("next2", place + 2)):
            if 0 <= at < len(shapes):
                names += (f"{name}.{one}" for one in shapes[at].around[:1] + shapes[at].around[3:])


def _joint(above: Shape, below: Shape, line: Line) -> tuple[str, ...]:
    """How two short lines meet: a wrapped headline breaks off in its midst, a kicker or a whole headline does not."""
    if above.is_long or below.is_long:
        return ()
    gap = "apart" if line.after_blank else "tight"
    told = f"{'tells' if tells(above.text) else 'names'}.{'tells' if tells(below.text) else 'names'}"
    return f"joint={gap}.{_end_of(above.text)}.{_sign(below.text[0])}", f"joint.told={gap}.{told}"


def _end_of(text: str) -> str:
    """What a line breaks off with: a word in small letters, a noun, a number, a sign."""
    if is_unfinished(text):
        return "open"
    last = text.rsplit(maxsplit=1)[-1].lstrip("„“»«\"'(")
    if not text[-1].isalpha():
        return "number" if text[-1].isdigit() else "sign"
    return "word" if last[:1].islower() else "noun"


def _sign(char: str) -> str:
    """What a line begins with."""
    if char.isalpha():
        return "small" if char.islower() else "capital"
    return "number" if char.isdigit() else "sign"


def _beside(name: str, shapes: Sequence[Shape], place: int, at: int) -> Iterator[str]:
    """What a line sees of the line right before or behind it."""
    if not 0 <= at < len(shapes):
        yield f"{name}.none"
        return
    shape, other = shapes[place], shapes[at]
    if not shape.is_long:
        yield from _compared(name, shape, other)
    yield from (f"{name}.{one}" for one in other.around)
    if other.words and not other.is_long:
        yield f"{name}.first={other.words[0]}"


def _compared(name: str, shape: Shape, other: Shape) -> list[str]:
    """How a short line compares with its neighbour: headline and subtitle differ in length, verb and colon."""
    if other.is_long:
        return []
    above, below = (other, shape) if name == "prev" else (shape, other)
    found: list[str] = []
    if is_unfinished(above.text):
        found.append(f"{name}.unfinished")
    if below.text[0].islower():
        found.append(f"{name}.goes_on")
    found += [bucket(f"{name}.ratio", len(shape.text) / len(other.text), (0.5, 0.9, 1.3, 2))]
    verbs = (tells(shape.text), tells(other.text))
    if verbs[0] != verbs[1]:
        found.append(f"{name}.verb_here" if verbs[0] else f"{name}.verb_there")
    colons = (":" in shape.text, ":" in other.text)
    if colons[0] != colons[1]:
        found.append(f"{name}.colon_here" if colons[0] else f"{name}.colon_there")
    if _stems(shape.text) & _stems(other.text):
        found.append(f"{name}.shares_words")
    return found
