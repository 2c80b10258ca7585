"""W3C Web Annotations: a page of annotations as JSON-LD, one a mention, with its quote and its place.

Sources: https://www.w3.org/TR/annotation-model/, 3.2 (bodies), 4.2.4 (text quote) and 4.2.5 (text position): offsets
are code points, half-open, as ours.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from pressefakten.export.plain import visible
from pressefakten.export.records import ReleaseFacts
from pressefakten.export.request import ExportRequest
from pressefakten.json_records import OF_EVERY_FACT, JsonObject

_AROUND = 32
"""Characters of context on either side of a quote."""
_PLACE = frozenset({"start", "end", "text"})


def write(path: Path, _: ExportRequest, releases: Iterable[ReleaseFacts]) -> None:
    """Write one annotation page, item by item."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:pressefakten:annotations", ')
        file.write('"type": "AnnotationPage", "items": [')
        between = "\n"
        for told in releases:
            for annotation in annotations(told):
                file.write(between + json.dumps(annotation, ensure_ascii=False))
                between = ",\n"
        file.write("\n]}\n")


def annotations(told: ReleaseFacts) -> Iterator[dict[str, Any]]:
    """The annotations of one release, in the order of its facts."""
    source = address_of(told.release)
    for fact in told.facts:
        for number, mention in enumerate(fact["mentions"], 1):
            yield {
                "id": f"urn:pressefakten:{fact['id']}:{number}",
                "type": "Annotation",
                "motivation": "identifying",
                "body": list(_bodies(fact, mention)),
                "target": {"source": source, "selector": _selectors(told.release["text"], mention)},
            }


def address_of(release: JsonObject) -> str:
    """The address of a release: where it was published, else a name that is no address."""
    return str(release.get("source_url") or f"urn:pressefakten:release:{quote(release['release'], safe='')}")


def _bodies(fact: JsonObject, mention: JsonObject) -> Iterator[dict[str, Any]]:
    yield {"type": "TextualBody", "purpose": "tagging", "value": fact["kind"]}
    if fact["value"] is not None:
        yield {"type": "TextualBody", "purpose": "identifying", "value": visible(fact["value"])}
    said = {name: value for name, value in fact.items() if name not in OF_EVERY_FACT}
    said |= {name: value for name, value in mention.items() if name not in _PLACE}
    yield {
        "type": "TextualBody",
        "purpose": "describing",
        "format": "application/json",
        "value": visible(json.dumps(said, ensure_ascii=False)),
    }


def _selectors(text: str, mention: JsonObject) -> list[dict[str, Any]]:
    start, end = mention["start"], mention["end"]
    quoted = {
        "type": "TextQuoteSelector",
        "exact": visible(mention["text"]),
        "prefix": visible(text[max(0, start - _AROUND) : start]),
        "suffix": visible(text[end : end + _AROUND]),
    }
    return [{"type": "TextPositionSelector", "start": start, "end": end}, quoted]
