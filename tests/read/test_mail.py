"""Mails: what is their release, what only passes through."""

import pytest

from pressefakten.errors import ReadError
from pressefakten.read import Source, read_bytes
from pressefakten.read import parts_in as parts
from pressefakten.read.source import Claim

from . import made

BODY = "Die Stadt Auenbrück eröffnet am 3. Juni 2024 eine neue Kita mit 80 Plätzen.\n\nDer Bau hat 4,2 Millionen Euro gekostet.\n"


def title_of(source: Source) -> str | None:
    label = next((label for label in source.labels if label.name == "title"), None)
    return source.text[label.start : label.end] if label else None


def read(data: bytes) -> Source:
    return read_bytes(data, "mail.eml")


def test_mail_has_its_subject_as_headline() -> None:
    source = read(made.mail(BODY, Subject="Pressemitteilung 12/2024: Neue Kita am Markt öffnet"))
    assert title_of(source) == "Neue Kita am Markt öffnet"
    assert source.text == f"Neue Kita am Markt öffnet\n\n{BODY}"
    assert source.claims == (
        Claim("title", "Neue Kita am Markt öffnet", "header Subject"),
        Claim("published", "2024-05-14", "header Date"),
        Claim("publisher", "Presse", "header From"),
    )


@pytest.mark.parametrize(
    ("subject", "line", "title"),
    [
        ("PM: Neue Kita am Markt öffnet", "Neue Kita am Markt öffnet", "Neue Kita am Markt öffnet"),
        ("Neue Kita am Markt öffnet", "NEUE KITA AM MARKT ÖFFNET", "NEUE KITA AM MARKT ÖFFNET"),
        ("Neue Kita am Markt öffnet bald", "Neue Kita am Markt öffnet im Juni", "Neue Kita am Markt öffnet im Juni"),
        ("[presse] AW: Neue Kita am Markt", "Neue Kita am Markt", "Neue Kita am Markt"),
    ],
)
def test_mail_has_the_headline_in_its_text(subject: str, line: str, title: str) -> None:
    source = read(made.mail(f"Sehr geehrte Damen und Herren,\n\n{line}\n\n{BODY}", Subject=subject))
    assert title_of(source) == title
    assert source.text.startswith("Sehr geehrte")


@pytest.mark.parametrize("subject", ["Pressemitteilung", "Pressemitteilung Nr. 12", "PM 4/2024"])
def test_mail_whose_subject_is_no_headline(subject: str) -> None:
    source = read(made.mail(BODY, Subject=subject))
    assert title_of(source) is None
    assert source.text == f"{subject}\n\n{BODY}"


@pytest.mark.parametrize(
    "quoted",
    [
        "Von: Max Alt <alt@amt.example>\nGesendet: Montag, 6. Mai 2024 08:00\nAn: Presse\nBetreff: Alte Sache\n\nAlter Text mit 99 Euro.\n",
        "-----Ursprüngliche Nachricht-----\nVon: Max Alt\nAlter Text mit 99 Euro.\n",
        "Am 06.05.24 um 08:00 schrieb Max Alt:\n> Alter Text mit 99 Euro.\n",
        "Am Montag, 6. Mai 2024, schrieb\nMax Alt <alt@amt.example>:\n\n> Alter Text mit 99 Euro.\n> Noch mehr.\n",
        "> Alter Text mit 99 Euro.\n",
        "_______________________________________________\nPresse mailing list\n99 Euro\n",
    ],
)
def test_mail_without_what_it_quotes(quoted: str) -> None:
    assert read(made.mail(f"{BODY}\n{quoted}")).text == f"Neue Kita\n\n{BODY}"


def test_mail_that_passes_another_on() -> None:
    inner = "Von: Amt <info@amt.example>\nGesendet: Donnerstag, 2. Mai 2024 11:00\nAn: Redaktion\nBetreff: Neue Kita am Markt öffnet\n\n"
    source = read(made.mail(f"zur Kenntnis\n\nGruß, Ina\n\n{inner}{BODY}", Subject="WG: Neue Kita am Markt öffnet"))
    assert "Ina" not in source.text and "80 Plätzen" in source.text
    assert title_of(source) == "Neue Kita am Markt öffnet"
    assert [claim.value for claim in source.claims if claim.name == "published"] == ["2024-05-02"]


def test_mail_in_html_alone() -> None:
    page = "<html><head><style>.x{display:none}</style></head><body><p>Die Stadt öffnet eine Kita.</p><p class=x>Geheim</p><br>Tel.: 02345 1</body></html>"
    assert read(made.mail(page=page)).text == "Neue Kita\n\nDie Stadt öffnet eine Kita.\n\nTel.: 02345 1\n"


def test_mail_whose_plain_text_only_stands_for_the_html() -> None:
    page = f"<p>{BODY.replace(chr(10), ' ')}</p>"
    assert "80 Plätzen" in read(made.mail("Ihr Programm zeigt kein HTML.", page)).text
    assert "<p>" not in read(made.mail(BODY, page)).text


