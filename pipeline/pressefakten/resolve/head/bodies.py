"""Who published the release: every body that the head, the contact block, labels and names of the text speak of, with
what speaks for each."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Doc

from pressefakten.german.class_nouns import is_head, legal_form
from pressefakten.german.nominative import nominative
from pressefakten.lexicon import load
from pressefakten.mentions import Mention, zone_at
from pressefakten.reading import text_of
from pressefakten.resolve.head.body_rules import ruled_publisher
from pressefakten.resolve.head.weighing import Candidate
from pressefakten.zones.dateline import DATE, TIME

_LABEL = re.compile(
    r"(?P<label>Herausgeber(?:in)?|Herausgegeben von|Hrsg\.?|Medieninhaber(?:in)?|Absender|Quelle|Impressum"
    r"|Emittent(?:in)?|Unternehmen"
    r"|Veröffentlicht (?:von|durch)|Eingesendet von|Eingesandt von|Mitgeteilt vo[nm]|Publisher|Firma"
    r"|Veranstalter|V\. ?i\. ?S\. ?d\. ?P\.?"
    r"|Pressemitteilung von|Originaltext|Original-Content von|Von|Rückfragehinweis|Rückfragen-Kontakt"
    r"|Pressekontakt|Medienkontakt|Kontakt"
    r"|Ansprechpartner(?:in)?(?: für die (?:Presse|Medien))?|Rückfragen(?: an)?|Text|Foto)\s?:?\s"
    r"(?:(?:de[rs]|die|das|vo[nm]) )?",
)
_OF_RELEASE = re.compile(
    r"(?:(?:Presse|Medien)-?(?:mitteilung|information|info|meldung|dienst|text|aussendung|notiz|erklärung"
    r"|bericht)|Mitteilung|Pressestelle|Medienstelle"
    r"|Aussendung|Informationsdienst|Newsletter|Nachrichten|Bericht|Kommuniqué|PM|Pressebericht|Sprecher(?:in)?)"
    r"(?: (?:Nr\.? ?)?[\d/-]{1,9})? (?P<article>de[rs]|von|vom|aus dem|aus der) (?P<name>[^\n|•·:]{3,120})"
)
_SPLIT = re.compile(
    r"\s+[|•·▪●■»›—–]\s*|\s+[-–—]\s+|\s*[|•·▪●■]\s+|[,;]\s|\s{2,}|\t|\s/\s|\s?[<>]|:\s|\s\(?(?:ots|pd)\)?\s"
)
_RIGHTS = re.compile(
    r"(?:©|\([Cc]\)|Copyright)\s?(?:by )?(?:(?:19|20)\d\d(?:[-–]\d{2,4})?)?\s?(?:by )?(?P<name>[^\n|•·/,]{3,80})"
)
_YEARS = re.compile(r"\s(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?\Z")
_CREDIT = re.compile(
    r"(?:Foto|Bild|Bildquelle|Bildnachweis|Grafik|Quelle)s?\s?[:/©]{1,2}\s?(?P<name>[^\n|•·/,;)]{3,70})"
)
_ABOUT = re.compile(
    r"(?m)^(?:Über (?:die |das |den |der )?|Zum Unternehmen:? |Die )?"
    r"[„\"»]?(?P<name>[A-ZÄÖÜ][^\n:.]{2,80}?)[“\"«]?:?[ ]*$"
)
_CODE = re.compile(r"(?P<code>[A-ZÄÖÜ]{2,5}-[A-ZÄÖÜ]{1,5})\b")
_DOMAIN = re.compile(r"(?:@|www\.|https?://(?:www\.)?)(?P<host>[\w.-]{3,80})")
_BAD = re.compile(
    r"(?i)\b(?:tel|fax|telefon|mobil|e-mail|straße|str\.|platz|postfach|uhr|www|http|seite|datenschutz|agb"
    r"|nutzungsbedingungen|"
    r"pressemitteilung(?:en)?|medienmitteilung(?:en)?|presseinformation(?:en)?|presseinfo|medieninformation"
    r"|pressemeldung|aktuelles|startseite)\b|@|\d{4,}"
)
_OFFICE_ONLY = re.compile(
    r"(?i)(?:(?:die|der) )?(?:presse\w*(?:[ -].*)?|referat .*|abteilung .*|stabsstelle .*|kommunikation.*"
    r"|unternehmenskommunikation|öffentlichkeitsarbeit"
    r"|redaktion.*|(?:leit|geschäftsführ)\w+|büro .*|sekretariat|marketing.*|corporate communications.*"
    r"|investor relations.*|medien\w*|(?:ober)?bürgermeister\w*|landr[aä]t\w*)"
)
_ARTICLE = re.compile(r"(?:de[rsmn]|die|das|vo[nm]|eine[rs]?|bei(?:m)?|im|an)\s")
_PLAIN = re.compile(r"\W+")
_SMALL = frozenset(load("head_words")["small"])
_SIGNS = re.compile(r"[*+=#@&]|\d")
_ROLE = re.compile(
    r"(?:\w*(?:sprecher|leiter|leitung|vorsitzende|beauftragte|referent|manager|präsident|direktor|meister"
    r"|wart)(?:in|r)?|VP|CEO|Mitgeteilt"
    r"|Auftrag|Medienstelle|Pressestelle|Medieninfo|MEDIENINFO|PRESSEINFO|Presse\w*|Medien\w*|Kontakt|Leitung"
    r"|Frau|Herr|Dr\.|Prof\.)"
)
_MINISTRY = re.compile(r"inisterium|epartement|Senatsverwaltung|Senator|Kammer|Amt für")
_BRACKET = re.compile(r"\s\([^()]{1,20}\)\Z")
_SPELLED = str.maketrans(dict(zip("äöüß", ("ae", "oe", "ue", "ss"), strict=True)))
_LONGEST = 110
_MOST = 300
"""Names of a text that are weighed at most."""


@dataclass(slots=True)
class _Name:
    """One name with all that speaks for it."""

    value: str
    start: int
    end: int
    evidence: set[str] = field(default_factory=set)
    count: int = 0


def plain(name: str) -> str:
    """A name as it is compared: lower case, words only."""
    return _PLAIN.sub(" ", name.lower()).strip()


def body_candidates(doc: Doc, mentions: Sequence[Mention]) -> Iterator[Candidate]:
    """A candidate for each name, at the first of its places that the most speaks for."""
    text = text_of(doc)
    names: dict[str, _Name] = {}
    for value, start, end, evidence in _also_without_brackets(_proposed(doc, text, mentions)):
        key = plain(value)
        if not key or len(names) >= _MOST and key not in names:
            continue
        name = names.setdefault(key, _Name(value, start, end))
        name.evidence.update(evidence)
        name.count += 1
    stated = [claim.value for claim in doc._.claims if claim.name == "url"][:1]
    stated += [mention.value for mention in mentions if mention.kind in ("email", "url") and mention.value]
    _compare(names, text, "\n".join(stated))
    for name in names.values():
        yield Candidate(name.value, name.start, name.end, tuple(sorted(name.evidence)))


def _also_without_brackets(proposed: Iterator["_Proposal"]) -> Iterator["_Proposal"]:
    """ "Leibniz-Institut für Küstenarchäologie (LIKA)" is proposed without its abbreviation too, "Bündnis Auenland
    Koordinationsstelle" only without the office."""
    for value, start, end, evidence in proposed:
        if own := _without_office(value):
            value, end = own, start + len(own)
        yield value, start, end, evidence
        bare = _BRACKET.sub("", value)
        if bare != value and len(bare) > 2:
            yield bare, start, start + len(bare), evidence


