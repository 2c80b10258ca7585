"""Releases and facts made by hand: what pages over a whole corpus are tested on."""

from typing import Any


def release(name: str, published: str | None, text: str, **more: Any) -> dict[str, Any]:
    known = {"release": name, "source": f"{name}.txt", "title": None, "published": published, "zones": [], "head": {}}
    return {**known, "sha256": "0" * 64, "text": text, **more}


def fact(of: dict[str, Any], kind: str, value: str | None, words: str, **more: Any) -> dict[str, Any]:
    start = of["text"].index(words)
    mention = {"start": start, "end": start + len(words), "text": words, "zone": more.pop("zone", "body"), "rule": "r"}
    number = f"{abs(hash((of['release'], kind, value, words))) % 16**12:012x}"
    return {"release": of["release"], "id": number, "kind": kind, "value": value, **more, "mentions": [mention]}
