"""`isnad score` on one article: figures, rows by phenomenon, and files that are no gold."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from flows.scoring import GoldError, score_file
from warehouse.load import StageFile, load
from warehouse.runs import start_run

Rows = dict[str, list[dict[str, object]]]
Store = Callable[[Path, str, Rows], dict[str, list[StageFile]]]


@pytest.fixture
def run(article: Callable[..., Rows], store_batch: Store) -> Callable[[Sequence[Path], Path], object]:
    """A pipeline that finds one quotation, by Layla Nasser to a newspaper, whatever it is given."""

    def made(_: Sequence[Path], warehouse: Path) -> object:
        rows = article()
        rows["attributions"][0]["addressee"] = "الساحل"
        return load(warehouse, store_batch(warehouse, "b-0000", rows), start_run([], "0"))

    return made


def gold_file(folder: Path, text: str, **quote: Any) -> Path:
    whole = {
        "type": "indirect", "form": "clause", "content": [[30, len(text) - 1]], "cue": [10, 14], "speaker_mention": [15, 24],
        "speaker": "ليلى ناصر", "speaker_kind": "person", "parent": None, **quote,
    }  # fmt: skip
    path = folder / "gold.jsonl"
    path.write_text(json.dumps({"doc_id": "7", "text": text, "quotes": [whole]}, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def test_text(tmp_path: Path, article: Callable[..., Rows], run: Callable[[Sequence[Path], Path], object]) -> None:
    text = str(article()["articles"][0]["text"])
    lines = score_file(gold_file(tmp_path, text, addressee="صحيفة الساحل"), run).splitlines()
    assert "joint                    p=1.0  r=1.0  f1=1.0  gold=1  pred=1" in lines
    assert "     1   1.000    1.000  feminine cue (قالت)" in lines
    assert "     1   1.000    1.000  addressee named (لـ«سبق»); addressee right: 1.000" in lines
    assert "     0       -        -  dual cue (قالا)" in lines


def test_json(tmp_path: Path, article: Callable[..., Rows], run: Callable[[Sequence[Path], Path], object]) -> None:
    text = str(article()["articles"][0]["text"])
    figures = json.loads(score_file(gold_file(tmp_path, text, speaker="نادر عامر"), run, as_json=True))
    assert figures["joint"]["f1"] == 0.0
    assert {"phenomenon": "feminine cue (قالت)", "gold": 1, "recall": 1.0, "speaker_accuracy": 0.0} in figures["phenomena"]


@pytest.mark.parametrize(("line", "says"), [("[1", "line 1: no JSON"), ('{"doc_id": "7"}', "needs doc_id, text and quotes")])
def test_no_gold(tmp_path: Path, run: Callable[[Sequence[Path], Path], object], line: str, says: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(GoldError, match=says):
        score_file(path, run)
