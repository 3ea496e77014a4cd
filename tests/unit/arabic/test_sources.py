"""Sources: which mentions are one, who is meant, without models."""

import pytest

from arabic.attribution import attribute
from arabic.quotations import find_quotations
from arabic.ranking import Weights
from arabic.sources import SourceIndex
from tests.unit.arabic.marked import article

# Stand-ins for learned weights: the last speaker, of the right gender.
TURNS = Weights(
    {f"{manner}:turn=0": 2.0 for manner in ("joined_verb", "verb", "participle", "no_cue", "prepositional")}
    | {f"{manner}:gender=clash": -5.0 for manner in ("joined_verb", "verb")}
    | {"participle:number=many,group": 4.0}
    | {"roles=all,one": 3.0, "roles=all,more": 3.0, "described:turn=0": 1.0, "honorific=yes": 3.0}
)

# (marked text, speakers of its quotations, rules)
CASES = [
    ("[C:أكد] [S:القيادي [P:نادر عامر]] أن العدوان مرفوض. [C:وقال] [S:[P:عامر]] إن الرد قادم.", ["نادر عامر", "نادر عامر"]),
    ("[C:قال] [S:[P:سالم الكعبي]] إن الأمر انتهى. [C:وأضاف] أن الملف أغلق.", ["سالم الكعبي", "سالم الكعبي"]),
    ("[C:قال] [S:[P:سالم الكعبي]] إن الأمر انتهى، [C:مؤكدا] أن الملف أغلق.", ["سالم الكعبي", "سالم الكعبي"]),
    ("[C:كشف] [S:مصدر مطلع] أن اللقاء تم. [C:وقال] [S:المصدر] إن النتائج جيدة.", ["مصدر مطلع", "مصدر مطلع"]),
    (
        "[C:قال] [S:[P:سالم الكعبي]] إن الأمر انتهى. [C:وقالت] [S:[P:منى الحداد]] إن الملف مفتوح. [C:وأضافت] أن القرار قريب.",
        ["سالم الكعبي", "منى الحداد", "منى الحداد"],
    ),
    (
        "وصل وزير الصحة [P:وليد الحسن] أمس. [C:وأكد] [S:الوزير] أن المستشفى جاهز.",
        ["وليد الحسن"],
    ),
    ("[C:أعلنت] [S:وزارة الداخلية] أن الطريق مفتوح. [C:وأوضحت] [S:الوزارة] أن العمل مستمر.", ["وزارة الداخلية", "وزارة الداخلية"]),
    ("[C:قالت] [S:مصادر في الوزارة] إن الجسر مغلق. [C:وأشارت] [S:هذه المصادر] إلى أن العمل مستمر.",
     ["مصادر في الوزارة", "مصادر في الوزارة"]),
    ("[C:جاء] في [S:بيان صادر عن [O:وزارة النقل]] أن الجسر مغلق.", ["وزارة النقل"]),
    ("استقبل الأمير [P:فهد بن سعود] الوفد. [C:وقال] [S:سموه] إن التعاون مستمر.", ["فهد بن سعود"]),
    ("[C:قال] [S:شقيق الضحية [P:علي حسن]] إن التحقيق بدأ.", ["شقيق الضحية علي حسن"]),
    ("[C:قال] [S:الدكتور [P:عبد الله السالم]] إن المرض نادر. [C:وقال] [S:[P:عبدالله السالم]] إن العلاج متاح.",
     ["عبد الله السالم", "عبد الله السالم"]),
    # One foreign name in two spellings.
    ("[C:قال] [S:الوزير [P:كمال دوغان أرسلان]] إن الأمر انتهى. [C:وقال] [S:[P:أرسالن]] إن الملف أغلق.",
     ["كمال دوغان أرسلان", "كمال دوغان أرسلان"]),
    # The entity model took a noun or a mark for a part of the name, or an office for a name.
    ("[C:أكد] [S:[P:معن سعد خبير]] دولي أن الأمر انتهى.", ["معن سعد"]),
    ("[C:أكد] [S:[P:شيخ الصاغة]] أن الذهب ارتفع.", ["شيخ الصاغة"]),
    # It missed a name, which stands after a comma or elsewhere in the article.
    ("[C:دعا] [S:رئيس جمعية النهر، رامي حداد] إلى أن يهدأ الجميع. [C:وقال] [S:حداد] إن الوقت ضيق.", ["رامي حداد", "رامي حداد"]),
    ("وصل [P:رامي حداد] أمس. [C:وأكد] [S:القيادي] في حركة النهر رامي حداد أن الأمر انتهى.", ["رامي حداد"]),
    # Several people said it, tagged or not.
    ("[C:قال] [S:[P:رامي حداد]] إن الأمر انتهى. وجدد عدد من المواطنين مطالبهم أمس، [C:مؤكدين] أن الطريق خطر.",
     ["رامي حداد", "عدد من المواطنين"]),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "speakers"), CASES)
def test_speakers(marked: str, speakers: list[str]) -> None:
    reading, cues, entities = article(marked, title="عنوان")
    quotations = find_quotations(reading, cues, entities)
    found = attribute(reading, quotations, entities, TURNS)
    assert [reading.text[slice(*a.speaker.span)] if a.speaker else None for a in found] == speakers


def test_an_implicit_source_has_no_mention() -> None:
    reading, cues, entities = article("[C:قال] [S:[P:سالم الكعبي]] إن الأمر انتهى. [C:وأضاف] أن الملف أغلق.")
    explicit, implicit = attribute(reading, find_quotations(reading, cues, entities), entities, TURNS)
    assert explicit.mention is not None and implicit.mention is None
    assert implicit.speaker is not None and implicit.speaker.rule == "carried"


def test_short_names_join_the_nearest_full_name() -> None:
    reading, _, entities = article("[P:نادر عامر] و[P:منى عامر] هنا. قال [P:نادر] ثم غادرت [P:منى].")
    index = SourceIndex(reading, entities)
    assert sorted(len(s.mentions) for s in index.sources) == [2, 2]


def test_no_source_at_all() -> None:
    reading, cues, entities = article("[C:ذكر] أن الأمر انتهى.")
    (attribution,) = attribute(reading, find_quotations(reading, cues, entities), entities, TURNS)
    assert attribution.speaker is None
