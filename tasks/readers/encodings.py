"""Finds out how Arabic bytes are encoded: UTF-8, UTF-16, windows-1256, ISO-8859-6 or MacArabic."""

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

UNDECODABLE = "Neither UTF-8, UTF-16, windows-1256, ISO-8859-6 nor MacArabic; save the file as UTF-8."
_SAMPLE = 1024 * 1024
_BLOCK = 1024 * 1024
# the letters that make up most of any Arabic text; not ط and ظ, which lead in UTF-8 that was read as windows-1256
_FREQUENT = frozenset("اليمنوتربعدهةسفقكأحجى")
_ENOUGH = 0.65
_SINGLE_BYTE = ("cp1256", "iso8859_6", "mac_arabic")
_HIGH_BYTES = frozenset(b"\x00\x06")  # of ASCII and of Arabic in UTF-16
_MOST_HIGH_BYTES = 0.9


def likeness(text: str) -> float:
    """How much decoded text looks like Arabic prose, 0 to 1: the share of frequent letters in all that is not ASCII."""
    foreign = [c for c in text if c > "\x7f" and not c.isspace()]
    if not foreign:
        return 0.0
    return sum(c in _FREQUENT for c in foreign) / len(foreign)


def single_byte_encoding(data: bytes) -> str | None:
    """'cp1256', 'iso8859_6' or 'mac_arabic', whichever makes the best Arabic of `data`; None if none makes Arabic of it."""
    scores: dict[str, float] = {}
    for encoding in _SINGLE_BYTE:
        try:
            scores[encoding] = likeness(data[:_SAMPLE].decode(encoding))
        except UnicodeDecodeError:
            scores[encoding] = 0.0
    best = max(scores, key=lambda encoding: scores[encoding])
    return best if scores[best] >= _ENOUGH else None


def marked_encoding(head: bytes) -> str | None:
    """The encoding that a byte order mark says, or UTF-16 that is plain without one; None if there is neither."""
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    for encoding, high, low in (("utf-16-le", head[1:400:2], head[0:400:2]), ("utf-16-be", head[0:400:2], head[1:400:2])):
        if len(high) > 1 and _share_of_high(high) >= _MOST_HIGH_BYTES > _share_of_high(low):
            return encoding
    return None


def _share_of_high(data: bytes) -> float:
    return sum(byte in _HIGH_BYTES for byte in data) / len(data)


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
_MOST_OTHER = 0.4  # of a page that is UTF-8 but for a part that another program wrote
_ALIASES = {"windows-1256": "cp1256", "x-windows-1256": "cp1256", "iso-8859-6-i": "iso8859_6", "iso-8859-6-e": "iso8859_6"}


def decode_markup(data: bytes, told: str | None = None) -> str | None:
    """The text of an HTML or XML page; what its bytes are goes before what it or its server (`told`) says they are.

    A page that is UTF-8 but for broken bytes (a few, or a part in another encoding) is read as UTF-8 with U+FFFD in their
    place. None if no encoding makes
    text of it.
    """
    certain = marked_encoding(data) or ("utf-8" if is_utf8(data) else None)
    if certain:
        return data.decode(certain, errors="replace")
    repaired = data.decode("utf-8", errors="replace")
    if _broken(repaired) <= _MOST_BROKEN:
        return repaired
    match = _DECLARED.search(data, 0, 8192)
    declared = (match[1] or match[2]).decode("ascii", errors="replace") if match else None
    own = single_byte_encoding(data)
    if own is None and likeness(repaired.replace("\ufffd", "")) >= _ENOUGH and _broken(repaired) <= _MOST_OTHER:
        return repaired
    for name in filter(None, (own, declared, told)):
        try:
            return data.decode(_ALIASES.get(name.lower(), name), errors="replace")
        except LookupError:
            continue
    return None


def _broken(repaired: str) -> float:
    """The share of broken bytes among all characters that are not ASCII."""
    return repaired.count("\ufffd") / max(1, sum(character > "\x7f" for character in repaired))
