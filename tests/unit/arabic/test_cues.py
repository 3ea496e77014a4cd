"""Cue words: a written word in; lemma, form and agreement out. Glosses stand for the lemma."""

import pytest

from arabic.cues import cue_class, cue_forms, inflected_forms, is_prepositional, prepositional_cues
from arabic.normalize import fold

# (words as written, lemma, form, gender number person of the first reading)
FORMS = [
    # past: say, affirm, add, deny, call on, hold the view, report
    ("قال", "قال", "past", "ms3"), ("قالت", "قال", "past", "fs3"), ("قالا", "قال", "past", "md3"),
    ("قالتا", "قال", "past", "fd3"), ("قالوا", "قال", "past", "mp3"), ("قلن", "قال", "past", "fp3"),
    ("أكّد", "أكد", "past", "ms3"), ("اكدت", "أكد", "past", "fs3"), ("أكدا", "أكد", "past", "md3"),
    ("أكدوا", "أكد", "past", "mp3"),
    ("أضافت", "أضاف", "past", "fs3"), ("نفى", "نفى", "past", "ms3"), ("نفت", "نفى", "past", "fs3"),
    ("نفوا", "نفى", "past", "mp3"),
    ("دعا", "دعا", "past", "ms3"), ("دعت", "دعا", "past", "fs3"), ("دعوا", "دعا", "past", "mp3"),
    ("رأت", "رأى", "past", "fs3"), ("أفادوا", "أفاد", "past", "mp3"),
    # past, first and second person
    ("قلنا", "قال", "past", "-p1"), ("قلت", "قال", "past", "-s1"), ("قلتم", "قال", "past", "mp2"),
    ("أكدنا", "أكد", "past", "-p1"),
    ("أضفنا", "أضاف", "past", "-p1"), ("نفينا", "نفى", "past", "-p1"), ("دعونا", "دعا", "past", "-p1"),
    # present
    ("يقول", "قال", "present", "ms3"), ("تقول", "قال", "present", "fs3"), ("نقول", "قال", "present", "-p1"),
    ("أقول", "قال", "present", "-s1"), ("يقولان", "قال", "present", "md3"), ("تقولان", "قال", "present", "fd3"),
    ("يقولون", "قال", "present", "mp3"), ("يؤكدون", "أكد", "present", "mp3"), ("تؤكد", "أكد", "present", "fs3"),
    ("ينفي", "نفى", "present", "ms3"), ("ينفون", "نفى", "present", "mp3"), ("يدعو", "دعا", "present", "ms3"),
    ("يرون", "رأى", "present", "mp3"),
    # participles with endings
    ("قائلا", "قال", "participle", "ms3"), ("قائلاً", "قال", "participle", "ms3"), ("قائلة", "قال", "participle", "fs3"),
    ("قائلين", "قال", "participle", "mp3"), ("مؤكدا", "أكد", "participle", "ms3"), ("مؤكدةً", "أكد", "participle", "fs3"),
    ("مؤكدين", "أكد", "participle", "mp3"), ("مؤكدان", "أكد", "participle", "md3"), ("مؤكدات", "أكد", "participle", "fp3"),
    ("نافيا", "نفى", "participle", "ms3"), ("نافية", "نفى", "participle", "fs3"), ("داعيا", "دعا", "participle", "ms3"),
    ("مشيرة", "أشار", "participle", "fs3"), ("المؤكد", "أكد", "participle", "ms3"),
    # masdars
    ("قوله", "قال", "masdar", "---"), ("قولها", "قال", "masdar", "---"), ("قولهم", "قال", "masdar", "---"),
    ("تأكيد", "أكد", "masdar", "---"), ("التأكيد", "أكد", "masdar", "---"), ("إضافتها", "أضاف", "masdar", "---"),
    ("تصريحات", "صرح", "masdar", "---"), ("تصريحاته", "صرح", "masdar", "---"),
    # clitics before: and, so, will, by, to
    ("وقال", "قال", "past", "ms3"), ("فقالت", "قال", "past", "fs3"), ("وأكدنا", "أكد", "past", "-p1"),
    ("سيقول", "قال", "present", "ms3"), ("وستقول", "قال", "present", "fs3"), ("وقائلا", "قال", "participle", "ms3"),
    ("بقوله", "قال", "masdar", "---"), ("وبقولها", "قال", "masdar", "---"), ("بالقول", "قال", "masdar", "---"),
    ("لتأكيد", "أكد", "masdar", "---"),
    # object pronouns
    ("أكدها", "أكد", "past", "ms3"), ("قالوه", "قال", "past", "mp3"), ("أخبرهم", "أخبر", "past", "ms3"),
    ("أخبرني", "أخبر", "past", "ms3"), ("وحذرهم", "حذر", "past", "ms3"), ("أبلغته", "أبلغ", "past", "fs3"),
]  # fmt: skip


