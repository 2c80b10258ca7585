"""What a release says of its persons: roles, title, party, affiliation."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from pressefakten.german.class_nouns import any_body, inner_body, is_head
from pressefakten.german.doc_words import words_of
from pressefakten.german.marks import OPEN
from pressefakten.german.nominative import nominative
from pressefakten.german.parties import compound_parties, parties
from pressefakten.german.words import Words
from pressefakten.mentions import Mention
from pressefakten.resolve.roles.before import Head, head_of, roles_before, spreads
from pressefakten.resolve.roles.behind import roles_behind
from pressefakten.resolve.roles.phrase import ARTICLES, Phrase

_JOINTS = frozenset({",", "und", "sowie", ";", "&", "/", "•", "-", "–", "bzw"})
_CONTACT_WORDS = frozenset("Tel Telefon Fax Telefax Mobil E-Mail Mail Mobiltelefon Handy".split())
_LEADS = re.compile(
    r"(?:vize)?(?:präsident|vorsitzende|vorstand|direktor|rektor|sprecher|leiter|geschäftsführer|intendant|kommandant|chef|mitglied)"
    r"(?:in|r|n)?$"
)
_BY = frozenset({"von", "vom", "durch"})
_WHOSE = frozenset({"dessen", "deren"})
_SENTENCE_ENDS = frozenset(".!?")
_FROM = frozenset({"vom", "von", "der", "des", "beim", "bei", "aus", "dem", "für", "den"})


@dataclass(slots=True)
class Told:
    """What one mention tells; ``steps`` say which words told it."""

    first: int
    last: int
    start: int
    title: str | None = None
    roles: list[str] = field(default_factory=list)
    party: str | None = None
    affiliation: str | None = None
    steps: list[str] = field(default_factory=list)
    spread: Phrase | None = None


@Language.factory(
    "press_roles",
    assigns=["doc._.mentions"],
    requires=["doc._.mentions"],
)
def make_roles(nlp: Language, name: str) -> "Roles":
    return Roles()


class Roles:
    """spaCy component: gives the person mentions of ``doc._.mentions`` what the words around them tell."""

    def __call__(self, doc: Doc) -> Doc:
        mentions: list[Mention] = list(doc._.mentions)
        words, ranges = words_of(doc, mentions)
        release = _Release(words, mentions, ranges)
        for number, told in release.told():
            mention = mentions[number]
            attributes = dict(mention.attributes)
            if told.title:
                attributes["title"] = told.title
            if told.roles:
                attributes["roles"] = list(dict.fromkeys(told.roles))
            if told.party:
                attributes["party"] = told.party
            if told.affiliation:
                attributes["affiliation"] = told.affiliation
            mentions[number] = replace(mention, attributes=attributes, steps=(*mention.steps, *told.steps))
        doc._.mentions = mentions
        return doc


def _is_class(word: str, opening: str) -> bool:
    """Whether a word of an organisation's name is the class noun that opens a role, a joining -s- apart."""
    return is_head(word) and opening in (word.lower(), word.lower() + "s", word.lower() + "en")


def _is_party(mention: Mention) -> bool:
    return isinstance(mention.data, dict) and "party" in mention.data


def _any_overlap(phrase: Phrase, others: list[Phrase]) -> bool:
    return any(phrase.first < other.last and other.first < phrase.last for other in others)


