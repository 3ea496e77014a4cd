"""JSON lines: a record a line."""

import json
from typing import BinaryIO

from tasks.readers.lines import text_lines
from tasks.readers.records import Read, Refusal, record_from
from tasks.rejections import quote


def read_jsonl(stream: BinaryIO) -> Read:
    """The records of a JSON lines file; `position` is the index of the line from 0, empty lines counted."""
    for position, line in text_lines(stream):
        if isinstance(line, Refusal):
            yield line
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            told = f"{error}" if isinstance(error, ValueError) else "nested too deeply"
            yield Refusal(position, "broken_record", f"No JSON ({told}); mend or drop the line: {quote(line)}")
            continue
        if isinstance(value, dict):
            yield record_from(value, position)
        else:
            detail = f"A JSON object {{...}} a line is needed, this is {type(value).__name__}: {quote(line)}"
            yield Refusal(position, "broken_record", detail)
