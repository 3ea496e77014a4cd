"""Where each article stands among all batches: which come again word for word, and which a newer version supersedes."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

import duckdb
import pyarrow as pa

from schemas.tables import ARTICLES, RAW_ARTICLES, SIGNATURES
from warehouse.stage_files import StageFiles, from_parquet
from warehouse.versions import Version, find_superseded, keys_of

_NOWHERE = "(SELECT NULL::VARCHAR AS raw_id, NULL::BIGINT AS position, '' AS filename)"
_NO_SKETCH = "(SELECT NULL::VARCHAR AS article_id, NULL::UINTEGER[] AS hashes, '' AS filename)"


def place_articles(connection: duckdb.DuckDBPyConnection, files: StageFiles, rounds: Mapping[str, int]) -> bool:
    """Make the temporary table `placed`: each article of each batch with its `place`, 1 where it came first.

    -> whether any came again. `rounds` says when each batch came (`warehouse.batch_order`).
    """
    articles, raw = files.get(ARTICLES.name, ()), files.get(RAW_ARTICLES.name, ())
    if not articles:
        return False
    connection.register("_rounds", pa.table({"batch": list(rounds), "round": pa.array(rounds.values(), pa.int64())}))
    connection.execute(
        f"""CREATE TEMP TABLE placed AS
        WITH listed AS (
            SELECT article_id, raw_id, file, filename, parse_filename(filename, true) AS batch FROM {from_parquet(articles)}
        )
        SELECT a.batch, a.article_id, a.raw_id, a.file, r.round, p.position,
            first_value(a.file) OVER w AS first_file, row_number() OVER w AS place
        FROM listed AS a JOIN _rounds AS r USING (batch)
        LEFT JOIN {from_parquet(raw) if raw else _NOWHERE} AS p
            ON p.raw_id = a.raw_id AND parse_filename(p.filename, true) = a.batch
        WINDOW w AS (PARTITION BY a.article_id ORDER BY r.round, a.filename)"""
    ).fetchall()
    connection.unregister("_rounds")
    return bool(connection.execute("SELECT count(*) FROM placed WHERE place > 1").fetchall()[0][0])


def superseded_articles(connection: duckdb.DuckDBPyConnection, files: StageFiles) -> dict[str, str]:
    """`find_superseded` over the articles that `place_articles` has placed, leaving out those embedded in another's page."""
    articles, signatures = files.get(ARTICLES.name, ()), files.get(SIGNATURES.name, ())
    if not articles:
        return {}
    own = f"""(SELECT a.*, p.batch, p.round, p.position FROM {from_parquet(articles)} AS a
        JOIN placed AS p ON p.article_id = a.article_id AND p.batch = parse_filename(a.filename, true)
        WHERE p.place = 1 AND a.parent_article_id IS NULL)"""
    outlet = "coalesce(outlet_id, outlet)"
    keys = {
        article_id: list(keys_of(url, name, origin_id))
        for article_id, url, name, origin_id in connection.execute(
            f"SELECT article_id, url, {outlet}, origin_id FROM {own}"
        ).fetchall()
    }
    shared = {key for key, count in Counter(key for some in keys.values() for key in some).items() if count > 1}
    wanted = [article_id for article_id, some in keys.items() if not shared.isdisjoint(some)]
    if not wanted:
        return {}
    connection.register("_wanted", pa.table({"article_id": pa.array(wanted, pa.string())}))
    rows = connection.execute(
        f"""SELECT article_id, batch, round, published_on, file, position, title, md5(text), url, {outlet}, origin_id, s.hashes
        FROM {own} AS a JOIN _wanted USING (article_id)
        LEFT JOIN (SELECT article_id, any_value(hashes) AS hashes FROM {
            from_parquet(signatures) if signatures else _NO_SKETCH} GROUP BY article_id) AS s USING (article_id)"""
    ).fetchall()
    connection.unregister("_wanted")
    return find_superseded(
        Version(
            article_id, batch, (int(round_), day or date.min, file, batch, int(position or 0)), title, text_hash, url, name,
            origin_id, frozenset(hashes or ()),
        )
        for article_id, batch, round_, day, file, position, title, text_hash, url, name, origin_id, hashes in rows
    )  # fmt: skip