def _without_office(name: str) -> str | None:
    """A name of two words or more without the office of its own at its end; None where it has none."""
    first, _, office = name.rpartition(" ")
    return first if office in load("publishers")["own_offices"] and " " in first else None


_Proposal = tuple[str, int, int, tuple[str, ...]]


def _proposed(doc: Doc, text: str, mentions: Sequence[Mention]) -> Iterator[_Proposal]:
    yield from _of_patterns(doc, text)
    yield from _of_lines(doc, text)
    if ruled := ruled_publisher(doc):
        name, rule = ruled
        at = max(text.find(name), 0)
        yield name, at, at + len(name), ("the rules' choice", f"rule: {rule}")
    title = next((zone for zone in doc._.zones if zone.zone == "title"), None)
    first_body = next((zone.start for zone in doc._.zones if zone.zone == "body"), 0)
    for mention in mentions:
        if mention.kind not in ("organization", "place") or not mention.value:
            continue
        zone = zone_at(doc, mention.start)
        if mention.kind == "place" and not _names_body(mention.value):
            continue
        evidence = [f"named in {zone}", f"tagged as {mention.kind}"]
        if zone == "body" and mention.start - first_body < 250:
            evidence.append("named in the first sentences")
        if title and mention.start < title.start:
            evidence.append("named above the headline")
        line_start = text.rfind("\n", 0, mention.start) + 1
        line_end = text.find("\n", mention.end)
        if not text[line_start : mention.start].strip() and zone != "body":
            evidence.append(f"begins a line of {zone}")
            if line_end < 0 or not text[mention.end : line_end].strip():
                evidence.append(f"a line of {zone}")
        yield mention.value, mention.start, mention.end, tuple(evidence)
        written = text[mention.start : mention.end]
        if plain(written) != plain(mention.value):
            yield written, mention.start, mention.end, (*evidence, "as written, not in full")


