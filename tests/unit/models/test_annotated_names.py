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


def labels(folder: Path, copies: int) -> Path:
    text = article_text(TITLE, BODY)
    start = text.index("وصل")
    row = {
        "text_fingerprint": fingerprint(text), "sentence": [start, text.index(".") + 1],
        "entities": [[4, 8, "PER"], [13, 20, "LOC"]],
    }  # fmt: skip
    (folder / "names.jsonl").write_text((json.dumps(row) + "\n") * copies, encoding="utf-8")
    return folder / "names.jsonl"


def test_the_sentence_and_its_names(tmp_path: Path) -> None:
    (sentence,) = annotated_sentences(data(tmp_path), labels(tmp_path, 1))
    assert sentence.text == "وصل نادر إلى القاهرة."
    assert [(sentence.text[e.start : e.end], e.kind) for e in sentence.entities] == [("نادر", "PER"), ("القاهرة", "LOC")]


def test_the_last_eighth_is_held_out(tmp_path: Path) -> None:
    train, held_out = annotated_names(data(tmp_path), labels(tmp_path, 16))
    assert (len(train), len(held_out)) == (14, 2)
    assert [t["ner"] for t in train[0]] == ["O", "B-PER", "O", "B-LOC", "O"]


def test_what_ships_holds_offsets_and_no_text() -> None:
    for line in PATH.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        assert set(row) == {"text_fingerprint", "sentence", "entities"}
        assert all(start < end and kind in ("PER", "LOC", "ORG", "MISC") for start, end, kind in row["entities"])
