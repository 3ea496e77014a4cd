"""The examples that a newcomer runs first: every file is read, and one line is broken on purpose."""

from datetime import date
from pathlib import Path

from tasks.clean import CLEAN
from tasks.ingest import ingest, readable_suffixes

EXAMPLES = Path(__file__).parents[3] / "examples"


def test_the_examples_give_ten_articles_and_one_rejection() -> None:
    paths = sorted(path for path in EXAMPLES.iterdir() if path.name.endswith(readable_suffixes()))
    streams = [(path.name, path.open("rb")) for path in paths]
    (batch,) = ingest(streams)
    for _, stream in streams:
        stream.close()
    made = CLEAN({"raw_articles": batch["raw_articles"]})
    articles = made["articles"].to_pylist()
    assert len(articles) == 10
    assert {a["file"] for a in articles} == {path.name for path in paths}
    assert sum(a["parent_article_id"] is not None for a in articles) == 1
    assert all(a["title"] and a["outlet"] and isinstance(a["published_on"], date) for a in articles)
    rejected = batch["rejections"].to_pylist() + made["rejections"].to_pylist()
    assert [(r["file"], r["position"], r["reason"]) for r in rejected] == [("wadi_news.jsonl", 2, "broken_record")]
