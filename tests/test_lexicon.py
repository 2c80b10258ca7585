"""Words are data: one a line in the lexicon, none in lists in code."""

import ast
import re
from importlib.resources import files
from pathlib import Path

import pytest

import pressefakten
from pressefakten import lexicon
from pressefakten.german.function_words import function_words

_PACKAGE = Path(pressefakten.__file__).parent
_TOPICS = sorted(file.name for file in files(lexicon.__name__).iterdir() if file.name.endswith(".toml"))
_LINE = 120
_MANY = 5
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"|' + r"'[^']*'")

_IN_LONG_LINES = frozenset(
    {
        "dates.toml",
        "dates_rules.toml",
        "durations.toml",
    }
)
"""Files that still have several words a line. Only to be made smaller."""

_NO_WORDS = {
    "json_records.py": "fields of a fact",
    "__init__.py": "names of the module",
    "cli/exporting.py": "formats",
    "diff/facts.py": "fields of a mention",
    "diff/folding.py": "kinds of facts, by rank",
    "diff/heads.py": "fields of a release",
    "diff/says.py": "values of fields, in English",
    "evaluate/__init__.py": "names of the module",
    "evaluate/attributes.py": "fields of a fact",
    "export/sqlite.py": "fields of a fact",
    "export/tables.py": "types of columns, in English",
    "german/tense.py": "names of patterns, in English",
    "html/catalogue.py": "names of tables, in English",
    "html/corpus.py": "kinds of facts",
    "ner/train/data.py": "names of collections",
    "read/__init__.py": "names of the module",
    "read/archive.py": "names of folders",
    "read/html/leaves.py": "elements of HTML",
    "read/html/metadata.py": "types of schema.org and elements of HTML",
    "read/html/repair.py": "elements of HTML",
    "read/html/text.py": "elements of HTML and names of zones",
    "read/mail.py": "types of media",
    "read/refusals.py": "ends of file names",
    "read/sidecar.py": "fields of a sidecar",
    "read/source.py": "names of zones, as a type",
    "reading/lines.py": "ends of web addresses",
    "recognizers/dates/convert.py": "shapes of declined number words",
    "recognizers/dates/makers.py": "units of the calendar, in English",
    "recognizers/names/settle.py": "names of rules, by rank",
    "recognizers/numbers/__init__.py": "names of the module",
    "recognizers/numbers/beside.py": "fields of a rule",
    "recognizers/numbers/scan.py": "forms of numbers, as a type",
    "recognizers/phones/labels.py": "types of numbers, in English",
    "recognizers/quotes/cues.py": "fields of a rule",
    "recognizers/quotes/wording.py": "keys of front matter, in English",
    "registry/entities.py": "fields of a fact",
    "report/contacts.py": "columns of a table",
    "report/evaluation.py": "columns of a table",
    "report/head.py": "fields of a release",
    "report/listing.py": "fields of a release",
    "report/timeline.py": "kinds of facts",
    "resolve/confidence/signs.py": "names of signs, in English",
    "resolve/head/bodies.py": "names of evidence, in English",
    "resolve/head/claims.py": "origins of claims, in English",
    "resolve/head/train.py": "names of evidence, in English",
    "resolve/speakers/subjects.py": "kinds of subjects, as a type",
    "resolve/timeline/compared.py": "units of the calendar, in English",
    "rules.py": "fields of a rule",
    "store/kept.py": "counts of a run, in English",
    "store/keys.py": "folders of the package",
    "store/listing.py": "fields of a release",
    "telling/times.py": "units of the calendar, in English",
    "temporal/answers.py": "days of the week for the steps, in English",
    "temporal/expressions.py": "units of the calendar, in English",
    "zones/chain.py": "names of zones",
    "zones/head.py": "ends of web addresses",
    "zones/phrases.py": "scopes of a rule, as a type",
}
"""Modules whose lists are no words of German, or are kept with their pattern."""


def _lines_of_words(text: str) -> list[str]:
    """Lines that are too long and hold several strings; patterns and examples of rules may be longer."""
    return [
        line
        for line in text.splitlines()
        if len(line) > _LINE
        and not line.startswith(("examples", "counterexamples"))
        and "'''" not in line
        and len(_STRING.findall(line)) > 1
    ]


def _word_lists(source: str) -> list[int]:
    """The lines of code with five words or more in a set, list, tuple, split string or alternation."""
    return [node.lineno for node in ast.walk(ast.parse(source)) if isinstance(node, ast.expr) and _words(node) >= _MANY]


def _words(node: ast.expr) -> int:
    if isinstance(node, ast.Set | ast.List | ast.Tuple):
        strings = [one.value for one in node.elts if isinstance(one, ast.Constant) and isinstance(one.value, str)]
        return sum(re.search(r"[a-zäöüß]{2}", one) is not None for one in strings)
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return len(re.findall(r"[a-zäöüß]{2,}\|", node.value))
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
        text = node.func.value
        return len(text.value.split()) if isinstance(text, ast.Constant) and isinstance(text.value, str) else 0
    return 0


def _modules() -> list[str]:
    return sorted(path.relative_to(_PACKAGE).as_posix() for path in _PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("topic", [topic for topic in _TOPICS if topic not in _IN_LONG_LINES])
def test_lexicon_words_stand_one_a_line(topic: str) -> None:
    text = files(lexicon.__name__).joinpath(topic).read_text(encoding="utf-8")
    assert _lines_of_words(text) == []


@pytest.mark.parametrize("module", [module for module in _modules() if module not in _NO_WORDS])
def test_lexicon_holds_the_words_of(module: str) -> None:
    assert _word_lists((_PACKAGE / module).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("module", sorted(_NO_WORDS))
def test_lexicon_exceptions_are_needed(module: str) -> None:
    assert _word_lists((_PACKAGE / module).read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ('A = {"der", "die", "das", "dem", "den"}', [1]),
        ('A = {"der", "die", "das", "dem"}', []),
        ('A = "am im zum zur vom".split()', [1]),
        ('A = r"(?:haus|hof|park|platz|weg|tor)$"', [1]),
        ('A = r"(?:haus|hof)$"', []),
        ('A = (".", ",", ";", ":", "!")', []),
    ],
)
def test_lexicon_sees_lists_of_words(source: str, lines: list[int]) -> None:
    assert _word_lists(source) == lines


def test_lexicon_function_words_belong_to_named_groups() -> None:
    table = lexicon.load("function_words")
    assert {group for groups in table["words"].values() for group in groups} == set(table["groups"])


def test_lexicon_function_words_of_a_group() -> None:
    assert function_words("joins_names") == {"und", "sowie", "oder"}
    with pytest.raises(KeyError):
        function_words("no_such_group")
