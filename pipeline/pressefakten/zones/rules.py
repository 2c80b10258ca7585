"""What the rules of single layouts say of each line. It is evidence: the weights know how far it goes."""

from collections.abc import Sequence
from dataclasses import replace

from pressefakten.zones.contact import mark_captions, mark_contact, mark_letterhead
from pressefakten.zones.head import mark_head, mark_stamps_below
from pressefakten.zones.lines import Line
from pressefakten.zones.portal import mark_portal


def judged(lines: Sequence[Line], text: str) -> list[Line]:
    """Copies of the lines, each with the zone that a rule gives it and the name of the rule."""
    copies = [replace(line) for line in lines]
    mark_portal(copies)
    mark_captions(copies)
    mark_letterhead(copies)
    mark_head(copies, text)
    mark_stamps_below(copies)
    mark_contact(copies)
    for line in copies:
        line.mark("body", "body.rest")
    return copies
