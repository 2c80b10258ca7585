"""From a text to its phone mentions."""

import re
from collections.abc import Iterator

from pressefakten.mentions import Mention
from pressefakten.recognizers.phones import labels
from pressefakten.recognizers.phones.candidate import PhoneCandidate, candidate
from pressefakten.recognizers.phones.extensions import extensions_alone
from pressefakten.recognizers.phones.further import further
from pressefakten.recognizers.phones.layouts import RUN
from pressefakten.recognizers.phones.local import local_numbers, same_area
from pressefakten.recognizers.phones.regions import Regions
from pressefakten.recognizers.phones.shorts import find_shorts
from pressefakten.recognizers.phones.untrunked import untrunked
from pressefakten.spans import Taken


def find_phones(text: str, region: str = "DE") -> list[Mention]:
    """The phone mentions of a text as it is read, in no particular order."""
    regions = Regions(text, region)
    found = list(_numbers(text, regions))
    mentions = [one.mention for one in found]
    if found:
        mentions += local_numbers(text, found)
    mentions += same_area(text, found, Taken((one.start, one.end) for one in mentions))
    if found:
        mentions += extensions_alone(text, found, Taken((one.start, one.end) for one in mentions))
    mentions += untrunked(text, Taken((one.start, one.end) for one in mentions), regions)
    mentions += find_shorts(text, [(mention.start, mention.end) for mention in mentions])
    return mentions


_AGAIN = re.compile(r"(?<![\d_])(?:[(\[] ?)?(?:\+|0\d)")
"""Where in a refused run another number may begin."""


_LISTED = re.compile(r"\s?(?:,|–|(?:und|oder|bis|bzw\.|sowie))\s{1,2}")
"""What parts numbers that one label names: "Artikelnummern 0421-3344, 0421-3345"."""


def _is_other(text: str, start: int, other_end: int) -> bool:
    """Whether a label says that the digits are no phone number, or that those before them, up to ``other_end``, were
    none, in one list."""
    label, _ = labels.before(text, start)
    return label == "other" or (label is None and other_end > 0 and bool(_LISTED.fullmatch(text, other_end, start)))


def _numbers(text: str, regions: Regions) -> Iterator[PhoneCandidate]:
    position, last_end, last_label = 0, -1, None
    other_end = -1
    while run := RUN.search(text, position):
        if _is_other(text, run.start(), other_end):
            other_end, one = run.end(), None
        else:
            one = candidate(text, run, regions, last_end, last_label)
        if one is None:
            again = _AGAIN.search(text, run.start() + 2, run.end())
            position = again.start() if again else run.end()
            continue
        yield one
        position = last_end = one.mention.end
        last_label = one.mention.attributes["type"]
        for more in further(text, one):
            yield more
            position = last_end = more.mention.end