def _of_patterns(doc: Doc, text: str) -> Iterator[_Proposal]:
    for pattern, name in ((_OF_RELEASE, "release of"), (_RIGHTS, "rights of"), (_CREDIT, "picture of")):
        for match in pattern.finditer(text):
            value = _trimmed(match["name"])
            if not value:
                continue
            zone = zone_at(doc, match.start("name"))
            start = match.start("name")
            if pattern is _RIGHTS:
                value = _YEARS.sub("", value)
            if pattern is _OF_RELEASE:
                value = nominative(value, match["article"]) if match["article"] in ("der", "des", "vom") else value
            yield value, start, start + len(value), (name, f"{name}, in {zone}")
    for match in _LABEL.finditer(text):
        line_start = text.rfind("\n", 0, match.start()) + 1
        if text[line_start : match.start()].strip(" *_#>-–|") and not match["label"][0].isupper():
            continue
        stop = text.find("\n", match.end())
        value = _trimmed(text[match.end() : stop if stop >= 0 else len(text)][:_LONGEST])
        if value and value[0].isupper():
            zone = zone_at(doc, match.start())
            label = match["label"].split()[0].rstrip(".").lower()
            yield value, match.end(), match.end() + len(value), (f"label {label}", f"label in {zone}")
    for zone in doc._.zones:
        if zone.zone == "title" and (code := _CODE.match(text, zone.start)):
            known = load("publishers")["codes"].get(code["code"])
            if known:
                yield str(known), code.start(), code.end(), ("code of the headline",)
    for match in _ABOUT.finditer(text):
        if match[0].startswith(("Über ", "Zum Unternehmen")):
            yield match["name"].strip(), match.start("name"), match.end("name"), ("about",)


