"""Tokens: text in, words and marks with offsets out."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabic.tokens import Token, tokenize

# Each case: a text, its tokens divided by spaces.
CASES = [
    ("", ""),
    (" \n\t ", ""),
    ("وقال الوزير", "وقال الوزير"),
    ('وقال: "نعم".', 'وقال : " نعم " .'),
    ("قال«نعم»،ثم", "قال « نعم » ، ثم"),
    ("مُؤَكِّدًا أنـــه", "مُؤَكِّدًا أنـــه"),
    ("هذا لـ خالد", "هذا لـ خالد"),
    ("لـ«عكاظ»", "لـ « عكاظ »"),
    ("نعم؟! لا", "نعم ؟ ! لا"),
    ("نعم... لا..", "نعم ... لا .."),
    ("نعم… لا", "نعم … لا"),
    ("14.5 و٣٫٥ و14،5", "14.5 و ٣٫٥ و 14،5"),
    ("في 2024/11/20 الساعة 10:30", "في 2024/11/20 الساعة 10:30"),
    ("15-35 كم/ساعة", "15-35 كم / ساعة"),
    ("20% و10 %", "20 % و 10 %"),
    ("عام 2015.", "عام 2015 ."),
    ("طائرة A320 و1436هـ", "طائرة A 320 و 1436 هـ"),
    ("don't O’Neil", "don't O’Neil"),
    ("(CNN)--", "( CNN ) - -"),
    ("أ.ف.ب", "أ . ف . ب"),
    ("انظر https://example.com/a?b=1، ثم", "انظر https://example.com/a?b=1 ، ثم"),
    ("راسل news@example.com غدا", "راسل news@example.com غدا"),
    ("#السعودية_اليوم @user", "# السعودية _ اليوم @ user"),
    ("نعم 😀👍", "نعم 😀 👍"),
    ("قا\u200cل نعم", "قا\u200cل نعم"),
    ("\u200fقال\u200e \u202bنعم\u202c\ufeff", "قال نعم"),
    ("الوزير\xa0قال", "الوزير قال"),
]


@pytest.mark.parametrize(("text", "words"), CASES, ids=[text for text, _ in CASES])
def test_cases(text: str, words: str) -> None:
    assert [t.text for t in tokenize(text)] == words.split(" ") if words else tokenize(text) == []


def test_offsets() -> None:
    assert tokenize("😀 قال:نعم") == [Token(0, 1, "😀"), Token(2, 5, "قال"), Token(5, 6, ":"), Token(6, 9, "نعم")]


def test_a_part_keeps_the_offsets_of_the_whole() -> None:
    text = "قال نعم. ثم خرج."
    assert tokenize(text, 9, 16) == [t for t in tokenize(text) if t.start >= 9]
    assert tokenize(text, 9, 11) == [Token(9, 11, "ثم")]
    assert tokenize(text, 4, 4) == []


ALPHABET = "قالنعم وAb14٣.,،:«»\"'’?_-/@\u064e\u0640\u200c\u200f\u202b\ufeff\n😀\u0301"
TEXTS = st.text(st.sampled_from(ALPHABET), max_size=40) | st.text(max_size=30)


def is_visible(character: str) -> bool:
    """Neither white space nor a direction mark, a joiner or another sign of layout."""
    return not character.isspace() and not "\u200b" <= character <= "\u200f" and unicodedata.category(character) != "Cf"


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_tokens_are_words_of_the_text_in_order(text: str) -> None:
    end = 0
    for token in tokenize(text):
        assert end <= token.start < token.end <= len(text)
        assert text[token.start : token.end] == token.text
        assert not any(character.isspace() for character in token.text)
        end = token.end


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_every_visible_character_is_in_a_token(text: str) -> None:
    inside = {i for t in tokenize(text) for i in range(t.start, t.end)}
    assert {i for i, character in enumerate(text) if is_visible(character)} <= inside


@settings(max_examples=200, deadline=None)
@given(TEXTS, TEXTS)
def test_lines_are_read_apart(first: str, second: str) -> None:
    assert [t.text for t in tokenize(f"{first}\n{second}")] == [t.text for t in [*tokenize(first), *tokenize(second)]]
