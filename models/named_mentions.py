"""How many of the persons whom the gold names at a cue are entities: by the model alone, and with `names_at_cues`."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from arabic.cue_names import names_at_cues
from arabic.names import NamedSpan, kind_of_words, name_words
from arabic.normalize import fold
from arabic.reading import Reading, Span, TaggedSpan
from arabic.sentences import split_sentences
from arabic.tokens import tokenize
from models.scoring import Document


def named_persons(document: Document) -> Iterator[Span]:
    """Of each person whom a speaker mention of the gold names, the name in it: الوزير سالم الكعبي -> سالم الكعبي.

    The gold gives the speaker's full name; a mention shares words with it or names nobody (الوزير, the minister). A
    speaker that is a description (المتحدث باسم الشرطة, the police spokesman) has no name.
    """
    text = document["text"]
    seen = set()
    for quote in document["quotes"]:
        mention, speaker = quote["speaker_mention"], quote["speaker"]
        if quote["speaker_kind"] != "person" or not isinstance(mention, list) or not speaker or tuple(mention) in seen:
            continue
        seen.add(tuple(mention))
        head = speaker.split()[0]
        if kind_of_words(head) and (head.startswith(("ال", "لل")) or text[slice(*mention)] == speaker):
            continue
        shared = [t for t in tokenize(text, *mention) if _in_name(t.text, name_words(speaker))]
        if shared:
            yield shared[0].start, shared[-1].end


def _in_name(word: str, name: Sequence[str]) -> bool:
    """Whether a token is a word of a name, in which عبد and أبو are joined to the word after them."""
    folded = fold(word)
    parts = {part for n in name for joined in ("عبد", "ابو") if n.startswith(joined) for part in (joined, n[len(joined) :])}
    return folded in parts or any(w in name for w in name_words(word))


def named_mention_figures(
    documents: Sequence[Document], tags: Mapping[str, Sequence[TaggedSpan]], entities: Mapping[str, Sequence[NamedSpan]]
) -> dict[str, Any]:
    """Share of the gold's named persons that a PER entity overlaps, before and after the names at cues, and how many
    of the added ones overlap no such name; `exact` asks for the same bounds.

    `tags` and `entities` by doc_id are what the models find. Without names or additions a share is 0.
    """
    named = before = after = exact = added = right = 0
    for document in documents:
        text, gold = document["text"], list(named_persons(document))
        found = entities[document["doc_id"]]
        reading = Reading(text, [(s.start, s.end) for s in split_sentences(text)], tags[document["doc_id"]])
        by_model = [(e.start, e.end) for e in found if e.kind == "PER"]
        by_cue = [(e.start, e.end) for e in names_at_cues(reading, found)]
        named += len(gold)
        before += sum(_met(span, by_model) for span in gold)
        after += sum(_met(span, by_model + by_cue) for span in gold)
        exact += sum(span in by_model + by_cue for span in gold)
        added += len(by_cue)
        right += sum(_met(span, gold) for span in by_cue)
    return {
        "named": named, "recall_model": _share(before, named), "recall": _share(after, named),
        "recall_exact": _share(exact, named), "added": added, "wrongly_added": added - right,
    }  # fmt: skip


def _met(span: Span, others: Sequence[Span]) -> bool:
    return any(a < span[1] and span[0] < b for a, b in others)


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
