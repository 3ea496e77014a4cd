"""The DuckDB side of the declarations: types, CREATE TABLE with keys and checks, and comments."""

import pyarrow as pa

from schemas.table import Column, Table

_SIMPLE = {
    pa.string(): "VARCHAR", pa.int32(): "INTEGER", pa.int64(): "BIGINT", pa.float32(): "FLOAT", pa.float64(): "DOUBLE",
    pa.bool_(): "BOOLEAN", pa.date32(): "DATE", pa.timestamp("us"): "TIMESTAMP",
}  # fmt: skip


def duckdb_type(type_: pa.DataType) -> str:
    """The DuckDB type that holds values of an Arrow type. TypeError for one that no column has used so far."""
    if type_ in _SIMPLE:
        return _SIMPLE[type_]
    if pa.types.is_list(type_):
        return f"{duckdb_type(type_.value_type)}[]"
    if pa.types.is_struct(type_):
        return "STRUCT(" + ", ".join(f"{name_in_sql(field.name)} {duckdb_type(field.type)}" for field in type_) + ")"
    raise TypeError(f"no DuckDB type for {type_}: add it to warehouse/ddl.py")


def name_in_sql(name: str) -> str:
    """A name in double quotes, so that a reserved word (`end`) may be one."""
    return '"' + name.replace('"', '""') + '"'


def words_in_sql(words: str) -> str:
    """A string literal."""
    return "'" + words.replace("'", "''") + "'"


def create_table(table: Table) -> str:
    """CREATE TABLE with primary key, foreign keys, NOT NULL and a CHECK for allowed values."""
    lines = [_column(column) for column in table.columns]
    if table.key:
        lines.append(f"PRIMARY KEY ({', '.join(name_in_sql(name) for name in table.key)})")
    lines += [
        f"FOREIGN KEY ({name_in_sql(r.column)}) REFERENCES {name_in_sql(r.target)} ({name_in_sql(r.target_column)})"
        for r in table.references
    ]
    return f"CREATE TABLE {name_in_sql(table.name)} (\n  " + ",\n  ".join(lines) + "\n)"


def _column(column: Column) -> str:
    parts = [name_in_sql(column.name), duckdb_type(column.type)]
    if not column.nullable:
        parts.append("NOT NULL")
    if column.allowed:
        values = ", ".join(words_in_sql(value) for value in column.allowed)
        parts.append(f"CHECK ({name_in_sql(column.name)} IN ({values}))")
    return " ".join(parts)


def comments(table: Table, thing: str = "TABLE") -> list[str]:
    """COMMENT statements for a table (or `thing` = "VIEW") and each of its columns."""
    name = name_in_sql(table.name)
    return [f"COMMENT ON {thing} {name} IS {words_in_sql(table.description)}"] + [
        f"COMMENT ON COLUMN {name}.{name_in_sql(c.name)} IS {words_in_sql(c.description)}" for c in table.columns
    ]
