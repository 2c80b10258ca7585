"""The sentences around the entries."""

from collections.abc import Mapping
from typing import Any

from pressefakten.lexicon import load
from pressefakten.telling import Language
from pressefakten_schemas.diff import Diff, Entry, Passage, ReleaseDiff


def sentence(name: str, language: Language, given: Mapping[str, Any] | None = None) -> str:
    """A sentence of the report, filled with what is given."""
    return str(load("difference")[name][language]).format_map(given or {})


def heading(one: ReleaseDiff, language: Language) -> str:
    """What the release is called, and that it is new, gone, or why it differs."""
    name = f"{one.title} [{one.release}]" if one.title else one.release
    notes = {
        "added": [sentence("new_release", language)],
        "removed": [sentence("removed_release", language)],
        "changed": [sentence(cause, language) for cause in one.causes],
    }[one.change]
    return f"{name} – {', '.join(notes)}" if notes else name


def summary(diff: Diff) -> list[str]:
    """The last lines: sums, and why."""
    names = {"old": diff.old, "new": diff.new}
    if diff.same:
        count = diff.counts.texts_changed
        return [sentence("same_wording" if count else "same", diff.language, {**names, "count": count})]
    told = sentence("sum", diff.language, diff.counts.model_dump()) + f" ({diff.old} → {diff.new})"
    reasons = []
    if diff.why.text:
        reasons.append(sentence("why_text", diff.language))
    if diff.why.extractor:
        versions = ", ".join(f"{one.name} {one.old} → {one.new}" for one in diff.why.extractor)
        reasons.append(sentence("why_extractor", diff.language, {"versions": versions}))
    if diff.why.sidecar:
        reasons.append(sentence("why_sidecar", diff.language))
    return [told, sentence("why", diff.language, {"reasons": "; ".join(reasons)})] if reasons else [told]


def parted(one: ReleaseDiff) -> tuple[list[Entry], list[Entry]]:
    """The sure entries, and the uncertain ones."""
    return [entry for entry in one.entries if not entry.uncertain], [entry for entry in one.entries if entry.uncertain]


def marked(passage: Passage, before: str, after: str) -> str:
    """The sentence with marks around its changed words."""
    text, done = [], 0
    for start, end in passage.changed:
        text += [passage.sentence[done:start], before, passage.sentence[start:end], after]
        done = end
    return "".join([*text, passage.sentence[done:]])
