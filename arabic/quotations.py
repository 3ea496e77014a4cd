"""Quotations: every cue with its content, headlines `X: ...`, quotations without cue, and the ledger of marks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from arabic.content_words import words_for
from arabic.contents import Content, ContentFinder
from arabic.cue_spans import Cue
from arabic.names import NamedSpan, is_kin, kind_of_words, name_words
from arabic.ranking import Weights
from arabic.reading import Reading, Span

LONGEST_HEADLINE_SOURCE = 7
SHORTEST_CUELESS = 4
_LABELS = words_for("label")
_WORKS = words_for("work")


@dataclass(frozen=True)
class Quotation:
    """One quotation: cue (None without), form, content, and the index of the quotation it stands in.

    `mention` is set where the rule itself knows who speaks: the words before the colon of a headline.
    """

    cue: Cue | None
    form: str
    content: Content
    mention: Span | None = None
    parent: int | None = None

    @property
    def start(self) -> int:
        """Offset of its first character, content or mention, for ordering."""
        return self.content.spans[0][0]


def find_quotations(
    reading: Reading, cues: Sequence[Cue], entities: Sequence[NamedSpan] = (), ends: Weights | None = None
) -> list[Quotation]:
    """All quotations of an article in reading order, nested ones with their parent.

    `cues` stand in order; `entities` help to tell a headline's source from its topic; the weights `ends` choose where a
    content ends (without them the rules alone do).
    """
    finder = ContentFinder(reading, list(cues), ends, entities)
    found = []
    for cue in cues:
        content = finder.content_of(cue)
        if content is not None:
            form = "nominal" if content.rule == "noun_object" else "clause"
            found.append(Quotation(replace(cue, form=form), form, content))
    found += _headline(reading, entities, found)
    found += _without_cue(reading, found)
    found.sort(key=lambda q: ((q.cue is not None and reading.tokens[q.cue.first].start) or q.start, q.start))
    found = _once(reading, found)
    return _with_parents(reading, found)


def _headline_colon(reading: Reading) -> tuple[int, int] | None:
    """(first token of the source, token of the colon) of a headline `X: ...`; None if it has no such form."""
    if not reading.sentences or not reading.title_end:
        return None
    first, last = reading.sentence_tokens[0]
    words = reading.words
    colon = next((t for t in range(first + 1, last - 1) if words[t] == ":"), None)
    if colon is None:
        return None
    begins = (t + 1 for t in range(first, colon) if words[t].startswith("..") or words[t] in ("!", "؟", "|", "/", "-", "–"))
    begin = max(begins, default=first)
    return (begin, colon) if 0 < colon - begin <= LONGEST_HEADLINE_SOURCE else None


def headline_source(reading: Reading) -> Span | None:
    """The words before the colon of a headline, without the addressee: الشاهد لـ«سبق»: ... -> الشاهد."""
    found = _headline_colon(reading)
    return _without_addressee(reading, reading.characters(*found)) if found else None


def _headline(reading: Reading, entities: Sequence[NamedSpan], found: Sequence[Quotation]) -> list[Quotation]:
    """الكعبي: كان راتبي قليلا -> what follows the colon, said by whom stands before it."""
    place = _headline_colon(reading)
    if place is None:
        return []
    first, last = reading.sentence_tokens[0]
    begin, colon = place
    rest = reading.characters(colon + 1, last)
    if any(q.cue and first <= q.cue.first <= colon + 2 and q.content.spans[0][0] < rest[1] for q in found):
        return []
    if not _is_source(reading, reading.characters(begin, colon), entities):
        return []
    pair = next((p for p in reading.marks if rest[0] == p.start), None)
    if pair is not None and (rest[1] - pair.end) <= 1:
        rest = (pair.inner_start, pair.inner_end)
    start_char, end_char = rest
    while end_char > start_char and reading.text[end_char - 1] in ".،؛: ":
        end_char -= 1
    if not any(map(str.isalnum, reading.text[start_char:end_char])):
        return []
    return [Quotation(None, "clause", Content(((start_char, end_char),), "direct", "headline"), headline_source(reading))]


def _without_addressee(reading: Reading, source: Span) -> Span:
    """الشاهد لـ«سبق» -> الشاهد."""
    text = reading.text[slice(*source)]
    for mark in (" لـ", " ل«", ' ل"', " لل"):
        cut = text.find(mark)
        if cut > 0:
            return (source[0], source[0] + len(text[:cut].rstrip()))
    return (source[0], source[0] + len(text.rstrip()))


def _is_source(reading: Reading, source: Span, entities: Sequence[NamedSpan]) -> bool:
    """Whether the words before a headline's colon name someone who can speak: كيري, ووالدها (and her father)."""
    first = reading.token_range(*source)[0]
    head = reading.words[first]
    if head in _LABELS:
        return False
    words = set(name_words(reading.text[slice(*source)]))
    place = any(e.kind == "LOC" and (e.start, e.end) == source for e in entities)
    for tag in reading.tags:
        if tag.kind != "SPEAKER":
            continue
        if tag.first == first:
            return True
        tagged = reading.text[slice(*reading.characters(tag.first, tag.last))]
        names = set(name_words(tagged))
        if words and words <= names and (not place or words == names or kind_of_words(tagged) == "organization"):
            return True
    if place:
        return _names_body(reading, head)
    if kind_of_words(head) in ("person", "organization", "group", "anonymous") or _is_somebodys_kin(head):
        return True
    for entity in entities:
        if entity.kind in ("PER", "ORG") and words and words <= set(name_words(reading.text[entity.start : entity.end])):
            return True
    return False


