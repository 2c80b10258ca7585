"""From a text to its phone mentions."""

import re
from collections.abc import Iterator

from pressefakten.mentions import Mention
from pressefakten.recognizers.phones.candidate import Found, candidate
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


def _numbers(text: str, regions: Regions) -> Iterator[Found]:
    position, last_end, last_label = 0, -1, None
    while run := RUN.search(text, position):
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
