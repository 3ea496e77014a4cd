"""The words of a title beside a name."""

import pytest

from arabic.titles import title_words
from tests.unit.arabic.marked import article

# (marked text with one person, the bare folded words of his title)
CASES = [
    ("وصل الرئيس التركي [P:رامي حداد] أمس.", ["تركي", "رييس"]),
    ("وصل [P:رامي حداد] رئيس الهيئة أمس.", ["رييس", "هييه", "امس"]),
    ("وصل [P:رامي حداد]، رئيس الهيئة في الشمال.", ["رييس", "هييه"]),
    ("رحب الوزير في [P:رامي حداد] بالقرار.", []),
    ("قال [P:رامي حداد] إن الطريق مغلق.", []),
]


@pytest.mark.parametrize(("marked", "words"), CASES)
def test_title_words(marked: str, words: list[str]) -> None:
    reading, _, (person,) = article(marked)
    assert list(title_words(reading, (person.start, person.end))) == words
