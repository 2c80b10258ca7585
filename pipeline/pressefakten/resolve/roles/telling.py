"""What a release tells of its persons: the phrases around each name, settled between neighbours and over lists."""

from itertools import pairwise

from pressefakten.german.parties import compound_parties, parties
from pressefakten.german.role_case import Sex, sex_of_first_name
from pressefakten.german.role_nouns import role_form
from pressefakten.lexicon import load
from pressefakten.resolve.roles.asides import past_asides
from pressefakten.resolve.roles.before import roles_before, spreads
from pressefakten.resolve.roles.behind import TO_BE, roles_behind, said_behind
from pressefakten.resolve.roles.constructions import named_in
from pressefakten.resolve.roles.context import Context, Told, is_party
from pressefakten.resolve.roles.fronted import fronted, passes_back
from pressefakten.resolve.roles.nominative import bring_to_nominative
from pressefakten.resolve.roles.opening import Opening, opening_of
from pressefakten.resolve.roles.phrase import ARTICLES, Phrase
from pressefakten.resolve.roles.row import near
from pressefakten.resolve.roles.sequence import ends_list_line

_JOINTS = frozenset({",", "und", "sowie", ";", "&", "/", "•", "-", "–", "bzw"})
_BY = frozenset({"von", "vom", "durch"})
_CONTACTS = tuple(load("roles")["labels"]["of_contact"])
_OF_PRESS = frozenset(load("roles")["labels"]["of_press"])
_RELATIONS = tuple(load("roles")["labels"]["relations"])
_OFFICES = frozenset(load("roles")["labels"]["offices"])
_OF_YEARS = tuple(load("roles")["labels"]["of_years"])
_NO_FUNCTION = tuple(load("roles")["labels"]["no_function"])
_TRAINED = tuple(load("roles")["labels"]["trained"])
_OFFICES_OF_CONTACT = frozenset(load("roles")["labels"]["in_contact"])
_RULES_OF_LABELS = frozenset({"roles.label_of_press_law"})
_SENTENCE_ENDS = frozenset(".!?")


def _tells_no_function(first: str, noun: str, label: bool) -> bool:
    """Whether the first word of a role or its noun, both in small letters, tells what nobody's function is."""
    return label and first.startswith(_OF_YEARS) or first.startswith(_TRAINED) or noun.startswith(_NO_FUNCTION)


def _any_overlap(phrase: Phrase, others: list[Phrase]) -> bool:
    return any(phrase.first < other.last and other.first < phrase.last for other in others)


def _addressed(opening: Opening) -> Sex | None:
    """The sex that an address tells ("Herr", "Frau")."""
    return ("female" if opening.gender == "female" else "male") if opening.gender else None


