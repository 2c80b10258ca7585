"""Files of formats that are no text, made for the tests."""

import zipfile
from email.message import EmailMessage
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
LEFT = 70.0


def pdf(*pages: list[tuple[float, float, float, str]], password: str | None = None, is_scaled: bool = False) -> bytes:
    """A PDF of lines at (x, y from the top, size of letters), with letters of one point that are scaled, if asked for."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, encrypt=password, invariant=1)
    for page in pages:
        for x, y, size, text in page:
            scale = size if is_scaled else 1.0
            canvas.saveState()
            canvas.scale(scale, scale)
            canvas.setFont("Helvetica", size / scale)
            canvas.drawString(x / scale, (HEIGHT - y) / scale, text)
            canvas.restoreState()
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def scan(pages: int) -> bytes:
    """A PDF whose pages are drawings."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for _ in range(pages):
        canvas.rect(50, 50, 300, 500, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def lines(x: float, y: float, *texts: str, size: float = 11, step: float = 15) -> list[tuple[float, float, float, str]]:
    return [(x, y + number * step, size, text) for number, text in enumerate(texts)]


def mail(text: str = "", page: str = "", files: tuple[tuple[str, bytes, str], ...] = (), **headers: str) -> bytes:
    """A mail; ``files`` are (name, bytes, type)."""
    message = EmailMessage()
    known = {"From": "Presse <presse@amt.example>", "Date": "Tue, 14 May 2024 09:30:00 +0200", "Subject": "Neue Kita"}
    for name, value in {**known, **headers}.items():
        message[name] = value
    if text or not page:
        message.set_content(text)
        if page:
            message.add_alternative(page, subtype="html")
    else:
        message.set_content(page, subtype="html")
    for name, data, kind in files:
        main, sub = kind.split("/")
        message.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return message.as_bytes()


def archive(files: dict[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", packing) as packed:
        for name, data in files.items():
            packed.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), data, packing)
    return out.getvalue()


def locked_archive(name: str, data: bytes) -> bytes:
    """An archive whose member says that it has a password."""
    packed = bytearray(archive({name: data}, zipfile.ZIP_STORED))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        packed[packed.index(mark) + place] |= 1
    return bytes(packed)


def docx(build: Any) -> bytes:
    """A Word document that ``build`` fills."""
    import docx as word

    document = word.Document()
    build(document)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


_ODT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0">'
    "<office:body><office:text>{}</office:text></office:body></office:document-content>"
)


def odt(body: str, doctype: str = "", manifest: str = "<manifest/>") -> bytes:
    """An OpenDocument text with this content."""
    return archive(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": f'<?xml version="1.0" encoding="UTF-8"?>{doctype}{_ODT.format(body)}'.encode(),
            "META-INF/manifest.xml": manifest.encode(),
        }
    )


def rss(*items: str, title: str = "Stadt Auenbrück - Pressemitteilungen") -> bytes:
    channel = f"<title>{title}</title><link>https://www.auenbrueck.example</link><description>x</description>"
    return f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>{channel}{"".join(items)}</channel></rss>'.encode()


def item(title: str, text: str, day: str = "Mon, 27 May 2024 10:00:00 +0200", link: str = "") -> str:
    link = link or f"https://www.auenbrueck.example/{len(title)}-{title[:5].strip()}"
    return (
        f"<item><title><![CDATA[{title}]]></title><link>{link}</link><pubDate>{day}</pubDate>"
        f"<description><![CDATA[{text}]]></description></item>"
    )
