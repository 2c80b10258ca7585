"""Which mentions are one organisation or named thing: declined, shortened, abbreviated, longer with its place."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pressefakten.german.abbreviations import stand_in_order, stands_for
from pressefakten.german.class_nouns import generic, is_head, legal_form, same_word
from pressefakten.german.function_words import function_words
from pressefakten.german.nominative import is_newspaper, nominative, plain_case
from pressefakten.german.units import is_unit
from pressefakten.lexicon import load

_PURPOSES = tuple(load("organizations")["purposes"]["endings"])
MOST_NAMES = 400
"""Names of organisations and things in a release up to which each is compared with each."""


@dataclass(frozen=True, slots=True)
class Written:
    """One mention: its words as they stand, the word before, what the recognizer knew, whether it is ``quoted``."""

    number: int
    kind: str
    text: str
    before: str
    party: str | None = None
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class BodyName:
    """The value of a mention, its abbreviation, and why."""

    value: str
    abbreviation: str | None = None
    steps: tuple[str, ...] = ()


def resolve(written: list[Written], abbreviations: list[tuple[str, str]]) -> dict[int, BodyName]:
    """Mention number → value. ``abbreviations``: (short, long form as written) as the release defines them."""
    steps: dict[int, list[str]] = {one.number: [] for one in written}
    base = _in_nominative(written, steps)
    longs = _long_forms(written, base, abbreviations)
    _spell_out(written, base, longs, steps)
    full = _fullest_names(sorted({(one.kind, base[one.number]) for one in written if not one.party}))
    shorts = _abbreviations(abbreviations, longs, full)
    named: dict[int, BodyName] = {}
    for one in written:
        value, why = (base[one.number], None) if one.party else full[one.kind, base[one.number]]
        if why:
            steps[one.number].append(why)
        named[one.number] = BodyName(value, shorts.get(value), tuple(steps[one.number]))
    return named


def _in_nominative(written: list[Written], steps: dict[int, list[str]]) -> dict[int, str]:
    """Mention number → its words in the nominative, a party by its short form."""
    base: dict[int, str] = {}
    texts = {(one.kind, one.text) for one in written}
    for one in written:
        bare = one.text.removesuffix("s")
        plain = _plain_case(bare if (one.kind, bare) in texts else one.text)
        steady = one.quoted and not is_newspaper(plain)
        value = one.party or (plain if steady else spelled_out(nominative(plain, one.before)))
        if value != one.text:
            steps[one.number].append(f"{one.text!r} in the nominative or spelled out is {value!r}")
        base[one.number] = value
    return base


def _spell_out(
    written: list[Written], base: dict[int, str], longs: dict[str, str], steps: dict[int, list[str]]
) -> None:
    """Replace abbreviations in ``base`` by the long forms that the release defines ("KI", "KI Kreis Viersen"); before
    other words than a unit's only where the release names that body in full, too."""
    named = set(base.values())
    for one in written:
        value = base[one.number]
        head, _, rest = value.partition(" ")
        if value in longs:
            base[one.number] = longs[value]
            steps[one.number].append(f"{value!r} is defined here as {longs[value]!r}")
        elif head in longs and rest and (is_unit(rest.split(" ")[0]) or f"{longs[head]} {rest}" in named):
            base[one.number] = f"{longs[head]} {rest}"
            steps[one.number].append(f"{head!r} is defined here as {longs[head]!r}")


_Full = dict[tuple[str, str], tuple[str, str | None]]
"""Kind and value → the fullest value that means the same, and why."""


def _fullest_names(values: list[tuple[str, str]]) -> _Full:
    if len(values) > MOST_NAMES:  # a register, not a release: no name is taken for the short form of another
        return {pair: (pair[1], None) for pair in values}
    values = sorted(values, key=lambda pair: (-len(pair[1]), pair))
    return {(kind, value): _grown(value, [other for of, other in values if of == kind]) for kind, value in values}


def _grown(value: str, others: list[str]) -> tuple[str, str | None]:
    """The name after up to three steps to a fuller one, and why."""
    name, reasons = value, []
    for _ in range(3):
        longer, why = _fullest(name, [other for other in others if other != name])
        if why is None or longer in (name, value):
            break
        name = longer
        reasons.append(why)
    return name, "; ".join(reasons) or None


