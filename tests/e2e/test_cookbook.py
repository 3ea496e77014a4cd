"""Every query of the cookbook and every cell of the notebook runs on a warehouse of the examples."""

import json
import re
from datetime import date
from pathlib import Path

import duckdb
import pytest

from flows.read_database import Answer, ask
from warehouse.load import database_path

pytestmark = pytest.mark.flow
PROJECT = Path(__file__).parents[2]
DOCS = PROJECT / "docs"
QUOTES_VIEW = PROJECT / "warehouse" / "marts" / "quotes.sql"
# recipe: what the ten articles of the examples do not have
EMPTY_IN_THE_EXAMPLES = {
    "Sentences that appear in several articles", "Stories that spread", "Quotations within quotations", "Only confident rows",
    "Who is spoken about", "Who speaks about whom", "Rows with a close second",
}  # fmt: skip


def recipes() -> list[tuple[str, str]]:
    """Heading and query of each recipe."""
    text = (DOCS / "cookbook.md").read_text(encoding="utf-8")
    return re.findall(r"^### (.+)\n.+\n```sql\n([^`]+)\n```\n\S", text, re.MULTILINE)


def test_each_recipe_has_purpose_query_and_reading() -> None:
    text = (DOCS / "cookbook.md").read_text(encoding="utf-8")
    found = recipes()
    assert len(found) == text.count("```sql") == text.count("\n### ") >= 20
    assert {heading for heading, _ in found} >= EMPTY_IN_THE_EXAMPLES


@pytest.mark.parametrize(("heading", "query"), recipes(), ids=[heading for heading, _ in recipes()])
def test_recipe(heading: str, query: str, warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    answer = ask(warehouse, query)
    assert answer.rows or heading in EMPTY_IN_THE_EXAMPLES


def test_recipes_that_the_examples_leave_empty(warehouse: Path) -> None:
    """In a copy of the tables: an article printed again, a name inside a content, one quotation inside another, a sure one."""
    copy = duckdb.connect()
    copy.execute(f"ATTACH '{database_path(warehouse)}' AS examples (READ_ONLY)")
    for (table,) in copy.execute("SELECT table_name FROM duckdb_tables() WHERE database_name = 'examples'").fetchall():
        copy.execute(f"CREATE TABLE {table} AS FROM examples.{table}")
    copy.execute(QUOTES_VIEW.read_text(encoding="utf-8"))
    minister = copy.execute(
        "SELECT article_id, quotation_id, content_spans[1].start FROM quotes WHERE content LIKE 'السدود الخمسة%'"
    )
    article, outer, start = minister.fetchall()[0]
    (inner,) = copy.execute("SELECT quotation_id FROM quotes WHERE content LIKE 'المخازن ممتلئة%'").fetchall()[0]
    for statement in (
        f"INSERT INTO articles SELECT * REPLACE ('copy' AS article_id, 'outlet b' AS outlet, DATE '2031-01-01' AS published_on) FROM articles WHERE article_id = '{article}'",
        f"INSERT INTO sentences SELECT * REPLACE ('copy' AS article_id) FROM sentences WHERE article_id = '{article}'",
        f"INSERT INTO duplicates VALUES ('copy', '{article}', 'exact', 1)",
        f"INSERT INTO entities VALUES ('e', '{article}', '{article}.1', {start}, {start + 6}, 'السدود', 'MISC', 'model')",
        f"UPDATE quotations SET parent_id = '{outer}' WHERE quotation_id = '{inner}'",
        "UPDATE attributions SET runner_up = NULL",  # the recipe shows the least certain ones alone
        f"UPDATE attributions SET confidence = 0.99, runner_up = 'البلاد' WHERE quotation_id = '{outer}'",
    ):
        copy.execute(statement)

    def answer(heading: str) -> list[tuple[object, ...]]:
        return copy.execute(dict(recipes())[heading]).fetchall()

    sentences = answer("Sentences that appear in several articles")
    assert all(row[1:] == (2, "صحيفة الوادي", date(2025, 3, 9)) for row in sentences)
    assert any(str(row[0]).startswith("قال وزير المياه ياسر المنجدي") for row in sentences)
    assert answer("Stories that spread") == [
        (date(2025, 3, 9), "صحيفة الوادي", "وزير المياه: السدود امتلأت ولا خوف من صيف جاف", 1, 1)
    ]
    assert ("السدود", "MISC", 1, 1) in answer("Who is spoken about")
    assert ("ياسر المنجدي", "السدود", 1) in answer("Who speaks about whom")
    nested = [row for row in answer("Quotations within quotations") if str(row[2]).startswith("المخازن ممتلئة")]
    assert [row[:2] for row in nested] == [("ياسر المنجدي", "عادل البرقوقي")]
    assert ("ياسر المنجدي", "قال", 0.99) in {(row[0], row[1], row[5]) for row in answer("Only confident rows")}
    assert ("ياسر المنجدي", "البلاد") in {row[:2] for row in answer("Rows with a close second")}


def answer_to(heading: str, warehouse: Path) -> Answer:
    return ask(warehouse, dict(recipes())[heading])


def test_answers_that_a_reader_can_check(warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    # Hind al-Rasi, the mayor: the headline and five times in the body
    assert answer_to("Who speaks most", warehouse).rows[0][2] >= 6
    assert "«سوق السبت»" in {row[1] for row in answer_to("Quotation marks that are no quotation", warehouse).rows}
    assert {row[1] for row in answer_to("Denials, and who denies", warehouse).rows} >= {"عادل البرقوقي"}
    assert {row[2] for row in answer_to("Headlines that quote", warehouse).rows} >= {"ياسر المنجدي", "هند الراسي"}
    answer_to("To CSV", warehouse)
    answer_to("To Parquet", warehouse)
    assert (tmp_path / "quotes.csv").read_text(encoding="utf-8").startswith("quotation_id,published_on,outlet,speaker,")
    exported = duckdb.sql(f"SELECT count(*) FROM '{tmp_path / 'quotes.parquet'}'").fetchall()
    assert exported == ask(warehouse, "SELECT count(*) FROM quotes").rows


def test_notebook(warehouse: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("ISNAD_WAREHOUSE", str(warehouse))
    notebook = json.loads((DOCS / "notebook.ipynb").read_text(encoding="utf-8"))
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in cells)
    names: dict[str, object] = {}
    for cell in cells:
        exec(compile("".join(cell["source"]), cell["id"], "exec"), names)
    printed = capsys.readouterr().out
    assert "10 articles" in printed and "هند الراسي" in printed
