"""The sentence splitter: text in, sentences out. Each case is one string, its sentences divided by a bar."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabic.sentences import LONGEST_KEPT_QUOTATION, split_sentences

GOLD = Path(__file__).resolve().parents[3].parent / "shared" / "gold" / "train.jsonl"

# (what is shown, text with | where a new sentence begins). The bar and the spaces after it are not in the text.
CASES = [
    ("one", "قال نعم."),
    ("two", "قال نعم. |ثم خرج."),
    ("no stop at the end", "قال نعم. |ثم خرج"),
    ("question", "هل جاء؟ |نعم."),
    ("latin question", "هل جاء? |نعم."),
    ("question without space", "هل جاء؟|نعم."),
    ("exclamation", "ما أجمله! |قال خالد."),
    ("both", "ماذا قال؟! |لا أحد يعرف."),
    ("many", "ماذا قال؟؟؟ |لا أحد يعرف!!! |حقا."),
    ("urdu stop", "قال نعم۔ |ثم خرج."),
    ("semicolon and comma do not cut", "قال نعم؛ ثم خرج، وعاد. |ونام."),
    ("space before the stop", "قال نعم . |ثم خرج ."),
    ("no space after the stop", "انتهى.|وقال الوزير نعم."),
    ("space before, none after", "انتهى .|وقال الوزير نعم."),
    ("no space, particle", "زار المركز.|في غضون ذلك بدأ."),
    ("no space after a year", "في عام 2015.|وقال الوزير نعم."),
    ("no space after percent", "بلغ 20%.|وقال الوزير نعم."),
    ("no space before marks", "صافح الوفد.|«واس» حضرت."),
    # -- paragraphs
    ("lines", "أول\n|ثان"),
    ("blank lines", "عنوان\n\n|قال نعم. |ثم خرج.\n\n|وعاد."),
    ("a quotation over lines is cut at the line", 'قال: "نعم. |لا.\n|حسنا. |شكرا."'),
    ("spaces about", "  قال نعم.   |ثم خرج.  "),
    # -- quotation marks
    ("guillemets", "قال: «نعم. لن نعود». |وأضاف: «سنبقى»."),
    ("stop inside guillemets", "قال: «نعم. لن نعود.» |وأضاف: «سنبقى.»"),
    ("straight", 'قال: "نعم. لن نعود." |ثم خرج.'),
    ("curly", "قال: “نعم. لن نعود.” |وأضاف آخر."),
    ("curly, reversed", "قال: ”نعم. لن نعود.“ |وأضاف آخر."),
    ("curly, low", "قال: „نعم. لن نعود.“ |وأضاف آخر."),
    ("mixed", "قال: «نعم. لن نعود.” |وأضاف آخر."),
    ("question inside", "قال: «هل جاء؟ لا أعرف». |وعاد."),
    ("nested", "قال: «نعم. هذا «مهم. جدا» لنا. شكرا». |وعاد."),
    ("marks without space", 'قال "نعم".|وأضاف "لا".'),
    ("stop on both sides of the mark", 'قال: "نعم.".|وأضاف "لا".'),
    ("an open mark keeps nothing", 'قال: "نعم. |لن نعود. |ثم خرج.'),
    ("a pair, then an open mark", 'رفض "الحزب" ذلك. |وقال "نعم. |وعاد.'),
    ("closing mark that nothing opened", "قال نعم». |ثم خرج."),
    ("colon brings a question in", 'قال: "هل جاء؟" |وعاد.'),
    ("question in a name", 'باعت شركة "ياهو!" أسهمها. |ثم ربحت.'),
    ("question before its cue", '"هل جاء؟" سأل الوزير. |ولم يجب أحد.'),
    ("question then comma", '"هل جاء؟"، سأل الوزير. |ولم يجب.'),
    ("stop then comma", 'قال: "نعم.". |وأضاف "لا."، ثم خرج.'),
    ("clitic before the mark", 'قال لـ"اليوم. السابع" نعم. |ثم خرج.'),
    # -- brackets
    ("stop in brackets", "قال (نعم. لا). |ثم خرج."),
    ("sentence in brackets", "انتهى. |(النص كامل هنا). |ثم خرج."),
    ("doubt in brackets", "عام 1950 (؟) ولد. |ثم عاش."),
    ("question in brackets", "برنامج (من جاء؟) الجديد. |ثم خرج."),
    ("closing bracket after the stop", "(انتهى.) |ثم خرج."),
    ("bracket left open", "قال (نعم. |لا. |ثم خرج."),
    # -- datelines
    ("cnn", "دبي، الإمارات العربية المتحدة (CNN)-- قال نعم. |ثم خرج."),
    ("agency", "الرياض (واس) - افتتح الوزير المعرض. |وحضر جمع."),
    ("agency by letters", "باريس (أ.ف.ب) - قال نعم. |ثم خرج."),
    ("agency at the end", "وعاد الوفد.(واس)"),
    # -- numbers
    ("decimal", "ارتفع 14.5 بالمئة. |وانخفض 3.2 نقطة."),
    ("arabic decimal", "ارتفع ٣٫٥ بالمئة. |وانخفض ١٤.٥ نقطة."),
    ("time and date", "الساعة 10.30 في 12.5.2015. |ثم خرج."),
    ("year at the end", "ولد في عام 2015. |ثم عاش."),
    ("hijri year", "عام 1436 هـ. |ثم عاد."),
    ("hijri year, joined", "عام 1436هـ. |ثم عاد."),
    ("unit after a number", "بلغ 20 م. |وقال الوزير نعم."),
    ("unit of two letters", "بلغ 5 كم. |ثم عاد."),
    ("list", "1. قال خالد نعم. |2. قال سعيد لا."),
    ("list with dashes", "1- قال خالد نعم. |2- قال سعيد لا."),
    ("list of letters", "أ. قال خالد نعم. |ب. قال سعيد لا."),
    # -- abbreviations
    ("titles", "التقى د. خالد أ. سعيد وم. ليلى. |ثم خرجوا."),
    ("titles without space", "جاء م.خالد ود.سعيد. |ثم خرجا."),
    ("professor doctor", "حضر أ.د. خالد سعيد. |ثم خرج."),
    ("professor doctor, spaced", "حضر أ. د. خالد سعيد. |ثم خرج."),
    ("post box", "ص.ب. 300 الرياض. |الهاتف 4455."),
    ("before Christ", "عام 300 ق.م. في مصر. |ثم جاء."),
    ("etc. ends", "اشترى خبزا وتمرا إلخ. |ثم خرج."),
    ("initial", "قال جورج و. بوش نعم. |ثم خرج."),
    ("spelled initial", "قال جيه. سميث نعم. |ثم خرج."),
    ("initials", "قالت س. ع. لنا نعم. |ثم خرجت."),
    ("latin initials", "كتب J. R. R. Tolkien قصة. |ثم خرج."),
    ("latin title", "قال Dr. Khalid نعم. |ثم خرج."),
    ("latin company", "شركة Example Inc. تبيع. |والسوق مغلق."),
    ("spelled letters", "قال لشبكة سي.إن.إن نعم. |ثم خرج."),
    ("spelled letters with spaces", "قال لشبكة سي. إن. إن. الدولية نعم. |ثم خرج."),
    ("a letter's name that is a word", "قال في. |ثم خرج. |قال لي. |إن خرج."),
    ("spelled letters, quoted", "قال (بي.بي.سي) نعم. |ثم خرج."),
    ("address", "انظر https://example.com/a.b?c=1. |ثم عد."),
    ("address of a site", "زار www.example.com. |وكتب فيه."),
    # -- ellipses
    ("ellipsis", "قال... ثم سكت. |وخرج."),
    ("ellipsis, one character", "قال… ثم سكت. |وخرج."),
    ("two stops", "انتهى.. وقال الوزير نعم. |ثم خرج."),
    ("question and stops", "أين هو؟.. |لا أعرف."),
    # -- no words
    ("a stop alone before", ". قال نعم."),
    ("a stop alone after", "قال نعم. ."),
    ("stars", "قال نعم. ***"),
    ("no letters at all", "... !"),
]


def sentences(text: str) -> list[str]:
    return [text[s.start : s.end] for s in split_sentences(text)]


@pytest.mark.parametrize("marked", [case for _, case in CASES], ids=[name for name, _ in CASES])
def test_cases(marked: str) -> None:
    assert sentences(marked.replace("|", "")) == [piece.strip() for piece in marked.split("|")]


@pytest.mark.parametrize("text", ["", " ", "\n\n", " \n\t\n"])
def test_nothing(text: str) -> None:
    assert split_sentences(text) == []


def test_offsets_and_paragraphs() -> None:
    text = "عنوان\n\n قال 😀 نعم. ثم خرج.\nوعاد"
    assert [tuple(s) for s in split_sentences(text)] == [(0, 5, 0), (8, 18, 1), (19, 26, 1), (27, 31, 2)]


def test_very_long_quotation() -> None:
    inner = "نعم. " * ((LONGEST_KEPT_QUOTATION - 2) // 5)
    assert len(sentences(f"قال: «{inner}» ثم خرج")) == 1
    assert len(sentences(f"قال: «{inner}{inner}» ثم خرج")) > 300


PIECES = st.sampled_from(
    [*'قالنعمدوب .؟!«»"“”()،:1٣\n\t…\u0640\u064e\u200f😀A', "نعم. ", "www.a.b", " د. ", "..", "\r", "\u2028"]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=40)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_every_visible_character_in_one_sentence(text: str) -> None:
    found = split_sentences(text)
    assert [tuple(s)[:2] for s in found] == sorted(tuple(s)[:2] for s in found)
    inside = [i for s in found for i in range(s.start, s.end)]
    assert len(inside) == len(set(inside))
    assert set(range(len(text))) - set(inside) <= {i for i, character in enumerate(text) if character.isspace()}


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_none_is_empty_padded_or_over_a_line(text: str) -> None:
    for s in split_sentences(text):
        words = text[s.start : s.end]
        assert words and words == words.strip() and "\n" not in words


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_a_line_break_at_the_end_changes_nothing(text: str) -> None:
    assert split_sentences(text + "\n") == split_sentences(text)


@settings(max_examples=200, deadline=None)
@given(TEXTS, TEXTS)
def test_lines_are_split_apart(first: str, second: str) -> None:
    assert sentences(f"{first}\n{second}") == sentences(first) + sentences(second)


@pytest.mark.skipif(not GOLD.is_file(), reason="the gold articles are not in this checkout")
def test_gold_spans_stay_whole() -> None:
    crossing = {"cue": 0, "speaker_mention": 0, "content": 0}
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        found = split_sentences(article["text"])
        for quote in article["quotes"]:
            spans = [("content", s) for s in quote["content"]] + [(k, quote[k]) for k in ("cue", "speaker_mention") if quote[k]]
            for kind, (start, end) in spans:
                crossing[kind] += not any(s.start <= start and end <= s.end for s in found)
    # The rest are quotations over paragraphs, of more than 1,000 characters, or with one mark left out.
    assert crossing["cue"] == 0 and crossing["speaker_mention"] == 0 and crossing["content"] <= 10
