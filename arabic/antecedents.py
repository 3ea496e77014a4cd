"""Antecedents: the sources that an implicit subject or a bare description may stand for, each with its features."""

from dataclasses import dataclass

from arabic.cue_spans import Cue
from arabic.names import is_kin, name_words
from arabic.reading import Span
from arabic.scene import History, Scene
from arabic.sources import Source

# What a description of a kind may stand for: البيان (the statement) for the ministry that issued it.
_STANDS_FOR = {
    "person": ("person", "anonymous"), "anonymous": ("person", "anonymous"), "document": ("organization", "document"),
    "organization": ("organization",), "group": ("group", "anonymous"),
}  # fmt: skip


@dataclass(frozen=True)
class Choice:
    """A candidate: a source, or None for the description itself, and the names of the features that hold."""

    source: Source | None
    features: tuple[str, ...]


def choices(history: History, cue: Cue | None, mention: Span | None, at: int | None = None) -> list[Choice]:
    """The candidates for the source of a cue with no name at it.

    With a `mention` (الوزير, سموه, the minister, His Highness) the mention itself is a candidate too; without one the
    quotation begins at offset `at`.
    """
    where = mention[0] if mention else history.reading.tokens[cue.first].start if cue else at or 0
    scene = Scene(history, cue, where, mention)
    kinds = _STANDS_FOR.get(history.index.kind_of(mention)) if mention else None
    found = [
        Choice(source, tuple(scene.features(source)))
        for source in history.index.sources
        if (kinds is None or source.kind in kinds) and _may_stand_for(history, source, mention, where)
    ]
    if scene.description is not None and not (scene.description.only_points() and found):
        found.append(Choice(None, tuple(scene.description.own_features())))
    return found


def _may_stand_for(history: History, source: Source, mention: Span | None, where: int) -> bool:
    """Whether a source comes before, or is named anywhere and not just inside the mention (شقيق علي is not علي)."""
    if mention is None:
        return source.first < where
    words = name_words(history.index.words_of(mention))
    if words and is_kin(words[0]) and source in history.index.persons_in(mention):
        return False
    outside = [m for m in source.mentions if not (mention[0] <= m[0] and m[1] <= mention[1])]
    return bool(outside) and (source.named or outside[0][0] < where)
