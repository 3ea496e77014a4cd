"""Each phenomenon on a sentence that shows it, and the counts by phenomenon."""

from typing import Any

import pytest

from models.breakdown import Row, as_markdown, as_records, by_phenomenon
from models.phenomena import ADDRESSEE, BESIDE, NESTED, NOMINAL, PHENOMENA, SAID_ON

Found = tuple[str, dict[str, Any]]


def gold(text: str, **parts: Any) -> Found:
    """A text and one gold quotation; cue, mention and contents are given as words, found in the text from the left."""

    def span(words: str) -> list[int]:
        return [text.index(words), text.index(words) + len(words)]

    contents = [parts.pop("content")] if isinstance(parts.get("content"), str) else parts.pop("content")
    quote = {
        "type": "indirect", "form": "clause", "parent": None, "speaker_kind": "person", "speaker": "سالم الكعبي",
        "content": [span(c) for c in contents],
        "cue": span(parts.pop("cue")) if parts.get("cue") else None,
        "speaker_mention": span(parts.pop("mention")) if parts.get("mention") else None,
    }  # fmt: skip
    return text, quote | parts


def names(found: Found) -> set[str]:
    return {name for name, ask in (PHENOMENA | BESIDE).items() if ask(*found)}


SHOWN = [
    ("verb first, joined (وقال، فأوضح)", gold("خبر\n\nوقال سالم إن العمل بدأ.", cue="وقال", content="العمل بدأ")),
    ("finite verb, not joined (قال)", gold("خبر\n\nقال سالم إن العمل بدأ.", cue="قال", content="العمل بدأ")),
    ("feminine cue (قالت)", gold("خبر\n\nقالت ليلى إن العمل بدأ.", cue="قالت", content="العمل بدأ")),
    ("dual cue (قالا)", gold("خبر\n\nالوزيران قالا إن العمل بدأ.", cue="قالا", content="العمل بدأ")),
    ("plural cue (قالوا)", gold("خبر\n\nالسكان قالوا إن العمل بدأ.", cue="قالوا", content="العمل بدأ")),
    ("imperfect (يقول)", gold("خبر\n\nيقول سالم إن العمل بدأ.", cue="يقول", content="العمل بدأ")),
    ("passive (ذُكر أن)", gold("خبر\n\nوذُكر أن العمل بدأ.", cue="وذ\u064fكر", content="العمل بدأ")),
    ("passive (ذُكر أن)", gold("خبر\n\nقيل أو ذكر أن العمل بدأ.", cue="ذكر", content="العمل بدأ", speaker=None)),
    ("participle, circumstantial (مؤكدا، مشيرا إلى)", gold("خبر\n\nزارهم مؤكدا أن العمل بدأ.", cue="مؤكدا", content="العمل بدأ")),
    ("masdar (قوله)", gold("خبر\n\nفي قوله إن العمل بدأ.", cue="قوله", content="العمل بدأ")),
    ("implicit subject", gold("خبر\n\nوأضاف أن العمل بدأ.", cue="وأضاف", content="العمل بدأ")),
    ("prepositional before its content (بحسب، وفقا لـ)", gold("خبر\n\nبحسب سالم، بدأ العمل.", cue="بحسب", content="بدأ العمل")),
    ("prepositional inside or after its content", gold("خبر\n\nبدأ العمل، بحسب سالم.", cue="بحسب", content="بدأ العمل")),
    (
        "relay chain (نقلت ... عن ... قوله)",
        gold("خبر\n\nونقلت الوكالة عن سالم قوله إن العمل بدأ.", cue="قوله", content="العمل بدأ"),
    ),
    ("short name (الكعبي)", gold("خبر\n\nوقال الكعبي إن العمل بدأ.", cue="وقال", mention="الكعبي", content="العمل بدأ")),
    ("title or description only (الوزير)", gold("خبر\n\nقال الوزير إنه بدأ.", cue="قال", mention="الوزير", content="إنه بدأ")),
    ("«المصدر» (the source)", gold("خبر\n\nقال المصدر إنه بدأ.", cue="قال", mention="المصدر", content="إنه بدأ")),
    ("first person statement (أكدنا)", gold("خبر\n\nوأكدنا أن العمل بدأ.", cue="وأكدنا", content="العمل بدأ")),
    ("headline `X: ...`", gold("الكعبي: بدأ العمل\n\nخبر", mention="الكعبي", content="بدأ العمل")),
    ("in the headline", gold("الكعبي يؤكد بدء العمل\n\nخبر", cue="يؤكد", content="بدء العمل")),
    ("no cue", gold("خبر\n\n«بدأ العمل»", content="بدأ العمل")),
    ("no cue, in the body", gold("خبر\n\n«بدأ العمل»", content="بدأ العمل")),
    ("continued over paragraphs", gold("خبر\n\nوقال: «بدأ.\nوسينتهي»", cue="وقال", content="بدأ.\nوسينتهي")),
    ("several spans", gold("خبر\n\n«بدأ العمل» يقول سالم «وسينتهي»", cue="يقول", content=["بدأ العمل", "وسينتهي"])),
    ("broken by the cue", gold("خبر\n\n«بدأ العمل» يقول سالم «وسينتهي»", cue="يقول", content=["بدأ العمل", "وسينتهي"])),
    ("mixed", gold("خبر\n\nقال إن العمل «بدأ».", cue="قال", content="العمل «بدأ", type="mixed")),
    ("a group", gold("خبر\n\nقال الخبراء إنه بدأ.", cue="قال", content="إنه بدأ", speaker_kind="group")),
    ("an unnamed source", gold("خبر\n\nقال مصدر إنه بدأ.", cue="قال", content="إنه بدأ", speaker_kind="anonymous")),
    ("a document", gold("خبر\n\nقالت الدراسة إنه بدأ.", cue="قالت", content="إنه بدأ", speaker_kind="document")),
    (ADDRESSEE, gold("خبر\n\nقال لـ«سبق» إنه بدأ.", cue="قال", content="إنه بدأ", addressee=[15, 18])),
    (SAID_ON, gold("خبر\n\nوقال سالم أمس الثلاثاء إن العمل بدأ.", cue="وقال", content="العمل بدأ")),
    (NOMINAL, gold("خبر\n\nوأكد أهمية العمل.", cue="وأكد", content="أهمية العمل", form="nominal")),
    (NESTED, gold("خبر\n\nوقال إن سالم قال إنه بدأ.", cue="قال", content="إنه بدأ", parent="q1")),
]


