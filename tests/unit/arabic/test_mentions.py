"""Mentions at a cue: tagged ones without what does not belong to them, and those that the tagger left out."""

import pytest

from arabic.mentions import MentionFinder
from arabic.quotations import find_quotations
from arabic.sources import SourceIndex
from tests.unit.arabic.marked import article

# (marked text, mention at its last cue)
CASES = [
    # A preposition begins no subject of a verb.
    ("[C:وقال] [S:في مؤتمر صحفي] إن الطريق مغلق.", None),
    ("[N:وأشاد] [S:بالجهود الكبيرة] للجنة.", None),
    ("[C:وقال] [S:مرارا] إن الطريق مغلق.", None),
    ("[C:قال] فيه [S:الأخير] إن الطريق مغلق.", "الأخير"),
    ("[C:قال] [S:فيه الأخير] إن الطريق مغلق.", "الأخير"),
    ('[C:قال] لـ"[S:المساء" المهندس [P:رامي حداد]] إن الطريق مغلق.', "المهندس رامي حداد"),
    ("[C:وقال] [S:لرويترز] إن الطريق مغلق.", None),
    ("[N:ووصف] [S:[P:حداد]] بأنه شجاع.", None),
    ("[N:وأشاد] [S:بجهود رجال] الإطفاء ثم [C:أكد] أن الطريق مفتوح.", None),
    # Ali is a name, though it looks like a preposition; those who were told are not the source.
    ("[C:قال] [S:[P:علي حداد]، رئيس البلدية]، إن الطريق مغلق.", "علي حداد، رئيس البلدية"),
    ("[C:صرح] [S:للصحافيين [P:رامي حداد]] أن الطريق مغلق.", "رامي حداد"),
    ("الدولة التي [C:وصفها] [S:التقرير] بأنها غنية.", "التقرير"),
    # Where and when it was said is no part of who said it.
    ("[C:وأعلن] [S:البنك في تقريره الشهري] أن النمو بطيء.", "البنك"),
    ("[C:وقال] [S:[P:حداد] الجمعة] إن الطريق مغلق.", "حداد"),
    ("[C:وقال] [S:وزير الدولة في لبنان] إن الطريق مغلق.", "وزير الدولة في لبنان"),
    ("[C:قالت] [S:تقارير صباح اليوم] إن الطريق مغلق.", "تقارير"),
    # A name is not cut.
    ("[C:وقالت] [S:مصادر في حزب] إن الطريق مغلق.", "مصادر في حزب"),
    # A name that marks part from the office belongs to it; one that is told of does not.
    (
        '[C:وقال] [S:المشرف] على برنامج "الفجر" الدكتور [P:رامي حداد] إن الطريق مغلق.',
        'المشرف على برنامج "الفجر" الدكتور رامي حداد',
    ),
    ("[C:وقال] [S:مدير الحملة]: [P:رامي حداد] سبق الجميع.", "مدير الحملة"),
    ("[C:وقالت] [S:لنا بفخر] إن الطريق مغلق.", None),
    # Who passes on another's words gives way to him.
    ("[C:وقالت] [S:وكالة السنديان] نقلا عن [S:الوزير] إن الطريق مغلق.", "الوزير"),
    ("[C:وقالت] [S:وكالة السنديان] نقلا عن [P:رامي حداد] إن الطريق مغلق.", "رامي حداد"),
    ("[C:وقالت] [S:وكالة السنديان] نقلا عن بيانات إن الطريق مغلق.", "وكالة السنديان"),
    # What the tagger left out.
    ('[C:وقالت] "الأفق للنقل" إنها باعت سفينة.', "الأفق للنقل"),
    ("الطريق مغلق منذ أمس، [C:حسبما ذكرت] محكمة النهر.", "محكمة النهر"),
    ("الطريق مغلق منذ أمس، [C:بحسب] مقربين منه.", "مقربين منه"),
    ("الطريق مغلق منذ أمس، [C:وفقا] لموقع «النبأ».", "موقع «النبأ»"),
    ("الطريق مغلق [C:حسب ما أشار] إليه تقرير الوزارة.", "تقرير الوزارة"),
    ("وكان الوزير [P:رامي حداد]، [C:قال] إن الطريق مغلق.", "الوزير رامي حداد"),
    ("لكن مصدرا بالشركة [C:قال] إن الطريق مغلق.", "مصدرا بالشركة"),
    ("وكان [P:رامي حداد] رئيس اللجنة قد [C:قال] إن الطريق مغلق.", "رامي حداد رئيس اللجنة"),
    ("[C:وتشير] التوقعات إلى أن الطريق مغلق.", "التوقعات"),
    ("[C:شدد] اجتماع الوزراء على أن الطريق مغلق.", "اجتماع الوزراء"),
    ("[C:وتقول] لنا الفنانة إن الطريق مغلق.", "الفنانة"),
    ("أوضح أن نتائج التشريح [C:أشارت] إلى أن الطريق مغلق.", "نتائج التشريح"),
    ("[C:وأبلغ] الحضور أن الطريق مغلق.", None),
    ("[C:وأعلن] أول من أمس أن الطريق مغلق.", None),
    ("المدير الجديد [C:يعلن] أن الطريق مغلق.", "المدير الجديد"),
    ("الى ذلك، [C:أعلن] أن الطريق مغلق.", None),
    ("جاء رد المجلس العسكري الحاكم، الذي [C:قال] إن الطريق مغلق.", "المجلس العسكري الحاكم"),
    ("وصلت الرسائل التي [C:قالت] إن الطريق مغلق.", None),
    ("أوضح أن الوزارة هي من [N:طالبت] بإغلاق الطريق.", "الوزارة"),
    ("وصل أن الوزير الذي [C:قال] إن الطريق مغلق.", "الوزير"),
]


@pytest.mark.parametrize(("marked", "mention"), CASES)
def test_mention(marked: str, mention: str | None) -> None:
    reading, cues, entities = article(marked)
    quotation = find_quotations(reading, cues, entities)[-1]
    assert quotation.cue is not None
    found = MentionFinder(reading, SourceIndex(reading, entities)).mention_of(quotation.cue, quotation.content, cues)
    assert (reading.text[slice(*found)] if found else None) == mention


def test_a_mention_takes_the_rest_of_a_name_that_it_cuts() -> None:
    reading, cues, _ = article("[C:وقالت] [S:مصادر في حزب] النهر إن الطريق مغلق.")
    _, _, entities = article("وقالت مصادر في [O:حزب النهر] إن الطريق مغلق.")
    quotation = find_quotations(reading, cues, entities)[-1]
    assert quotation.cue is not None
    found = MentionFinder(reading, SourceIndex(reading, entities)).mention_of(quotation.cue, quotation.content, cues)
    assert found is not None and reading.text[slice(*found)] == "مصادر في حزب النهر"
