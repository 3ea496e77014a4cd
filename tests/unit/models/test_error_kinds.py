"""The kind of each error, on literal articles with tags as a tagger gives them."""

from typing import Any

import pytest

from arabic.attribution import attribute
from arabic.quotations import find_quotations
from arabic.ranking import Weights
from models import error_kinds
from models.crossval import Article, Predicted
from models.error_kinds import errors_of, kinds, most_frequent
from tests.unit.arabic.marked import article


def errors(marked: str, *quotes: tuple[str | None, str, str | None, str | None]) -> list[str]:
    """Kinds of the errors in a marked article whose gold is (cue, content, mention, speaker), each as words."""
    reading, cues, entities = article(marked, title="طريق")
    text = reading.text

    def span(words: str) -> list[int]:
        assert words in text
        return [text.index(words), text.index(words) + len(words)]

    gold: list[dict[str, Any]] = [
        {
            "type": "indirect", "form": "clause", "parent": None, "speaker": speaker, "content": [span(content)],
            "cue": span(cue) if cue else None, "speaker_mention": span(mention) if mention else None,
        }
        for cue, content, mention, speaker in quotes
    ]  # fmt: skip
    quotations = find_quotations(reading, cues, entities)
    made = [Predicted(*p) for p in zip(quotations, attribute(reading, quotations, entities, Weights({})), strict=True)]
    document = {"doc_id": "d", "text": text, "quotes": gold}
    return list(errors_of(Article(document, 0, reading.tagged, entities), made))


SALEM = "[C:قال] [S:المدير [P:سالم الكعبي]] إن المشروع اكتمل."
RIGHT = ("قال", "المشروع اكتمل", "المدير سالم الكعبي", "سالم الكعبي")
CASES = [
    ([], SALEM, [RIGHT]),
    (["verb_refused"], f"{SALEM} وأوضح أن العمل بدأ.", [RIGHT, ("وأوضح", "العمل بدأ", None, "سالم الكعبي")]),
    (["cue_unknown"], f"{SALEM} ورتل أن العمل بدأ.", [RIGHT, ("ورتل", "العمل بدأ", None, "سالم الكعبي")]),
    (["missed_plain"], f"{SALEM} رأيه العمل بدأ.", [RIGHT, (None, "العمل بدأ", None, "سالم الكعبي")]),
    (["missed_marks"], f"{SALEM} ثم «العمل بدأ» ومضى.", [RIGHT, (None, "العمل بدأ", None, "سالم الكعبي")]),
    (["runs_on"], SALEM, [("قال", "المشروع", "المدير سالم الكعبي", "سالم الكعبي")]),
    (["spurious_tagged"], SALEM, []),
    (["other_mention"], f"{SALEM} [C:وأوضح] [S:[P:نادر عامر]] أن ناصرا وصل.",
     [RIGHT, ("وأوضح", "ناصرا وصل", "المدير سالم الكعبي", "سالم الكعبي")]),
    (["words_taken_for_source"], f"{SALEM} [C:وأوضح] [S:[P:نادر عامر]] أن العمل بدأ.",
     [RIGHT, ("وأوضح", "العمل بدأ", None, "سالم الكعبي")]),
    (["carried_on_too_long"], f"{SALEM} ثم وصل [P:نادر عامر]. [C:وأوضح] أن العمل بدأ.",
     [RIGHT, ("وأوضح", "العمل بدأ", None, "نادر عامر")]),
    (["no_source_meant"], f"{SALEM} [C:وأوضح] أن العمل بدأ.", [RIGHT, ("وأوضح", "العمل بدأ", None, None)]),
]  # fmt: skip


@pytest.mark.parametrize(("wanted", "marked", "quotes"), CASES)
def test_kind(wanted: list[str], marked: str, quotes: list[tuple[str | None, str, str | None, str | None]]) -> None:
    assert errors(marked, *quotes) == wanted


BOUNDARIES = [
    ({1, 2, 3, 4}, {2, 3, 4}, "starts_too_late"), ({2, 3, 4}, {1, 2, 3, 4}, "starts_too_early"), ({1, 2}, {1, 2, 3, 4}, "runs_on"),
    ({1, 2, 3}, {1, 2}, "stops_too_early"), ({1, 2, 3}, {1, 3}, "part_left_out"), ({1}, {5}, "content_elsewhere"),
]  # fmt: skip


@pytest.mark.parametrize(("gold", "made", "kind"), BOUNDARIES)
def test_boundary(gold: set[int], made: set[int], kind: str) -> None:
    assert error_kinds._boundary(gold, made) == kind


def test_every_kind_that_the_code_gives_has_a_row_with_an_example() -> None:
    source = error_kinds.__file__
    assert source is not None
    with open(source, encoding="utf-8") as lines:
        code = lines.read()
    assert {key for key in kinds() if f'"{key}"' in code} == set(kinds())
    assert all(kind.name and kind.example and kind.gloss for kind in kinds().values())


def test_table_ranks_by_number() -> None:
    from collections import Counter

    rows = most_frequent(Counter(runs_on=3, spurious_verb=1), 1)[2:]
    assert rows == [f"| {kinds()['runs_on'].name} | 3 | 0.750 | {kinds()['runs_on'].example} ({kinds()['runs_on'].gloss}) |"]