def test_mail_with_notes_below() -> None:
    note = "Diese E-Mail kann vertrauliche Informationen enthalten.\nBitte löschen Sie sie."
    source = read(made.mail(f"{BODY}\n{note}\n"))
    (label,) = [label for label in source.labels if label.name == "boilerplate"]
    assert source.text[label.start : label.end] == note


def test_mail_in_flowed_lines() -> None:
    data = b"Subject: x\nMessage-ID: <1>\nContent-Type: text/plain; charset=utf-8; format=flowed\n\nDer Bau hat \n4 Millionen \ngekostet.\n-- \nAmt\n"
    assert read(data).text == "x\n\nDer Bau hat 4 Millionen gekostet.\n-- \nAmt\n"


@pytest.mark.parametrize("charset", ["iso-8859-1", "cp1252", "utf-8", "x-unknown"])
def test_mail_in_many_encodings(charset: str) -> None:
    written = "utf-8" if charset.startswith("x") else charset
    head = f"Subject: =?utf-8?q?K=C3=B6ln?=\nMessage-ID: <1>\nContent-Type: text/plain; charset={charset}\n\n"
    assert read(head.encode() + "Grüße – aus Köln\n".encode(written, "replace")).text.startswith("Köln\n\nGrüße ")


def test_mail_with_attachments() -> None:
    files = (
        (
            "kita.pdf",
            made.pdf(made.lines(70, 100, "Die neue Kita hat achtzig Plätze und einen Garten.")),
            "application/pdf",
        ),
        ("logo.png", b"\x89PNG", "image/png"),
        ("plan.pdf", b"%PDF-1.7 kaputt", "application/pdf"),
        ("text.txt", b"Noch eine Meldung.", "text/plain"),
    )
    read = parts(made.mail(BODY, files=files), "mail.eml")
    assert [source.release for source in read.sources] == ["mail", "mail#2", "mail#3"]
    assert [source.part.of for source in read.sources if source.part] == ["mail"] * 3
    assert "achtzig Plätze" in read.sources[1].text and read.sources[2].text == "Noch eine Meldung."
    assert {(claim.name, claim.value) for claim in read.sources[1].claims} >= {("published", "2024-05-14")}
    (error,) = read.refused
    assert error.code == "R018" and "mail.eml#plan.pdf" in error.message


def test_mail_attached_to_a_mail() -> None:
    inner = made.mail(BODY, Subject="Neue Kita am Markt öffnet")
    outer = made.mail("Hallo", Subject="Meldung von heute")
    data = outer.replace(b"Content-Type: text/plain", b'Content-Type: multipart/mixed; boundary="B"\nX: y', 1)
    head, _, _ = data.partition(b"\n\n")
    data = (
        head
        + b"\n\n--B\nContent-Type: text/plain\n\nHallo\n--B\nContent-Type: message/rfc822\n\n"
        + inner
        + b"\n--B--\n"
    )
    sources = parts(data, "mail.eml").sources
    assert [title_of(source) for source in sources] == ["Meldung von heute", "Neue Kita am Markt öffnet"]


NOTE = "Guten Tag,\n\nin der Anlage finden Sie unsere Mitteilung.\n\nFreundliche Grüße\nIda Vogt\n"
LONG = "Die Stadt Auenbrück baut eine Kita mit achtzig Plätzen am Markt. Das kostet vier Millionen Euro. " * 3


@pytest.mark.parametrize(
    ("body", "attached", "count"),
    [
        (NOTE, LONG, 1),
        (NOTE, "Ein Bild vom Markt.", 2),  # what is attached is no more than what is written
        (NOTE.replace("in der Anlage", "hier"), LONG, 2),
        (f"{LONG}{LONG} Ein Foto ist beigefügt.", LONG * 9, 2),  # the release itself
    ],
)
def test_mail_a_note_that_covers_its_attachment_is_no_release(body: str, attached: str, count: int) -> None:
    sources = parts(made.mail(body, files=(("kita.txt", attached.encode(), "text/plain"),)), "m.eml").sources
    assert len(sources) == count
    assert sources[-1].text.strip() == attached.strip()


ENCRYPTED = b'From: a@b.example\nMessage-ID: <1>\nContent-Type: multipart/encrypted; boundary="B"\n\n--B\n\nx\n--B--\n'


@pytest.mark.parametrize(
    ("data", "code"), [(ENCRYPTED, "R020"), (b"nur Text ohne Kopf\n", "R018"), (made.mail(""), "R027")]
)
def test_mail_that_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(ReadError) as error:
        read(data)
    assert error.value.code == code


def test_mail_of_a_mailbox() -> None:
    mails = [
        made.mail(BODY, Subject=f"Meldung {number} zur Kita", **{"Message-ID": f"<{number}@x>"}) for number in (1, 2)
    ]
    box = b"".join(b"From a@b.example Mon Jan  1 00:00:00 2024\n" + mail + b"\n" for mail in mails)
    sources = parts(box, "box.mbox").sources
    assert [source.text.split("\n")[0] for source in sources] == ["Meldung 1 zur Kita", "Meldung 2 zur Kita"]
    assert parts(box[len(box) // 2 :], "box.mbox").sources[0].release == sources[1].release
