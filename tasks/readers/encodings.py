"""Finds out how Arabic bytes are encoded: UTF-8, UTF-16 with a mark, windows-1256 or ISO-8859-6."""

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

UNDECODABLE = "Neither UTF-8, UTF-16 with a byte order mark, windows-1256 nor ISO-8859-6 Arabic; save the file as UTF-8."
_SAMPLE = 1024 * 1024
_BLOCK = 1024 * 1024
# the letters that make up most of any Arabic text; not ط and ظ, which lead in UTF-8 that was read as windows-1256
_FREQUENT = frozenset("اليمنوتربعدهةسفقكأحجى")
_ENOUGH = 0.65


def likeness(text: str) -> float:
    """How much decoded text looks like Arabic prose, 0 to 1: the share of frequent letters in all that is not ASCII."""
    foreign = [c for c in text if c > "\x7f" and not c.isspace()]
    if not foreign:
        return 0.0
    return sum(c in _FREQUENT for c in foreign) / len(foreign)


def single_byte_encoding(data: bytes) -> str | None:
    """'cp1256' or 'iso8859_6', whichever makes better Arabic of `data`; None if neither makes Arabic of it."""
    scores: dict[str, float] = {}
    for encoding in ("cp1256", "iso8859_6"):
        try:
            scores[encoding] = likeness(data[:_SAMPLE].decode(encoding))
        except UnicodeDecodeError:
            scores[encoding] = 0.0
    best = max(scores, key=lambda encoding: scores[encoding])
    return best if scores[best] >= _ENOUGH else None


def marked_encoding(head: bytes) -> str | None:
    """The encoding that a byte order mark says; None if there is none."""
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return None


def is_utf8(head: bytes) -> bool:
    """Whether `head` is UTF-8, a character that is cut at its end allowed."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return True


def encoding_of(head: bytes) -> str | None:
    """The encoding of a whole file by its first bytes (the first MB is enough); None if it cannot be told."""
    return marked_encoding(head) or ("utf-8" if is_utf8(head) else single_byte_encoding(head))


def decoded_blocks(stream: BinaryIO) -> Iterator[str]:
    """The text of a stream in blocks of about a MB. UnicodeError if its encoding cannot be told or does not hold."""
    head = stream.read(_SAMPLE)
    encoding = encoding_of(head)
    if encoding is None:
        raise UnicodeError(UNDECODABLE)
    decoder = codecs.getincrementaldecoder(encoding)()
    block = head
    while block:
        yield decoder.decode(block)
        block = stream.read(_BLOCK)
    yield decoder.decode(b"", final=True)


_DECLARED = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,200}encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE
)
_MOST_BROKEN = 0.01
_ALIASES = {"windows-1256": "cp1256", "x-windows-1256": "cp1256", "iso-8859-6-i": "iso8859_6", "iso-8859-6-e": "iso8859_6"}


def decode_markup(data: bytes, told: str | None = None) -> str | None:
    """The text of an HTML or XML page; what its bytes are goes before what it or its server (`told`) says they are.

    A page that is UTF-8 but for a few broken bytes is read as UTF-8 with U+FFFD in their place. None if no encoding makes
    text of it.
    """
    certain = marked_encoding(data) or ("utf-8" if is_utf8(data) else None)
    if certain:
        return data.decode(certain, errors="replace")
    repaired = data.decode("utf-8", errors="replace")
    if repaired.count("\ufffd") <= _MOST_BROKEN * sum(character > "\x7f" for character in repaired):
        return repaired
    match = _DECLARED.search(data, 0, 8192)
    declared = (match[1] or match[2]).decode("ascii", errors="replace") if match else None
    own = single_byte_encoding(data)
    for name in filter(None, (own, declared, told)):
        try:
            return data.decode(_ALIASES.get(name.lower(), name), errors="replace")
        except LookupError:
            continue
    return None
