"""Why a file is not read: every R code with its cause and the next step, in one place."""

import errno
from dataclasses import dataclass
from pathlib import Path

from pressefakten.errors import ReadError
from pressefakten.settings import MAX_CHARACTERS, MAX_FILE_BYTES


def vanished(name: str, target: str = "") -> ReadError:
    if target:
        return ReadError("R001", f"{name}: leads to {target}, which does not exist", "Correct or remove the link.")
    return ReadError("R001", f"{name}: there is no such file", "Check the path; was it moved or deleted meanwhile?")


def not_a_file(name: str, what: str) -> ReadError:
    hint = (
        f"Give the folder to `pressefakten extract '{name}'`" if what == "a folder" else "Save its text as a .txt file."
    )
    return ReadError("R003", f"{name}: is {what}, not a file", hint)


def unreadable(name: str, cause: OSError) -> ReadError:
    if cause.errno == errno.ELOOP:
        return ReadError("R004", f"{name}: is a link that leads back to itself", f"Remove the link: rm '{name}'")
    if cause.errno == errno.ENAMETOOLONG:
        return ReadError("R004", f"{name}: the path is too long to be read", "Shorten the names of file and folders.")
    reason = cause.strerror or type(cause).__name__
    return ReadError("R004", f"{name}: could not be read ({reason})", "Copy the file anew and try again.")


def unknown_format(name: str, suffix: str, known: list[str]) -> ReadError:
    kind = suffix.lower()
    hint = next((hint for kinds, hint in _SAVED_AS if kind in kinds), f"Save its text as one of {', '.join(known)}.")
    return ReadError("R005", f"{name}: files of the kind '{suffix or 'without extension'}' are not read", hint)


_SAVED_AS = (
    ((".doc", ".dot", ".wpd", ".pages"), "Open it and save it as .docx, .odt, .pdf or .txt."),
    ((".msg", ".oft"), "Open it in a mail program and save it as .eml or .txt."),
    ((".png", ".jpg", ".jpeg", ".tif", ".tiff"), "Recognize its text first: tesseract IMAGE NAME -l deu"),
    ((".7z", ".rar", ".tar", ".gz", ".tgz"), "Unpack it and give the files, or pack them as .zip."),
)


def _is_in_memory(name: str) -> bool:
    """Whether the name ("<text>", "<bytes>") is not that of a file: advice on files would mislead."""
    return name.startswith("<") and name.endswith(">")


def _fill(name: str) -> str:
    return "Give the release's text." if _is_in_memory(name) else "Put the release's text into it, or remove it."


def empty(name: str) -> ReadError:
    what = "nothing in it" if _is_in_memory(name) else "the file is empty"
    return ReadError("R006", f"{name}: {what}", _fill(name))


def blank(name: str) -> ReadError:
    return ReadError("R007", f"{name}: nothing but blanks and line ends", _fill(name))


def binary(name: str, what: str) -> ReadError:
    hint = "Open it in its own program and save it as plain text (UTF-8)."
    if what.endswith("image"):
        hint = "Recognize its text first (tesseract IMAGE NAME -l deu), or save the release as text."
    return ReadError("R008", f"{name}: is {what}, not text", hint)


def undecodable(name: str, detail: str) -> ReadError:
    return ReadError(
        "R009",
        f"{name}: no encoding fits ({detail})",
        "Decode it yourself and give the str."
        if _is_in_memory(name)
        else f"Save it as UTF-8, e.g. iconv -f ENCODING -t UTF-8 '{name}'",
    )


def too_large(name: str, size: int, unit: str, limit: int = 0) -> ReadError:
    """``limit`` is that of a plain text, where none is given."""
    limit = limit or (MAX_FILE_BYTES if unit == "bytes" else MAX_CHARACTERS)
    return ReadError(
        "R010",
        f"{name}: too large for one release ({size:,} {unit}; the limit is {limit:,})",
        "Split it, one release a text."
        if _is_in_memory(name)
        else f"Split it, one release a file, e.g. split -C 400000 '{name}' part_ --additional-suffix=.txt",
    )


def sidecar_wrong(name: str, detail: str, hint: str) -> ReadError:
    return ReadError("R012", f"{name}: {detail}", f"{hint} Correct or remove '{name}'.")


def same_release(second: Path, first: Path) -> ReadError:
    return ReadError(
        "R014",
        f"{second}: has the same release name '{second.stem}' as {first}",
        "A release is known by its file's name without the extension: rename one of the two.",
    )


def broken(name: str, format: str, detail: str) -> ReadError:
    return ReadError(
        "R018",
        f"{name}: is no readable {format} file ({detail})",
        "Give the bytes of a whole file, or its text."
        if _is_in_memory(name)
        else "Save it anew, or save its text as a .txt file.",
    )


def old_office(name: str, suffix: str) -> ReadError:
    what, hint = "an old office document", "Open it and save it as .docx, .odt or .txt."
    if suffix == ".msg":
        what, hint = "a mail of Outlook (.msg)", "Open it in a mail program and save it as .eml or .txt."
    elif suffix in (".docx", ".xlsx", ".pptx"):
        what, hint = "an office document with a password", "Open it with the password and save it without one."
    return ReadError("R022", f"{name}: is {what}, which is not read", hint)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A reason that is said in the same words each time. Called with a file's name, and with what the braces in its
    words stand for, it makes the error."""

    code: str
    cause: str
    hint: str

    def __call__(self, name: str, *told: object) -> ReadError:
        return ReadError(self.code, f"{name}: {self.cause.format(*told)}", self.hint.replace("NAME", name))


_AS_TEXT = "Open it in its own program and save the release as text"

not_permitted = Refusal("R002", "may not be read (permission denied)", "Allow it: chmod u+r 'NAME'")
sidecar_unreadable = Refusal("R011", "the sidecar is not readable TOML ({})", "Correct or remove 'NAME'.")
sidecar_alone = Refusal(
    "R013", "a sidecar without its text", "Name it like the text it belongs to: pm.toml beside pm.txt."
)
unwritable_name = Refusal("R015", "the file's name is not valid Unicode", "Rename it with letters and digits.")
exhausting = Refusal(
    "R016", "reading it takes more {} than one file may take", f"{_AS_TEXT}, or as a new file of its own."
)
fatal = Refusal(
    "R017",
    "the process that read it ended without an answer; the file is damaged or made to do harm",
    f"{_AS_TEXT}.",
)
too_deep = Refusal(
    "R019", "its markup is nested too deeply to be read", "Open it in a browser and save the release as text."
)
locked = Refusal("R020", "is protected by a password", "Open it with the password and save it without one.")
scan = Refusal(
    "R021",
    "a scan, its {} page(s) are pictures without text",
    "Recognize the text first, e.g. ocrmypdf -l deu IN.pdf OUT.pdf",
)
bomb = Refusal(
    "R023", "{} unpacks to far more than it may hold", "Unpack it yourself, if you trust it, and give the files."
)
nested = Refusal("R024", "a file in a file in a file, and so on", "Unpack it and give the files.")
too_many = Refusal("R025", "holds more than {:,} releases", "Split it; the first ones were read.")
several = Refusal(
    "R026",
    "holds {:,} releases, where one is wanted",
    "Give it to `pressefakten extract`, or in Python to pressefakten.read.read_sources.",
)
without_text = Refusal("R027", "{} without a text in it", "Open it and look: save what is to be read as a .txt file.")
outside = Refusal(
    "R028",
    "a link out of the folder, to {}; such links are not followed",
    "Give the file itself, or copy it into the folder.",
)
