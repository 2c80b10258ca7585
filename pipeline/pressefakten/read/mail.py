"""A mail: its own text with its subject, its header as evidence, its attachments as releases of their own.

What it quotes of other mails is cut, unless it only passes one on: then that is the release. A few words that only
say what is attached are none.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr
from typing import Any

from pressefakten.errors import ReadError
from pressefakten.read import refusals
from pressefakten.read.days import day_of
from pressefakten.read.encoding import check, decode
from pressefakten.read.formats import parts_of
from pressefakten.read.mailtext import MailSubject, covers, headline_in, labels_of, own_text, quoted_release, unflowed
from pressefakten.read.source import Claim, Decoded, Label

__all__ = ["read"]

_ENCRYPTED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
_SKIPPED = ("image/", "audio/", "video/", "text/calendar", "text/vcard", "text/x-vcard", "application/pgp-", "font/")
_SIGNED = ("application/pkcs7-signature", "application/x-pkcs7-signature", "application/ics", "application/ms-tnef")
_SHARE = 0.3
"""A plain text this much shorter than the same in HTML only says that there is HTML."""


def read(data: bytes, name: str) -> Iterator[Decoded | ReadError]:
    """The release of a mail, and those of its attachments; in place of one that cannot be read its ReadError. Raises
    ReadError: R018 where there is no mail, R020 for an encrypted one."""
    message = message_from_bytes(data, policy=policy.default)
    if not message.keys():
        raise refusals.broken(name, "mail", "it has no header")
    if message.get_content_type() in _ENCRYPTED and message.get_param("smime-type") != "signed-data":
        raise refusals.locked(name)
    claims = list(_claims(message))
    body = _body(message, name)
    subject = MailSubject.of(_header(message, "Subject"))
    passed_on = [claim for claim in claims if claim.name != "title"]
    attached = [one for part in _attached(message) for one in _of_attachment(part, name, passed_on)]
    texts = [one.text for one in attached if isinstance(one, Decoded)]
    if body.strip() and not covers(own_text(body), texts):
        yield _release(subject, body, name, claims)
    yield from attached


def _claims_of_quoted(day: str | None, claims: list[Claim]) -> list[Claim]:
    """The claims about a forwarded release: its own ``day``, and nothing of who forwarded it, and when."""
    kept = [claim for claim in claims if claim.name not in ("published", "publisher")]
    return [*kept, Claim("published", day, "header Date")] if day else kept


def _release(subject: MailSubject, body: str, name: str, claims: list[Claim]) -> Decoded:
    text = own_text(body)
    if subject.is_forwarded and (inner := quoted_release(body, text)):
        text, subject, claims = inner.text, inner.subject or subject, _claims_of_quoted(inner.day, claims)
    labels: list[Label] = []
    if headline := headline_in(text, subject.headline):
        labels.append(Label("title", headline[0], headline[1], "header Subject"))
    elif subject.headline:
        text = f"{subject.headline}\n\n{text}"
        if subject.is_headline:
            labels.append(Label("title", 0, len(subject.headline), "header Subject"))
    labels += [label for label in labels_of(text) if not labels or label.start >= labels[0].end]
    return Decoded(text, "utf-8", check(text, name), tuple(claims), tuple(labels))


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name) or "").split())
    except (ValueError, LookupError, AttributeError, IndexError, TypeError):  # headers that no rule covers
        return ""


def _claims(message: EmailMessage) -> Iterator[Claim]:
    if subject := MailSubject.of(_header(message, "Subject")).headline:
        yield Claim("title", subject, "header Subject")
    if day := day_of(_header(message, "Date")):
        yield Claim("published", day, "header Date")
    sender = parseaddr(_header(message, "From"))[0].strip("\"' ")
    for name in (_header(message, "Organization"), _header(message, "Organisation"), sender):
        if len(name) > 2 and "@" not in name:
            yield Claim("publisher", name, "header From")


def _body(message: EmailMessage, name: str) -> str:
    """The text of a mail: the plain one, or that of the HTML where the plain one only stands for it."""
    from pressefakten.read.html import fragment_text

    plain = [_text(part, name) for part in _bodies(message, "plain")]
    pages = [_text(part, name) for part in _bodies(message, "html")]
    words = "\n".join(plain).replace("\r\n", "\n")
    if not pages:
        return words
    shown = "\n".join(fragment_text(_inner(page), name) for page in pages)
    return words if len("".join(words.split())) > _SHARE * len("".join(shown.split())) else shown


def _inner(page: str) -> str:
    """A whole page may be the body of a mail: what is inside its <body>."""
    match = re.search(r"(?is)<body[^>]*>(.*)</body>", page)
    styles = "".join(re.findall(r"(?is)<style[^>]*>.*?</style>", page[:200_000]))
    return styles + match[1] if match else page


def _bodies(message: EmailMessage, subtype: str) -> Iterator[EmailMessage]:
    for part in _leaves(message):
        if part.get_content_type() == f"text/{subtype}" and not _is_attachment(part):
            yield part


def _leaves(message: Any) -> Iterator[EmailMessage]:
    """The parts of a mail that are none of an attached mail."""
    if message.get_content_type() == "message/rfc822" or not message.is_multipart():
        yield message
        return
    for part in message.iter_parts():
        yield from _leaves(part)


def _is_attachment(part: EmailMessage) -> bool:
    return part.get_content_disposition() == "attachment" or bool(part.get_filename())


def _text(part: EmailMessage, name: str) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = str(part.get_content_charset() or "utf-8")
    try:
        text = data.decode({"iso-8859-1": "cp1252", "us-ascii": "utf-8"}.get(charset.lower(), charset))
    except (UnicodeDecodeError, LookupError):
        text = decode(data, name).text if data else ""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if str(part.get_param("format") or "").lower() == "flowed":
        text = unflowed(text, is_joined=str(part.get_param("delsp") or "").lower() == "yes")
    return text


def _attached(message: EmailMessage) -> Iterator[EmailMessage]:
    for part in _leaves(message):
        kind = part.get_content_type()
        if part is message or kind.startswith(_SKIPPED) or kind in _SIGNED:
            continue
        if kind == "message/rfc822" or _is_attachment(part):
            yield part


def _of_attachment(part: EmailMessage, name: str, claims: list[Claim]) -> Iterator[Decoded | ReadError]:
    file = str(part.get_filename() or "Nachricht.eml").replace("/", "_")
    if part.get_content_type() == "message/rfc822":
        inner: Any = part.get_payload()
        data = inner[0].as_bytes() if isinstance(inner, list) and inner else b""
        file = file if file.lower().endswith(".eml") else f"{file}.eml"
    else:
        payload = part.get_payload(decode=True)
        data = payload if isinstance(payload, bytes) else b""
    try:
        for found in parts_of(data, f"{name}#{file}"):
            yield _with_claims(found, claims) if isinstance(found, Decoded) else found
    except ReadError as error:
        yield error


def _with_claims(found: Decoded, claims: list[Claim]) -> Decoded:
    """What is attached, with what the mail states where it states nothing itself."""
    known = {claim.name for claim in found.claims if claim.origin != "document"}
    return replace(found, part="", claims=(*found.claims, *(claim for claim in claims if claim.name not in known)))
