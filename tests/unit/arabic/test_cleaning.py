"""Cleaning: raw text in, clean text and trace out."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from arabic.cleaning import Run, clean_text

TEXTS = [
    ("قال نعم", "قال نعم"),
    ("  قال  نعم \t", "قال نعم"),
    ("أول \r\n \r\n\r\n ثان", "أول\nثان"),
    ("أول\rثان\u2029ثالث", "أول\nثان\nثالث"),
    ("قال\xa0نعم\u2003لا", "قال نعم لا"),
    # lam-alef and other letters as they are drawn; an ornament stays
    ("\ufe8d\ufedf\ufeb4\ufeaa \ufefb \ufdfa", "السد لا \ufdfa"),
    ("\ufee3\ufea4\ufee4\ufeaa&nbsp;علي", "محمد علي"),
    ("\u200fقا\u200cل\u202c نعم\ufeff", "قال نعم"),
    ("قا\x1aل \x1a نعم\x00", "قال نعم"),
    ("مُؤَكِّدًا أنـــه", "مُؤَكِّدًا أنـــه"),
    ("قال &quot;نعم&quot; &amp; &#8220;لا&#8221;", 'قال "نعم" & “لا”'),
    ("قال&nbsp;نعم&nbsp; &nbsp;لا", "قال نعم لا"),
    ("&amp;quot;نعم&amp;quot;", '"نعم"'),
    ("<p>أول</p><p>ثان<br/>ثالث</p>", "أول\nثان\nثالث"),
    ("قال <b>خالد</b> و<a href='x'>سعيد</a>", "قال خالد وسعيد"),
    ("قبل<!-- لا يظهر -->بعد<script>var a = 1 < 2;</script>", "قبلبعد"),
    ("أصغر < أكبر & آخر <غير>", "أصغر < أكبر & آخر <غير>"),
    ("ا\u0654خر", "أخر"),
    ("كل\u0650\u0651", "كل\u0650\u0651"),
    ("", ""),
    (" \n\u200f ", ""),
]


@pytest.mark.parametrize(("raw", "clean"), TEXTS)
def test_text(raw: str, clean: str) -> None:
    assert clean_text(raw)[0] == clean


def test_one_line() -> None:
    assert clean_text(" سطر\n <br> ثان\n", one_line=True)[0] == "سطر ثان"


def test_runs_name_where_words_came_from() -> None:
    raw = " قال  &quot;نعم&quot;"
    assert clean_text(raw) == ('قال "نعم"', [Run(0, 3, 1, 4), Run(4, 5, 6, 12), Run(5, 8, 12, 15), Run(8, 9, 15, 21)])


def test_one_space_for_another_does_not_break_a_run() -> None:
    assert clean_text("قال\xa0نعم")[1] == [Run(0, 7, 0, 7)]


def test_marks_that_change_places_leave_the_runs() -> None:
    raw = "ع\u0653\u064e  \ufefb"  # madda before fatha, two blanks, a drawn lam-alef
    assert clean_text(raw) == ("ع\u064e\u0653 لا", [Run(0, 3, 0, 3), Run(4, 6, 5, 6)])


def check_trace(raw: str, text: str, runs: list[Run]) -> None:
    """Runs are in order, cover all words, and agree character by character where their lengths say so."""
    at = 0
    for start, end, raw_start, raw_end in runs:
        assert start >= at and end > start and raw_end > raw_start
        assert not text[at:start].strip()
        at = end
        if end - start == raw_end - raw_start:
            if unicodedata.normalize("NFKC", raw[raw_start:raw_end]) == text[start:end]:
                continue  # a drawn lam-alef and a mark are two letters, as before
            for a, b in zip(text[start:end], unicodedata.normalize("NFC", raw[raw_start:raw_end]), strict=True):
                assert a == b or (a.isspace() and b.isspace())
    assert not text[at:].strip()


PIECES = st.sampled_from(
    ["قال", "نعم", " ", "  ", "\n", "\r\n", "\xa0", "\u200f", "\u200b", "\x1a", "&quot;", "&nbsp;", "&#8207;", "&#1619;", "<p>",
     "</p>", "<br/>", "<b>", "<", "&", "ا", "\u0653", "\u0654", "\u064e", "\u0651", "é", "e\u0301", "\ufefb", "ـ", "\u2028", "«"]
)  # fmt: skip


@example("\ufefb\u200f\u0653\ufefb", False)  # as long as what it becomes, by chance
@settings(max_examples=300)
@given(st.lists(PIECES, max_size=25).map("".join), st.booleans())
def test_any_text_is_clean_and_traced(raw: str, one_line: bool) -> None:
    text, runs = clean_text(raw, one_line=one_line)
    assert unicodedata.is_normalized("NFC", text)
    assert not set("\r\xa0\u200f\u200b\x1a\u2028") & set(text)
    check_trace(raw, text, runs)


@settings(max_examples=200)
@given(st.text(alphabet="ابت \n\xa0\u200f\u064e\u0651\u0653\u0654", max_size=40))
def test_no_space_is_left_over(raw: str) -> None:
    text, runs = clean_text(raw)
    assert text == text.strip()
    assert not any(pair in text for pair in ("  ", "\n\n", " \n", "\n "))
    check_trace(raw, text, runs)
