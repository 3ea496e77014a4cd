"""Which files a run reads, and what it remembers of them."""

from pathlib import Path

import pytest

from flows.batches import InputError, Registered, find_inputs, register, registered, sweep


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")


def names(inputs: list[Path], warehouse: Path) -> list[str]:
    return [file.name for file in find_inputs(inputs, warehouse)[0]]


def test_folders_are_walked_in_order_and_private_names_left_out(tmp_path: Path) -> None:
    make(tmp_path / "in", "b.txt", "a/c.jsonl", ".hidden", "_notes.txt", "a/.git/config", "_old/x.txt")
    make(tmp_path, "single.csv")
    found = names([tmp_path / "in", tmp_path / "single.csv"], tmp_path / "warehouse")
    assert found == ["a/c.jsonl", "b.txt", "single.csv"]


def test_the_warehouse_is_no_input(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "warehouse/stages/articles/x.parquet")
    assert names([tmp_path], tmp_path / "warehouse") == ["a.txt"]


def test_the_same_content_under_two_names_is_read_once_with_a_notice(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("same")
    (tmp_path / "b.txt").write_text("same")
    files, notices = find_inputs([tmp_path], tmp_path / "w")
    assert [file.name for file in files] == ["a.txt"]
    assert notices == [f"{tmp_path / 'b.txt'} has the same content as {tmp_path / 'a.txt'}: read once"]


def test_a_file_given_twice_needs_no_notice(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    files, notices = find_inputs([tmp_path, tmp_path / "a.txt"], tmp_path / "w")
    assert (len(files), notices) == (1, [])


def test_batches_are_named_after_the_content(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("abc")
    assert find_inputs([tmp_path / "a.txt"], tmp_path / "w")[0][0].key == "ba7816bf"


def test_a_file_that_cannot_be_read_is_given_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> str:
        raise PermissionError(f"no permission for {path}")

    make(tmp_path, "a.txt")
    monkeypatch.setattr("flows.batches.file_hash", refuse)
    (file,) = find_inputs([tmp_path], tmp_path / "w")[0]
    assert (file.can_be_read, file.key[0]) == (False, "x")


@pytest.mark.parametrize("given", ["none.txt", "empty"])
def test_nothing_to_read_is_an_error_that_names_the_input(tmp_path: Path, given: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match=given):
        find_inputs([tmp_path / given], tmp_path / "w")


def test_what_is_registered_is_known_and_damaged_entries_are_not(tmp_path: Path) -> None:
    entry = Registered("ba7816bf" * 8, "a.txt", "f", ("ba7816bf-0000", "ba7816bf-0001"))
    register(tmp_path, entry)
    (tmp_path / "batches" / "bad.json").write_text('{"content_hash": "x"')
    assert registered(tmp_path) == {entry.content_hash: entry}


def test_sweep_removes_what_belongs_to_no_batch(tmp_path: Path) -> None:
    make(tmp_path / "stages", "articles/a-0000.parquet", "articles/a-0001.parquet", "rejections/a-0000.clean.parquet",
         "articles/._a-0000.parquet.tmp")  # fmt: skip
    assert sweep(tmp_path, ["a-0000"]) == 2
    assert sorted(p.name for p in tmp_path.rglob("*.*")) == ["a-0000.clean.parquet", "a-0000.parquet"]