def _abbreviations(abbreviations: list[tuple[str, str]], longs: dict[str, str], full: _Full) -> dict[str, str]:
    """Value → its abbreviation, as the release defines it or as its own capitals tell."""
    shorts: dict[str, str] = {}
    for short, _ in abbreviations:
        long = longs.get(short)
        if long is not None:
            named = [full[kind, long][0] for kind in ("organization", "misc") if (kind, long) in full]
            for value in (*named, long):
                shorts.setdefault(value, short)
    for (_, value), (name, _why) in full.items():
        if name != value and _initials_of(value, name):
            shorts.setdefault(name, value)
        if opening := _abbreviation_before_dash(name):
            shorts.setdefault(name, opening)
    return shorts


def _abbreviation_before_dash(name: str) -> str | None:
    """The abbreviation that a name has before its dash ("BUND – Bund für Umwelt")."""
    opening, dash, rest = name.partition(" – ")
    return opening if dash and rest and opening.isupper() and opening.isalpha() and 2 <= len(opening) <= 8 else None


def _plain_case(text: str) -> str:
    """Capitals to usual spelling where they are shouting, not an abbreviation: two words, one of six letters."""
    words = text.split(" ")
    return plain_case(text) if len(words) > 1 and max(map(len, words)) > 5 else text


def spelled_out(value: str) -> str:
    """Units in the nominative and shortened towns written out ("Landes NRW" → "Land NRW", "… Ffm." → "… Frankfurt am
    Main")."""
    units = load("places")["units"]["nominative"]
    words = value.split(" ")
    words[0] = units.get(words[0], words[0])
    last = words[-1].rstrip(".")
    if len(words) > 1 and last == "Ffm":
        words[-1] = load("places")["short"][last]
    return " ".join(words)


def _long_forms(written: list[Written], base: dict[int, str], abbreviations: list[tuple[str, str]]) -> dict[str, str]:
    """Abbreviation → its long form in the nominative, spelled as the release spells it best."""
    longs: dict[str, str] = {}
    spellings = _spellings(base.values())
    first: dict[str, int] = {}
    for one in written:
        first.setdefault(one.text, one.number)
    for short, long in abbreviations:
        if short not in longs:
            value = base[first[long]] if long in first else nominative(long)
            longs[short] = _best_spelling(value, spellings.get(value.lower(), []))
    return longs


def _spellings(values: Iterable[str]) -> dict[str, list[str]]:
    """Each name in small letters → how it is spelled here, in the order of the alphabet."""
    spelled: dict[str, list[str]] = defaultdict(list)
    for value in sorted(set(values)):
        spelled[value.lower()].append(value)
    return spelled


def _best_spelling(value: str, same: list[str]) -> str:
    """The same words with a capital where the release has one ("kommunales …" beside "Kommunales …")."""
    return next(
        (other for other in same if other[0].isupper() and not other.isupper()),
        value[0].upper() + value[1:] if same or value[0].islower() else value,
    )


def _fullest(value: str, others: list[str]) -> tuple[str, str | None]:
    """The longest name that surely means the same, and why; the name itself when none or several could be meant."""
    squeezed = "".join(value.split()).casefold()
    for other in others:
        if "".join(other.split()).casefold() == squeezed:
            better = max(
                (value, other), key=lambda name: (name.count(" "), name[0].isupper(), not name.isupper(), name)
            )
            if better != value:
                return better, f"another spelling of {better!r}"
    for why, fits in (
        ("the initials of {!r}", _initials_of),
        ("short for {!r}", _abbreviated_head),
        ("the same name with its legal form is {!r}", _has_legal_form),
        ("the same name with its place is {!r}", _goes_on_with_place),
        ("short for {!r}", _same_place_longer_head),
        ("short for {!r}", _blend_of),
        ("the only one of its class here is {!r}", _class_word_of),
        ("the company's name is {!r}", _company_of),
    ):
        longer = [other for other in others if fits(value, other)]
        if longer and _agree(longer):
            return longer[0], why.format(longer[0])
    return value, None


def _agree(longer: list[str]) -> bool:
    """Whether all candidates are forms of the longest, which stands first."""
    return all(other == longer[0] or longer[0].casefold().startswith(other.casefold() + " ") for other in longer[1:])


def _has_legal_form(value: str, other: str) -> bool:
    """ "Verband Südbau" and "Verband Südbau e. V."."""
    form = legal_form().search(other)
    if form is None or form.end() < len(other):
        return False
    short, long = value.split(" "), other[: form.start()].rstrip(" ,").split(" ")
    return len(short) == len(long) and all(
        same_word(one, two, adjective=True) for one, two in zip(short, long, strict=True)
    )


