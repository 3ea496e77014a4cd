"""A change that can change a result makes a fingerprint new, and only that."""

from pathlib import Path

import pytest

from schemas.tables import ARTICLES, SENTENCES
from warehouse.fingerprint import CodeHashes, files_hash, fingerprint

SOURCES = {
    "tasks/__init__.py": '"""Tasks."""\n',
    "tasks/split.py": '"""Splits."""\nfrom arabic.sentences import cut\ndef run(x):\n    """Runs."""\n    return cut(x)  # now\n',
    "tasks/quote.py": "import arabic.cues\n\ndef run(x):\n    from arabic import sentences\n    return arabic.cues.find(x)\n",
    "arabic/__init__.py": "",
    "arabic/sentences.py": "def cut(x):\n    return x\n",
    "arabic/cues.py": 'from .lexicon import read\nVERBS = "verbs.tsv"\n\ndef find(x):\n    return read(VERBS)\n',
    "arabic/lexicon.py": "def read(name):\n    return name\n",
    "arabic/lexicons/verbs.tsv": "verb\nقال\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project of two stages."""
    for name, content in SOURCES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return tmp_path


def hashes(project: Path) -> tuple[str, str]:
    """Code hashes of (split, quote)."""
    code = CodeHashes(project)
    return code.of("tasks.split"), code.of("tasks.quote")


def change(project: Path, name: str, old: str, new: str) -> None:
    path = project / name
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new), encoding="utf-8")


def test_the_closure_follows_every_form_of_import(project: Path) -> None:
    paths = [p.relative_to(project).as_posix() for p in CodeHashes(project).closure("tasks.quote")]
    assert paths == [
        "arabic/__init__.py", "arabic/cues.py", "arabic/lexicon.py", "arabic/sentences.py", "tasks/__init__.py", "tasks/quote.py",
    ]  # fmt: skip


def test_a_lexicon_touches_the_stages_that_name_it_alone(project: Path) -> None:
    split, quote = hashes(project)
    change(project, "arabic/lexicons/verbs.tsv", "قال", "أكد")
    new_split, new_quote = hashes(project)
    assert (new_split == split, new_quote == quote) == (True, False)


@pytest.mark.parametrize(
    ("old", "new"), [("# now", "# later, a comment"), ('"""Runs."""', '"""Runs, better said."""'), ("run(x)", "run( x )")]
)
def test_comments_docstrings_and_layout_do_not_matter(project: Path, old: str, new: str) -> None:
    before = hashes(project)
    change(project, "tasks/split.py", old, new)
    assert hashes(project) == before


def test_code_far_down_the_closure_matters(project: Path) -> None:
    split, quote = hashes(project)
    change(project, "arabic/lexicon.py", "return name", "return name.strip()")
    new_split, new_quote = hashes(project)
    assert (new_split == split, new_quote == quote) == (True, False)


def test_a_string_that_is_no_docstring_matters(project: Path) -> None:
    _, quote = hashes(project)
    change(project, "arabic/cues.py", "return read(VERBS)", 'return read(VERBS) + "x"')
    assert hashes(project)[1] != quote


def test_a_module_without_source_is_an_error(project: Path) -> None:
    with pytest.raises(ModuleNotFoundError, match=r"tasks\.none"):
        CodeHashes(project).of("tasks.none")


def test_the_place_of_the_checkout_does_not_matter(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    import shutil

    elsewhere = tmp_path_factory.mktemp("elsewhere") / "copy"
    shutil.copytree(project, elsewhere)
    assert hashes(elsewhere) == hashes(project)


def test_each_part_of_a_fingerprint_counts() -> None:
    given = {
        "stage": "split", "code": "c", "outputs": (SENTENCES,), "inputs": {"articles": "h"}, "parameters": {"n": 1},
        "resources": {"tagger": "m"},
    }  # fmt: skip
    changes = [
        {"stage": "quote"}, {"code": "d"}, {"outputs": (ARTICLES,)}, {"inputs": {"articles": "i"}}, {"parameters": {"n": 2}},
        {"resources": {"tagger": "n"}},
    ]  # fmt: skip
    prints = {fingerprint(**(given | change)) for change in [{}, *changes]}  # type: ignore[arg-type]
    assert len(prints) == 7
    assert fingerprint(**given) == fingerprint(**given)  # type: ignore[arg-type]


def test_a_model_is_its_own_files(tmp_path: Path) -> None:
    for name in ("tagger.pt", "recognizer.pt", "vectors.pt", "card.md"):
        (tmp_path / name).write_text(name)
    patterns = ("tagger.pt", "vectors.pt")
    before = files_hash(tmp_path, patterns)
    (tmp_path / "card.md").write_text("new words")
    (tmp_path / "recognizer.pt").write_text("trained again")
    assert files_hash(tmp_path, patterns) == before
    (tmp_path / "vectors.pt").write_text("trained again")
    assert files_hash(tmp_path, patterns) != before


def test_a_model_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "vectors.pt").touch()
    with pytest.raises(FileNotFoundError, match=r"tagger\.pt is missing"):
        files_hash(tmp_path, ("vectors.pt", "tagger.pt"))


def test_real_stages_depend_on_what_they_read() -> None:
    code = CodeHashes()
    split = {p.name for p in code.closure("tasks.split")}
    assert {"split.py", "sentences.py", "stage.py", "tables.py"} <= split
    assert "cues.py" not in split
