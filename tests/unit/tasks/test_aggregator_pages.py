"""Forty aggregator pages, put together from parts of real articles, so that their segmentation is known."""

import io
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import zstandard

from arabic.cleaning import clean_text
from arabic.edges import trimmed
from schemas.tables import RAW_ARTICLES
from tasks.clean import CLEAN
from tasks.ingest import ingest

NEWS = Path(__file__).parents[3] / ".." / "shared" / "data" / "news" / "saudinewsnet.jsonl.zst"
pytestmark = pytest.mark.skipif(not NEWS.exists(), reason="the folder shared/ is not here")

PAGES, AT_LEAST = 40, 38

DATES = [
    "تاريخ النشر: 1st, February 2024 GMT", "نشر في: 20 تشرين الثاني 2024", "تاريخ النشر : 2024-02-01",
    "الثلاثاء 20 فبراير 2024", "تم النشر في 14/05/1446 هـ", "20 نوفمبر/تشرين الثاني 2024 - 10:30 ص", "آخر تحديث: ٢٠ نوفمبر ٢٠٢٤",
]  # fmt: skip
DATELINES = [
    "بغداد اليوم - بغداد", "بغداد اليوم- بغداد", "الرياض - واس", "القاهرة (رويترز)", "دبي، الإمارات العربية المتحدة (CNN)",
    "عمان - بترا", "بيروت - أ ف ب", "لندن: «الشرق الأوسط»", "الكويت - كونا",
]  # fmt: skip
SOURCES = [
    "المصدر: وكالة النخيل", "المصدر : وكالات", "نقلا عن: صحيفة الساحل", "مصدر الخبر: وكالة الواحة", "المصدر: رويترز + وكالات", "وكالات",
    "المصدر | الساحل نيوز", "المصدر - وكالة النخيل",
]  # fmt: skip
HEADINGS = [
    "إقرأ أيضاً:", "اقرأ أيضا", "اقرأ المزيد", "مواضيع ذات صلة", "روابط ذات علاقة :", "قد يهمك أيضاً", "أخبار ذات صلة:",
    "المزيد من الأخبار", "■ اقرأ أيضًا:", "** إقرأ ايضا **", "لمزيد من التفاصيل", "طالع أيضاً:", "شاهد أيضاً", "[اقرأ أيضاً]", "تابع أيضا:",
    "مقالات ذات صلة", "قد يعجبك أيضا:", "اقرؤوا أيضا", "للمزيد:", "موضوعات ذات علاقة",
]  # fmt: skip


@dataclass
class Story:
    """A real article: its title and its paragraphs."""

    title: str
    paragraphs: list[str]


@dataclass
class Built:
    """A page and what it holds: (title, body) of each article, and the headlines of others."""

    lines: list[str] = field(default_factory=list)
    articles: list[tuple[str, str]] = field(default_factory=list)
    headlines: list[str] = field(default_factory=list)


def real_stories() -> Iterator[Story]:
    """Every 37th article with a title and a body of some sentences, two or three to the paragraph."""
    with NEWS.open("rb") as packed:
        lines = io.TextIOWrapper(zstandard.ZstdDecompressor().stream_reader(packed), encoding="utf-8")
        for number, line in enumerate(lines):
            record = json.loads(line)
            if number % 37 or not record["title"]:
                continue
            title = clean_text(record["title"], one_line=True)[0]
            body = clean_text(record["content"] or "", one_line=True)[0]
            sentences = re.split(r"(?<=\w\.)\s+", body)
            if 15 <= len(title) <= 120 and 4 <= len(sentences) <= 14 and all(len(s.split()) > 4 for s in sentences):
                yield Story(title, [" ".join(sentences[i : i + 2]) for i in range(0, len(sentences), 2)])


