"""Bootstrap intervals on articles whose figures are worked out by hand."""

from models.intervals import Measured, with_intervals


def articles(right: int, wrong: int) -> tuple[list[dict[str, object]], dict[str, list[dict[str, object]]]]:
    """Articles of one quotation each, found with the right speaker or not found, and the predictions."""
    text = "خبر\n\nقال سالم إن العمل بدأ."
    quote = {
        "type": "indirect", "form": "clause", "content": [[17, 26]], "cue": [5, 8], "speaker_mention": None, "speaker": "سالم",
        "parent": None,
    }  # fmt: skip
    documents: list[dict[str, object]] = [{"doc_id": str(i), "text": text, "quotes": [quote]} for i in range(right + wrong)]
    return documents, {str(i): [{"content": [[17, 26]], "speaker": "سالم"}] for i in range(right)}


def test_all_right_leaves_no_doubt() -> None:
    made = with_intervals(*articles(5, 0))
    assert made["joint F1"] == Measured(1.0, 1.0, 1.0)
    assert made["recall, nominal (overlap)"] == Measured(None, None, None)
    assert str(made["recall, nominal (overlap)"]) == "-"


def test_half_right() -> None:
    made = with_intervals(*articles(20, 20))["joint recall"]
    assert made.value == 0.5
    assert made.low is not None and made.high is not None
    # A share of 1/2 among 40: one standard error is 0.079.
    assert 0.30 <= made.low <= 0.40 and 0.60 <= made.high <= 0.70
    assert str(made) == f"0.500 ({made.low:.3f}-{made.high:.3f})"
