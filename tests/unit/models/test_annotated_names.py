"""Our own labels of names: offsets in the repository, sentences in the news files."""

import json
from pathlib import Path

import zstandard

from models.annotated_names import PATH, annotated_names, annotated_sentences
from models.annotated_news import article_text, fingerprint

TITLE, BODY = "حوار", "وصل نادر إلى القاهرة. عاد وليد."


def data(folder: Path) -> Path:
    (folder / "news").mkdir()
    for name, records in (("saudinewsnet", [{"title": TITLE, "body": BODY}]), ("ant", [])):
        content = "".join(json.dumps(r) + "\n" for r in records).encode()
        (folder / "news" / f"{name}.jsonl.zst").write_bytes(zstandard.compress(content))
    return folder


def labels(folder: Path, held_out: tuple[bool, ...] = (False,)) -> Path:
    """One sentence as often as asked for, held out or not."""
    text = article_text(TITLE, BODY)
    start = text.index("وصل")
    row = {
        "text_fingerprint": fingerprint(text), "sentence": [start, text.index(".") + 1],
        "entities": [[4, 8, "PER"], [13, 20, "LOC"]],
    }  # fmt: skip
    rows = [{**row, "held_out": True} if held else row for held in held_out]
    (folder / "names.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    return folder / "names.jsonl"


def test_the_sentence_and_its_names(tmp_path: Path) -> None:
    (sentence,) = annotated_sentences(data(tmp_path), labels(tmp_path))
    assert sentence.text == "وصل نادر إلى القاهرة."
    assert [(sentence.text[e.start : e.end], e.kind) for e in sentence.entities] == [("نادر", "PER"), ("القاهرة", "LOC")]


def test_what_is_held_out_is_not_learned_from(tmp_path: Path) -> None:
    train, held_out = annotated_names(data(tmp_path), labels(tmp_path, (False, True, False)))
    assert (len(train), len(held_out)) == (2, 1)
    assert [t["ner"] for t in train[0]] == ["O", "B-PER", "O", "B-LOC", "O"]


def test_what_ships_holds_offsets_and_no_text() -> None:
    for line in PATH.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        assert set(row) - {"held_out", "treebank_sentences"} == {"text_fingerprint", "sentence", "entities"}
        assert all(start < end and kind in ("PER", "LOC", "ORG", "MISC") for start, end, kind in row["entities"])
