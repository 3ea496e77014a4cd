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
    # An adjective is no end of a name that stands without it elsewhere; a family's name is.
    ("وصل [P:رامي حداد المبعد] ثم غادر [P:رامي حداد].", ["رامي حداد", "رامي حداد"]),
    ("وصل [P:رامي حداد] ثم غادر [P:حداد القومي اليساري].", ["رامي حداد", "حداد"]),
    ("وصل [P:رامي النجار] ثم غادر [P:رامي].", ["رامي النجار", "رامي"]),
    ("وصل [P:رامي حداد النجار] ثم غادر [P:رامي حداد] مع [P:هاني النجار].", ["رامي حداد النجار", "رامي حداد", "هاني النجار"]),
    ("وصل [P:سامي بن رامي] ثم غادر [P:رامي النجار].", ["سامي بن رامي", "رامي النجار"]),
    # Two names that stand elsewhere each by itself are two.
    ("قال [P:سامي حسام] في [L:دمشق]: نعم. وأبلغ [P:حسام دمشق] ذلك.", ["سامي حسام", "دمشق", "حسام", "دمشق"]),
    ("قال [P:سامي حسام] مع [P:حداد]. وأبلغ [P:حسام حداد] ذلك.", ["سامي حسام", "حداد", "حسام", "حداد"]),
    ("وصل [P:حسام حداد] مع [P:سامي حداد].", ["حسام حداد", "سامي حداد"]),
    # An office alone is no name; a name that is an office too is.
    ("قال [P:البابا] ثم [P:الحكيم].", ["الحكيم"]),
    # How it was said is nobody.
    ("قالت [P:بفخر واعتزاز] إنها هنا.", []),
    ("قال [S:رئيس الجمعية، رامي حداد] إنه هنا.", ["رامي حداد"]),
    ("قال [S:المواطن رامي حداد] إنه هنا.", ["رامي حداد"]),
    ("قال [S:شيخ الصاغة] إنه هنا.", []),
]


@pytest.mark.parametrize(("marked", "names"), CASES)
def test_all_names(marked: str, names: list[str]) -> None:
    reading, _, entities = article(marked)
    assert [reading.text[e.start : e.end] for e in all_names(reading, entities)] == names