@pytest.mark.parametrize(("name", "found"), SHOWN)
def test_shown(name: str, found: Found) -> None:
    assert name in names(found)


NOT_SHOWN = [
    ("passive (ذُكر أن)", gold("خبر\n\nوذكر سالم أن العمل بدأ.", cue="وذكر", content="العمل بدأ")),
    ("relay chain (نقلت ... عن ... قوله)", gold("خبر\n\nنقلت الشاحنة. وعن ذلك قال إنه بدأ.", cue="قال", content="إنه بدأ")),
    ("short name (الكعبي)", gold("خبر\n\nقال سالم الكعبي إنه بدأ.", cue="قال", mention="سالم الكعبي", content="إنه بدأ")),
    ("title or description only (الوزير)", gold("خبر\n\nقال الكعبي إنه بدأ.", cue="قال", mention="الكعبي", content="إنه بدأ")),
    ("broken by the cue", gold("خبر\n\nقال: «بدأ». «وسينتهي»", cue="قال", content=["بدأ", "وسينتهي"])),
    (SAID_ON, gold("خبر\n\nوقال سالم إن العمل بدأ أمس الثلاثاء.", cue="وقال", content="العمل بدأ أمس الثلاثاء")),
    (SAID_ON, gold("خبر\n\nزارهم أمس الثلاثاء. وقال إنه بدأ.", cue="وقال", content="إنه بدأ")),
]


@pytest.mark.parametrize(("name", "found"), NOT_SHOWN)
def test_not_shown(name: str, found: Found) -> None:
    assert name not in names(found)


def test_every_phenomenon_has_a_sentence() -> None:
    common = {"direct", "indirect", "a person", "an organisation", "no source in the text"}
    assert {name for name, _ in SHOWN} | common == {*PHENOMENA, *BESIDE}


TEXT, QUOTE = gold(
    "خبر\n\nوقال الكعبي لـ«سبق» إن العمل بدأ.", cue="وقال", mention="الكعبي", content="العمل بدأ", addressee=[20, 23]
)
DOCUMENT = {"doc_id": "d", "text": TEXT, "quotes": [QUOTE, {**QUOTE, "cue": None, "content": [[0, 3]], "form": "nominal"}]}


def rows(**predicted: Any) -> dict[str, Row]:
    quote = {"content": ["العمل بدأ"], "speaker": "سالم الكعبي", **predicted}
    return {r.phenomenon: r for r in by_phenomenon([DOCUMENT], {"d": [quote]})}


def test_counts() -> None:
    made = rows(addressee="سبق")
    assert made["short name (الكعبي)"] == ("short name (الكعبي)", 1, 1, 1, None)
    assert made[ADDRESSEE] == (ADDRESSEE, 1, 1, 1, 1)
    assert made[NOMINAL] == (NOMINAL, 1, 0, 0, None)
    assert made["no cue"].gold == 0
    assert rows(speaker="نادر عامر", addressee="عكاظ")[ADDRESSEE] == (ADDRESSEE, 1, 1, 0, 0)
    assert rows(content=["خبر"])["indirect"] == ("indirect", 1, 0, 0, None)


def test_every_phenomenon_has_a_row() -> None:
    assert list(rows()) == [*PHENOMENA, *BESIDE]


def test_as_table_and_as_records() -> None:
    some = [Row("a", 4, 2, 1), Row(ADDRESSEE, 0, 0, 0, 0)]
    assert as_markdown(some)[2:] == ["| a | 4 | 0.500 | 0.500 | - |", f"| {ADDRESSEE} | 0 | - | - | - |"]
    assert as_records(some) == [
        {"phenomenon": "a", "gold": 4, "recall": 0.5, "speaker_accuracy": 0.5},
        {"phenomenon": ADDRESSEE, "gold": 0, "recall": None, "speaker_accuracy": None, "particular": None},
    ]
