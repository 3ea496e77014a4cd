"""The word lists: each is whole, has no row twice, and says only what the columns allow."""

import re
from pathlib import Path

import pytest

import arabic
from arabic.cues import cue_class
from arabic.lexicon import read_lexicon
from arabic.normalize import to_nfc
from schemas.fields import CUE_CLASSES, SPEAKER_KINDS

FOLDER = Path(arabic.__file__).parent / "lexicons"
LISTS = sorted(path.name for path in FOLDER.glob("*.tsv"))
# topic: the object names what is spoken about (ناقش, discuss), never what is said.
FRAMES = ("clause", "nominal", "both", "topic")


@pytest.mark.parametrize("name", LISTS)
def test_rows_are_whole_and_stand_once(name: str) -> None:
    text = (FOLDER / name).read_text(encoding="utf-8")
    header, *lines = text.rstrip("\n").split("\n")
    assert lines and len(set(lines)) == len(lines)
    assert text == to_nfc(text) and "\r" not in text and "\ufeff" not in text
    for line in lines:
        assert len(line.split("\t")) == len(header.split("\t")), line
        assert all(cell == cell.strip() for cell in line.split("\t")), line
        assert line.split("\t")[0], line
    assert len(read_lexicon(name)) == len(lines)


def test_no_such_list() -> None:
    with pytest.raises(FileNotFoundError):
        read_lexicon("no_such_list.tsv")


@pytest.mark.parametrize("row", read_lexicon("reporting_verbs.tsv"), ids=lambda row: row["past"])
def test_a_reporting_verb(row: dict[str, str]) -> None:
    assert row["class"] in CUE_CLASSES
    assert row["frame"] in FRAMES
    assert row["present"][0] in "يت"
    assert all(row[column] for column in ("past", "present", "participle", "masdar", "object", "gloss"))
    assert set(row["object"].split()) <= {"none", "direct", "إلى", "على", "عن", "ب", "من", "في", "ل"}
    assert all(" " not in row[column] for column in ("past", "present", "participle", "masdar"))


def test_no_reporting_verb_stands_twice() -> None:
    verbs = [(row["past"], row["present"]) for row in read_lexicon("reporting_verbs.tsv")]
    assert sorted(set(verbs)) == sorted(verbs)


def test_every_class_of_cue_has_a_verb_or_a_preposition() -> None:
    assert {row["class"] for row in read_lexicon("reporting_verbs.tsv")} == set(CUE_CLASSES)


@pytest.mark.parametrize("row", read_lexicon("source_nouns.tsv"), ids=lambda row: row["word"])
def test_a_source_noun(row: dict[str, str]) -> None:
    assert row["kind"] in SPEAKER_KINDS and row["kind"] != "none"
    assert row["gloss"] and " " not in row["word"]


def test_the_page_on_classes_tells_them_all_in_order() -> None:
    page = FOLDER.parents[1] / "docs" / "cue-classes.md"
    rows = [line.split("|")[1:-1] for line in page.read_text(encoding="utf-8").splitlines() if line.startswith("| ")][1:]
    assert [row[0].strip() for row in rows] == list(CUE_CLASSES)
    for name, _, examples in rows:
        assert [cue_class(words) for words in re.findall(r"([\u0600-\u06ff ]+) \(", examples)] == [name.strip()] * 2