def _of_lines(doc: Doc, text: str) -> Iterator[_Proposal]:
    """The parts of lines outside the running text, and what of them stands where senders do."""
    zones = doc._.zones
    title = next((zone for zone in zones if zone.zone == "title"), None)
    previous = ""
    for zone in zones:
        if zone.zone in ("body", "title", "caption"):
            previous = zone.zone
            continue
        first = True
        for line in re.finditer(r"[^\n]+", text[zone.start : zone.end]):
            words = line[0].strip()
            if not words:
                continue
            offset = zone.start + line.start() + line[0].index(words[0])
            above = title is None or offset < title.start
            for number, (part, at) in enumerate(_parts(words)):
                value = _trimmed(part)
                if not value or not _may_be_name(value):
                    continue
                where = f"{zone.zone} {'above' if above else 'below'}"
                evidence = [f"part of {where}", f"part {min(number, 3)} of a line"]
                if number == 0 and first:
                    evidence += (
                        f"first line of {where}",
                        f"first line behind {previous}" if previous else "first line of all",
                    )
                if len(value) == len(words):
                    evidence.append(f"whole line of {where}")
                if DATE.search(words):
                    evidence.append("beside a date")
                evidence += _shape(value)
                start = offset + at + part.index(value[0])
                yield value, start, min(start + len(value), zone.end), tuple(evidence)
                first = False
        previous = zone.zone


def _parts(line: str) -> Iterator[tuple[str, int]]:
    """The parts of a line with their offsets, and runs of its first ones: a name may have a comma or a dash in it."""
    cuts = [(match.start(), match.end()) for match in _SPLIT.finditer(line)][:12]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(line)]
    for start, end in zip(starts, ends, strict=True):
        if end > start:
            yield line[start:end], start
    for count in (1, 2, 3):
        if count < len(ends) and _MINISTRY.search(line[: ends[0]]):
            yield line[: ends[count]], 0


def _trimmed(part: str) -> str:
    """A name without what stands around it: dates, offices, streets, signs."""
    part = part.strip()
    for pattern in (DATE, TIME):
        if match := pattern.search(part):
            part = part[: match.start()] if match.start() > 2 else ""
    part = re.split(
        r"\s(?:Nr\.?|vom|am|PM|übermittelt|Telefon|Tel\.|\d{1,4}/\d{2,4})(?:\s|$)|[|•·<>@\n\]]|\s[-–—*]\s"
        r"|,\s(?!.{0,40}\bund\b [A-ZÄÖÜ])|(?<=[a-zäöüß]{5})\.\s(?=[A-Z])|:\s",
        part,
        maxsplit=1,
    )[0]
    part = _ARTICLE.sub("", part, count=1) if _ARTICLE.match(part) else part
    part = part.strip(' ,;:-–—|*_#>"„“«»()[]') if part.count("(") != part.count(")") else part.strip(" ,;:-–—|*_#>«»[]")
    return part if 2 < len(part) <= _LONGEST and any(map(str.isalpha, part)) else ""


def _may_be_name(value: str) -> bool:
    return value[0].isupper() and not _BAD.search(value) and len(value.split()) <= 14


@cache
def _openings() -> frozenset[str]:
    return frozenset(load("publishers")["heads"])


def _names_body(value: str) -> bool:
    return any(is_head(word.strip(",.")) or word in _openings() for word in value.split())


def _shape(value: str) -> Iterator[str]:
    words = value.split()
    if _OFFICE_ONLY.fullmatch(value):
        yield "an office, no body"
    if legal_form().search(value):
        yield "legal form"
    elif words[0] in _openings() or is_head(words[0]):
        yield "begins as a body"
    elif _names_body(value):
        yield "word of a body"
    else:
        yield "no word of a body"
        if 2 <= len(words) <= 3 and all(word[0].isupper() and word.isalpha() for word in words):
            yield "may be a person"
    if len(words) == 1:
        yield "one word"
    if any(word[0].islower() and word.strip(",") not in _SMALL and "." not in word for word in words):
        yield "words that names have not"
    if _SIGNS.search(value):
        yield "signs or digits in it"
    if _ROLE.match(value):
        yield "begins with a function"
    if value[-1] == "s" and words[-1][0].isupper() and len(words) > 1:
        yield "ends in s"
    if len(words) > 6:
        yield "many words"
    if value.isupper():
        yield "in capitals"
    lower = sum(word[0].islower() for word in words)
    if lower * 2 > len(words):
        yield "mostly small words"


