"""JSON: an array of records, or one record, read piece by piece so that a large array is never held whole."""

import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from tasks.readers.encodings import decoded_blocks
from tasks.readers.records import FIELD_NAMES, LONGEST_RECORD, TOO_LARGE, Read, Refusal, as_text, normal_name, record_from
from tasks.rejections import quote

_SKIPPED = re.compile(r"[\s,\ufeff]*")
_NEXT_OBJECT = re.compile(r"\}\s*,?\s*(?=\{)")
# a value cut at the end of a block may show an error up to this many characters before it
_CUT = 16


class _Window:
    """The part of the text that is looked at."""

    def __init__(self, blocks: Iterator[str]) -> None:
        self._blocks = blocks
        self.text = ""
        self.at = 0

    def more(self) -> bool:
        """Drop what was used and add as much again as is held; false at the end of the text."""
        wanted = max(1, len(self.text) - self.at)
        pieces = [self.text[self.at :]]
        self.at = 0
        got = 0
        for block in self._blocks:
            pieces.append(block)
            got += len(block)
            if got >= wanted:
                break
        self.text = "".join(pieces)
        return got > 0

    def skip(self) -> bool:
        """Go to the next sign that is no white space or comma; false at the end of the text."""
        while True:
            match = _SKIPPED.match(self.text, self.at)
            self.at = match.end() if match else self.at
            if self.at < len(self.text):
                return True
            if not self.more():
                return False

    @property
    def held(self) -> int:
        """How much is not used yet."""
        return len(self.text) - self.at


def _value(window: _Window) -> object:
    """The next JSON value. ValueError or RecursionError if there is none; OverflowError if it is too large."""
    decoder = json.JSONDecoder()
    while True:
        try:
            value, window.at = decoder.raw_decode(window.text, window.at)
            return value
        except json.JSONDecodeError as error:
            surely_broken = error.pos < len(window.text) - _CUT and not error.msg.startswith("Unterminated string")
            if surely_broken:
                raise
            if window.held > LONGEST_RECORD:
                raise OverflowError from error
            if not window.more():
                raise


def _go_on(window: _Window) -> bool:
    """After a broken record go to the next object; false if there is none within the longest record."""
    window.at += 1
    while True:
        match = _NEXT_OBJECT.search(window.text, window.at)
        if match:
            window.at = match.end()
            return True
        if window.held > LONGEST_RECORD or not window.more():
            return False


def _records_in(value: dict[str, object]) -> list[dict[str, object]]:
    """The records of an answer of a news API, {"articles": [{...}, ...]}; none if the object is a record itself."""
    if any(normal_name(name) in FIELD_NAMES["body"] and as_text(value[name]) is not None for name in value):
        return []
    lists = [inner for inner in value.values() if isinstance(inner, list) and inner]
    found = max(lists, key=len, default=[])
    return found if all(isinstance(record, dict) for record in found) else []


def read_json(stream: BinaryIO) -> Read:
    """The records of an array of objects, of one object, or of objects one after the other."""
    window = _Window(decoded_blocks(stream))
    if not window.skip():
        return
    if window.text[window.at] == "[":
        window.at += 1
    position = 0
    while window.skip():
        if window.text[window.at] == "]":
            return
        try:
            value = _value(window)
        except OverflowError:
            yield Refusal(position, "record_too_large", f"{TOO_LARGE} The rest of the file was not read.")
            return
        except (ValueError, RecursionError) as error:
            told = f"{error}" if isinstance(error, ValueError) else "nested too deeply"
            seen = quote(window.text[window.at : window.at + 320])
            going_on = _go_on(window)
            end = "" if going_on else " The rest of the file was not read."
            yield Refusal(position, "broken_record", f"No JSON ({told}); mend the record: {seen}{end}")
            if not going_on:
                return
        else:
            if isinstance(value, dict) and (inner := _records_in(value)):
                for record in inner:
                    yield record_from(record, position)
                    position += 1
                continue
            if isinstance(value, dict):
                yield record_from(value, position)
            else:
                yield Refusal(position, "broken_record", f"A JSON object {{...}} is needed, this is {type(value).__name__}.")
        position += 1
