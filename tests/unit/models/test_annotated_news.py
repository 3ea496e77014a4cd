"""Our own annotation: offsets in the repository, texts in the news files."""

import json
from pathlib import Path

import pytest
import zstandard

from models.annotated_news import PATH, UNSEEN, annotated_documents, article_text, fingerprint, is_our_own, is_report

TITLE, BODY = "حوار", " قال نادر إن الجو حار. "
QUOTE = {"id": "q1", "form": "clause", "content": [[18, 26]], "cue": [6, 9], "speaker_mention": [10, 14], "speaker": [10, 14]}


def data(folder: Path, body: str = BODY) -> Path:
    """A folder of news with two records, of which the second is the annotated one."""
    (folder / "news").mkdir(exist_ok=True)
    records = [{"title": TITLE, "body": text} for text in ("نص آخر", body)]
    for name, lines in (("saudinewsnet", records), ("ant", [])):
        content = "".join(json.dumps(r) + "\n" for r in lines).encode()
        (folder / "news" / f"{name}.jsonl.zst").write_bytes(zstandard.compress(content))
    return folder


def annotation(folder: Path) -> Path:
    row = {"doc_id": "more-000", "source": "s", "text_fingerprint": fingerprint(article_text(TITLE, BODY)), "quotes": [QUOTE]}
    (folder / "annotated.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    return folder / "annotated.jsonl"


def test_the_text_is_found_by_its_fingerprint(tmp_path: Path) -> None:
    (document,) = annotated_documents(data(tmp_path), annotation(tmp_path))
    assert document["text"] == "حوار\n\nقال نادر إن الجو حار."
    assert document["quotes"][0]["speaker"] == "نادر"
    assert document["text"][slice(*document["quotes"][0]["content"][0])] == "الجو حار"


@pytest.mark.parametrize(("part", "named"), [("train", {}), ("dev", {"treebank_part": "dev"})])
def test_a_report_is_found_in_the_treebank(tmp_path: Path, part: str, named: dict[str, str]) -> None:
    (tmp_path / "ud").mkdir()
    sentences = "".join(f"# sent_id = {i}\n# text = {text}\n\n" for i, text in enumerate(("غيره", TITLE, BODY.strip())))
    (tmp_path / "ud" / f"padt-{part}.conllu.zst").write_bytes(zstandard.compress(sentences.encode()))
    row = json.loads(annotation(tmp_path).read_text(encoding="utf-8")) | {"doc_id": "wire-000", "treebank_sentences": [1, 3]} | named
    (tmp_path / "reports.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    (document,) = annotated_documents(tmp_path, tmp_path / "reports.jsonl")
    assert document["text"] == "حوار\n\nقال نادر إن الجو حار."
    assert is_our_own(document)
    assert is_report(document)


def test_nothing_is_learned_from_what_is_unseen() -> None:
    learned, unseen = ({json.loads(r)["text_fingerprint"] for r in p.read_text(encoding="utf-8").splitlines()} for p in (PATH, UNSEEN))
    assert not learned & unseen


def test_another_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"annotated.jsonl: 1 of its texts are not under .*; is the news another edition\?"):
        annotated_documents(data(tmp_path, "قال نادر إن الجو بارد."), annotation(tmp_path))


@pytest.mark.parametrize("path", [PATH, UNSEEN], ids=lambda path: path.stem)
def test_what_ships_holds_offsets_and_no_text(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        assert set(row) - {"treebank_sentences", "treebank_part"} == {"doc_id", "source", "text_fingerprint", "quotes"}
        for quote in row["quotes"]:
            assert all(isinstance(v, int) for spans in quote["content"] for v in spans)
            assert quote["speaker"] is None or len(quote["speaker"]) == 2
            assert quote.get("note", "") == ""
