"""Lines of a byte stream, decoded one by one, none held that is too long."""

import codecs
from collections.abc import Iterator
from typing import BinaryIO

from tasks.readers.encodings import UNDECODABLE, marked_encoding, single_byte_encoding
from tasks.readers.records import LONGEST_RECORD, TOO_LARGE, Refusal

_BLOCK = 256 * 1024


def _utf8_blocks(stream: BinaryIO) -> Iterator[bytes]:
    """The stream's blocks without byte order mark; UTF-16 rewritten as UTF-8. UnicodeError for broken UTF-16."""
    block = stream.read(_BLOCK)
    marked = marked_encoding(block)
    decoder = codecs.getincrementaldecoder(marked)() if marked and marked.startswith("utf-16") else None
    if marked == "utf-8-sig":
        block = block[len(codecs.BOM_UTF8) :] or stream.read(_BLOCK)
    while block:
        yield decoder.decode(block).encode("utf-8") if decoder else block
        block = stream.read(_BLOCK)
    if decoder:
        yield decoder.decode(b"", final=True).encode("utf-8")


def byte_lines(stream: BinaryIO, longest: int = LONGEST_RECORD) -> Iterator[bytes | None]:
    """The lines of a stream without their ends; None stands for a line of more than `longest` bytes, which is skipped."""
    pending: list[bytes] = []
    held = 0
    skipping = False
    for block in _utf8_blocks(stream):
        lines = block.split(b"\n")
        for line in lines[:-1]:
            if skipping or held + len(line) > longest:
                yield None
            else:
                yield (b"".join([*pending, line]) if pending else line).removesuffix(b"\r")
            pending, held, skipping = [], 0, False
        rest = lines[-1]
        held += len(rest)
        if held > longest:
            pending, skipping = [], True
        elif rest:
            pending.append(rest)
    if skipping:
        yield None
    elif pending:
        yield b"".join(pending).removesuffix(b"\r")


def text_lines(stream: BinaryIO) -> Iterator[tuple[int, str | Refusal]]:
    """(index from 0, line) of a stream; a refusal in the place of a line that is too long or cannot be decoded.

    UTF-8 is tried for each line; the first that is not UTF-8 settles between the code pages for the others that are not.
    Empty lines are left out but counted.
    """
    fallback: str | None = None
    for index, line in enumerate(byte_lines(stream)):
        if line is None:
            yield index, Refusal(index, "record_too_large", TOO_LARGE)
            continue
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError as error:
            own = single_byte_encoding(line)
            if own is None:
                yield index, Refusal(index, "undecodable_text", f"Byte {error.start} of the line: {UNDECODABLE}")
                continue
            fallback = fallback or own
            try:
                text = line.decode(fallback)
            except UnicodeDecodeError:
                text = line.decode(own)
        if text and not text.isspace():
            yield index, text
