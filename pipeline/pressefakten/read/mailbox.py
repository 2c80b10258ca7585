"""A mailbox in the mbox format: each of its mails as a mail is read."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace

from pressefakten.errors import ReadError
from pressefakten.read import mail
from pressefakten.read.source import Decoded

_BEGIN = re.compile(rb"(?:\A|\n\r?\n)From [^\n]*\n")
_ESCAPED = re.compile(rb"(?m)^>(>*From )")
_ID = re.compile(rb"(?im)^message-id:\s*(\S+)")


def read(data: bytes, name: str) -> Iterator[Decoded | ReadError]:
    """The releases of a mailbox; each is named by its message's id, so that the name stays when the box grows."""
    begins = list(_BEGIN.finditer(data))
    for number, begin in enumerate(begins):
        stop = begins[number + 1].start() if number + 1 < len(begins) else len(data)
        message = _ESCAPED.sub(rb"\1", data[begin.end() : stop])
        stated = _ID.search(message)
        key = hashlib.sha256(stated[1] if stated else message).hexdigest()[:8]
        try:
            for place, part in enumerate(mail.read(message, f"{name}#{key}"), 1):
                named = key if place == 1 else f"{key}-{place}"
                yield replace(part, part=named) if isinstance(part, Decoded) else part
        except ReadError as error:
            yield error
