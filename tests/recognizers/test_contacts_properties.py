"""Whatever the text: no exception, spans inside it, and values that the schemas accept."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from pressefakten.reading import read
from pressefakten.recognizers.addresses import find_addresses
from pressefakten.recognizers.emails import find_emails
from pressefakten.recognizers.phones.finder import find_phones
from pressefakten.recognizers.urls import find_urls
from pressefakten_schemas.kinds import RECORDS

PIECES = [
    "Tel.", "Fax: ", "Durchwahl ", "-123", "0221", "4710", "/", " - ", "(", ")", "+49", "0049", "(0)", "110",
    "oder", "\n", "\r\n", " ", "\u00a0",
    "\u00ad", "a\u0308", "presse", "@", "(at)", " [dot] ", "example", ".", "de", "www.", "https://", "?", "#",
    "=", "]", "[", "Instagram: ", "Am ",
    "Markt", "Straße", "12", "12a", ", ", "50667 ", "Köln", "CH-8001 ", "Zürich", "Postfach ", "A-", "<", ">",
    "_", "Ä", "é", "🚒", "ß", "%", "&", "Uhr", ":", ";", "'",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=30).map("".join)
ACCEPTS = {
    kind: TypeAdapter(RECORDS[kind].model.__annotations__["value"]) for kind in ("phone", "email", "url", "address")
}


@pytest.mark.parametrize("find", [find_phones, find_emails, find_urls, find_addresses])
@settings(max_examples=300, deadline=None)
@given(text=TEXTS)
def test_contacts_any_text(find, text):
    text = read(text).text
    for mention in find(text):
        assert 0 <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end].strip() == text[mention.start : mention.end]
        ACCEPTS[mention.kind].validate_python(mention.value)
        assert all(value for value in mention.attributes.values())
