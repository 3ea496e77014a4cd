"""Quotation marks: a paragraph in, its pairs out. Each case is a paragraph and the words inside each pair, in order."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabic.marks import MarkPair, guillemets_turned, pair_marks

CASES = [
    ("قال نعم", []),
    # -- every kind of mark
    ('قال "نعم"', ["نعم"]),
    ("قال «نعم»", ["نعم"]),
    ("قال “نعم”", ["نعم"]),
    ("قال ‹نعم›", ["نعم"]),
    ("قال 〝نعم〞", ["نعم"]),
    ("قال ＂نعم＂", ["نعم"]),
    ("قال „نعم“ ثم „لا”", ["نعم", "لا"]),
    ("قال ”نعم“ و”لا“", ["نعم", "لا"]),
    ("قال ”نعم” و“لا“", ["نعم", "لا"]),
    # -- several
    ('قال "نعم" و"لا"', ["نعم", "لا"]),
    ("«نعم» و«لا»", ["نعم", "لا"]),
    ('"نعم" "لا"', ["نعم", "لا"]),
    ('"نعم"-"لا"', ["نعم", "لا"]),
    ('قال "نعم"."لا"', ["نعم", "لا"]),
    ('قال: "نعم"، وأضاف: "لا".', ["نعم", "لا"]),
    # -- spaces and stops at the marks
    ('قال: "نعم."', ["نعم."]),
    ('قال: "هل جاء؟" وعاد', ["هل جاء؟"]),
    ('قال: " نعم " ثم " لا "', [" نعم ", " لا "]),
    ('قال " نعم" ثم خرج', [" نعم"]),
    ('قال "نعم " ثم خرج', ["نعم "]),
    ('قال:"نعم"', ["نعم"]),
    ('قال("نعم")', ["نعم"]),
    ('قال "نعم"وأضاف"لا"', ["نعم", "لا"]),
    ('قال "نعم ... لا"', ["نعم ... لا"]),
    # -- nested
    ("قال «نعم «مهم» جدا»", ["نعم «مهم» جدا", "مهم"]),
    ('قال «نعم "مهم" جدا»', ['نعم "مهم" جدا', "مهم"]),
    ('قال "نعم «مهم» جدا"', ["نعم «مهم» جدا", "مهم"]),
    ('قال "نعم هذا "مهم" جدا"', ['نعم هذا "مهم" جدا', "مهم"]),
    ("قال “نعم ”مهم“ جدا”", ["نعم ”مهم“ جدا", "مهم"]),
    ('قال "نعم لل"واي فاي" جدا"', ['نعم لل"واي فاي" جدا', "واي فاي"]),
    ('قال «"نعم"» وخرج', ['"نعم"', "نعم"]),
    ('قال "«نعم»" وخرج', ["«نعم»", "نعم"]),
    ('قال ""نعم"" وخرج', ['"نعم"', "نعم"]),
    # -- mixed
    ("قال «نعم” وخرج", ["نعم"]),
    ("قال “نعم» وخرج", ["نعم"]),
    # -- the wrong way round, and one that nobody closed
    ("قال:»نعم« وخرج", ["نعم"]),
    ("قال ان »نعم« ثم خرج", ["نعم"]),
    ("قال »نعم« و»لا« ثم خرج", ["نعم", "لا"]),
    ("قال نعم» ثم «لا» وخرج", ["لا"]),
    ("انتهى كلامه ». وأضاف نادر « لا نقبل » ثم خرج.", [" لا نقبل "]),
    ("وقال:» نعم «. وأوضح نادر» ان لا «. ثم خرج", [" نعم ", " ان لا "]),
    ("قال نعم »ثم خرج", []),
    ("قال :» نعم» وخرج", [" نعم"]),
    ('قال إن "الأمر انتهى. وأضاف أن "العمل بدأ".', ["الأمر انتهى", "العمل بدأ"]),
    ('قال "الأمر انتهى. مضيفا " العمل بدأ ".', ["الأمر انتهى", " العمل بدأ "]),
    ('قال "الأمر انتهى). وأضاف أن" العمل بدأ "ثم خرج', ["الأمر انتهى)", " العمل بدأ "]),
    ('قال: "الأمر انتهى. وقال نادر:» العمل بدأ ».', ["الأمر انتهى", " العمل بدأ "]),
    ('قال إن "الأمر هو "الأول"، مضيفا أن العمل "بدأ".', ['الأمر هو "الأول"', "الأول", "بدأ"]),
    ('قال "لن نقبل "الأول"، ونعلم أن هذا "صعب" لكننا هنا".', ['لن نقبل "الأول"، ونعلم أن هذا "صعب" لكننا هنا', "الأول", "صعب"]),
    ('قال "الأمر انتهى. ومضيفا " العمل بدأ ".', ["الأمر انتهى", " العمل بدأ "]),
    ('قال ان" نعم "ثم خرج', [" نعم "]),
    ('قال "نعم» وخرج', ["نعم"]),
    ('قال «نعم" وخرج', ["نعم"]),
    # -- unbalanced
    ('قال "نعم', ["نعم"]),
    ("قال «نعم", ["نعم"]),
    ("قال نعم» وخرج", []),
    ('قال نعم"', []),
    ('قال نعم" ثم "لا" وخرج', ["لا"]),
    ('قال "لا" ثم "نعم', ["لا", "نعم"]),
    ("قال «نعم «مهم جدا»", ["نعم «مهم جدا»", "مهم جدا"]),
    ('شاشة 5" و"نعم"', ["نعم"]),
    # -- clitics before the mark
    ('لـ"بغداد اليوم" قال', ["بغداد اليوم"]),
    ('قال ل"بغداد اليوم" نعم', ["بغداد اليوم"]),
    ("و«عكاظ» قالت", ["عكاظ"]),
    ('قال: "نعم ل"بغداد اليوم" هنا"', ['نعم ل"بغداد اليوم" هنا', "بغداد اليوم"]),
    # -- what is no quotation mark, or holds nothing
    ('don\'t say "no"', ["no"]),
    ('قال O’Neil "نعم"', ["نعم"]),
    ("قال 'نعم' و‘لا’", []),
    ('قال "" ثم « » ثم', []),
    ("", []),
]


def insides(text: str) -> list[str]:
    return [text[p.inner_start : p.inner_end] for p in pair_marks(text)]


@pytest.mark.parametrize(("text", "inner"), CASES, ids=[text for text, _ in CASES])
def test_cases(text: str, inner: list[str]) -> None:
    assert insides(text) == inner


def test_offsets() -> None:
    assert pair_marks("😀 «نعم» ثم") == [MarkPair(start=2, end=7, inner_start=3, inner_end=6, closed=True)]


def test_an_open_mark_reaches_to_the_end() -> None:
    assert pair_marks('قال "نعم ولا') == [MarkPair(4, 12, 5, 12, False)]


def test_only_the_paragraph_is_read() -> None:
    text = 'قال "نعم\nو"لا" ثم\nعاد"'
    assert pair_marks(text, 0, 8) == [MarkPair(4, 8, 5, 8, False)]
    assert pair_marks(text, 9, 17) == [MarkPair(10, 14, 11, 13, True)]
    assert pair_marks(text, 18) == []


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("قال» نعم «ثم خرج", True),
        ("صحيفة» السنديان «قالت\nوقال» نعم", True),
        ("قال «نعم» وخرج", False),
        ("قال «نعم\nولا» ثم «هذا", False),
        ("قال »نعم« ثم خرج\n«لا» ثم", False),
        ("خرج» ثم «نعم» ثم عاد", False),
        ("خرج» ثم عاد", False),
        ("قال نعم", False),
    ],
)
def test_guillemets_of_a_whole_text_that_stand_the_wrong_way_round(text: str, turned: bool) -> None:
    assert guillemets_turned(text) is turned


def test_a_turned_paragraph_is_read_whatever_the_spaces() -> None:
    text = "نقلت وكالة» السنديان «عن نادر ان» الامر انتهى «."
    assert [text[p.inner_start : p.inner_end] for p in pair_marks(text, turned=True)] == [" السنديان ", " الامر انتهى "]


TEXTS = st.text(st.sampled_from('قالوب "«»“”„‹›.,1\u064e😀'), max_size=30)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_pairs_are_in_order_and_do_not_cut_across_each_other(text: str) -> None:
    pairs = pair_marks(text)
    assert pairs == sorted(pairs) and len({p.start for p in pairs}) == len(pairs)
    for p in pairs:
        assert 0 <= p.start < p.inner_start <= p.inner_end <= p.end <= len(text)
        assert p.inner_start == p.start + 1 and p.inner_end == (p.end - 1 if p.closed else len(text))
    for p in pairs:
        for q in pairs:
            assert not (p.start < q.start < p.end < q.end)


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.integers(0, 5))
def test_offsets_move_with_the_paragraph(text: str, before: int) -> None:
    moved = [(p.start - before, p.end - before, p.closed) for p in pair_marks("ن" * before + text, before)]
    assert moved == [(p.start, p.end, p.closed) for p in pair_marks(text)]