def _names_body(reading: Reading, place: str) -> bool:
    """Whether the article names a body by a place: الخليج after نادي الخليج (Al Khaleej Club)."""
    pairs = zip(reading.words, reading.words[1:], strict=False)
    return any(name == place and kind_of_words(noun) == "organization" for noun, name in pairs)


def _is_somebodys_kin(head: str) -> bool:
    """Whether a folded word is kin with a pronoun, after a link: ووالدها (and her father), شقيقه (his brother)."""
    bases = (head, head[1:]) if head.startswith("و") else (head,)
    return any(
        is_kin(base.removesuffix(p)) or is_kin(base.removesuffix(p).removesuffix("ت") + "ه")
        for base in bases
        for p in ("ه", "ها", "هم")
        if base.endswith(p)
    )


def _without_cue(reading: Reading, found: Sequence[Quotation]) -> list[Quotation]:
    """... لأربعة أعوام: "لا أريد أن أكون رئيسا" -> words in marks after a colon, or a paragraph that is all in marks."""
    made = []
    text = reading.text
    taken = [span for q in found for span in q.content.spans]
    for pair in reading.marks:
        if not pair.closed or any(a <= pair.inner_start < b or pair.inner_start <= a < pair.inner_end for a, b in taken):
            continue
        first, last = reading.token_range(pair.inner_start, pair.inner_end)
        if last - first < SHORTEST_CUELESS or reading.tokens[first].start < reading.title_end:
            continue
        before = text[: pair.start].rstrip(" ")
        after = text[pair.end :].lstrip(" .،")
        if before.endswith(":"):
            if _names_work(reading, pair.start):
                continue
            made.append(Quotation(None, "clause", Content(((pair.inner_start, pair.inner_end),), "direct", "colon_without_cue")))
        elif before.endswith("\n") and (not after or after.startswith("\n")):
            made.append(Quotation(None, "clause", Content(((pair.inner_start, pair.inner_end),), "direct", "paragraph_in_marks")))
    return made


def _names_work(reading: Reading, start: int) -> bool:
    """Whether the words before a colon and a pair of marks name a work or explain a word: دراسة: "X"; "عيدين": "X"."""
    colon = reading.token_range(start, start + 1)[0] - 1
    before = reading.words[max(0, colon - 1) : colon]
    return bool(before) and (before[0] in _WORKS or before[0] in ('"', "»", "”"))


def _once(reading: Reading, found: list[Quotation]) -> list[Quotation]:
    """Drop a quotation whose content another one reports already (قال إن X، على حد قوله: one attribution)."""
    kept: list[Quotation] = []
    for quotation in found:
        alike = (k for k in kept if k.form == quotation.form and _overlap(k, quotation) > 0.8)
        same = next((k for k in alike if not _reports(reading, k, quotation)), None)
        if same is None:
            kept.append(quotation)
        elif same.cue is not None and same.cue.prepositional and quotation.cue is not None and not quotation.cue.prepositional:
            kept[kept.index(same)] = quotation
    return kept


def _reports(reading: Reading, outer: Quotation, inner: Quotation) -> bool:
    """Whether the content of one holds the verb of the other and what it reports: قال إن النتائج [أظهرت أن X]."""
    if inner.cue is None or inner.cue.prepositional:
        return False
    verb = reading.tokens[inner.cue.first].start
    return any(a <= verb < b for a, b in outer.content.spans) and verb < inner.content.spans[0][0]


def _overlap(a: Quotation, b: Quotation) -> float:
    """Shared characters over all characters of the two contents."""
    shared = sum(max(0, min(e, f) - max(s, t)) for s, e in a.content.spans for t, f in b.content.spans)
    size = sum(e - s for q in (a, b) for s, e in q.content.spans) - shared
    return shared / size if size else 0.0


def _with_parents(reading: Reading, found: list[Quotation]) -> list[Quotation]:
    """Set `parent` to the smallest other quotation whose content holds this one's cue and content."""
    out = []
    for i, inner in enumerate(found):
        start, end = inner.content.spans[0][0], inner.content.spans[-1][1]
        if inner.cue is not None:
            start = min(start, reading.tokens[inner.cue.first].start)
        holders = [
            (b - a, j)
            for j, outer in enumerate(found)
            if j != i
            for a, b in outer.content.spans
            if a <= start and end <= b and (b - a, j) > (end - start, -1) and (a, b) != (start, end)
        ]
        out.append(replace(inner, parent=min(holders)[1] if holders else None))
    return out
