"""The data dictionary is made from the declarations and is current."""

from schemas.dictionary import PAGE, data_dictionary
from schemas.marts import MART_TABLES, QUOTES
from schemas.tables import STAGE_TABLES


def test_the_page_in_docs_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == data_dictionary(), "run `python -m schemas.dictionary`"


def test_every_table_and_column_stands_in_it() -> None:
    page = data_dictionary()
    for table in (*STAGE_TABLES, *MART_TABLES, QUOTES):
        section = page.split(f"## {table.name}\n")[1].split("\n## ")[0]
        assert table.description in section
        for column in table.columns:
            assert f"| {column.name} | " in section
            assert column.description in section


def test_allowed_values_stand_in_it() -> None:
    assert "One of: direct, indirect, mixed." in data_dictionary()
