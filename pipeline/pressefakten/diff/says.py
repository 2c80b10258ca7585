"""A change in one line, as a correction in a newspaper would tell it."""

from collections.abc import Iterable
from typing import Any

from pressefakten.diff.drafts import Draft
from pressefakten.diff.facts import NAMES
from pressefakten.diff.figures import NUMBERS, both, dates, figures
from pressefakten.german.role_case import without_case
from pressefakten.json_records import JsonRecord
from pressefakten.telling import Language, label, word
from pressefakten.telling.facts import label_text, plural, value_text
from pressefakten.telling.numbers import number
from pressefakten.telling.times import apart, date_text
from pressefakten_schemas.diff import AttributeChange
from pressefakten_schemas.entities import CONTACTS

_MOST_TOLD = 4
"""Facts that are told in brackets; of more the number."""
_CONTACT_LABELS = ("press_contact", "contact_person")
_OF_HEAD_IN_QUOTES = ("title", "subtitle")
_OF_HEAD_DATES = ("published", "embargoed_until")


def says(draft: Draft, name: str, language: Language) -> str:
    """The line of an entry; ``name`` is that of its label."""
    if draft.head is not None:
        return _head(draft, draft.head, language)
    if draft.is_same_fact and not _only_figure(draft):
        return _same(draft, language)
    if draft.old is not None and draft.new is not None:
        return _replaced(draft, draft.old, draft.new, name, language)
    return _came_or_went(draft, name, language)


def _only_figure(draft: Draft) -> bool:
    """Whether a number that stayed is only told more or less exactly: "rund 800" → "800"."""
    return draft.kind in NUMBERS and all(change.name == "qualifier" for change in draft.changes)


# ---------------------------------------------------------------- the head of the release


def _head(draft: Draft, change: AttributeChange, language: Language) -> str:
    name = "head_place" if change.name == "place" else change.name
    notes = []
    if change.name in _OF_HEAD_DATES and change.old and change.new:
        notes.append(apart(change.old, change.new, language))
    if hence := [_move(part, language) for part in draft.parts if _hangs_on(part, change)]:
        notes.append(f"{word('hence', language)}: {_list(hence)}")
    old, new = _head_value(change.old, change.name, language), _head_value(change.new, change.name, language)
    return f"{label(name, language)}: {old} → {new}{_brackets(notes)}"


def _head_value(value: Any, name: str, language: Language) -> str:
    if value is None:
        return word("nothing", language)
    if name in _OF_HEAD_DATES:
        return date_text(str(value), language)
    return f"„{value}“" if name in _OF_HEAD_IN_QUOTES else str(value)


def _hangs_on(part: Draft, change: AttributeChange) -> bool:
    """Whether the part is a date that means another day because the head's did, and not that day itself."""
    if part.kind != "date" or part.old is None or part.new is None:
        return False
    return (part.old["value"], part.new["value"]) != (change.old, change.new)


def _move(part: Draft, language: Language) -> str:
    old, new = part.old or {}, part.new or {}
    return f"„{' '.join(new['mentions'][0]['text'].split())}“ {both(old, new, language)}"


# ---------------------------------------------------------------- a fact that stayed


def _same(draft: Draft, language: Language) -> str:
    """What the fact says now, and what it said."""
    assert draft.new is not None
    told = [_attribute(change, language) for change in draft.changes]
    return f"{_subject(draft.new, language)}: {'; '.join(told)}{_brackets(_contacts(draft, language))}"


def _subject(fact: JsonRecord, language: Language) -> str:
    value = value_text(fact, language)
    return value if fact["kind"] in NAMES else f"{label_text(fact, _kind_label(fact), language)} {value}"


def _kind_label(fact: JsonRecord) -> str:
    if fact["kind"] == "money":
        return str(fact.get("role") or "money")
    return str(fact["type"]) if fact.get("type") in ("fax", "mobile") else str(fact["kind"])


def _attribute(change: AttributeChange, language: Language) -> str:
    old, new = _values(change.old), _values(change.new)
    if change.name == "roles":
        old, new = _without(old, new), _without(new, old)
    now, before = word("now", language), _before(old, language)
    name = label("academic_title" if change.name == "title" else change.name, language)
    if not new:
        return f"{now} {word('without', language)} {name}{before}"
    if change.name == "roles":
        return f"{now}: {', '.join(new)}{before}"
    if change.name in ("qualifier", "part"):
        return f"{now} „{_told(new, language)}“{before}"
    return f"{now} {name} {_told(new, language)}{before}"


def _without(roles: list[str], others: list[str]) -> list[str]:
    """The functions that the other side does not have in any case."""
    known = set(map(without_case, others))
    return [role for role in roles if without_case(role) not in known]


def _before(old: list[str], language: Language) -> str:
    return f" ({word('before', language)}: {_told(old, language)})" if old else ""


def _values(value: Any) -> list[str]:
    if value is None:
        return []
    return [str(one) for one in value] if isinstance(value, list | tuple) else [str(value)]


def _told(values: list[str], language: Language) -> str:
    known = {"about", "at_least", "at_most", "begin", "middle", "end"}
    return ", ".join(word(value, language) if value in known else label(value, language) for value in values)


# ---------------------------------------------------------------- a fact in the place of another


