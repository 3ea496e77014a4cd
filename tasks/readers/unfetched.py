"""A note that an address could not be fetched, as `flows.fetch` leaves it: one refusal."""

from typing import BinaryIO

from tasks.readers.records import Read, Refusal

_LONGEST = 4000


def read_unfetched(stream: BinaryIO) -> Read:
    """The refusal of the whole file, with the words of the note."""
    words = stream.read(_LONGEST).decode("utf-8", errors="replace")
    yield Refusal(None, "unreadable_file", words)
