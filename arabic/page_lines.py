"""The lines of a page of news, and what their labels say: date, source, 'read also'.

The labels stand in `lexicons/page_labels.tsv`. Spans are code points, end exclusive.
"""

import re
from dataclasses import dataclass

from arabic.datelines import is_date_line, is_dateline
from arabic.dates import parse_date
from arabic.lexicon import read_lexicon
from arabic.normalize import fold
from arabic.outlets import is_credit

Span = tuple[int, int]

_LONGEST_LABEL_LINE = 200
_LONGEST_HEADLINE = 160
_LONGEST_ASKING_TITLE = 130  # one that ends in a question or exclamation mark
_LABELS = {fold(row["word"]): row["kind"] for row in read_lexicon("page_labels.tsv")}
_LABEL = re.compile(
    r"[\W_]{0,12}(" + "|".join(sorted(map(re.escape, _LABELS), key=len, reverse=True)) + r")\s*(?:([:؛|\-–—]+|/+)\s*(.*)|\W*)"
)
SENTENCE_END = re.compile(r"[.](?<!\.\.)[\"'”»)\]]*$")
_ASKING_END = re.compile(r"[!؟?][\"'”»)\]]*$")


# a label of the date may stand without a sign before a date: 'نشر في 20 نوفمبر 2024' (published on)
_DATED = re.compile(
    r"[\W_]{0,12}(?:" + "|".join(re.escape(label) for label, kind in _LABELS.items() if kind == "published") + r")\s+(?=\S)"
)
# so may 'نقلا عن' (after) before the name of an outlet
_CREDITED = re.compile(r"[\W_]{0,4}نقلا\s+عن\s+(?=\w)")


@dataclass(frozen=True)
class Line:
    """A line of a page; `rest` is what stands after its label."""

    span: Span
    words: str
    label: str | None  # published, outlet, related
    rest: Span | None

    @property
    def is_headline(self) -> bool:
        """Whether it may be the headline of another article: short, and no sentence that ends in a full stop."""
        longest = _LONGEST_ASKING_TITLE if _ASKING_END.search(self.words) else _LONGEST_HEADLINE
        return self.label is None and len(self.words) <= longest and not SENTENCE_END.search(self.words)


def has_furniture(text: str) -> bool:
    """Whether a text has lines with labels ('اقرأ أيضا', read also) or a line above its first paragraph for `read_page` to find.

    A quick look: true for every such text and for a few others.
    """
    return bool(_HINT.search(text)) or lead_end(text) is not None or has_dateline_below(text)


_SHORTEST_PARAGRAPH = 80  # characters of the first one
_LONGEST_HEADING = 60
_LONGEST_LEAD = 70
_WORD = r"(?:[^\W\d_]|[\u064b-\u0652])+"
# 'الله' (God) stands in a greeting, but in عبد الله (a name) too
_LEAD = re.compile(rf"\(?{_WORD}(?:(?: | ?[\-–—ـ/] ?|\. ?)(?!الله){_WORD}|(?<=عبد) الله){{0,5}}\)?")
_HEADING = re.compile(r"[^@A-Za-z]*[^.!?؟»\"”…):،,؛\s@A-Za-z]\s*")  # the address of a writer is none


def lead_end(text: str) -> int | None:
    """Where a line above the first paragraph ends that is no text: a caption, a name; None if there is none.

    At most six words without any sign, and the only such line: a text with headings between its paragraphs keeps them all.
    """
    end = text.find("\n", 0, _LONGEST_LEAD)
    if end < 0 or not _LEAD.fullmatch(text, 0, end):
        return None
    first, *others = text[end + 1 :].split("\n")
    if len(first) < _SHORTEST_PARAGRAPH or (not first[0].isalnum() and first[0] not in "\"'«“”("):
        return None
    # the last line may be a signature
    headings = (line for line in others[:-1] if len(line) < _LONGEST_HEADING and _HEADING.fullmatch(line))
    return end if next(headings, None) is None else None


_FIRST_LETTERS = {"ا": "اأإآ", "ي": "يىئ", "ه": "هة"}
_SPELLED = "|".join(
    sorted({"".join(f"[{_FIRST_LETTERS[c]}]" if c in _FIRST_LETTERS else re.escape(c) for c in label[:4]) for label in _LABELS})
)
_HINT = re.compile(rf"^[\W_]{{0,12}}(?:{_SPELLED})", re.MULTILINE | re.IGNORECASE)


def has_dateline_below(text: str, outlet: str | None = None) -> bool:
    """Whether the second line is a dateline between a headline and the first paragraph."""
    first = text.find("\n", 0, _LONGEST_HEADLINE)
    second = text.find("\n", first + 1, first + _LONGEST_LEAD) if first > 0 else -1
    if second < 0 or not text[0].isalnum() or SENTENCE_END.search(text[:first]):
        return False
    third = text.find("\n", second + 1)
    paragraph = (third if third >= 0 else len(text)) - second
    return paragraph > _SHORTEST_PARAGRAPH and is_dateline(text[first + 1 : second], outlet)


def lines_of(text: str) -> list[Line]:
    """The lines of a text, with their labels."""
    lines = []
    start = 0
    for words in text.split("\n"):
        end = start + len(words)
        label, rest = None, None
        if len(words) <= _LONGEST_LABEL_LINE:
            folded = fold(words)
            found = _LABEL.fullmatch(folded)
            if found is None and (dated := _DATED.match(folded)) and is_date_line(folded[dated.end() :]):
                label = "published"
                rest = (start + _end_of_words(words, len(dated.group().split())), end)
            elif (credited := _CREDITED.match(folded)) and is_credit(folded[credited.end() :]):
                label, rest = "outlet", (start + _end_of_words(words, len(credited.group().split())), end)
            elif found and (_LABELS[found[1]] != "published" or not found[3] or _says_a_day(found[3])):
                label = _LABELS[found[1]]
                if found[3]:
                    # the separator is the first such sign after the label, in the unfolded line too
                    separator = re.search(r"(?:[:؛|\-–—]+|/+)\s*", words)
                    rest = (start + separator.end(), end) if separator else None
        lines.append(Line((start, end), words, label, rest))
        start = end + 1
    return lines


def _says_a_day(folded: str) -> bool:
    """Whether the words after 'تاريخ:' (date) are one, and no sentence."""
    return parse_date(folded).reason != "no_date"


def _end_of_words(line: str, count: int) -> int:
    """Where the word after the first `count` words of a line starts."""
    starts = [match.start() for match in re.finditer(r"\S+", line)]
    return starts[count]
