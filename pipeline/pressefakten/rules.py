"""Rules of the lexicon: one shape and one loader for every kind.

A rule is one entry of a table of rules in ``lexicon/TOPIC.toml``::

    [[rule]]
    id = "money.main_and_small"                     # what a mention carries and ``explain`` names
    pattern = '''{NUM}{_}{EURO}{_}(?P<small>\\d\\d)(?!\\d)'''   # of named atoms; the groups say what the words mean
    before = '…'          # must match up to where the pattern starts …
    unless_before = '…'   # … must not match there
    after = '…'           # must match from where the pattern ends …
    unless_after = '…'    # … must not match there
    set = { currency = "EUR" }                      # what no word says
    needs = ["IBAN"]      # one of these is in every text that has it: others are not searched
    first = ["#"]         # where to try it, for a kind that goes from word to word
    drop = true           # takes its words out of the text: no other rule sees them
    examples = { "Das kostet [5 Euro 50]." = "5.50" }   # the mention in brackets = its value
    counterexamples = ["5 Euro 50 Jahre lang"]      # nothing of the kind comes out

``examples`` may be a list where a rule gives no value. Examples and counterexamples are cases of the test run. An entry
without id, pattern or example, with a field that nobody reads or an atom that nobody defined, or with the id of another
is refused (``LexiconError`` L001), so that a typing error is no rule that never matches.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pressefakten import lexicon
from pressefakten.errors import LexiconError

BEFORE = 60
"""How far back, in code points, a condition on the words before may look."""

_REFERENCE = re.compile(r"\{([A-Z_][A-Z0-9_]*)\}")
_CONDITIONS = ("before", "unless_before", "after", "unless_after")
_FIELDS = frozenset({"id", "pattern", "set", "needs", "first", "drop", "examples", "counterexamples", *_CONDITIONS})


@dataclass(frozen=True, slots=True)
class Example:
    """``text[start:end]`` is what the rule finds in ``text``, ``value`` what it is worth (None: not said)."""

    text: str
    start: int
    end: int
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry, compiled. ``extra`` are the fields that only its own kind reads."""

    id: str
    pattern: re.Pattern[str]
    before: re.Pattern[str] | None = None
    unless_before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None
    unless_after: re.Pattern[str] | None = None
    sets: Mapping[str, Any] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    drop: bool = False
    examples: tuple[Example, ...] = ()
    counterexamples: tuple[str, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)

    def allows(self, text: str, start: int, end: int) -> bool:
        """Whether the words around ``text[start:end]`` are those the rule asks for."""
        low = max(0, start - BEFORE)
        if self.before is not None and not self.before.search(text, low, start):
            return False
        if self.unless_before is not None and self.unless_before.search(text, low, start):
            return False
        if self.after is not None and not self.after.match(text, end):
            return False
        return self.unless_after is None or not self.unless_after.match(text, end)

    def at(self, text: str, start: int, begin: int | None = None) -> re.Match[str] | None:
        """The match that begins at ``start``, conditions kept; they look around ``text[begin:end of the match]`` where
        more than the match is meant, such as a number before its unit."""
        match = self.pattern.match(text, start)
        if match is None:
            return None
        return match if self.allows(text, start if begin is None else begin, match.end()) else None

    def up_to(self, text: str, end: int, reach: int = BEFORE) -> re.Match[str] | None:
        r"""The match of a pattern that ends in ``\Z`` where ``end`` is the end, at most ``reach`` code points long."""
        match = self.pattern.search(text, max(0, end - reach), end)
        return match if match is not None and self.allows(text, match.start(), end) else None

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """The matches in ``text[start:end]``, in order, none overlapping, conditions kept."""
        if self.needs and not any(word in text for word in self.needs):
            return
        for match in self.pattern.finditer(text, start, len(text) if end is None else end):
            if self.allows(text, match.start(), match.end()):
                yield match


def load_rules(
    topic: str,
    *,
    table: str = "rule",
    atoms: Mapping[str, str] | None = None,
    extra: Iterable[str] = (),
    flags: re.RegexFlag = re.NOFLAG,
) -> tuple[Rule, ...]:
    """The rules of ``lexicon/TOPIC.toml`` in the order of the file; the caller keeps them.

    ``atoms`` are what the patterns are built of (see ``expand``), beside those of the table ``atoms`` of the file.
    ``extra`` names the fields of an entry that the kind reads itself.
    """
    data = lexicon.load(topic)
    known = expand(data.get("atoms", {}), atoms or {})
    allowed = _FIELDS | frozenset(extra)
    rules: dict[str, Rule] = {}
    for entry in data.get(table, ()):
        rule = compile_rule(entry, known, allowed=allowed, where=f"{topic}.toml", flags=flags)
        if rule.id in rules:
            raise _refused(f"{topic}.toml", rule.id, "another rule has this id")
        rules[rule.id] = rule
    return tuple(rules.values())