def _goes_on_with_place(value: str, other: str) -> bool:
    """ "Kommunales Integrationszentrum" and "Kommunales Integrationszentrum Kreis Viersen": the same words, then a
    name."""
    short, long = value.split(" "), other.split(" ")
    if len(short) >= len(long) or value in generic():
        return False
    if not all(same_word(one, two, adjective=True) for one, two in zip(short, long, strict=False)):
        return False
    following = long[len(short)]
    if is_unit(short[-1]) or is_unit(short[0]) or _is_firm_of(short, following, other):
        return False
    return following[0].isupper() and (len(short) > 1 or is_head(short[0]) or value.isupper())


def _is_firm_of(short: list[str], following: str, other: str) -> bool:
    """Whether the longer name is that of a company beside the body ("HSG Aue" and "HSG Aue Marketing GmbH"): behind a
    name of several words it goes on with what the company is for, and a legal form ends it."""
    return len(short) > 1 and following.endswith(_PURPOSES) and legal_form().search(other) is not None


def _same_place_longer_head(value: str, other: str) -> bool:
    """ "Polizei Augsburg West" and "Polizeiinspektion Augsburg West"."""
    head, _, place = value.partition(" ")
    longer, _, same = other.partition(" ")
    return (
        bool(place)
        and place == same
        and head in generic()
        and longer != head
        and longer.startswith(head)
        and is_head(longer)
    )


def _abbreviated_head(value: str, other: str) -> bool:
    """ "PP Aue" and "Polizeipräsidium Aue", "TU Aue" and "Technische Universität Aue": capitals for the words up to a
    class noun, then the same words."""
    head, _, rest = value.partition(" ")
    if not (rest and 2 <= len(head) <= 5 and head.isupper() and other.endswith(f" {rest}")):
        return False
    small = function_words("small_in_initials")
    words = [word for word in other[: -len(rest)].split() if word not in small]
    if len(words) > len(head) or not is_head(words[-1]):
        return False
    initials = "".join(word[0].upper() for word in words)
    return stand_in_order(head, "".join(words).upper()) and stand_in_order(initials, head)


_BLEND = re.compile(r"(?P<initials>[A-ZÄÖÜ]{1,4})(?P<noun>[A-ZÄÖÜ][a-zäöüß]{2,})")


def _blend_of(value: str, other: str) -> bool:
    """ "OBank" and "Förderbank Ostland": initials of its words before the noun that ends one of them."""
    blend = _BLEND.fullmatch(value)
    if blend is None or " " not in other:
        return False
    words = other.replace("-", " ").split()
    heads = [word[0] for word in words if not word.lower().endswith(blend["noun"].lower())]
    return len(heads) < len(words) and all(letter in heads for letter in blend["initials"])


def _initials_of(value: str, other: str) -> bool:
    """Whether capitals stand for a name that never says so: by its initials, or four of them letter by letter ("PP
    SWN")."""
    letters = value.replace(" ", "")
    if len(letters) >= 4 and letters.isalpha() and letters.isupper() and " " in other and stands_for(letters, other):
        return True
    return _exact_initials(value, other)


def _exact_initials(value: str, other: str) -> bool:
    """ "FTF" beside "Freedom Task Force": three capitals at least, one for each word."""
    small = function_words("small_in_initials")
    words = [word for word in other.split(" ") if word[0].isalpha() and word not in small]
    return (
        value.isalpha() and value.isupper() and len(value) >= 3 and [word[0].upper() for word in words] == list(value)
    )


def _company_of(value: str, other: str) -> bool:
    """ "Nordwerk" beside "Nordwerk Energie GmbH", "Kessler" beside "Jan Kessler AG": the first or last word of a
    company's name."""
    form = legal_form().search(other)
    if form is None or " " in value or len(value) < 3 or value in generic():
        return False
    core = other[: form.start()].split()
    return value in (core[:1] + core[-1:]) and not any(is_head(word) for word in core)


def _class_word_of(value: str, other: str) -> bool:
    """ "Kontrolleinheit" and "Kontrolleinheit Autoposer", "Feuerwehr" and "Freiwillige Feuerwehr Kronshagen"."""
    if " " in value or not is_head(value):
        return False
    words = other.split(" ")
    if len(words) < 2 or value not in words[:3]:
        return False
    return not any(is_head(word) for word in words[: words.index(value)])  # a body's office is another body