class Builder:
    """Draws from the stories and puts pages together."""

    def __init__(self, stories: Iterator[Story], seed: int) -> None:
        self._stories = stories
        self._chance = random.Random(seed)

    def page(self, number: int) -> Built:
        """A page: an article and, by its number, what follows it."""
        page = Built()
        heading = HEADINGS[number % len(HEADINGS)]
        kind = number % 8
        middle = {5: "line", 6: "heading"}.get(kind)
        self._article(page, dated=True, dateline=number % 3 != 0, source=kind != 4, middle=middle)
        if kind in (0, 1, 2, 7):  # one embedded article; with a dateline, with a date, with both, with neither
            page.lines.append(heading)
            self._article(page, dated=kind in (1, 2), dateline=kind in (0, 2), source=number % 2 == 0)
        if kind == 2:  # and a second under a heading of its own
            page.lines.append(self._chance.choice(HEADINGS))
            self._article(page, dated=False, dateline=True, source=False)
        if kind == 0:  # and a second under the same heading
            self._article(page, dated=True, dateline=True, source=True)
        if kind in (3, 4):  # bare headlines
            page.lines.append(heading)
            self._headlines(page, 1 + number % 4)
        if kind in (5, 6):  # an embedded article, then bare headlines
            page.lines.append(heading)
            self._article(page, dated=False, dateline=True, source=True)
            page.lines.append(self._chance.choice(HEADINGS))
            self._headlines(page, 2)
        return page

    def _article(self, page: Built, *, dated: bool, dateline: bool, source: bool, middle: str | None = None) -> None:
        story = next(self._stories)
        page.articles.append((story.title, "\n".join(story.paragraphs)))
        page.lines.append(story.title)
        if dated:
            page.lines.append(self._chance.choice(DATES))
        if dateline:
            page.lines.append(self._chance.choice(DATELINES))
        page.lines.append(story.paragraphs[0])
        if middle == "heading":
            page.lines.append("إقرأ أيضاً:")
            self._headlines(page, 1)
        elif middle == "line":
            headline = next(self._stories).title
            page.lines.append(f"اقرأ أيضا: {headline}")
            page.headlines.append(headline)
        page.lines += story.paragraphs[1:]
        if source:
            page.lines.append(self._chance.choice(SOURCES))

    def _headlines(self, page: Built, count: int) -> None:
        for _ in range(count):
            title = next(self._stories).title
            page.lines.append(title)
            page.headlines.append(title)


def pages() -> list[Built]:
    """The forty pages."""
    builder = Builder(real_stories(), 11)
    return [builder.page(number) for number in range(PAGES)]


def flat(words: str) -> str:
    """Words without the marks that cleaning takes out."""
    return clean_text(words)[0]


def read(path: Path) -> tuple[list[tuple[str, str]], list[str]]:
    """What ingest and clean make of the page in a file: (title, body) of the articles, and the dropped headlines."""
    with path.open("rb") as stream:
        (batch,) = list(ingest([(path.name, stream)]))
    raw = batch[RAW_ARTICLES.name]
    made = CLEAN({RAW_ARTICLES.name: raw})
    page = str(raw["body"][0].as_py())
    articles = [(a["title"], a["text"][a["body_char"] :]) for a in made["articles"].to_pylist()]
    dropped = [r for r in made["rejections"].to_pylist() if r["reason"] == "related_headline"]
    return articles, [page[r["start_char"] : r["end_char"]] for r in sorted(dropped, key=lambda r: r["start_char"])]


def faults(page: Built, path: Path) -> list[str]:
    """What is wrong with the reading of a page, in words."""
    path.write_text("\n".join(page.lines) + "\n", encoding="utf-8")
    articles, headlines = read(path)
    found = []
    if len(articles) != len(page.articles):
        found.append(f"{len(articles)} articles, not {len(page.articles)}: {[title[:40] for title, _ in articles]}")
    for (title, body), (real_title, real_body) in zip(articles, page.articles, strict=False):
        if title != flat(real_title):
            found.append(f"title {title!r}, not {real_title!r}")
        # what crawlers left at the edges of the article (share buttons, tags) is no part of it
        expected = "\n".join(real_body[start:end] for start, end in trimmed(real_body, [(0, len(real_body))], real_title))
        if body != flat(expected):
            at = next((i for i, (a, b) in enumerate(zip(body, flat(expected), strict=False)) if a != b), "end")
            found.append(f"body of {title!r} differs at {at}: …{body[-90:]!r}")
    if headlines != page.headlines:
        found.append(f"headlines {headlines}, not {page.headlines}")
    return found


def test_at_least_38_of_40_pages_are_taken_apart_right(tmp_path: Path) -> None:
    wrong = {}
    for number, page in enumerate(pages()):
        found = faults(page, tmp_path / f"page{number}.txt")
        if found:
            wrong[number] = found
    assert PAGES - len(wrong) >= AT_LEAST, "\n".join(f"{n}: {f}" for n, f in wrong.items())
