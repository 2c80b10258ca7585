"""A change put together → the entry of the record: its label, its line, its places with the changed words."""

from collections.abc import Iterable, Iterator

from pressefakten.diff.drafts import Draft, Mention
from pressefakten.diff.facts import state_of
from pressefakten.diff.passages import Alignment
from pressefakten.diff.says import says
from pressefakten.german.pages import TextPage
from pressefakten.json_records import JsonRecord
from pressefakten.telling import Language
from pressefakten.telling.facts import label_name
from pressefakten_schemas.diff import Cause, Entry, FactChange, Passage, Place

_LONGEST = 320
"""Characters of a sentence that are shown; a longer one is cut around the fact."""
_MOST_PLACES = 12
_PRESS = "press"


def entry_of(draft: Draft, alignment: Alignment, cause: Cause, language: Language, uncertain: bool) -> Entry:
    """The entry of a draft."""
    technical = cause == "extractor"
    places = tuple(_places(draft, alignment)) if draft.head is None or draft.spots else ()
    name = _label(draft, alignment)
    same = draft.is_same_fact
    return Entry(
        change=draft.change,
        about="head" if draft.head is not None else draft.kind,  # type: ignore[arg-type]
        label=name,
        says=says(draft, name, language),
        cause=cause,
        uncertain=uncertain,
        old=state_of(draft.old, technical) if draft.old else None,
        new=state_of(draft.new, technical) if draft.new else None,
        head=draft.head,
        changes=draft.changes if same else (),
        places=places,
        facts=tuple(fact_changes([draft, *draft.parts], technical)),
    )


def fact_changes(drafts: Iterable[Draft], technical: bool = False) -> Iterator[FactChange]:
    """Each change of a fact once: what went, what came, what says something else."""
    for draft in drafts:
        if draft.is_same_fact and draft.old and draft.new:
            yield FactChange(old=state_of(draft.old, technical), new=state_of(draft.new, technical))
            continue
        old = state_of(draft.old, technical) if draft.old and not draft.old_stays else None
        new = state_of(draft.new, technical) if draft.new and not draft.new_was_there else None
        if old or new:
            yield FactChange(old=old, new=new)


def _label(draft: Draft, alignment: Alignment) -> str:
    if draft.head is not None:
        return draft.head.name
    fact = draft.new or draft.old
    assert fact is not None
    names = [_label_on(side, fact, page) for side, fact, page in _sides(draft, alignment)]
    if draft.kind == "person":
        return _person_label(draft, names)
    known = [name for name in names if name != fact["kind"]]
    return known[-1] if known else str(fact["kind"])


def _sides(draft: Draft, alignment: Alignment) -> Iterator[tuple[list[Mention], JsonRecord, TextPage]]:
    if draft.old:
        yield [old for old, _ in draft.spots if old] or draft.old["mentions"], draft.old, alignment.old
    if draft.new:
        yield [new for _, new in draft.spots if new] or draft.new["mentions"], draft.new, alignment.new


def _label_on(mentions: list[Mention], fact: JsonRecord, page: TextPage) -> str:
    """The label that one of the places gives; headlines tell least, so the body comes first."""
    for mention in sorted(mentions, key=lambda one: one["zone"] in ("title", "subtitle")):
        begin, stop = page.span_of_sentence(mention["start"], mention["end"])
        sentence = page.text[begin:stop]
        name = label_name(fact, sentence, mention["start"] - begin, mention["end"] - begin)
        if name != fact["kind"]:
            return name
    return str(fact["kind"])


def _person_label(draft: Draft, names: list[str]) -> str:
    """The function that both have, or that of a contact block."""
    facts = [fact for fact in (draft.old, draft.new) if fact]
    roles = [list(fact.get("roles", ())) for fact in facts]
    if all(fact["mentions"][-1]["zone"] == "contact" for fact in facts):
        return "press_contact" if _PRESS in " ".join(map(str, roles)).lower() else "contact_person"
    common = [role for role in roles[0] if role in roles[-1]]
    if draft.is_replacement and not draft.uncertain:
        common += roles[0][:1]
    return common[0] if common else names[-1]


def _places(draft: Draft, alignment: Alignment) -> Iterator[Place]:
    """The places of the draft and of what is told with it, each pair of sentences once, those that changed first."""
    parts = [part for part in draft.parts if part.is_replacement or part.kind == "quote"]
    spots = [spot for one in (draft, *(parts if draft.kind != "person" else ())) for spot in one.spots]
    seen: set[tuple[str, str]] = set()
    for old, new in spots:
        place = Place(
            old=_passage(old, alignment.old, alignment.same_old), new=_passage(new, alignment.new, alignment.same_new)
        )
        told = (place.old.sentence if place.old else "", place.new.sentence if place.new else "")
        if told not in seen and len(seen) < _MOST_PLACES:
            seen.add(told)
            yield place


def _passage(mention: Mention | None, page: TextPage, same: set[int]) -> Passage | None:
    if mention is None:
        return None
    begin, stop = page.span_of_sentence(mention["start"], mention["end"])
    before, after = "", ""
    if stop - begin > _LONGEST:
        room = max(0, _LONGEST - (mention["end"] - mention["start"])) // 2
        begin, stop, cut = max(begin, mention["start"] - room), min(stop, mention["end"] + room), (begin, stop)
        before, after = "… " if begin > cut[0] else "", " …" if stop < cut[1] else ""
    sentence, places = _one_line(page, begin, stop)
    shift = len(before)
    changed = [(first + shift, last + shift) for word, (first, last) in places.items() if word not in same]
    return Passage(
        start=mention["start"],
        end=mention["end"],
        zone=mention["zone"],
        sentence=before + sentence + after,
        changed=tuple(_joined(changed, before + sentence)),
    )


def _one_line(page: TextPage, begin: int, stop: int) -> tuple[str, dict[int, tuple[int, int]]]:
    """``page.text[begin:stop]`` with single blanks, and where each of its words stands in that."""
    first, last = page.words_of(begin, stop)
    places: dict[int, tuple[int, int]] = {}
    line, done = "", begin
    for word in range(first, last):
        start, end = page.starts[word], page.ends[word]
        if start < begin or end > stop:
            continue
        between = " ".join(page.text[done:start].split())
        blank = " " if page.text[done:start] != between and (line or between) else ""
        line += blank + between + (" " if between and page.text[start - 1].isspace() else "")
        words = " ".join(page.text[start:end].split())
        places[word] = (len(line), len(line) + len(words))
        line, done = line + words, end
    return (line + page.text[done:stop].rstrip()).strip(), places


def _joined(spans: list[tuple[int, int]], sentence: str) -> Iterator[tuple[int, int]]:
    """Neighbouring spans as one, also over a comma or a full stop between them."""
    open_span: tuple[int, int] | None = None
    for start, end in spans:
        if open_span and not any(map(str.isalnum, sentence[open_span[1] : start])):
            open_span = open_span[0], end
            continue
        if open_span:
            yield open_span
        open_span = start, end
    if open_span:
        yield open_span
