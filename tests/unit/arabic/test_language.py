"""Languages: a few sentences in, the code of their language out."""

import json
from pathlib import Path

import pytest

from arabic.language import language_of

SHARED = Path(__file__).parents[3] / ".." / "shared"

PERSIAN = [
    "رئیس جمهور در نشست امروز گفت که دولت برای حل این مشکل برنامه دارد و مردم باید صبور باشند.",
    "این خبر را خبرگزاری از تهران گزارش کرده است و می گوید جاده های شمال بسته شد.",
    "رييس جمهور در نشست امروز گفت كه دولت براي حل اين مشكل برنامه دارد و بايد از مردم كمك بگيرد",  # Arabic keyboard
    "رئیس‌جمهور: ایران به دنبال صلح است",
    "قیمت دلار در بازار تهران افزایش یافت",
    "تیم ملی فوتبال به جام جهانی صعود کرد",
    "هشدار هواشناسی درباره بارش برف و کولاک",
    "وزیر خارجه ایران با همتای خود دیدار کرد. او گفت که مذاکرات ادامه دارد و نتیجه آن به زودی اعلام شود.",
]
URDU = [
    "وزیر اعظم نے کہا ہے کہ حکومت عوام کے مسائل حل کرنے کے لیے کام کر رہی ہے۔",
    "لاہور میں بارش کے بعد سڑکیں بند ہو گئیں اور لوگوں کو مشکلات کا سامنا کرنا پڑا۔",
    "عدالت نے اس درخواست پر فیصلہ محفوظ کر لیا جو گزشتہ ہفتے دائر کی گئی تھی۔",
]
KURDISH = [
    "سەرۆکی هەرێم ڕایگەیاند کە حکومەت کار بۆ چارەسەرکردنی کێشەکان دەکات.",
    "لە شاری هەولێر دوای بارانێکی زۆر چەند ڕێگایەک داخران و خەڵک لە ماڵەوە مانەوە.",
    "وەزیری دەرەوە لەگەڵ هاوتاکەی کۆبووەوە و باسی پەیوەندییەکانیان کرد.",
]
ENGLISH = [
    "The minister said on Monday that the government was working to reopen the roads in the north.",
    "BAGHDAD (بغداد) - The head of the committee told reporters that the report is not ready and will be sent to the court.",
]
ARABIC = [
    "قال الوزير إن الحكومة تعمل على حل المشكلة.",
    "گال الزلمة چان اليوم واقف يم باب المحكمة",  # Iraqi dialect
    "افتتحت شركة «پيپسي» مصنعا جديدا، وقال مديرها چانغ پينغ إن الإنتاج يبدأ في مارس",
    "فى المؤتمر الذى عقده امس قال الرئيس ان الدوله ستدعم الفلاحين",
    "قال متحدث باسم Human Rights Watch و Amnesty International و Save the Children إن الوضع صعب في المدينة",
    "دعا وزير الخارجية الإيراني علي أكبر صالحي، في طهران، إلى حوار بين كل الأطراف",
    "وقال در الدين از هذا في المدينة",
    "مبروك",
    "1 - 0",
    "دبی: اعلن مصدر فی الشرطة ان التحقیق مستمر وان النتائج ستعلن قریبا",  # Persian keyboard
    "",
]
OF_OTHERS = [
    *(("fa", text) for text in PERSIAN), *(("ur", text) for text in URDU), *(("ckb", text) for text in KURDISH),
    *(("en", text) for text in ENGLISH),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), OF_OTHERS)
def test_another_language(language: str, text: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("text", ARABIC)
def test_arabic(text: str) -> None:
    assert language_of(text) == "ar"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le ministre a déclaré lundi que les routes du nord seront ouvertes (تونس)."),
        ("tr", "Bakan bu yıl için yeni bir yol yapılacağını ve köprünün açılacağını söyledi, dedi."),
        ("other", "Il ministro ha detto che le strade saranno aperte"),
        ("other", "د افغانستان ولسمشر وويل چې هېواد به يې پرمختګ وکړي او خلکو ته به خدمت وکړي"),  # Pashto
        ("other", "سنڌ جي وزيراعليٰ چيو ته حڪومت عوام جي خدمت ڪري رهي آهي"),  # Sindhi
        ("other", "شىنجاڭ ئۇيغۇر ئاپتونوم رايونىدا يىغىن ئېچىلدى"),  # Uyghur
        ("other", "Министр заявил, что дороги будут открыты"),
        ("other", "השר אמר כי הכבישים ייפתחו"),
    ],
)
def test_languages_of_other_scripts(language: str, text: str) -> None:
    assert language_of(text) == language


def test_a_quotation_in_another_language_changes_nothing() -> None:
    arabic = "قال الوزير إن الحكومة تعمل على حل المشكلة في أقرب وقت، وأضاف أن اللجنة اجتمعت أمس. " * 3
    for _, other in OF_OTHERS:
        assert language_of(arabic + other) == "ar"


def test_letters_of_other_languages_in_arabic_words_change_nothing() -> None:
    assert language_of("أڭادير: انطلاق مهرجان الموسيقى في تڭمي مع بداية الصيف من هذا العام") == "ar"


def test_a_long_text_with_its_translation_before_it_is_arabic() -> None:
    arabic = "قال الوزير إن الحكومة تعمل على حل المشكلة في أقرب وقت، وأضاف أن اللجنة اجتمعت أمس. "
    assert language_of(ENGLISH[0] * 40 + arabic * 40) == "ar"
    assert language_of(ENGLISH[0] * 80) == "en"


def test_an_arabic_text_with_the_left_overs_of_a_program_is_arabic() -> None:
    arabic = "قال الوزير إن الحكومة تعمل على حل المشكلة في أقرب وقت، وأضاف أن اللجنة اجتمعت أمس في المدينة من أجل هذا الأمر. "
    assert language_of(arabic + "Normal false false MicrosoftInternetExplorer the of style definitions " * 20) == "ar"


@pytest.mark.skipif(not SHARED.exists(), reason="the folder shared/ is not here")
def test_the_annotated_articles_are_arabic() -> None:
    lines = [
        line for name in ("train", "dev", "seed") for line in (SHARED / f"gold/{name}.jsonl").read_text("utf-8").splitlines()
    ]
    assert len(lines) == 340
    assert {language_of(json.loads(line)["text"]) for line in lines} == {"ar"}
