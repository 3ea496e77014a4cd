"""CSV and TSV with a header line; cells may hold line ends within quotation marks."""

import csv
import re
from collections.abc import Iterator
from typing import BinaryIO

from tasks.readers.lines import text_lines
from tasks.readers.records import FIELD_NAMES, KNOWN_NAMES, LONGEST_RECORD, Read, Refusal, normal_name, record_from
from tasks.rejections import quote

# the csv module keeps its limit for the whole process; its default of 128 kB cuts off long articles
csv.field_size_limit(LONGEST_RECORD)


_SIGN_LINE = re.compile(r"sep=.\s*", re.I)


def _lines(stream: BinaryIO, refused: list[Refusal]) -> Iterator[str]:
    """Lines with their ends for the csv module; what cannot be read is put aside."""
    last = -1
    for index, line in text_lines(stream):
        # empty lines within a quoted cell are paragraph ends of it
        yield from ("\n" for _ in range(index - last - 1))
        last = index
        if isinstance(line, Refusal):
            refused.append(line)
        else:
            yield line + "\n"


def _delimiter(header: str) -> str:
    """The sign between columns: the most frequent one of the header line."""
    return max(",;\t|", key=header.count)


def read_delimited(stream: BinaryIO) -> Read:
    """The rows of a CSV or TSV file; `position` is the index of the row from 0, the header and empty rows not counted."""
    refused: list[Refusal] = []
    lines = _lines(stream, refused)
    # Excel writes and reads a first line that names the sign between columns
    header = next((line for line in lines if line.strip() and not _SIGN_LINE.fullmatch(line)), None)
    if header is None:
        yield from refused
        return
    delimiter = _delimiter(header)
    names = [normal_name(name) for name in next(csv.reader([header], delimiter=delimiter))]
    if not KNOWN_NAMES.intersection(names) & set(FIELD_NAMES["body"]):
        wanted = ", ".join(FIELD_NAMES["body"])
        detail = f"The first line must name the columns, one of them {wanted}; it is: {quote(header)}"
        yield Refusal(None, "broken_record", detail)
        return
    rows = csv.reader(lines, delimiter=delimiter)
    position = 0
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield Refusal(position, "broken_record", f"No table row ({error}); look for a quotation mark that is not closed.")
            position += 1
            continue
        for refusal in refused:
            yield Refusal(position, refusal.reason, refusal.detail)
            position += 1
        refused.clear()
        if row is None:
            return
        if not any(row):
            continue
        if any(row[len(names) :]):
            detail = f"{len(row)} cells where the header has {len(names)}; put cells that hold '{delimiter}' in quotation marks."
            yield Refusal(position, "broken_record", detail)
        else:
            yield record_from(dict(zip(names, row, strict=False)), position)
        position += 1
