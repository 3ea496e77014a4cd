"""What the baseline's cue lists and regular expressions find."""

import pytest

from models.baseline import regular_expressions

CASES = [
    ("خبر\n\nقال سالم إن العمل بدأ. ثم مضى.", [("العمل بدأ", "سالم")]),
    ("خبر\n\nوأكّدت البلدية أنها بدأت.", []),  # marked vowels hide the verb from it
    ("خبر\n\nوأكدت البلدية أنها بدأت.", [("أنها بدأت", "البلدية")]),
    ("خبر\n\nقال سالم: «بدأ العمل».", [("بدأ العمل", "سالم")]),
    ("خبر\n\nقال سالم: بدأ العمل. ومضى.", [("بدأ العمل", "سالم")]),
    ("خبر\n\nقال سالم إن العمل بدأ، مشيرا إلى أن الكلفة زادت.", [("العمل بدأ", "سالم"), ("الكلفة زادت", "سالم")]),
    ("خبر\n\nوأضاف أن العمل بدأ.", [("العمل بدأ", None)]),
    ("خبر\n\nبدأ العمل.", []),
]


@pytest.mark.parametrize(("text", "found"), CASES)
def test_found(text: str, found: list[tuple[str, str | None]]) -> None:
    made = regular_expressions(text)
    assert [(text[slice(*q["content"][0])], q["speaker"]) for q in made] == found
