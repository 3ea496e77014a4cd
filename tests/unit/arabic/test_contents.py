"""Content rules: each with its example, on the tags alone, without models."""

import pytest

from arabic.names import NamedSpan
from arabic.quotations import find_quotations
from tests.unit.arabic.marked import article

# (marked text, [(content, type, rule), ...])
CASES = [
    ("[C:أكد] [S:الوزير] أن الميزانية كافية.", [("الميزانية كافية", "indirect", "complementizer")]),
    ("[C:وأضافت] [S:الوزيرة] أنها ستزور المدينة.", [("أنها ستزور المدينة", "indirect", "complementizer")]),
    ("[C:وقال] [S:المدير]: نحن جاهزون.", [("نحن جاهزون", "direct", "colon")]),
    ('[C:وقال] [S:المدير]: "نحن جاهزون للعمل معا".', [("نحن جاهزون للعمل معا", "direct", "colon_marks")]),
    ("[C:قالت] [S:سعاد] «لن نتراجع عن قرارنا أبدا».", [("لن نتراجع عن قرارنا أبدا", "direct", "marks")]),
    ('[C:قال] [S:المدير] إن "العمل سيبدأ يوم الأحد القادم".', [("العمل سيبدأ يوم الأحد القادم", "direct", "complementizer_marks")]),
    (
        '[C:ذكر] [S:التقرير] أن الوضع "بات أسوأ مما كان" في الشمال.',
        [('الوضع "بات أسوأ مما كان" في الشمال', "mixed", "complementizer")],
    ),
    (
        "[C:قال] [S:الوزير] إن المشروع اكتمل، [C:مؤكدا] أن العمل مستمر.",
        [("المشروع اكتمل", "indirect", "complementizer"), ("العمل مستمر", "indirect", "complementizer")],
    ),
    (
        "[C:أوضح] [S:المتحدث] أن الطريق مغلق، فيما [C:أشار] إلى أن البديل متاح.",
        [("الطريق مغلق", "indirect", "complementizer"), ("البديل متاح", "indirect", "complementizer")],
    ),
    ("[C:وبحسب] [S:مصادر]، فإن اللقاء تأجل.", [("اللقاء تأجل", "indirect", "preposed_attribution")]),
    ("تأجل اللقاء إلى الغد، [C:بحسب] [S:مصادر مطلعة].", [("تأجل اللقاء إلى الغد", "indirect", "postposed_attribution")]),
    ("[C:وتساءل] [S:النائب] لماذا تأخر المشروع.", [("لماذا تأخر المشروع", "indirect", "question")]),
    ("«لن نقبل بهذا القرار مهما حدث»، [C:قال] [S:النائب].", [("لن نقبل بهذا القرار مهما حدث", "direct", "marks_before")]),
    ("[N:أكد] [S:الوزير] أهمية الاستقرار.", [("أهمية الاستقرار", "indirect", "noun_object")]),
    # an occasion or a day between the source and the object
    ("[N:نفت] [S:الشركة] في بيان، ما تداولته المواقع.", [("ما تداولته المواقع", "indirect", "noun_object")]),
    ("[N:كشف] [S:مصدر]، الثلاثاء (11 آذار)، عن اتفاق قريب.", [("اتفاق قريب", "indirect", "noun_object")]),
    ("[N:دعا] [S:المجلس] إلى وقف القتال، وغادر الأعضاء.", [("وقف القتال", "indirect", "noun_object")]),
    ('[C:وقال] [S:عامر] لـ"[A:بغداد اليوم]"، إن "المدينة ليست ضعيفة كما يظنون".', [
        ("المدينة ليست ضعيفة كما يظنون", "direct", "complementizer_marks")]),
    ("[C:قال] [S:الخبير] إن النسبة بلغت 3.5 في المائة.", [("النسبة بلغت 3.5 في المائة", "indirect", "complementizer")]),
    ("[C:أفاد] [S:المركز] بأن الأمطار مستمرة.. يذكر أن الموسم بدأ أمس.", [("الأمطار مستمرة", "indirect", "complementizer")]),
    # the cue was taken for one of a noun, but a complementizer comes after the circumstances
    ("[N:أكد] [S:المدير] في كلمة له أمام الموظفين، أن الرواتب ستصرف.", [("الرواتب ستصرف", "indirect", "complementizer")]),
    ("[N:حذرت] [S:المنظمة]، أمس، من أن المياه ملوثة.", [("المياه ملوثة", "indirect", "complementizer")]),
    ("[N:وانتقدت] [S:العضو المعارضة] [P:سعاد حداد] الموازنة.", [("الموازنة", "indirect", "noun_object")]),
    ("[N:وانتقد] [S:الوزير] [P:سعاد حداد].", [("سعاد حداد", "indirect", "noun_object")]),
    ("[N:وانتقد] [S:الوزير] [P:سعاد حداد] بشدة.", [("سعاد حداد بشدة", "indirect", "noun_object")]),
    ("[N:وهاجم] [S:الوزير] [O:حركة النهر] المسلحة.", [("حركة النهر المسلحة", "indirect", "noun_object")]),
    ("[N:وتعهد] [S:الوالي] الذي زار بيروت بإصلاح الجسر.", [("بإصلاح الجسر", "indirect", "noun_object")]),
    ("انقطع الماء. [N:أوضح] ذلك الناطق باسم البلدية.", []),
    ("[N:واعترف] خلال التحقيق بالتزوير في الأوراق.", [("بالتزوير في الأوراق", "indirect", "noun_object")]),
    ("[N:وتعهد] [S:الوالي] الذي زار القرية بإصلاح الجسر.", [("بإصلاح الجسر", "indirect", "noun_object")]),
    ("[N:طالب] [S:السكان] بإصلاح الجسر، خاصة أن الشتاء اقترب.", [("بإصلاح الجسر", "indirect", "noun_object")]),
    # a title or an outlet in marks before the real opener
    (
        '[C:وبينت] [S:المديرة] خلال ندوة بعنوان "أي مستقبل للمياه في بلادنا اليوم"، أن السدود امتلأت.',
        [("السدود امتلأت", "indirect", "complementizer")],
    ),
    ('[C:وقال] [S:سامي] لإذاعة "صوت المدينة" "سنعود غدا إلى العمل".', [("سنعود غدا إلى العمل", "direct", "marks")]),
    # a complementizer that another word owns
    ("[C:أكد] [S:النائب] أهمية القوانين التي من شأنها أن تحمي الأسر.", [("أهمية القوانين التي من شأنها أن تحمي الأسر", "indirect", "noun_object")]),
    ("[C:أقر] [S:الأطباء] بضرورة العلاج، إلا أنه غادر المدينة.", [("بضرورة العلاج", "indirect", "noun_object")]),
    ("[C:ويتساءل] [S:السكان] في القرية ما إذا كان الجسر سيفتح.", [("ما إذا كان الجسر سيفتح", "indirect", "question")]),
    ("[C:وأضاف] لدينا عشر حافلات جديدة.", [("لدينا عشر حافلات جديدة", "direct", "bare_words")]),
    ("[C:قال] [S:الجد] يا ولدي اصبر قليلا.", [("يا ولدي اصبر قليلا", "direct", "bare_words")]),
    ("[C:وأعلن] [S:مكتب التحقيقات] (إف بي آي) أمس أن الملف مفتوح.", [("الملف مفتوح", "indirect", "complementizer")]),
    ("[C:وقال] [S:المدرب] (سنفوز في المباراة القادمة).", [("سنفوز في المباراة القادمة", "direct", "brackets")]),
    # attributions between the parts of a content, after a comma, and before another's speech
    ("بلغ سعر السكر، [C:وفقا] [S:للوزارة]، 12 دينارا للكيلو.", [("بلغ سعر السكر … 12 دينارا للكيلو", "indirect", "interposed_attribution")]),
    ("غادر الوفد أمس، [C:وبحسب] [S:شكوى السيدة]، فقد تأخرت الطائرة.", [("فقد تأخرت الطائرة", "indirect", "preposed_attribution")]),
    ("[C:وبحسب] [S:الصحيفة]، [C:ذكر] [S:الوزير] أن السد امتلأ.", [("السد امتلأ", "indirect", "complementizer")]),
    ('"لن نغلق المصنع"، [C:قال] [S:المدير]، "وسنفتح مصنعا آخر قريبا".', [("لن نغلق المصنع … وسنفتح مصنعا آخر قريبا", "direct", "marks")]),
    (
        '[C:وقال] [S:المدير]: "لن نغلق المصنع هذا العام". "وسنفتح مصنعا آخر قريبا هنا".',
        [("لن نغلق المصنع هذا العام … وسنفتح مصنعا آخر قريبا هنا", "direct", "colon_marks")],
    ),
    # the tagger took the first words of the quotation for a part of the source
    ('[C:وأوضح] [S:سامي "لقد دعاني صديقي] إلى الحفل وأنا سعيد".', [("لقد دعاني صديقي إلى الحفل وأنا سعيد", "direct", "marks")]),
    # nobody closed the first marks
    (
        '[C:وكشف] [S:مصدر] أن "المدير اجتمع أمس مع الموظفين.من جانبه [C:أوضح] [S:المحامي] أن "الشكوى حق لكل موظف مظلوم".',
        [("المدير اجتمع أمس مع الموظفين", "direct", "complementizer_marks_unclosed"), ("الشكوى حق لكل موظف مظلوم", "direct", "complementizer_marks")],
    ),
    ("تستعد المدينة لاستقبال الزوار، [C:كما أكد] [S:مدير السياحة].", [("تستعد المدينة لاستقبال الزوار", "indirect", "statement_before")]),
    ("ليس هذا ما [C:قاله] [S:المدير].", []),
    ("ارتفعت الأسعار أمس. [C:وفقا] [S:لوزارة الزراعة] تراجع إنتاج القمح كثيرا.", [("تراجع إنتاج القمح كثيرا", "indirect", "preposed_attribution")]),
    ("ارتفعت الأسعار أمس. [C:وأكد] [S:ذلك المسؤول] أهمية الحوار.", [("أهمية الحوار", "indirect", "noun_object")]),
    ('"لن نقبل بهذا القرار أبدا". [C:بحسب] [S:المدير].', [("لن نقبل بهذا القرار أبدا", "direct", "postposed_attribution")]),
    ("[C:وأكد] كلا الطرفين أن الحوار مستمر.", [("الحوار مستمر", "indirect", "complementizer")]),
    ("[C:وقال] [S:الوزير] إنا ماضون في الحوار.", [("إنا ماضون في الحوار", "indirect", "complementizer")]),
    ("[C:وقالت] سألت المدير عن الحوار.", []),
    ('[C:وقال] [S:مدير شركة] "الأفق الجديد"، [C:مؤكدا] أن العمل مستمر.', [("العمل مستمر", "indirect", "complementizer")]),
    # A noun object is part of what is told.
    ("[N:أدانت] [S:الحكومة] العنف في المدينة، [C:وفقا لما ذكرت] [S:الوكالة].",
     [("العنف في المدينة", "indirect", "noun_object"), ("أدانت الحكومة العنف في المدينة", "indirect", "postposed_attribution")]),
    # The sentence before is told of.
    ("تستعد المدينة لاستقبال الزوار. [C:حسبما ذكر] [S:مدير السياحة].", [("تستعد المدينة لاستقبال الزوار", "indirect", "postposed_attribution")]),
    ("تستعد المدينة لاستقبال الزوار. [C:أعلن] ذلك [S:مدير السياحة] أمس.", [("تستعد المدينة لاستقبال الزوار", "indirect", "statement_before")]),
    ("تستعد المدينة لاستقبال الزوار. هذا ما [C:قاله] [S:مدير السياحة].", [("تستعد المدينة لاستقبال الزوار", "indirect", "statement_before")]),
    # What another cue has, what the verb itself opens, what only looks like an opener.
    ('[C:وقال] [S:المدير] "الأمر جيد"، [C:مؤكدا] أن العمل مستمر.',
     [("الأمر جيد", "direct", "marks"), ("العمل مستمر", "indirect", "complementizer")]),
    ('[C:وقال] [S:المدير] "يمكننا أن نبيع هذه السيارات القديمة كلها هذا العام" الا ان الناس لا يشترون.',
     [("يمكننا أن نبيع هذه السيارات القديمة كلها هذا العام", "direct", "marks")]),
    ("[C:وقال] [S:المدير] نحن قررنا الرحيل لأننا لم نجد من يقول إن العمل مستمر.",
     [("نحن قررنا الرحيل لأننا لم نجد من يقول إن العمل مستمر", "direct", "bare_words")]),
    ("[C:وقالت] سأطلق مشروعا جديدا.", [("سأطلق مشروعا جديدا", "direct", "bare_words")]),
    ("تستعد المدينة لاستقبال الزوار، وهو ما [N:أكده] [S:مدير السياحة].", [("تستعد المدينة لاستقبال الزوار", "indirect", "statement_before")]),
    ("تعمل اللجنة كل يوم في ضوء ما [C:أكد] [S:المدير].", []),
    ("[C:وقال] [S:الإمام]: (من صبر نال ما يتمنى).", [("من صبر نال ما يتمنى", "direct", "brackets")]),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_content_of_a_cue(marked: str, expected: list[tuple[str, str, str]]) -> None:
    reading, cues, entities = article(marked, title="عنوان")
    found = find_quotations(reading, cues, entities)
    words = [" … ".join(reading.text[a:b] for a, b in q.content.spans) for q in found]
    assert list(zip(words, [q.content.quotation_type for q in found], [q.content.rule for q in found], strict=True)) == expected


def test_headline_with_a_source_before_the_colon() -> None:
    reading, cues, entities = article("تحدث [P:سالم الكعبي] عن راتبه.", title="سالم الكعبي: كان راتبي قليلا")
    (quotation,) = find_quotations(reading, cues, entities)
    assert quotation.mention is not None
    assert reading.text[slice(*quotation.mention)] == "سالم الكعبي"
    assert reading.text[slice(*quotation.content.spans[0])] == "كان راتبي قليلا"


def test_headline_with_a_topic_before_the_colon_is_no_quotation() -> None:
    reading, cues, entities = article("وصل [P:سالم الكعبي] أمس.", title="أسعار النفط: ارتفاع جديد هذا الأسبوع")
    assert find_quotations(reading, cues, entities) == []


def test_a_headline_of_kin_but_not_a_label_or_a_place() -> None:
    def headline(title: str, body: str) -> list[str]:
        reading, cues, entities = article(body, title=title)
        entities += [NamedSpan(0, len(title.partition(":")[0]), "LOC")] if title.startswith("قفصة") else []
        return [reading.text[slice(*q.content.spans[0])] for q in find_quotations(reading, cues, entities)]

    assert headline("حادث يهز القرية.. ووالدها: لن أسامح", "وقع الحادث أمس.") == ["لن أسامح"]
    assert headline("عاجل: انقطاع الكهرباء", "انقطعت الكهرباء.") == []
    assert headline("قفصة: فتح تحقيق في حريق", "صرح [S:مدير الصحة بقفصة] أمس.") == []
    assert headline("قفصة: لاعبنا باق معنا", "رفض نادي قفصة العرض.") == ["لاعبنا باق معنا"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('وختم لقاءه مع الصحيفة: "لن أعود إلى الملاعب".', ["لن أعود إلى الملاعب"]),
        ('ونشر المركز دراسة: "الثروة المائية في البلاد اليوم".', []),
        ('وكان للعيد "معنيان": "فرحة الأطفال وعودة المسافرين إلى الأهل".', []),
    ],
)
def test_words_in_marks_after_a_colon_without_cue(body: str, expected: list[str]) -> None:
    reading, cues, entities = article(body, title="عنوان")
    assert [reading.text[slice(*q.content.spans[0])] for q in find_quotations(reading, cues, entities)] == expected


def test_a_quotation_that_is_nearly_all_of_another_is_kept() -> None:
    reading, cues, entities = article("[C:قال] إن النتائج [C:أظهرت] أن الطريق الذي يمر بالقرية مغلق منذ مساء الخميس الماضي.")
    outer, inner = find_quotations(reading, cues, entities)
    assert (outer.parent, inner.parent) == (None, 0)


def test_a_quotation_inside_another_has_it_as_parent() -> None:
    marked = '[C:قال] [S:المدير] إن "الوزير [C:أبلغه] بأن القرار صدر أمس".'
    reading, cues, entities = article(marked, title="عنوان")
    outer, inner = find_quotations(reading, cues, entities)
    assert (outer.parent, inner.parent) == (None, 0)
