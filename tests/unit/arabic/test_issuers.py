"""Documents that are only pointed to, and who issued them."""

import pytest

from arabic.issuers import issuer_before
from arabic.sources import SourceIndex
from tests.unit.arabic.marked import article

# (marked text whose last tagged mention is the document, who issued it)
CASES = [
    ("صدر تقرير عن [O:هيئة الطرق] أمس. [C:وأضاف] [S:التقرير] أن الطريق مغلق.", "هيئة الطرق"),
    ("نشرت الصحف بيانا أصدرته [O:هيئة الطرق]. [C:وأضاف] [S:نص البيان] أن الطريق مغلق.", "هيئة الطرق"),
    ("وفي بيان [O:لهيئة الطرق] شكر. [C:وأضاف] [S:البيان] أن الطريق مغلق.", "هيئة الطرق"),
    ("صدر تقرير عن [O:هيئة الطرق] أمس. [C:وأضاف] [S:تقرير الشرطة] أن الطريق مغلق.", None),
    ("وانتقد التقرير [O:لجنة الطرق] أمس. [C:وأضاف] [S:التقرير] أن الطريق مغلق.", None),
    # No document, one that is new, or two that may be meant.
    ("صدر تقرير عن [O:هيئة الطرق] أمس. [C:وأضاف] [S:تقرير] أن الطريق مغلق.", None),
    ("صدر تقرير عن [O:هيئة الطرق] أمس. [C:وأضاف] [S:البيان] أن الطريق مغلق.", None),
    ("صدر تقرير عن [O:هيئة الطرق] أمس. [C:وأضاف] [S:المدير] أن الطريق مغلق.", None),
    ("صدر تقرير عن [O:هيئة الطرق] وتقرير عن [O:شركة النهر]. [C:وأضاف] [S:التقرير] أن الطريق مغلق.", None),
]


@pytest.mark.parametrize(("marked", "issuer"), CASES)
def test_issuer(marked: str, issuer: str | None) -> None:
    reading, _, entities = article(marked)
    mention = reading.tags[-1]
    source = issuer_before(reading, SourceIndex(reading, entities).sources, reading.characters(mention.first, mention.last))
    assert (reading.text[slice(*source.span)] if source else None) == issuer
