"""Groups and unnamed people that are subjects, tagged or not."""

import pytest

from arabic.sources import SourceIndex
from arabic.unnamed_groups import groups_as_subjects
from tests.unit.arabic.marked import article

# (marked text, the groups in it)
CASES = [
    ("وجدد عدد من المواطنين مطالبهم أمس.", ["عدد من المواطنين"]),
    ("هالة سمير - المساء: يعاني سكان الحي من العطش.", ["سكان الحي"]),
    ("وكشف عن السر أحد أقارب الغائبين أمس.", ["أحد أقارب الغائبين"]),
    ("وصل الوزير في الصباح مع عدد من المواطنين.", []),
    ("[C:وقال] [S:عدد من السكان] إن الطريق مغلق.", []),
]


@pytest.mark.parametrize(("marked", "groups"), CASES)
def test_groups(marked: str, groups: list[str]) -> None:
    reading, _, entities = article(marked, title="عنوان")
    found = groups_as_subjects(reading, SourceIndex(reading, entities).tagged_mentions)
    assert [reading.text[slice(*span)] for span in found] == groups
