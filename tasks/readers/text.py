"""Plain text: a file is a page, with its title, date line and source still in it; `tasks.clean` takes it apart."""

from typing import BinaryIO

from tasks.readers.encodings import UNDECODABLE, encoding_of
from tasks.readers.records import LONGEST_RECORD, TOO_LARGE, Read, Record, Refusal


def read_text(stream: BinaryIO) -> Read:
    """The one record of a text file, its whole text as body."""
    data = stream.read(LONGEST_RECORD + 1)
    if len(data) > LONGEST_RECORD:
        yield Refusal(0, "record_too_large", TOO_LARGE)
        return
    encoding = encoding_of(data)
    try:
        text = data.decode(encoding) if encoding else None
    except UnicodeDecodeError:
        text = None
    if text is None:
        yield Refusal(0, "undecodable_text", UNDECODABLE)
    elif data:
        yield Record(0, text)