@pytest.mark.parametrize(("word", "lemma", "form", "agreement"), FORMS, ids=[case[0] for case in FORMS])
def test_forms(word: str, lemma: str, form: str, agreement: str) -> None:
    first = cue_forms(word)[0]
    assert (first.lemma, first.verb_form, first.agreement) == (lemma, form, agreement)


# بيّنا is "they two made clear" or "we made clear"; in print the two are one word.
@pytest.mark.parametrize(("word", "lemma"), [("بيّنا", "بين"), ("أعلنا", "أعلن"), ("أعلنّا", "أعلن")])
def test_first_person_of_verbs_in_nun(word: str, lemma: str) -> None:
    assert {form.lemma for form in cue_forms(word)} == {lemma}


def test_one_word_of_two_verbs() -> None:
    assert {form.lemma for form in cue_forms("يدعون")} == {"ادعى", "دعا"}  # they allege; they call on


def test_spellings_of_a_cue_are_one() -> None:
    assert cue_forms("أكّد") == cue_forms("اكد") == cue_forms("أَكَّدَ") == cue_forms("أكـد") != ()


@pytest.mark.parametrize(
    "word",
    [
        "", "و", "في", "من", "إلى", "أن", "إن", "التي", "الذي", "كان", "كما", "لقاء", "كتاب", "بيت", "ماء", "وزارة",
        "الوزير", "محمد",
        "الرياض", "مدرسة", "اليوم", "أمس", "بعد", "قبل", "سيارة", "نار", "وفد", "فيه", "سوق", "بنك", "لاعب", "قالب",
        "مقال", "استقال",
        "CNN", "2015", "«", "،",
    ],
)  # fmt: skip
def test_no_cues(word: str) -> None:
    assert cue_forms(word) == ()


def test_there_are_many_forms() -> None:
    forms = inflected_forms()
    assert len(forms) >= 5_000
    assert all(written == fold(written) and " " not in written for written in forms)


@pytest.mark.parametrize(
    "words",
    [
        "بحسب", "وبحسب", "فبحسب", "بحسب ما", "حسبما", "حسب", "وفق", "وفق ما", "وفقا لما", "وفقاً ل", "ووفقا لوزارة",
        "طبقا لما",
        "نقلا عن", "ونقلا عن", "على حد قوله", "على حد قولها", "على حد تعبيره", "على لسان", "كما جاء في", "استنادا إلى",
    ],
)  # fmt: skip
def test_prepositional(words: str) -> None:
    assert is_prepositional(words)
    assert cue_class(words) == "attribution"


@pytest.mark.parametrize("words", ["", "قال", "كما", "وفد", "أكد على", "في", "مؤكدا", "كما قال", "حسن"])
def test_not_prepositional(words: str) -> None:
    assert not is_prepositional(words)


def test_prepositional_cues_are_longest_first() -> None:
    cues = prepositional_cues()
    assert ("علي", "حد", "قول") in cues
    assert [len(cue) for cue in cues] == sorted((len(cue) for cue in cues), reverse=True)


CLASSES = [
    ("قال", "neutral"), ("وأكدت", "assertive"), ("يضيف", "addition"), ("موضحا", "explanation"), ("أعلنت", "announcement"),
    ("كشف", "disclosure"), ("نفى", "denial"), ("محذرا", "warning"), ("اتهم", "accusation"), ("طالب", "demand"),
    ("تعهد", "promise"),
    ("تساءل", "question"), ("أجابت", "answer"), ("أشاد", "praise"), ("أدان", "condemnation"), ("توقع", "opinion"),
    ("أظهرت", "finding"),
    ("وفقا ل", "attribution"), ("لم يؤكد", "assertive"), ("أعربت عن", "opinion"), ("كتاب", None), ("", None),
]  # fmt: skip


@pytest.mark.parametrize(("words", "name"), CLASSES, ids=[case[0] for case in CLASSES])
def test_cue_class(words: str, name: str | None) -> None:
    assert cue_class(words) == name
