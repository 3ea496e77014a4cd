"""Signatures: a text in, the same few numbers out on every machine."""

from arabic.similarity import KEPT, same_story, shared, signature

STORY = (
    "افتتح عمدة مدينة الواحة صباح السبت جسرا جديدا فوق وادي النخيل بعد ثلاث سنوات من العمل، وقال في كلمة أمام السكان إن الجسر "
    "يختصر الطريق إلى السوق القديم بنصف ساعة، وشكر المهندسين على صبرهم في فصل الفيضانات."
)


def test_a_signature_is_the_same_on_every_machine() -> None:
    made = signature("قال الوزير نعم")
    assert (made.letters, made.sequence_count, made.hashes) == ("de3ea0fd3ced939c", 1, [3270073857])


def test_spelling_spaces_and_signs_do_not_count() -> None:
    assert signature(STORY.replace("أ", "ا").replace("،", " -").replace("إ", "ا")) == signature(STORY)
    assert signature(STORY.replace("السوق", "ا لسوق")).letters == signature(STORY).letters


def test_another_word_is_another_text() -> None:
    assert signature(STORY.replace("السبت", "الأحد")).letters != signature(STORY).letters


def test_the_title_counts_for_a_short_body_only() -> None:
    assert signature("التفاصيل بعد قليل", "حريق في السوق") != signature("التفاصيل بعد قليل", "فوز الواحة")
    assert signature(STORY, "جسر") == signature(STORY, "العمدة يفتتح جسرا")


def test_a_long_text_keeps_its_smallest_hashes() -> None:
    made = signature(" ".join(f"كلمة{number}" for number in range(500)))
    assert (made.sequence_count, len(made.hashes)) == (498, KEPT)
    assert made.hashes == sorted(set(made.hashes))


def test_no_words_no_sequences() -> None:
    assert (signature("").sequence_count, signature("").hashes) == (0, [])
    assert signature("نعم").sequence_count == 1
    assert shared("", STORY) == 0.0


def test_what_is_shared_is_seen_from_the_shorter_text() -> None:
    words = STORY.split()
    assert shared(STORY, " ".join(words[:20])) == 1.0
    assert shared("أ ب ت ث ج ح", "أ ب ت ث س ش") == 0.5
    assert shared(STORY, "قال نعم ثم عاد إلى بيته") == 0.0


def test_a_copy_a_cut_and_a_new_lead_tell_the_same() -> None:
    words = STORY.split()
    assert same_story(STORY, STORY)
    assert same_story(STORY, " ".join(words[:24]))
    assert same_story(STORY, "علمت صحيفة الساحل من مصادرها أن المدينة تحتفل اليوم. " + STORY)
    assert same_story(STORY, STORY.replace("السبت", "الأحد").replace("نصف", "ربع"))


def test_a_shared_quotation_tells_not_the_same() -> None:
    quoted = "إن الجسر يختصر الطريق إلى السوق القديم بنصف ساعة"
    other = (
        f"انتقد تجار الحي الشرقي غياب المواقف حول السوق وكرروا قول العمدة {quoted} لكنهم طلبوا موقفا كبيرا للسيارات قبل الشتاء، "
        "وذكر رئيس لجنتهم أن البلدية وعدت بدراسة الطلب في جلستها المقبلة مع وزارة النقل."
    )
    assert not same_story(STORY, other)


def test_a_round_up_is_no_copy_of_what_it_holds() -> None:
    other = " ".join(f"خبر{number} آخر من مدينة{number}" for number in range(80))
    assert shared(STORY, STORY + " " + other) == 1.0
    assert not same_story(STORY, STORY + " " + other)