class Telling:
    """What the words around the persons of one release tell of them."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.near = near(context.words, context.people, context.bodies)

    def told(self) -> dict[int, Told]:
        """Each person mention's number with what is told of it, the roles of lists spread over them."""
        words, ranges = self.context.words, self.context.ranges
        openings = {number: opening_of(words, ranges[number][0]) for number in self.context.persons}
        before, behind = self._phrases(openings)
        found = {
            number: self._of(number, openings[number], before[number], behind[number])
            for number in self.context.persons
        }
        for one, next_one in pairwise(self.context.persons):
            self._pass_on(found[one], found[next_one])
        for one, next_one in pairwise(reversed(self.context.persons)):
            self._pass_back(found[one], found[next_one])
        self._one_title(found)
        names = {number: f"{self.context.mentions[number].value}" for number in found}
        bring_to_nominative(words, found, names)
        return found

    def _one_title(self, found: dict[int, Told]) -> None:
        """One person's title is the fullest that the release gives ("Professor" beside "Professor Dr.")."""
        fullest: dict[str, str] = {}
        for number, told in found.items():
            name = self.context.mentions[number].value
            if name and told.title and len(told.title) > len(fullest.get(name, "")):
                fullest[name] = told.title
        for number, told in found.items():
            full = fullest.get(self.context.mentions[number].value or "", "")
            if told.title and told.title != full and set(told.title.split()) <= set(full.split()):
                told.title = full
                told.steps.append(f"the fullest title here is {full!r}")

    def _phrases(self, openings: dict[int, Opening]) -> tuple[dict[int, list[Phrase]], dict[int, list[Phrase]]]:
        """The role phrases before and behind each person."""
        before = self._before(openings)
        behind = self._behind(openings, before)
        self._to_subject_of_passive(openings, before, behind)
        self._settle(before, behind)
        return before, behind

    def _before(self, openings: dict[int, Opening]) -> dict[int, list[Phrase]]:
        """The role phrases before each person, those at the head of its sentence too."""
        before = {
            number: [one for one in roles_before(self.near, opening.start) if not self._is_of_line_above(one, opening)]
            for number, opening in openings.items()
        }
        self._front(openings, before)
        return before

    def _is_of_line_above(self, phrase: Phrase, opening: Opening) -> bool:
        """Whether a role is that of the person who opens the line above ("X, Leiterin des Amts⏎Y, Verband Aue")."""
        words, people = self.context.words, self.context.inside_people
        apposed = words.texts[phrase.first - 1 : phrase.first] == [","] and phrase.first - 2 in people
        return apposed and ends_list_line(words, opening.start, self.context.people)

    def _behind(self, openings: dict[int, Opening], before: dict[int, list[Phrase]]) -> dict[int, list[Phrase]]:
        """The role phrases behind each person; of one without any, what the form of being before it says."""
        words, ranges = self.context.words, self.context.ranges
        behind = {number: roles_behind(self.near, ranges[number][1]) for number in self.context.persons}
        for number, opening in openings.items():
            verb = words.texts[opening.start - 1] if opening.start else ""
            if verb in TO_BE and not before[number] and not behind[number]:
                behind[number] = said_behind(self.near, ranges[number][1])
        return behind

    def _to_subject_of_passive(
        self, openings: dict[int, Opening], before: dict[int, list[Phrase]], behind: dict[int, list[Phrase]]
    ) -> None:
        """Hand a role behind "zum", "zur" to the subject of a passive: "A wurde vom Landrat B zur Leiterin ernannt"."""
        words = self.context.words
        for subject, number in pairwise(self.context.persons):
            agent = self._agent(openings[number], before[number])
            if agent is None:
                continue
            given = [one for one in behind[number] if words.texts[one.first - 1] in ("zum", "zur")]
            behind[number] = [one for one in behind[number] if one not in given]
            if not _SENTENCE_ENDS.intersection(words.texts[self.context.ranges[subject][1] : agent]):
                behind[subject] += given

    def _settle(self, before: dict[int, list[Phrase]], behind: dict[int, list[Phrase]]) -> None:
        """Leave what stands between two names to one of them: to the second where the first has a role before it and
        the second none behind ("Bauhofleiter X, Obmann der FTF, Y")."""
        for one, next_one in pairwise(self.context.persons):
            first, second = behind[one], before[next_one]
            if not any(_any_overlap(phrase, second) for phrase in first):
                continue
            if before[one] and not behind[next_one]:
                behind[one] = [phrase for phrase in first if not _any_overlap(phrase, second)]
            else:
                before[next_one] = [phrase for phrase in second if not _any_overlap(phrase, first)]

    def _front(self, openings: dict[int, Opening], before: dict[int, list[Phrase]]) -> None:
        """Add the role at the head of a sentence to the first person named behind its verb."""
        done = -1
        for number, opening in openings.items():
            start = min([opening.start, *(phrase.first for phrase in before[number])])
            sex = self._sex(number, opening) or self._sex_in(before[number])
            for phrase in fronted(self.near, start, sex):
                if phrase.first > done and not _any_overlap(phrase, before[number]):
                    before[number] = [*before[number], phrase]
                    done = phrase.first

    def _sex_in(self, phrases: list[Phrase]) -> Sex | None:
        """The sex that the forms of roles tell ("Bürgermeister Rico Thoma")."""
        forms = [role_form(self.context.words.texts[phrase.noun]) for phrase in phrases]
        told: set[Sex] = {"female" if form.female else "male" for form in forms if form and form.female != form.male}
        return told.pop() if len(told) == 1 else None

    def _agent(self, opening: Opening, before: list[Phrase]) -> int | None:
        """The "von" of a passive before a name with its roles: in "A wurde vom Landrat B zur Leiterin ernannt" the
        role is A's."""
        by = min([opening.start, *(phrase.first for phrase in before)]) - 1
        return by if by >= 0 and self.context.words.texts[by] in _BY else None

    def _is_of_another(self, number: int, phrase: Phrase) -> bool:
        """ "weitere Wegbegleiter Bormanns": somebody's, in the genitive. Without an article the bearer of the
        name has the role ("Bürgermeister Müllers Rede")."""
        mention, texts = self.context.mentions[number], self.context.words.texts
        last = texts[self.context.ranges[number][1] - 1]
        genitive = bool(mention.value) and last == f"{mention.value}".split()[-1] + "s"
        before = texts[phrase.first - 1].lower() if phrase.first else ""
        return genitive and (before in ARTICLES or (before.isalpha() and before.endswith(("e", "en"))))

    def _of(self, number: int, opening: Opening, before: list[Phrase], behind: list[Phrase]) -> Told:
        words = self.context.words
        first, last = self.context.ranges[number]
        told = Told(first, last, opening.start, opening.title, address=_addressed(opening))
        if opening.title:
            told.steps.append(f"title {opening.title!r} before the name")
        for phrase in before:
            if phrase.last == opening.start and self._is_of_another(number, phrase):
                continue
            self._add(told, phrase, "before the name")
            if spreads(words, phrase) or (phrase.last < opening.start and words.texts[opening.start - 1] == ":"):
                told.spread = phrase
        for phrase in behind:
            self._add(told, phrase, "behind the name")
        self._party(told)
        return told

    def _sex(self, number: int, opening: Opening) -> Sex | None:
        """The sex of a person, from the address or the first name."""
        name = f"{self.context.mentions[number].value or ''}".split(" ")
        return _addressed(opening) or (sex_of_first_name(name[0]) if len(name) > 1 else None)

    def _add(self, told: Told, phrase: Phrase, where: str) -> None:
        told.phrases.append(phrase)
        self._say(told, phrase, where)
        if self._says_little(phrase):
            told.labels.add(phrase.text(self.context.words))
        if self._says_nothing(phrase):
            told.no_roles.add(phrase.text(self.context.words))
        if told.party is None and (party := self._party_in(phrase)):
            told.party = party
            told.steps.append(f"the role names the party {party!r}")
        if told.party is None:
            opening = self.context.words.texts[phrase.noun].split("-")[0]
            several = (
                phrase.noun
                and self.context.words.texts[phrase.noun - 1] == "/"
                and self.context.words.glued(phrase.noun)
            )
            if "-" in self.context.words.texts[phrase.noun] and opening in compound_parties() and not several:
                told.party = parties()[opening]
                told.steps.append(f"the role names the party {opening!r}")

    def _says_little(self, phrase: Phrase) -> bool:
        """Whether a role is the label over or before a name that says only whom to call ("Pressekontakt:"), or says
        whose place somebody has ("ihr Vorgänger")."""
        words = self.context.words
        label = words.texts[phrase.last : phrase.last + 1] == [":"] or words.line_start(phrase.last)
        noun = words.texts[phrase.noun]
        if not label:
            return noun.lower().startswith(_RELATIONS)
        in_contact = self.context.zone_of(words.starts[phrase.noun]) == "contact"
        return (
            phrase.rule in _RULES_OF_LABELS
            or noun.lower().startswith(_CONTACTS)
            or (in_contact and noun in _OFFICES_OF_CONTACT)
        )

    def _says_nothing(self, phrase: Phrase) -> bool:
        """Whether a label says only whom to call ("Medienkontakt: X"), is a part of the house ("Presse: X") or what a
        form asks for ("Autor/in: X"), whether it heads those who are honoured ("langjährige Mitglieder: X"), or a word
        says whose place somebody had or what somebody was once trained for."""
        words = self.context.words
        noun = words.texts[phrase.noun]
        label = words.texts[phrase.last : phrase.last + 1] == [":"]
        if noun.lower().startswith(_CONTACTS) and (label or words.line_start(phrase.last)):
            return not (label and noun in _OF_PRESS and phrase.last == phrase.noun + 1)
        nobody = label and phrase.last == phrase.noun + 1 and (noun in _OFFICES or "/" in noun)
        return nobody or _tells_no_function(words.texts[phrase.first].lower(), noun.lower(), label)

    def _say(self, told: Told, phrase: Phrase, where: str) -> None:
        """Enter a role as written."""
        written = phrase.text(self.context.words)
        if written not in told.roles:
            told.roles[written] = phrase
            told.steps.append(f"role {written!r} {where} ({phrase.rule})")

    def _party_in(self, phrase: Phrase) -> str | None:
        """The party that the complement of a role begins with ("Landesvorsitzender von Bündnis 90/Die Grünen")."""
        named = named_in(self.context, phrase)
        return named[0].value if named and is_party(named[0]) else None

    def _party(self, told: Told) -> None:
        """Enter the party in the bracket behind a name, or behind "von der", "für die"."""
        words, index = self.context.words, told.last
        low, high = self._where_party(index)
        if low >= len(words.texts):
            return
        for last, mention in self.context.starting(low, high):
            if last <= high and is_party(mention) and (words.texts[index] != "," or self._closes_party(last)):
                told.party = mention.value
                told.steps.append(f"party {mention.value!r} behind the name")
                return
        if words.texts[index] == "(" and words.words(low, high) in parties():
            told.party = parties()[words.words(low, high)]
            told.steps.append("party in the bracket behind the name")

    def _where_party(self, index: int) -> tuple[int, int]:
        """The words among which a party may stand behind a name that ends before a word; none where no sign of one
        follows."""
        texts = self.context.words.texts
        sign = texts[index] if index < len(texts) else ""
        if sign == "(":
            close = next((i for i in range(index + 1, min(index + 10, len(texts))) if texts[i] == ")"), index)
            return index + 1, close
        return (index + 1, index + 3) if sign in ("von", "für", ",") else (len(texts), len(texts))

    def _closes_party(self, index: int) -> bool:
        """Whether a party in apposition ends before a word."""
        return self.context.words.texts[index : index + 1] in ([","], [")"], ["."], ["und"])

    def joined(self, before: Told, after: Told) -> bool:
        """Whether only a bracket and a joint stand between two names of one list."""
        texts = self.context.words.texts
        index = past_asides(self.context.words, before.last, {})
        between = texts[index : after.start]
        if after.roles and after.start - index > len(between):
            return False
        return 0 < len(between) <= 2 and all(text in _JOINTS for text in between)

    def _pass_on(self, before: Told, after: Told) -> None:
        """A plural role before the first of a list is the role of all."""
        if before.spread and not after.roles and self.joined(before, after):
            self._say(after, before.spread, "before the list of names")
            after.no_roles |= before.no_roles
            after.spread = before.spread

    def _pass_back(self, after: Told, before: Told) -> None:
        """A role behind a list of names that is said of several is that of the one before too ("A und B, beide …")."""
        shared = after.shared or next(
            (
                phrase
                for phrase in after.phrases
                if phrase.first >= after.last and passes_back(self.context.words, phrase)
            ),
            None,
        )
        if shared and not before.roles and self.joined(before, after):
            self._say(before, shared, "behind the list of names")
            before.shared = shared
