"""Undoes wrong readings: Arabic whose UTF-8 bytes were once read as windows-1252, Latin-1 or windows-1256 ('Ø§Ù„'), and
windows-1256 that was read as windows-1252 or Latin-1 ('ÇáÓÏ').

Line by line, and only where the whole line is such bytes and turns into Arabic: what is right already stays as it is.
"""

import re

from tasks.readers.encodings import likeness

# what bytes 80-BF are read as: C1 controls, Latin-1 signs, and the letters and signs of the two code pages
_TRAIL = "\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u060c\u061b\u061f"
_TRAIL += "\u0679\u067e\u0686\u0688\u0691\u0698\u06a9\u06af\u06ba\u06be\u06c1\u06d2\u200c-\u200f\u2013-\u203a\u20ac\u2122"
# the bytes D8-DB that lead Arabic in UTF-8, read as ØÙÚÛ or طظعغ, and ÃÂ that lead these in turn
_HINT = re.compile(f"[\u00d8-\u00db\u00c3\u00c2\u0637\u0638\u0639\u063a][{_TRAIL}]")
# windows-1256 read as Latin: words of these letters alone, which no language of Europe has
_LATIN_HINT = re.compile("(?<![A-Za-z])[\u00c0-\u00ff]{3,}(?![A-Za-z])")
_FEWEST = 3
_LIKE = 0.65
_MOST_TIMES = 3


def _bytes_of(encoding: str) -> dict[str, int]:
    """Character -> byte of a code page; bytes that it leaves undefined are the control characters that browsers make of them."""
    table = {chr(byte): byte for byte in range(256)}
    for byte in range(0x80, 0x100):
        try:
            table[bytes([byte]).decode(encoding)] = byte
        except UnicodeDecodeError:
            continue
    return table


_WESTERN = _bytes_of("cp1252")
_ARABIC = _bytes_of("cp1256")


def reread(text: str) -> str:
    """`text` with the lines put right that were encoded twice or more, or read wrong; the same string where there are none.

    >>> reread("Ø³Ø¯ Ø§Ù„ÙˆØ§Ø¯ÙŠ")
    'سد الوادي'
    """
    if not _HINT.search(text) and not _LATIN_HINT.search(text):
        return text
    # not splitlines: the letter م has the byte 85 in it, which read as Latin-1 is a line end
    return "\n".join(_line(line) for line in text.split("\n"))


def _line(line: str) -> str:
    for _ in range(_MOST_TIMES):
        if _LATIN_HINT.search(line) and (right := _read_as_arabic(line)) is not None:
            return right
        if len(_HINT.findall(line)) < _FEWEST:
            return line
        better = next((right for table in (_WESTERN, _ARABIC) if (right := _read_as(line, table)) is not None), None)
        if better is None:
            return line
        line = better
    return line


def _read_as(line: str, table: dict[str, int]) -> str | None:
    """The line, if its characters are bytes of a code page that make UTF-8; None if they are not, or make no better Arabic."""
    try:
        right = bytes(table[character] for character in line).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return None
    return right if len(right) < len(line) and (likeness(right) >= _LIKE or _HINT.search(right)) else None


def _read_as_arabic(line: str) -> str | None:
    """The line, if its characters are bytes that make Arabic in windows-1256; None if they are not, or make none."""
    try:
        right = bytes(_WESTERN[character] for character in line).decode("cp1256")
    except (KeyError, UnicodeDecodeError):
        return None
    return right if likeness(right) >= _LIKE else None