def _compare(names: dict[str, _Name], text: str, addresses: str) -> None:
    """What names say of each other: how often one is named, in full or in short, and whether the domain is its: one of
    the text as it stands there, or of ``addresses``: those found in it and that which the release was read from."""
    flat = f" {plain(text)} "
    hosts = {plain(match["host"]).replace(" ", "") for match in _DOMAIN.finditer(f"{text}\n{addresses}")}
    hosts = {re.sub(r"(?:^presse|example$|de$|at$|ch$|com$|org$)", "", host) for host in hosts}
    counts = {key: flat.count(f" {key} ") for key in names}
    by_word: defaultdict[str, list[str]] = defaultdict(list)
    for key in names:
        for word in set(key.split()):
            by_word[word].append(key)
    own = {key: frozenset(name.evidence) for key, name in names.items()}
    for key, name in names.items():
        name.evidence.update(_shape(name.value))
        count = counts[key]
        name.evidence.add("named once" if count <= 1 else "named twice" if count == 2 else "named often")
        padded = f" {key} "
        rare = min(key.split(), key=lambda word: len(by_word[word]))
        longer = [other for other in by_word[rare] if other != key and padded in f" {other} "]
        if longer:
            name.evidence.add("part of a longer name")
        shorter = {
            other for word in set(key.split()) for other in by_word[word] if other != key and f" {other} " in padded
        }
        if shorter:
            name.evidence.update(_beside_shorter(key, shorter, own, counts))
        if any(_is_of_host(key, host) for host in hosts):
            name.evidence.add("of the domain")
        if any(_makes_up(key, host) for host in hosts):
            name.evidence.add("all of the domain")


def _beside_shorter(
    key: str, shorter: set[str], own: Mapping[str, frozenset[str]], counts: Mapping[str, int]
) -> Iterator[str]:
    """What speaks for the shorter form of a name speaks for the longer one too; what it has more may not be of it."""
    yield "holds a shorter name"
    if any(counts[other] > counts[key] for other in shorter):
        yield "named in short too"
    for one in set().union(*(own[other] for other in shorter)):
        if one.startswith(("named", "begins a line", "whole line", "label", "release", "about", "rights", "tagged")):
            yield f"short: {one}"
    longest = max(shorter, key=len)
    before, _, behind = f" {key} ".partition(f" {longest} ")
    for side, more in (("before", before), ("behind", behind)):
        words = more.split()
        if words:
            yield f"more {side}"
            if is_head(words[0].capitalize()) or is_head(words[-1].capitalize()):
                yield f"more {side}: word of a body"
            if legal_form().search(f"x {more}") or more.strip() in ("e v", "gmbh", "ag", "eg", "se"):
                yield f"more {side}: legal form"
            if any(map(str.isdigit, more)):
                yield f"more {side}: digits"
            if words[0] in _SMALL:
                yield f"more {side}: small word first"


def _makes_up(name: str, host: str) -> bool:
    """Whether a domain says the name and no more: "bits-und-baeume.org"."""
    words = [word.removesuffix("s") for word in name.translate(_SPELLED).split() if word not in _SMALL]
    rest = host.replace("und", "", 1)
    for word in words:
        rest = rest.replace(word, "", 1) if word in rest else f"{rest}{word}"
    return len(host) >= 6 and len(rest) <= 2


def _is_of_host(name: str, host: str) -> bool:
    """Whether a domain is made of words of the name, or of its first letters."""
    spelled = name.translate(_SPELLED)
    words = [word for word in spelled.split() if len(word) >= 4]
    found = sum(len(word) for word in words if word in host or len(word) > 7 and word[:7] in host)
    if found * 2 >= max(len(host), 8) or spelled.replace(" ", "") == host:
        return True
    initials = "".join(word[0] for word in spelled.split())
    return 3 <= len(initials) <= 6 and host.startswith(initials)
