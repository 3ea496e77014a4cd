"""The training recipe: what it reads from gold articles and corpora, and a run of its tagger step."""

import json
from pathlib import Path

import pytest

from arabic.annotate import Annotator
from arabic.reading import TaggedSpan
from models.choice import Question, save_weights, train_choice, train_yes_no
from models.entities import labelled
from models.stanza_tagger import Sizes, train_stanza
from models.tagging import gold_spans, tagging_sentences
from models.train import Training, main
from tests.unit.models.toy_models import toy_sentences, write_toy_context, write_toy_vectors

TEXT = "خبر\n\nقال سالم إن العمل بدأ."
GOLD = {
    "doc_id": "g1",
    "text": TEXT,
    "quotes": [
        {
            "type": "indirect", "form": "clause", "content": [[17, 27]], "cue": [5, 8], "speaker_mention": [9, 13],
            "addressee": None, "speaker": "سالم", "parent": None,
        }
    ],
}  # fmt: skip


def test_gold_spans() -> None:
    assert gold_spans(GOLD) == [TaggedSpan(5, 8, "CUE"), TaggedSpan(9, 13, "SPEAKER")]


def test_tagging_sentences() -> None:
    title, body = tagging_sentences(GOLD)
    assert title == [{"text": "خبر", "ner": "O"}]
    assert [(t["text"], t["ner"]) for t in body[:3]] == [("قال", "B-CUE"), ("سالم", "B-SPEAKER"), ("ان", "O")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([("(بغداد", "B-LOC")], [("(", "O"), ("بغداد", "B-LOC")]),
        ([("عبد", "B-PERS"), ("الله،", "I-PERS")], [("عبد", "B-PER"), ("الله", "I-PER"), ("،", "O")]),
        ([("أمس", "B-DATE")], [("أمس", "O")]),
    ],
)
def test_labelled(words: list[tuple[str, str]], expected: list[tuple[str, str]]) -> None:
    assert [(t["text"], t["ner"]) for t in labelled(words)] == expected


def test_a_choice_is_learned() -> None:
    questions = [Question((("near",), ("far",)), (True, False)), Question((("far",), ("near", "old")), (False, True))] * 5
    weights = train_choice(questions)
    near, far = weights.probabilities([("near",), ("far",)])
    assert near > 0.9 > 0.1 > far


def test_yes_and_no_are_calibrated() -> None:
    rows = [("often",)] * 8 + [("seldom",)] * 8
    weights = train_yes_no(rows, [True] * 6 + [False] * 2 + [True] * 2 + [False] * 6, penalty=0.001)
    assert weights.probability(("often", "bias")) == pytest.approx(0.75, abs=0.03)


def test_weights_are_stored_by_name(tmp_path: Path) -> None:
    weights = train_choice([Question((("b",), ("a",)), (True, False))] * 5)
    save_weights(tmp_path / "w.tsv", weights)
    lines = (tmp_path / "w.tsv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "feature\tweight" and [line.split("\t")[0] for line in lines[1:]] == ["a", "b"]


def test_the_tagger_step_runs_to_the_end(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in ("data", "gold", "out"):
        (tmp_path / folder).mkdir()
    (tmp_path / "gold" / "train.jsonl").write_text((json.dumps(GOLD) + "\n") * 24, encoding="utf-8")
    write_toy_vectors(tmp_path / "out" / "vectors.pt")
    write_toy_context(tmp_path / "out" / "context.pt")
    folders = [word for name in ("data", "gold", "out", "work") for word in (f"--{name}", str(tmp_path / name))]
    main(["tagger", *folders, "--effort", "0.002", "--gold-only"])
    assert '"articles": 24' in capsys.readouterr().out
    assert "tagger.pt" in (tmp_path / "out" / "checksums.txt").read_text()


def test_the_last_steps_go_on_with_other_labels(tmp_path: Path) -> None:
    write_toy_vectors(tmp_path / "vectors.pt")
    write_toy_context(tmp_path / "context.pt")
    other = {"B-PER": "B-LOC", "B-LOC": "B-PER", "O": "O"}
    right = toy_sentences()
    wrong = [[{**token, "ner": other[token["ner"]]} for token in sentence] for sentence in right]
    out, context = tmp_path / "m.pt", tmp_path / "context.pt"
    train_stanza(wrong, wrong, tmp_path / "vectors.pt", out, Sizes(steps=150, last_steps=150), context=context, last=right)
    text = "زار سالم مدينة دمشق أمس ."
    (found,) = Annotator(tmp_path, "m.pt", "vectors.pt", "context.pt").annotate_many([text], [[(0, len(text))]])
    assert [(text[s.start : s.end], s.kind) for s in found] == [("سالم", "PER"), ("دمشق", "LOC")]


def test_an_unknown_step_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AttributeError):
        Training(tmp_path, tmp_path, tmp_path / "out", tmp_path / "work").run("nothing")
