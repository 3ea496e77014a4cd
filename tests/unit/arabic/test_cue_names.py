"""Persons that the entity model missed and a cue names."""

import pytest

from arabic.cue_names import names_at_cues, with_names_at_cues
from tests.unit.arabic.marked import article


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        # a surname again: al-Ka'bi, Doctor al-Ka'bi, the name in marks, after a clitic, at a cue without a tag
        ("[C:قال] [S:[P:سالم الكعبي]] إن الأمر انتهى. [C:وأكد] [S:الكعبي] أنه راض.", ["الكعبي"]),
        ("وصل [P:سالم الكعبي] أمس. [C:وأكد] [S:الدكتور الكعبي] أنه راض.", ["الكعبي"]),
        ('وصل [P:سالم الكعبي] أمس. [C:وأكد] [S:المهندس "الكعبي"] أنه راض.', ["الكعبي"]),
        ("وصل [P:نيك ويلسون] أمس. الأمر انتهى [C:وفقا] [S:لويلسون].", ["ويلسون"]),
        ("وصل [P:سالم الكعبي] أمس. [C:وأكد] الكعبي أنه راض.", ["الكعبي"]),
        ("وصل [P:سالم الكعبي] أمس، حسب الكعبي.", ["الكعبي"]),
        # the preposition على (on) is not the name علي (Ali)
        ("وصل [P:علي] أمس. [C:مشددا] على أن الأمر انتهى.", []),
        ("وصل [P:علي] أمس. [C:وأكد] علي أن الأمر انتهى.", ["علي"]),
        # a given name alone is no evidence, nor is a word inside a quotation
        ("وصل [P:سالم الكعبي] أمس. [C:وأكد] [S:سالم] أنه راض.", []),
        ('وصل [P:سالم الكعبي] أمس. [C:وقال]: "الكعبي بطل".', []),
        # citizen Hadi Mas'ud, Dr. Amir; King Khalid University is no person, the Romanian coach no name
        ("[C:قال] [S:المواطن هادي مسعود] إن الطريق مغلق.", ["هادي مسعود"]),
        ("[C:قال] [S:د. عامر] إن الطريق مغلق.", ["عامر"]),
        ("[C:قالت] [S:عمادة القبول بجامعة الملك خالد] إن الباب مفتوح.", []),
        ("فاز [P:الروماني] أمس. [C:وذكر] [S:المدرب الروماني] أنه راض.", []),
        # two names that the model took for one, of which the first is known; and one that is long
        (
            "اجتمعت [O:بلدية السنديان] أمس. [C:وأكدت] [S:رئيسة [O:بلدية السنديان هند الراسي]] أن الحديقة جاهزة. [C:وأضافت] [S:الراسي] أنها راضية.",
            ["هند الراسي", "الراسي"],
        ),
        ("[C:وأكد] [S:رئيس [O:مؤسسة نادر عامر]] أن العمل بدأ. [C:وأضاف] [S:عامر] أنه راض.", []),
        # name and office, with a comma, a bracket, or the other way round
        ("[C:قال] [S:رئيس الجمعية، عفيف السالمي]، إن الطريق مغلق.", ["عفيف السالمي"]),
        ("[C:قال] [S:رئيس الجمعية (عفيف السالمي)] إن الطريق مغلق.", ["عفيف السالمي"]),
        ("[C:قالت] [S:نادية السالمي رئيسة اللجنة] إن الطريق مغلق.", ["نادية السالمي"]),
        ("[C:قال] [S:رئيس الجمعية، من سكان الحي]، إن الطريق مغلق.", []),
        # an office with a name, and the surname or the name alone
        ("[C:أكد] [S:مدير المنتخب علي السالمي] أن الفوز قريب. [C:وأوضح] [S:السالمي] أنه راض.", ["علي السالمي", "السالمي"]),
        ("[C:أكد] [S:القيادي في حزب النهر خميس السالمي ضيفنا] أن الفوز قريب. [C:وأوضح] [S:خميس السالمي] أنه راض.",
         ["خميس السالمي", "خميس السالمي"]),
        ("[C:أكد] [S:مدير الشركة] أن الفوز قريب. [C:وأوضحت] [S:الشركة] أنها راضية.", []),
        # the model found these, or a longer name of another kind
        ("[C:قال] [S:المواطن [P:هادي مسعود]] إن الطريق مغلق.", []),
        ("[C:قال] [S:[O:جائزة المواطن هادي مسعود]] إن الطريق مغلق.", []),
    ],
)  # fmt: skip
def test_names(marked: str, names: list[str]) -> None:
    reading, _, entities = article(marked)
    assert [(reading.text[a:b], kind) for a, b, kind in names_at_cues(reading, entities)] == [(name, "PER") for name in names]


def test_headline_with_a_surname_before_its_colon() -> None:
    reading, _, entities = article("أكد [P:سالم الكعبي] ذلك أمس: الباب مفتوح.", title="الكعبي: الباب مفتوح")
    assert names_at_cues(reading, entities) == [(0, 6, "PER")]


def test_an_organisation_at_the_same_words_gives_way() -> None:
    reading, _, entities = article("وصل [P:سالم الكعبي] إلى [L:دمشق]. [C:وأكد] [S:[O:الكعبي]] أنه راض.")
    found = [(reading.text[a:b], kind) for a, b, kind in with_names_at_cues(reading, entities)]
    assert found == [("سالم الكعبي", "PER"), ("دمشق", "LOC"), ("الكعبي", "PER")]
