"""A change in one line, as a correction in a newspaper would tell it."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from pressefakten.diff.drafts import Draft
from pressefakten.diff.facts import NAMES, Line
from pressefakten.telling import Language, label, word
from pressefakten.telling.facts import ages, label_text, plural, qualifier_of, quantity_unit, value_text
from pressefakten.telling.numbers import (
    currency_word,
    decimal_of,
    number,
    scale_of,
    scale_word,
    scaled,
    share_of_change,
    signed,
)
from pressefakten.telling.occasions import occasions
from pressefakten.telling.times import apart, date_text, hours_moved, length_parts
from pressefakten_schemas.diff import AttributeChange
from pressefakten_schemas.entities import CONTACTS

_NUMBERS = ("money", "quantity", "percent", "duration")
_MOST_TOLD = 4
"""Facts that are told in brackets; of more the number."""


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
    return draft.kind in _NUMBERS and all(change.name == "qualifier" for change in draft.changes)


def _head(draft: Draft, change: AttributeChange, language: Language) -> str:
    name = "head_place" if change.name == "place" else change.name

    def told(value: Any) -> str:
        if value is None:
            return word("nothing", language)
        if change.name in ("published", "embargoed_until"):
            return date_text(str(value), language)
        return f"„{value}“" if change.name in ("title", "subtitle") else str(value)

    notes = []
    if change.name in ("published", "embargoed_until") and change.old and change.new:
        notes.append(apart(change.old, change.new, language))
    own = (change.old, change.new)
    hence = [
        part
        for part in draft.parts
        if part.kind == "date" and part.new and part.old and (part.old["value"], part.new["value"]) != own
    ]
    if hence:
        notes.append(f"{word('hence', language)}: " + _list(_move(part, language) for part in hence))
    return f"{label(name, language)}: {told(change.old)} → {told(change.new)}{_brackets(notes)}"


def _move(part: Draft, language: Language) -> str:
    old, new = part.old or {}, part.new or {}
    words = " ".join(new["mentions"][0]["text"].split())
    before, after = value_text(old, language), value_text(new, language)
    return f"„{words}“ {before} → {after}"


def _same(draft: Draft, language: Language) -> str:
    """A fact that stayed: what it says now, and what it said."""
    assert draft.new is not None
    told = [_attribute(change, language) for change in draft.changes]
    notes = _also(draft, language)
    return f"{_subject(draft.new, language)}: {'; '.join(told)}{_brackets(notes)}"


def _subject(fact: Line, language: Language) -> str:
    value = value_text(fact, language)
    if fact["kind"] in NAMES:
        return value
    return f"{label_text(fact, _kind_label(fact), language)} {value}"


def _kind_label(fact: Line) -> str:
    if fact["kind"] == "money":
        return str(fact.get("role") or "money")
    return str(fact["type"]) if fact.get("type") in ("fax", "mobile") else str(fact["kind"])


def _attribute(change: AttributeChange, language: Language) -> str:
    name = label("academic_title" if change.name == "title" else change.name, language)
    old, new = _values(change.old), _values(change.new)
    if change.name == "roles":
        return _roles(old, new, language)
    if not new:
        return f"{word('now', language)} {word('without', language)} {name} ({word('before', language)}: {_told(old, language)})"
    before = f" ({word('before', language)}: {_told(old, language)})" if old else ""
    if change.name in ("qualifier", "part"):
        return f"{word('now', language)} „{_told(new, language)}“{before}"
    return f"{word('now', language)} {name} {_told(new, language)}{before}"


def _roles(old: list[str], new: list[str], language: Language) -> str:
    come = [role for role in new if role not in old]
    gone = [role for role in old if role not in new]
    if come:
        before = f" ({word('before', language)}: {', '.join(gone)})" if gone else ""
        return f"{word('now', language)}: {', '.join(come)}{before}"
    return f"{word('now', language)} {word('without', language)} {label('roles', language)} ({word('before', language)}: {', '.join(gone)})"


def _values(value: Any) -> list[str]:
    if value is None:
        return []
    return [str(one) for one in value] if isinstance(value, list | tuple) else [str(value)]


def _told(values: list[str], language: Language) -> str:
    known = {"about", "at_least", "at_most", "begin", "middle", "end"}
    return ", ".join(word(value, language) if value in known else value for value in values)


def _replaced(draft: Draft, old: Line, new: Line, name: str, language: Language) -> str:
    notes: list[str] = []
    kind = new["kind"]
    if old["kind"] != kind:
        return f"{value_text(new, language)}: {word('now', language)} {label(kind, language)} ({word('before', language)}: {label(old['kind'], language)} {value_text(old, language)})"
    if kind in _NUMBERS:
        told, more = _figures(old, new, language)
        notes.append(more)
    elif kind == "date":
        told = _dates(old, new, name, language)
        if old["value"] and new["value"]:
            notes.append(apart(old["value"], new["value"], language))
    elif kind == "quote":
        speaker = new.get("speaker")
        by = f" ({speaker})" if speaker else ""
        changed = word("changed", language)
        return f"{label(name, language)} {changed}{by}: {value_text(old, language)} → {value_text(new, language)}{_brackets(_inside(draft, language))}"
    else:
        told = f"{value_text(old, language)} → {value_text(new, language)}"
    if kind == "person":
        notes += _new_person(old, new, name, language)
    notes += _also(draft, language)
    if draft.old_stays and not draft.is_same_fact and kind in (*_NUMBERS, "date"):
        notes.append(f"{word('still', language)} {value_text(old, language)}")
    label_ = label(name, language) if old.get("unit") != new.get("unit") else label_text(new, name, language)
    return f"{label_}: {told}{_brackets(notes)}"


def _dates(old: Line, new: Line, name: str, language: Language) -> str:
    """Both dates; the day once where only the hour is another; a last day without "bis"."""
    before, after = old["value"], new["value"]
    if before and after and (told := hours_moved(before, after, language)):
        return told
    occasion = occasions().get(name)
    if occasion and occasion.deadline and before and after:
        return " → ".join(date_text(value.removeprefix("../"), language) for value in (before, after))
    return f"{value_text(old, language)} → {value_text(new, language)}"


def _new_person(old: Line, new: Line, name: str, language: Language) -> list[str]:
    """What else is said of the person who stands there now: another function, another party."""
    notes = []
    known = {_sexless(role) for role in (*old.get("roles", ()), name)}
    come = [role for role in new.get("roles", ()) if _sexless(role) not in known]
    if come:
        notes.append(f"{word('now', language)}: {', '.join(come)}")
    if new.get("party") != old.get("party") and new.get("party"):
        notes.append(str(new["party"]))
    return notes


def _sexless(role: str) -> str:
    """What "Landrat" and "Landrätin" have in common."""
    first, *rest = role.lower().replace("ä", "a").replace("ö", "o").replace("ü", "u").split() or [""]
    return " ".join([first.removesuffix("in").removesuffix("e").removesuffix("er"), *rest])


def _figures(old: Line, new: Line, language: Language) -> tuple[str, str]:
    """"4,2 → 4,9 Millionen Euro", and by how much: "+700.000, +17 %"."""
    before, after = decimal_of(old["value"]), decimal_of(new["value"])
    same_unit = _unit(old) == _unit(new)
    if new["kind"] == "duration":
        return _lengths(old, new, language), ""
    if before is None or after is None or not same_unit:
        return f"{value_text(old, language)} → {value_text(new, language)}", ""
    scale = scale_of(before, after) if new["kind"] == "money" else scale_of()
    first, second = qualifier_of(old, language), qualifier_of(new, language)
    unit = (
        f"{scale_word(after, scale, language)} {currency_word(new['currency'], after, language)}".strip()
        if new["kind"] == "money"
        else quantity_unit(new, language)
    )
    if new["kind"] == "quantity" and unit not in ages() and label_text(new, "quantity", language) == plural(unit):
        unit = ""
    figure = (lambda value: scaled(value, scale, language)) if new["kind"] == "money" else (
        lambda value: number(value, language)
    )
    told = " ".join(filter(None, (first, figure(before), "→", second, figure(after), unit)))
    if before == after:
        return told, ""
    if new["kind"] == "percent":
        points = word("point" if abs(after - before) == 1 else "points", language)
        return told, f"{signed(after - before, language)} {points}"
    more = signed(after - before, language, money=new["kind"] == "money")
    return told, ", ".join(filter(None, (more, share_of_change(before, after, language))))


def _unit(fact: Line) -> tuple[Any, ...]:
    return fact.get("currency"), fact.get("unit"), fact.get("per")


def _lengths(old: Line, new: Line, language: Language) -> str:
    """"16 → 18 Monate"."""
    before, after = (length_parts(fact["value"] or "", language) for fact in (old, new))
    if len(before) == len(after) == 1 and before[0][1][:3] == after[0][1][:3] and not qualifier_of(new, language):
        return f"{before[0][0]} → {after[0][0]} {after[0][1]}"
    return f"{value_text(old, language)} → {value_text(new, language)}"


def _came_or_went(draft: Draft, name: str, language: Language) -> str:
    fact = draft.new or draft.old
    assert fact is not None
    verb = word("added" if draft.new else "removed", language)
    by = f" ({fact['speaker']})" if fact.get("speaker") else ""
    value = value_text(fact, language)
    told = label_text(fact, name, language)
    if name == "quantity" and told == plural(str(fact.get("unit") or "")):
        value = value.removesuffix(f" {fact['unit']}")
    about = [] if fact["kind"] != "person" else [*fact.get("roles", ()), *filter(None, [fact.get("party")])]
    if name in fact.get("roles", ()) or name in ("press_contact", "contact_person"):
        about = [one for one in about if one != name]
    notes = [", ".join(about)] if about else []
    with_it = [part for part in draft.parts if _is_told(part, draft, fact)]
    if kept := [_short(part, language) for part in with_it if part.is_same_fact and part.kind in CONTACTS]:
        notes.append(f"{', '.join(kept)} {word('unchanged', language)}")
    with_it = [part for part in with_it if not part.is_same_fact]
    if with_it:
        notes.append(f"{word('with', language)} " + _list(_short(part, language) for part in with_it))
    return f"{told} {verb}{by}: {value}{_brackets(notes)}"


def _is_told(part: Draft, draft: Draft, fact: Line) -> bool:
    """Whether a part is worth its words: not the speaker in brackets already, not what stands in the quote, not the day
    once more without its hour."""
    other = part.new or part.old
    if other is None or fact.get("speaker") and other["value"] == fact["speaker"]:
        return False
    if fact["kind"] == other["kind"] == "date" and fact["value"] and other["value"]:
        return _day(fact) != _day(other)
    return not (fact["kind"] == "quote" and other["mentions"][0]["text"] in fact["value"])


def _day(fact: Line) -> str:
    return str(fact["value"]).split("/")[0].split("T")[0]


def _short(part: Draft, language: Language) -> str:
    fact = part.new or part.old
    assert fact is not None
    if fact["kind"] in CONTACTS:
        return label(_kind_label(fact), language)
    return value_text(fact, language)


def _also(draft: Draft, language: Language) -> list[str]:
    """What is told with a change: contacts that stayed, changed, came or went; other facts."""
    stayed, told = [], []
    seen: Counter[str] = Counter()
    for part in draft.parts:
        if part.kind in CONTACTS:
            name = label(_kind_label(part.new or part.old or {}), language)
            if part.is_same_fact:
                stayed += [name] if not seen[name] else []
                seen[name] += 1
            else:
                told.append(_contact(part, name, language))
    notes = [f"{', '.join(stayed)} {word('unchanged', language)}"] if stayed else []
    return notes + told


def _contact(part: Draft, name: str, language: Language) -> str:
    if part.old and part.new:
        return f"{name} {value_text(part.old, language)} → {value_text(part.new, language)}"
    verb = word("added" if part.new else "removed", language)
    return f"{name} {verb}: {value_text(part.new or part.old or {}, language)}"


def _inside(draft: Draft, language: Language) -> list[str]:
    inner = [
        f"{value_text(part.old, language)} → {value_text(part.new, language)}"
        for part in draft.parts
        if part.old and part.new and part.is_replacement
    ]
    return [f"{word('inside', language)}: {_list(inner)}"] if inner else []


def _list(told: Iterable[str]) -> str:
    items = list(dict.fromkeys(told))
    more = f" +{number(str(len(items) - _MOST_TOLD))}" if len(items) > _MOST_TOLD else ""
    return ", ".join(items[:_MOST_TOLD]) + more


def _brackets(notes: list[str]) -> str:
    told = [note for note in notes if note]
    return f" ({'; '.join(told)})" if told else ""
