"""sign: articles -> signatures, by which the load finds copies and new versions among all nights."""

from collections.abc import Mapping
from dataclasses import asdict

import pyarrow as pa

from arabic.similarity import signature
from schemas.tables import ARTICLES, SIGNATURES
from tasks.stage import Stage, Tables


def sign(tables: Tables, parameters: Mapping[str, object]) -> dict[str, pa.Table]:
    """The signature of each article. Takes no parameters."""
    rows: list[dict[str, object]] = []
    columns = (tables[ARTICLES.name][name].to_pylist() for name in ("article_id", "title", "text", "body_char"))
    for article_id, title, text, body_char in zip(*columns, strict=True):
        rows.append({"article_id": article_id, **asdict(signature(text[body_char:], title))})
    return {SIGNATURES.name: SIGNATURES.from_rows(rows)}


SIGN = Stage("sign", (ARTICLES,), (SIGNATURES,), sign)
