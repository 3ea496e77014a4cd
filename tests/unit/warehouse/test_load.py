"""The database: keys, comments, checks, one view in the contract's order, swapped in whole."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from schemas.marts import MART_TABLES, QUOTES
from warehouse.load import LoadError, StageFile, database_path, load, load_fingerprint, loaded_fingerprint
from warehouse.runs import append_run, earlier_runs, start_run

CONTRACT = (
    "quotation_id article_id origin_id outlet url title published_on quotation_type form content content_spans cue cue_class "
    "speaker_mention speaker speaker_id speaker_kind speaker_role addressee relay said_on parent_id cluster_id rule confidence"
)
Rows = dict[str, list[dict[str, object]]]
Files = dict[str, list[StageFile]]
Article = Callable[..., Rows]
Store = Callable[[Path, str, Rows], Files]


def query(warehouse: Path, words: str) -> list[tuple[object, ...]]:
    with duckdb.connect(database_path(warehouse), read_only=True) as connection:
        return connection.execute(words).fetchall()


def test_a_quotation_comes_out_of_the_view(tmp_path: Path, article: Article, store_batch: Store) -> None:
    run = load(tmp_path, store_batch(tmp_path, "b-0000", article()), start_run(["news.jsonl"], "0.1.0"))
    assert (run.article_count, run.quotation_count, run.rejection_count) == (1, 1, 0)
    rows = query(tmp_path, "SELECT speaker, cue, content, outlet, content_spans FROM quotes")
    assert rows == [("ليلى ناصر", "قالت", "المدرسة ستفتح غدا", "وكالة الساحل", [{"start": 30, "end": 47}])]
    assert query(tmp_path, "SELECT inputs, isnad_version FROM runs") == [(["news.jsonl"], "0.1.0")]
    assert not list(tmp_path.glob("._*"))


def test_the_view_has_the_columns_of_the_contract_with_comments(tmp_path: Path) -> None:
    load(tmp_path, {}, start_run([], "0"))
    of_view = "FROM duckdb_columns() WHERE table_name = 'quotes' ORDER BY column_index"
    columns = query(tmp_path, f"SELECT column_name, comment {of_view}")
    assert [name for name, _ in columns] == [*CONTRACT.split(), "outlet_id", "duplicate_of", "superseded_by"]
    assert [comment for _, comment in columns] == [column.description for column in QUOTES.columns]
    assert query(tmp_path, "SELECT comment FROM duckdb_views() WHERE view_name = 'quotes'") == [(QUOTES.description,)]


def test_the_view_has_the_declared_types(tmp_path: Path) -> None:
    from warehouse.ddl import duckdb_type

    load(tmp_path, {}, start_run([], "0"))
    types = [row[1] for row in query(tmp_path, "DESCRIBE quotes")]
    assert types == [duckdb_type(column.type) for column in QUOTES.columns]


def test_every_table_and_column_has_its_comment(tmp_path: Path) -> None:
    load(tmp_path, {}, start_run([], "0"))
    found = set(query(tmp_path, "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal"))
    for table in MART_TABLES:
        assert {(table.name, c.name, c.description) for c in table.columns} <= found


@pytest.mark.parametrize(
    ("table", "column", "value", "says"),
    [
        ("sentences", "article_id", "another", "foreign key"),
        ("attributions", "quotation_id", "another", "foreign key"),
        ("articles", "body_char", 900, "bodies_start_in_the_text"),
        ("sentences", "end_char", 900, "sentences_stand_in_the_text"),
        ("quotations", "cue", "أكدت", "cues_are_words_of_the_text"),
        ("quotations", "content", "المدرسة", "contents_are_words_of_the_text"),
        ("quotations", "parent_id", "nowhere", "parents_stand_in_the_same_article"),
        ("quotations", "confidence", 1.5, "confidences_are_probabilities"),
        ("attributions", "speaker_mention_start_char", 16, "speakers_are_words_of_the_text"),
        ("attributions", "speaker", "ليلى سالم", "speakers_are_words_of_the_text"),
        ("attributions", "antecedent_start_char", 15, "speakers_are_words_of_the_text"),
        ("attributions", "runner_up", "ليلى", "speakers_are_words_of_the_text"),
    ],
)
def test_a_bad_row_is_refused_and_the_old_database_stays(
    tmp_path: Path, article: Article, store_batch: Store, table: str, column: str, value: object, says: str
) -> None:
    load(tmp_path, store_batch(tmp_path, "a-0000", article("good")), start_run([], "0"))
    rows = article("bad")
    rows[table][0][column] = value
    with pytest.raises(LoadError, match=rf"(?i){says}"):
        load(tmp_path, store_batch(tmp_path, "b-0000", rows), start_run([], "0"))
    assert query(tmp_path, "SELECT article_id FROM articles") == [("good",)]
    assert not list(tmp_path.glob("._*"))


def test_a_quotation_without_attribution_is_refused(tmp_path: Path, article: Article, store_batch: Store) -> None:
    rows = article()
    rows["attributions"] = []
    with pytest.raises(LoadError, match="every_quotation_is_attributed"):
        load(tmp_path, store_batch(tmp_path, "b-0000", rows), start_run([], "0"))


def test_allowed_values_are_checks_of_the_database(tmp_path: Path) -> None:
    load(tmp_path, {}, start_run([], "0"))
    with duckdb.connect(database_path(tmp_path)) as connection, pytest.raises(duckdb.ConstraintException, match="CHECK"):
        connection.execute(
            "INSERT INTO rejections (rejection_id, stage, file, reason, detail) VALUES ('1', 'ingest', 'f', 'bad_mood', '')"
        )


def test_an_article_in_two_batches_is_kept_once(tmp_path: Path, article: Article, store_batch: Store) -> None:
    first = store_batch(tmp_path, "a-0000", article(file="one.jsonl"))
    second = store_batch(tmp_path, "b-0000", article(file="two.jsonl"))
    files = {table: second[table] + first[table] for table in first}
    run = load(tmp_path, files, start_run([], "0"))
    assert (run.article_count, run.quotation_count, run.rejection_count) == (1, 1, 1)
    assert query(tmp_path, "SELECT file FROM articles") == [("one.jsonl",)]
    assert query(tmp_path, "SELECT stage, file, reason FROM rejections") == [("load", "two.jsonl", "duplicate_record")]


def test_a_reader_keeps_the_old_file_and_the_next_one_sees_the_new(tmp_path: Path, article: Article, store_batch: Store) -> None:
    load(tmp_path, store_batch(tmp_path, "a-0000", article("first")), start_run([], "0"))
    import subprocess
    import sys

    script = (
        "import duckdb, sys\n"
        f"c = duckdb.connect({str(database_path(tmp_path))!r}, read_only=True)\n"
        "print(c.execute('SELECT article_id FROM articles').fetchall(), flush=True)\n"
        "sys.stdin.readline()\n"
        "print(c.execute('SELECT article_id FROM articles').fetchall(), flush=True)\n"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as reader:
        assert reader.stdin and reader.stdout
        assert reader.stdout.readline() == "[('first',)]\n"
        load(tmp_path, store_batch(tmp_path, "b-0000", article("second")), start_run([], "0"))
        reader.stdin.write("\n")
        reader.stdin.flush()
        assert reader.stdout.readline() == "[('first',)]\n"
    assert query(tmp_path, "SELECT article_id FROM articles") == [("second",)]


def test_a_folder_with_wildcards_in_its_name_is_read(tmp_path: Path, article: Article, store_batch: Store) -> None:
    warehouse = tmp_path / "a[b]c*d'e"
    run = load(warehouse, store_batch(warehouse, "b-0000", article()), start_run([], "0"))
    assert run.article_count == 1


def test_the_fingerprint_says_what_is_loaded(tmp_path: Path, article: Article, store_batch: Store) -> None:
    files = store_batch(tmp_path, "b-0000", article())
    assert loaded_fingerprint(tmp_path) is None
    load(tmp_path, files, start_run([], "0"))
    assert loaded_fingerprint(tmp_path) == load_fingerprint(files)
    other = {**files, "articles": [StageFile("b-0000", files["articles"][0].path, "other")]}
    assert load_fingerprint(other) != load_fingerprint(files)


def test_a_damaged_database_is_none(tmp_path: Path) -> None:
    load(tmp_path, {}, start_run([], "0"))
    database_path(tmp_path).write_bytes(b"half")
    assert loaded_fingerprint(tmp_path) is None


def test_the_runs_of_the_journal_stand_in_the_next_database(tmp_path: Path) -> None:
    first = load(tmp_path, {}, start_run(["one"], "0"))
    append_run(tmp_path, first)
    with (tmp_path / "runs.jsonl").open("a") as journal:
        journal.write('{"run_id": "cut sho')
    second = load(tmp_path, {}, start_run(["two"], "0"))
    append_run(tmp_path, second)
    assert [run.inputs for run in earlier_runs(tmp_path)] == [("one",), ("two",)]
    assert query(tmp_path, "SELECT inputs FROM runs ORDER BY started_at") == [(["one"],), (["two"],)]


def test_a_new_version_supersedes_whatever_its_batch_is_called(tmp_path: Path, article: Article, store_batch: Store) -> None:
    old, new = article("old"), article("new")
    for rows in (old, new):
        rows["articles"][0]["url"] = "https://sahil.example/7"
    new["articles"][0]["text"] = str(new["articles"][0]["text"]) + " وتابعت."  # and she went on
    first = store_batch(tmp_path, "z-0000", old)
    load(tmp_path, first, start_run([], "0"))
    second = store_batch(tmp_path, "a-0000", new)
    load(tmp_path, {table: [*first[table], *second[table]] for table in first}, start_run([], "0"))
    assert query(tmp_path, "SELECT article_id, superseded_by FROM articles ORDER BY 1") == [("new", None), ("old", "new")]
    assert query(tmp_path, "SELECT article_id, superseded_by FROM quotes ORDER BY 1") == [("new", None), ("old", "new")]
    current = "SELECT article_id FROM quotes WHERE duplicate_of IS NULL AND superseded_by IS NULL"
    assert query(tmp_path, current) == [("new",)]


def test_an_article_that_comes_again_is_as_old_as_its_first_batch(tmp_path: Path, article: Article, store_batch: Store) -> None:
    old, new = article("old"), article("new")
    for rows in (old, new):
        rows["articles"][0]["url"] = "https://sahil.example/7"
    new["articles"][0]["text"] = str(new["articles"][0]["text"]) + " وتابعت."
    files: Files = {}
    for batch, rows in (("c-0000", old), ("b-0000", new), ("a-0000", old)):
        made = store_batch(tmp_path, batch, rows)
        files = {table: [*files.get(table, []), *some] for table, some in made.items()}
        load(tmp_path, files, start_run([], "0"))
    assert query(tmp_path, "SELECT article_id, superseded_by FROM articles ORDER BY 1") == [("new", None), ("old", "new")]
    assert query(tmp_path, "SELECT count(*) FROM rejections") == [(1,)]


def test_an_article_embedded_in_a_page_is_no_version_of_the_page(tmp_path: Path, article: Article, store_batch: Store) -> None:
    rows, embedded = article("page"), article("part")
    embedded["articles"][0] |= {"parent_article_id": "page", "text": str(embedded["articles"][0]["text"]) + " وتابعت."}
    for table, some in embedded.items():
        rows[table] += some
    load(tmp_path, store_batch(tmp_path, "b-0000", rows), start_run([], "0"))
    assert query(tmp_path, "SELECT count(superseded_by) FROM articles") == [(0,)]
