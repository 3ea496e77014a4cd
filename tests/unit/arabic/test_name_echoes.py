"""An organisation found once is found wherever its words stand again."""

from arabic.name_echoes import with_echoes
from arabic.names import NamedSpan
from arabic.reading import Reading
from arabic.sentences import split_sentences


def added(text: str, *names: tuple[str, str]) -> list[tuple[int, str, str]]:
    """(start, words, kind) of what is added to names, each given with the kind that the model gave its first place."""
    entities = [NamedSpan(text.index(words), text.index(words) + len(words), kind) for words, kind in names]
    reading = Reading(text, [(s.start, s.end) for s in split_sentences(text)])
    found = with_echoes(reading, entities)
    assert found == sorted(found) and set(entities) <= set(found)
    return [(e.start, text[e.start : e.end], e.kind) for e in found if e not in entities]


def test_a_club_in_its_second_sentence() -> None:
    # The club Nahr won. Nahr drew.
    assert added("فاز نادي نهر. تعادل نهر.", ("نهر", "ORG")) == [(20, "نهر", "ORG")]


def test_several_words_and_another_spelling_of_hamza() -> None:
    text = "أعلنت شركة أفق الغد أرباحها. وقالت شركة افق الغد إنها راضية."
    assert added(text, ("شركة أفق الغد", "ORG")) == [(35, "شركة افق الغد", "ORG")]


def test_a_word_that_is_mostly_none() -> None:
    # النور is a party once, light three times: at most as often as it is a name
    assert added("حزب النور فاز. خفت النور وزاد النور ثم غاب النور.", ("النور", "ORG")) == []


def test_persons_and_places_are_left() -> None:
    assert added("وصل سالم إلى دمشق. عاد سالم من دمشق.", ("سالم", "PER"), ("دمشق", "LOC")) == []


def test_what_is_an_entity_already_stays() -> None:
    text = "نهر نهر"
    assert with_echoes(Reading(text, [(0, 7)]), [NamedSpan(0, 3, "ORG"), NamedSpan(4, 7, "LOC")]) == [(0, 3, "ORG"), (4, 7, "LOC")]
