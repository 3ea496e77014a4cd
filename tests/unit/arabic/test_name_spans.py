"""Names: entities cleaned, and those that their model missed."""

import pytest

from arabic.name_spans import all_names
from tests.unit.arabic.marked import article

# (marked text, the names that remain)
CASES = [
    ("أكد [P:معن سعد خبير] دولي.", ["معن سعد"]),
    ("أكد [P:معن لـ] الصحيفة.", ["معن"]),
    ("رحب [P:بي] الجميع.", []),
    ("إن [P:المحسنين] هنا مع [P:الحسين].", ["الحسين"]),
    ("قال [P:شيخ الصاغة] ثم [P:أمين الهاشم].", ["أمين الهاشم"]),
    ("قال [O:الأفق] وقال [O:للأفق] وقال [P:باسم] وصل [O:رافد] وقال [O:لرافد].", ["الأفق", "للأفق", "باسم", "رافد", "رافد"]),
    ("وصل [P:رامي حداد] ثم غادر رامي حداد.", ["رامي حداد", "رامي حداد"]),
    ("وصل [P:رامي] ثم غادر رامي.", ["رامي"]),
    ("قال [S:رئيس الجمعية، رامي حداد] إنه هنا.", ["رامي حداد"]),
    ("قال [S:المواطن رامي حداد] إنه هنا.", ["رامي حداد"]),
    ("قال [S:شيخ الصاغة] إنه هنا.", []),
]


@pytest.mark.parametrize(("marked", "names"), CASES)
def test_all_names(marked: str, names: list[str]) -> None:
    reading, _, entities = article(marked)
    assert [reading.text[e.start : e.end] for e in all_names(reading, entities)] == names
