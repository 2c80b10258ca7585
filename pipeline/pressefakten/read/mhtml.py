"""A page saved as one file (.mhtml, .mht): the page among its pictures and style sheets."""

from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy

from pressefakten.read import refusals
from pressefakten.read.html import read_markup
from pressefakten.read.html.decoding import decode_page
from pressefakten.read.source import Claim, Decoded


def read(data: bytes, name: str) -> Iterator[Decoded]:
    """The release of the page. Raises ReadError: R018 where there is no page, and like the reader of pages."""
    message = message_from_bytes(data, policy=policy.default)
    page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    payload = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(payload, bytes):
        raise refusals.broken(name, "MHTML", "there is no page in it")
    markup, encoding = decode_page(payload, name)
    decoded = read_markup(markup, encoding, name)
    address = str(message.get("Snapshot-Content-Location") or page.get("Content-Location") or "").strip()
    if address.startswith("http") and not any(claim.name == "url" for claim in decoded.claims):
        decoded = replace(decoded, claims=(*decoded.claims, Claim("url", address, "Content-Location")))
    yield decoded
