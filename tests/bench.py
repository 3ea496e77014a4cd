"""How fast each stage is on one core: `make bench`. Takes the articles of `examples`, many times over, without Prefect."""

import argparse
import time
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa

from flows.settings import PROJECT, model_files
from schemas.tables import RAW_ARTICLES
from tasks.ingest import ingest
from tasks.pipeline import STAGES
from warehouse.store import write_table


def examples(times: int) -> pa.Table:
    """The raw records of the examples, `times` over, with ids of their own."""
    paths = [path for path in sorted((PROJECT / "examples").iterdir()) if path.suffix in (".txt", ".jsonl", ".json", ".csv")]
    tables = []
    for path in paths:
        with path.open("rb") as stream:
            tables += [made[RAW_ARTICLES.name] for made in ingest([(path.name, stream)], 500)]
    rows = pa.concat_tables(tables).to_pylist()
    return RAW_ARTICLES.from_rows([{**row, "raw_id": f"{row['raw_id']}-{n}"} for n in range(times) for row in rows])


def measure(times: int, folder: Path) -> Iterator[str]:
    """One line a stage: articles a second, after a first batch that loads the model."""
    models = model_files("isnad", None)
    tables = {RAW_ARTICLES.name: examples(times)}
    few = {RAW_ARTICLES.name: tables[RAW_ARTICLES.name].slice(0, 1)}
    for stage in STAGES:
        parameters = {"model_folder": str(models[stage.model].folder)} if stage.model else {}
        few.update(stage(few, parameters))
        started = time.perf_counter()
        tables.update(stage(tables, parameters))
        seconds = time.perf_counter() - started
        yield f"{stage.name:<10} {tables['articles'].num_rows / seconds:>9,.0f} articles/s"
    started = time.perf_counter()
    for declaration in {table.name: table for stage in STAGES for table in stage.outputs}.values():
        write_table(folder / f"{declaration.name}.parquet", declaration, tables[declaration.name], "bench")
    yield f"{'write':<10} {tables['articles'].num_rows / (time.perf_counter() - started):>9,.0f} articles/s"


if __name__ == "__main__":
    from tempfile import TemporaryDirectory

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=40, help="how often each example is taken")
    with TemporaryDirectory() as name:
        for line in measure(parser.parse_args().times, Path(name)):
            print(line, flush=True)