class _Release:
    """The names of one release by the words that they begin with."""

    def __init__(self, words: Words, mentions: list[Mention], ranges: dict[int, tuple[int, int]]) -> None:
        self.words = words
        self.mentions = mentions
        self.ranges = ranges
        self.persons = [number for number, mention in enumerate(mentions) if mention.kind == "person"]
        self.people = {ranges[number][0]: ranges[number][1] for number in self.persons}
        named = [number for number, mention in enumerate(mentions) if mention.kind in ("organization", "place", "misc")]
        self.bodies = {ranges[number][0]: ranges[number][1] for number in named}
        self.inside_people = {index for first, last in self.people.items() for index in range(first, last)}
        self.inside_bodies = {index for first, last in self.bodies.items() for index in range(first, last)}
        self.organizations = {
            ranges[number][0]: (ranges[number][1], mentions[number])
            for number in named
            if mentions[number].kind == "organization"
        }
        self.abbreviated = {
            str(mention.attributes["abbreviation"]): str(mention.value)
            for mention in mentions
            if mention.kind == "organization" and mention.value and "abbreviation" in mention.attributes
        }

        self.named = {
            words.texts[ranges[number][0]]: str(mentions[number].value)
            for number in named
            if mentions[number].kind == "organization"
            and mentions[number].value
            and ranges[number][1] - ranges[number][0] == 1
            and not _is_party(mentions[number])
        }

    def told(self) -> Iterator[tuple[int, Told]]:
        """Each person mention's number with what is told of it, the roles of lists spread over them."""
        heads = {number: head_of(self.words, self.ranges[number][0]) for number in self.persons}
        before, behind = self._phrases(heads)
        found = {number: self._of(number, heads[number], before[number], behind[number]) for number in self.persons}
        for one, next_one in pairwise(self.persons):
            self._pass_on(found[one], found[next_one])
        for next_one, one in pairwise(reversed(self.persons)):
            self._pass_back(found[one], found[next_one])
        self._one_title(found)
        yield from found.items()

    def _one_title(self, found: dict[int, Told]) -> None:
        """One person's title is the fullest that the release gives ("Professor" beside "Professor Dr.")."""
        fullest: dict[str, str] = {}
        for number, told in found.items():
            name = self.mentions[number].value
            if name and told.title and len(told.title) > len(fullest.get(name, "")):
                fullest[name] = told.title
        for number, told in found.items():
            full = fullest.get(self.mentions[number].value or "", "")
            if told.title and told.title != full and set(told.title.split()) <= set(full.split()):
                told.title = full
                told.steps.append(f"the fullest title here is {full!r}")

    def _phrases(self, heads: dict[int, Head]) -> tuple[dict[int, list[Phrase]], dict[int, list[Phrase]]]:
        """The role phrases before and behind each person. What stands between two names is told of one of them: of the
        second where the first has a role before it and the second none behind ("Bauhofleiter X, Obmann der FTF, Y")."""
        words, bodies = self.words, self.bodies
        before = {
            number: roles_before(words, head.start, bodies, self.inside_people, self.inside_bodies)
            for number, head in heads.items()
        }
        behind = {number: roles_behind(words, self.ranges[number][1], bodies, self.people) for number in self.persons}
        for subject, number in pairwise(self.persons):
            agent = self._agent(heads[number], before[number])
            if agent is not None:
                given = [one for one in behind[number] if words.texts[one.first - 1] in ("zum", "zur")]
                behind[number] = [one for one in behind[number] if one not in given]
                if not _SENTENCE_ENDS.intersection(words.texts[self.ranges[subject][1] : agent]):
                    behind[subject] += given
        for one, next_one in pairwise(self.persons):
            if any(_any_overlap(phrase, before[next_one]) for phrase in behind[one]):
                if before[one] and not behind[next_one]:
                    behind[one] = [first for first in behind[one] if not _any_overlap(first, before[next_one])]
                else:
                    before[next_one] = [second for second in before[next_one] if not _any_overlap(second, behind[one])]
        return before, behind

    def _agent(self, head: Head, before: list[Phrase]) -> int | None:
        """The "von" of a passive before a name with its roles: in "A wurde vom Landrat B zur Leiterin ernannt" the
        role is A's."""
        by = min([head.start, *(phrase.first for phrase in before)]) - 1
        return by if by >= 0 and self.words.texts[by] in _BY else None

    def _is_of_another(self, number: int, phrase: Phrase) -> bool:
        """ "weitere Wegbegleiter Bormanns": somebody's, in the genitive. Without an article the bearer of the
        name has the role ("Bürgermeister Müllers Rede")."""
        mention, texts = self.mentions[number], self.words.texts
        last = texts[self.ranges[number][1] - 1]
        genitive = bool(mention.value) and last == f"{mention.value}".split()[-1] + "s"
        before = texts[phrase.first - 1].lower() if phrase.first else ""
        return genitive and (before in ARTICLES or (before.isalpha() and before.endswith(("e", "en"))))

    def _of(self, number: int, head: Head, before: list[Phrase], behind: list[Phrase]) -> Told:
        words = self.words
        first, last = self.ranges[number]
        told = Told(first, last, head.start, head.title)
        if head.title:
            told.steps.append(f"title {head.title!r} before the name")
        for phrase in before:
            if phrase.last == head.start and self._is_of_another(number, phrase):
                continue
            self._add(told, phrase, "before the name")
            if spreads(words, phrase) or (phrase.last < head.start and words.texts[head.start - 1] == ":"):
                told.spread = phrase
        for phrase in behind:
            self._add(told, phrase, "behind the name")
        self._party(told)
        if told.affiliation is None:
            self._belongs(told)
        if told.affiliation is None:
            self._stands_beside(told, max((phrase.last for phrase in behind), default=last))
        return told

    def _add(self, told: Told, phrase: Phrase, where: str) -> None:
        role = phrase.text(self.words)
        told.roles.append(role)
        told.steps.append(f"role {role!r} {where}")
        affiliation = self._affiliation(phrase)
        if affiliation and told.affiliation is None:
            told.affiliation = affiliation
            told.steps.append(f"the role names {affiliation!r}")
        if told.party is None and (party := self._party_in(phrase)):
            told.party = party
            told.steps.append(f"the role names the party {party!r}")
        if told.party is None:
            opening = self.words.texts[phrase.noun].split("-")[0]
            several = phrase.noun and self.words.texts[phrase.noun - 1] == "/" and self.words.glued(phrase.noun)
            if "-" in self.words.texts[phrase.noun] and opening in compound_parties() and not several:
                told.party = parties()[opening]
                told.steps.append(f"the role names the party {opening!r}")

    def _affiliation(self, phrase: Phrase) -> str | None:
        """The organisation in a role: an abbreviation that opens the noun, or the first one named in the complement."""
        noun = self.words.texts[phrase.noun]
        opening = noun.split("-")[0]
        if "-" in noun and opening in self.abbreviated:
            return self.abbreviated[opening]
        if "-" in noun and opening in self.named and opening not in compound_parties():
            return self.named[opening]
        named = self._named_in(phrase)
        if phrase.noun + 1 in self.organizations and len(named) > 1:
            named = named[1:]  # "Referent Bildung & Wissen bei Wikimedia": a field of work, then the organisation
        named = [mention for mention in named if mention.value not in inner_body()]
        if named:
            return None if _is_party(named[0]) else named[0].value
        texts = self.words.texts
        if led := self._led_by(noun) or self._spoken_of_before(phrase):
            return led
        if (
            phrase.last - phrase.noun in (3, 4)
            and texts[phrase.noun + 1] in ("der", "des", "im", "beim", "am")
            and is_head(texts[phrase.last - 1])
        ):
            body = nominative(texts[phrase.last - 1], texts[phrase.noun + 1])
            return None if body in any_body() or body in inner_body() else body
        return None

    def _named_in(self, phrase: Phrase) -> list[Mention]:
        """The organisations in the complement of a role."""
        return [mention for last, mention in self._starting(phrase.noun + 1, phrase.last) if last <= phrase.last]

    def _party_in(self, phrase: Phrase) -> str | None:
        """The party that the complement of a role begins with ("Landesvorsitzender von Bündnis 90/Die Grünen")."""
        named = self._named_in(phrase)
        return named[0].value if named and _is_party(named[0]) else None

    def _spoken_of_before(self, phrase: Phrase) -> str | None:
        """Whose: "dessen Vizepräsident" is that of the organisation named last before in the sentence."""
        texts = self.words.texts
        if not phrase.first or texts[phrase.first - 1] not in _WHOSE:
            return None
        for index in range(phrase.first - 2, max(phrase.first - 30, -1), -1):
            if texts[index] in _SENTENCE_ENDS:
                return None
            if index in self.organizations:
                return self.organizations[index][1].value
        return None

    def _led_by(self, noun: str) -> str | None:
        """The one organisation here whose class noun opens the role ("Handwerkskammerpräsident")."""
        opening = _LEADS.sub("", noun.lower())
        if opening == noun.lower():
            return None
        values = {mention.value for _, mention in self.organizations.values() if mention.value}
        led = [value for value in values if any(_is_class(word, opening) for word in value.split())]
        return led[0] if len(led) == 1 else None

    def _party(self, told: Told) -> None:
        """The party in the bracket behind a name, or behind "von der", "für die"."""
        texts = self.words.texts
        index = told.last
        if index + 1 >= len(texts):
            return
        if texts[index] == "(":
            close = next((i for i in range(index + 1, min(index + 10, len(texts))) if texts[i] == ")"), index)
            low, high = index + 1, close
        elif texts[index] in ("von", "für", ","):
            low, high = index + 1, index + 3
        else:
            return
        for last, mention in self._starting(low, high):
            if last <= high and _is_party(mention):
                if texts[index] == "," and not (last < len(texts) and texts[last] in (",", ")", ".", "und")):
                    continue
                told.party = mention.value
                told.steps.append(f"party {mention.value!r} behind the name")
                return
        if texts[index] == "(" and self.words.words(low, high) in parties():
            told.party = parties()[self.words.words(low, high)]
            told.steps.append("party in the bracket behind the name")

    def _belongs(self, told: Told) -> None:
        """ "X vom Ministerium …", "X von der Universität …", "X (Sparkasse …)": the organisation joined to the name
        itself."""
        texts = self.words.texts
        index = told.last
        steps = 0
        if index < len(texts) and texts[index] == "(":
            index += 1
        else:
            while index < len(texts) and texts[index] in _FROM and steps < 2:
                index += 1
                steps += 1
            if not steps or texts[told.last] in ("der", "des", "den", "dem", "für"):
                return
        if index + 1 < len(texts) and texts[index + 1] in OPEN and is_head(texts[index]):
            index += 2  # "vom Ingenieurbüro „Nordplan“"
        for last, mention in self._starting(index, index + 1):
            if not _is_party(mention) and (texts[told.last] != "(" or texts[last : last + 1] == [")"]):
                told.affiliation = mention.value
                told.steps.append(f"{self.words.words(told.last, index)!r} joins the name to {mention.value!r}")

    def _stands_beside(self, told: Told, end: int) -> None:
        """ "X, Auenbank AG, sagte": the organisation in apposition to a name, or to the role behind it that ends at the
        word ``end``; or alone on the line below, as in a block of contact data."""
        words, texts = self.words, self.words.texts
        above = self._line_above(told)
        if above is not None:
            told.affiliation = above.value
            told.steps.append(f"{above.value!r} stands on the line above")
            return
        if end < len(texts) and texts[end] == "," and not words.line_break(end + 1):
            first, below = end + 1, False
        elif end < len(texts) and words.line_start(end):
            first, below = end, True
        else:
            return
        last, mention = self.organizations.get(first, (0, None))
        if mention is None or _is_party(mention) or mention.value in inner_body():
            return
        if words.line_start(last) if below else self._closes(last):
            told.affiliation = mention.value
            told.steps.append(f"{mention.value!r} stands {'on the line below' if below else 'in apposition'}")

    def _line_above(self, told: Told) -> Mention | None:
        """The organisation that alone fills the line above a name on a line of its own, as in a block of contact
        data."""
        words = self.words
        alone = words.line_start(told.start) and (told.last >= len(words) or words.line_start(told.last))
        if not alone or told.start == 0:
            return None
        first = next(index for index in range(told.start - 1, -1, -1) if words.line_start(index))
        last, mention = self.organizations.get(first, (0, None))
        if mention is None or last != told.start or _is_party(mention) or mention.value in inner_body():
            return None
        return mention

    def _closes(self, index: int) -> bool:
        """Whether an apposition ends before this word: at a line's end, or with a comma before a verb or another name.
        Otherwise it may be one of a list."""
        texts = self.words.texts
        if index >= len(texts) or self.words.line_start(index) or texts[index] in (";", ")"):
            return True
        after = texts[index + 1] if index + 1 < len(texts) else ""
        if texts[index] != ",":
            return False
        if after in ("und", "sowie"):
            return any(ahead in self.people for ahead in range(index + 2, min(index + 6, len(texts))))
        return after.islower() or after in _CONTACT_WORDS

    def _starting(self, low: int, high: int) -> Iterator[tuple[int, Mention]]:
        """The organisations whose first word lies in ``[low, high)``, each with the end of its words."""
        return (self.organizations[index] for index in range(low, high) if index in self.organizations)

    def _joined(self, before: Told, after: Told) -> bool:
        """Whether only a bracket and a joint stand between two names of one list."""
        texts = self.words.texts
        index = before.last
        if index < len(texts) and texts[index] == "(":
            index = next((i for i in range(index + 1, min(index + 12, len(texts))) if texts[i] == ")"), index) + 1
        between = texts[index : after.start]
        if after.roles and after.start - index > len(between):
            return False
        return 0 < len(between) <= 2 and all(text in _JOINTS for text in between)

    def _pass_on(self, before: Told, after: Told) -> None:
        """A plural role before the first of a list is the role of all."""
        if before.spread and not after.roles and self._joined(before, after):
            role = before.spread.text(self.words)
            after.roles.append(role)
            after.spread = before.spread
            after.steps.append(f"role {role!r} before the list of names")
            after.affiliation = after.affiliation or (before.affiliation if self._affiliation(before.spread) else None)

    def _pass_back(self, before: Told, after: Told) -> None:
        """ "A und B vom Ministerium": the organisation behind the last of a pair is that of both."""
        if before.affiliation or before.roles or before.party or not after.affiliation or after.roles:
            return
        texts = self.words.texts
        if before.last < len(texts) and texts[before.last] in ("und", "sowie") and self._joined(before, after):
            before.affiliation = after.affiliation
            before.steps.append(f"{after.affiliation!r} stands behind both names")
