"""Signatures: a text in, the same few numbers out on every machine."""

from arabic.similarity import KEPT, signature

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
