"""A .zip: each of its files as the format that it has, by its name in the archive, within limits."""

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import PurePosixPath

from pressefakten.errors import ReadError
from pressefakten.read import refusals
from pressefakten.read.formats import SUFFIXES, parts_of
from pressefakten.read.source import Decoded
from pressefakten.settings import (
    MAX_DOCUMENT_BYTES,
    MAX_EXPANSION,
    MAX_FILE_BYTES,
    MAX_RELEASES,
    MAX_UNPACKED,
)

__all__ = ["member", "opened", "read"]

_ASSETS = ("_files/", "-dateien/", "_dateien/", ".files/", "__macosx/")


def read(data: bytes, name: str) -> Iterator[Decoded | ReadError]:
    """The releases of an archive in the order of its names; in the place of one that cannot be read its ReadError.
    Raises ReadError: R018 where it is damaged, R020 with a password, R023 for a bomb, R027 without a text."""
    archive = opened(data, name)
    members = [info for info in archive.infolist() if _is_text(info.filename)]
    members.sort(key=lambda info: info.filename)
    if not members:
        raise refusals.without_text(name, "an archive")
    if sum(info.file_size for info in members) > MAX_UNPACKED:
        raise refusals.bomb(name, "it")
    found = 0
    for info in members:
        for part in _of_member(archive, info, name):
            found += 1
            if found > MAX_RELEASES:
                yield refusals.too_many(name, MAX_RELEASES)
                return
            yield part


def opened(data: bytes, name: str) -> zipfile.ZipFile:
    """The archive in the bytes. Raises ReadError R018."""
    try:
        return zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise refusals.broken(name, "zip", str(error)) from error


def member(archive: zipfile.ZipFile, file: str, name: str) -> bytes:
    """The bytes of a member, never more than it says it has. Raises ReadError R018, R020, R023."""
    info = archive.getinfo(file)
    if info.flag_bits & 1:
        raise refusals.locked(f"{name}#{file}")
    expands = info.file_size > MAX_EXPANSION * max(info.compress_size, 1) and info.file_size > MAX_FILE_BYTES
    if expands or info.file_size > MAX_DOCUMENT_BYTES:
        raise refusals.bomb(name, file)
    try:
        with archive.open(info) as stream:
            data = stream.read(info.file_size + 1)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise refusals.broken(f"{name}#{file}", "member of an archive", str(error)) from error
    if len(data) > info.file_size:
        raise refusals.bomb(name, file)
    return data


def _is_text(file: str) -> bool:
    """Whether a member may be a release: no folder, nothing hidden, no part of a saved page, no README."""
    path = PurePosixPath(file)
    hidden = any(part.startswith(".") for part in path.parts)
    if file.endswith("/") or hidden or any(folder in file.lower() for folder in _ASSETS):
        return False
    return path.stem.lower() != "readme" and path.suffix.lower() in SUFFIXES


def _of_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> Iterator[Decoded | ReadError]:
    file = info.filename
    stem = str(PurePosixPath(file).with_suffix(""))
    try:
        data = member(archive, file, name)
        for number, part in enumerate(parts_of(data, f"{name}#{file}", nesting=name.count("#") + 2), 1):
            if isinstance(part, Decoded):
                inner = part.part or ("" if number == 1 else str(number))
                part = replace(part, part=f"{stem}#{inner}" if inner else stem)
            yield part
    except ReadError as error:
        yield error