def compile_rule(
    entry: Mapping[str, Any],
    atoms: Mapping[str, str],
    *,
    allowed: frozenset[str] = _FIELDS,
    where: str = "the lexicon",
    flags: re.RegexFlag = re.NOFLAG,
) -> Rule:
    """One entry as a Rule. Raises LexiconError L001 for one that cannot be one, naming ``where`` it stands."""
    name = str(entry.get("id", "without an id"))
    if why := _fault(entry, allowed):
        raise _refused(where, name, why)
    try:
        patterns = {
            one: re.compile(fill(entry[one], atoms), flags) for one in ("pattern", *_CONDITIONS) if one in entry
        }
    except KeyError as atom:
        raise _refused(where, name, f"no atom is called {atom.args[0]}") from None
    except re.error as error:
        raise _refused(where, name, f"its pattern is none: {error}") from None
    return Rule(
        id=name,
        sets=entry.get("set", {}),
        needs=tuple(entry.get("needs", ())),
        first=tuple(entry.get("first", ())),
        drop=bool(entry.get("drop", False)),
        examples=_examples(entry.get("examples", {})),
        counterexamples=tuple(entry.get("counterexamples", ())),
        extra={one: value for one, value in entry.items() if one not in _FIELDS},
        **patterns,
    )


def _fault(entry: Mapping[str, Any], allowed: frozenset[str]) -> str | None:
    """Why an entry is no rule, its patterns aside: what it lacks, or what nobody reads; None where it may be one."""
    missing = [one for one in ("id", "pattern") if not entry.get(one)]
    if missing:
        return f"it has no {' and no '.join(missing)}"
    unknown = sorted(set(entry) - allowed)
    if unknown:
        return f"nobody reads its field {unknown[0]!r}"
    wanted = "counterexample" if entry.get("drop") else "example"
    return None if entry.get(f"{wanted}s") else f"it has no {wanted}"


@cache
def atoms_of(topic: str) -> Mapping[str, str]:
    """The atoms of a topic, fully written out, for what is no rule but needs its words in a pattern."""
    return expand(lexicon.load(topic)["atoms"], {})


def expand(raw: Mapping[str, "str | list[str]"], known: Mapping[str, str]) -> dict[str, str]:
    """Atoms by name, fully written out: a pattern built of ``known`` atoms and those above it, or a list of words."""
    made = dict(known)
    for name, atom in raw.items():
        made[name] = fill(atom, made) if isinstance(atom, str) else f"(?:{words(atom)})"
    return made


def fill(pattern: str, atoms: Mapping[str, str]) -> str:
    """``pattern`` with each ``{ATOM}`` written out. Raises KeyError for one that is not known."""
    return _REFERENCE.sub(lambda found: atoms[found[1]], pattern)


def words(forms: Iterable[str]) -> str:
    """Any of the forms as a pattern, the longest first; a blank in a form may be a line end."""
    ordered = sorted(dict.fromkeys(forms), key=lambda form: (-len(form), form))
    return "|".join(re.escape(form).replace(r"\ ", r"[ \n]{1,2}") for form in ordered)


def marked(text: str) -> tuple[str, int, int]:
    """``text`` without its brackets and the span that stood in them; without brackets the whole of it."""
    if "[" not in text:
        return text, 0, len(text)
    start, end = text.index("["), text.index("]") - 1
    return text.replace("[", "", 1).replace("]", "", 1), start, end


def _examples(entry: "Mapping[str, str] | list[str]") -> tuple[Example, ...]:
    pairs = entry.items() if isinstance(entry, Mapping) else ((text, None) for text in entry)
    return tuple(Example(*marked(text), value) for text, value in pairs)


def _refused(where: str, rule: str, why: str) -> LexiconError:
    return LexiconError(
        "L001", f"the rule {rule!r} in {where} cannot be used: {why}", "Mend the entry; its fields stand in rules.py."
    )