def _replaced(draft: Draft, old: JsonRecord, new: JsonRecord, name: str, language: Language) -> str:
    if old["kind"] != new["kind"]:
        was = f"{label(old['kind'], language)} {value_text(old, language)}"
        now = f"{word('now', language)} {label(new['kind'], language)}"
        return f"{value_text(new, language)}: {now} ({word('before', language)}: {was})"
    if new["kind"] == "quote":
        return _reworded(draft, old, new, name, language)
    notes: list[str] = []
    if new["kind"] in NUMBERS:
        told, more = figures(old, new, language)
        notes.append(more)
    elif new["kind"] == "date":
        told, later = dates(old, new, name, language)
        notes.append(later)
    else:
        told = both(old, new, language)
    if new["kind"] == "person":
        notes += _new_person(old, new, name, language)
    notes += _contacts(draft, language)
    if draft.old_stays and not draft.is_same_fact and new["kind"] in (*NUMBERS, "date"):
        notes.append(f"{word('still', language)} {value_text(old, language)}")
    same_unit = old.get("unit") == new.get("unit")
    return f"{label_text(new, name, language) if same_unit else label(name, language)}: {told}{_brackets(notes)}"


def _reworded(draft: Draft, old: JsonRecord, new: JsonRecord, name: str, language: Language) -> str:
    by = f" ({new['speaker']})" if new.get("speaker") else ""
    inner = [
        both(part.old, part.new, language) for part in draft.parts if part.is_replacement and part.old and part.new
    ]
    notes = [f"{word('inside', language)}: {_list(inner)}"] if inner else []
    verb = word("changed", language)
    return f"{label(name, language)} {verb}{by}: {both(old, new, language)}{_brackets(notes)}"


def _new_person(old: JsonRecord, new: JsonRecord, name: str, language: Language) -> list[str]:
    """What else is said of the person who stands there now: another function, another party."""
    notes = []
    known = {_sexless(role) for role in (*old.get("roles", ()), name)}
    if come := [role for role in new.get("roles", ()) if _sexless(role) not in known]:
        notes.append(f"{word('now', language)}: {', '.join(come)}")
    if new.get("party") != old.get("party") and new.get("party"):
        notes.append(str(new["party"]))
    return notes


def _sexless(role: str) -> str:
    """What "Landrat" and "Landrätin" have in common."""
    first, *rest = role.lower().replace("ä", "a").replace("ö", "o").replace("ü", "u").split() or [""]
    return " ".join([first.removesuffix("in").removesuffix("e").removesuffix("er"), *rest])


# ---------------------------------------------------------------- a fact that came or went


def _came_or_went(draft: Draft, name: str, language: Language) -> str:
    fact = draft.new or draft.old
    assert fact is not None
    told, value = label_text(fact, name, language), value_text(fact, language)
    if name == "quantity" and told == plural(str(fact.get("unit") or "")):
        value = value.removesuffix(f" {fact['unit']}")
    verb = word("added" if draft.new else "removed", language)
    by = f" ({fact['speaker']})" if fact.get("speaker") else ""
    notes = [", ".join(_about(fact, name)), *_with(draft, fact, language)]
    return f"{told} {verb}{by}: {value}{_brackets(notes)}"


def _about(fact: JsonRecord, name: str) -> list[str]:
    """Functions and party of a person, unless the label tells them."""
    if fact["kind"] != "person":
        return []
    about = [*fact.get("roles", ()), *filter(None, [fact.get("party")])]
    told = name in about or name in _CONTACT_LABELS
    return [one for one in about if one != name] if told else about


def _with(draft: Draft, fact: JsonRecord, language: Language) -> list[str]:
    parts = [part for part in draft.parts if _is_told(part, fact)]
    stayed = [_short(part, language) for part in parts if part.is_same_fact]
    gone = [_short(part, language) for part in parts if not part.is_same_fact]
    notes = [f"{', '.join(dict.fromkeys(stayed))} {word('unchanged', language)}"] if stayed else []
    return notes + ([f"{word('with', language)} {_list(gone)}"] if gone else [])


def _is_told(part: Draft, fact: JsonRecord) -> bool:
    """Whether a part is worth its words: not the speaker in brackets already, not what stands in the quote, not the day
    once more without its hour."""
    other = part.new or part.old
    if other is None or part.is_same_fact and part.kind not in CONTACTS:
        return False
    if fact.get("speaker") and other["value"] == fact["speaker"]:
        return False
    if fact["kind"] == other["kind"] == "date" and fact["value"] and other["value"]:
        return _day(fact) != _day(other)
    return not (fact["kind"] == "quote" and other["mentions"][0]["text"] in fact["value"])


def _day(fact: JsonRecord) -> str:
    return str(fact["value"]).split("/")[0].split("T")[0]


def _short(part: Draft, language: Language) -> str:
    fact = part.new or part.old or {}
    return label(_kind_label(fact), language) if fact["kind"] in CONTACTS else value_text(fact, language)


# ---------------------------------------------------------------- what is told with it


def _contacts(draft: Draft, language: Language) -> list[str]:
    """The numbers and addresses of a person: those that stayed, changed, came or went."""
    stayed: list[str] = []
    told: list[str] = []
    for part in draft.parts:
        if part.kind not in CONTACTS:
            continue
        name = label(_kind_label(part.new or part.old or {}), language)
        if part.is_same_fact:
            stayed.append(name)
        elif part.old and part.new:
            told.append(f"{name} {both(part.old, part.new, language)}")
        else:
            verb = word("added" if part.new else "removed", language)
            told.append(f"{name} {verb}: {value_text(part.new or part.old or {}, language)}")
    return [f"{', '.join(dict.fromkeys(stayed))} {word('unchanged', language)}", *told] if stayed else told


def _list(told: Iterable[str]) -> str:
    items = list(dict.fromkeys(told))
    more = f" +{number(str(len(items) - _MOST_TOLD))}" if len(items) > _MOST_TOLD else ""
    return ", ".join(items[:_MOST_TOLD]) + more


def _brackets(notes: list[str]) -> str:
    told = [note for note in notes if note]
    return f" ({'; '.join(told)})" if told else ""
