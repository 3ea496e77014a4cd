"""Versions: which articles a newer one supersedes, and which story each copy then belongs to."""

from datetime import date

import pytest

from schemas.tables import DUPLICATES
from warehouse.versions import Version, find_superseded, stories_in_newest_version

PAGE = "https://www.sahil.example/news/7"
TEXT = frozenset(range(100, 140))


def version(name: str, round_: int = 1, position: int = 0, **more: object) -> Version:
    """An article of its own text, title and sketch unless told otherwise."""
    batch = f"b{round_}"
    whole: dict[str, object] = {
        "title": f"title of {name}", "text_hash": f"text of {name}", "url": None, "outlet": "sahil", "origin_id": None,
        "hashes": frozenset(), "batch": batch, "order": (round_, date.min, "f", batch, position),
    }  # fmt: skip
    return Version(article_id=name, **(whole | more))  # type: ignore[arg-type]


def test_a_new_text_at_the_same_address_supersedes() -> None:
    assert find_superseded([version("b", 1, url=PAGE), version("a", 2, url=PAGE)]) == {"b": "a"}
    # whatever comes first in the list
    assert find_superseded([version("a", 2, url=PAGE), version("b", 1, url=PAGE)]) == {"b": "a"}


def test_of_three_versions_the_newest_supersedes_both() -> None:
    assert find_superseded([version(name, n, url=PAGE) for n, name in enumerate("abc")]) == {"a": "c", "b": "c"}


def test_the_same_text_is_a_copy_and_no_version() -> None:
    assert find_superseded([version("a", 1, url=PAGE, text_hash="t"), version("b", 2, url=PAGE, text_hash="t")]) == {}


def test_a_text_that_comes_back_is_not_superseded() -> None:
    versions = [version("a", 1, url=PAGE, text_hash="t"), version("b", 2, url=PAGE), version("c", 3, url=PAGE, text_hash="t")]
    assert find_superseded(versions) == {"b": "c"}


@pytest.mark.parametrize(
    "address",
    [
        PAGE, "http://sahil.example/news/7", f"{PAGE}/", f"{PAGE}#comments", f"{PAGE}?utm_source=feed", f" {PAGE}",
        "https://WWW.Sahil.example/news/7?fbclid=x", "https://www.sahil.example:443/news/7", f"{PAGE}/?at_medium=RSS&utm_id=1#top",
    ],
)  # fmt: skip
def test_spellings_of_one_address(address: str) -> None:
    assert find_superseded([version("a", 1, url=PAGE), version("b", 2, url=address)]) == {"a": "b"}


def test_letters_and_their_codes_and_the_order_of_parameters() -> None:
    one, other = "https://sahil.example/خبر/سد?id=7&p=2", "https://sahil.example/%D8%AE%D8%A8%D8%B1/%D8%B3%d8%af?p=2&id=7"
    assert find_superseded([version("a", 1, url=one), version("b", 2, url=other)]) == {"a": "b"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (PAGE, "https://www.sahil.example/news/8"), ("https://sahil.example/?id=1", "https://sahil.example/?id=2"),
        # a front page has a new first article every day
        ("https://sahil.example/", "https://sahil.example/"), ("https://sahil.example", "https://sahil.example"),
        ("http://[bad", "http://[bad"), ("", ""),
    ],
)  # fmt: skip
def test_addresses_that_are_not_of_one_article(one: str, other: str) -> None:
    assert find_superseded([version("a", 1, url=one), version("b", 2, url=other)]) == {}


def test_an_address_with_several_articles_in_one_batch_makes_no_versions() -> None:
    feed = [version("a", 1, 0, url=PAGE), version("b", 1, 1, url=PAGE), version("c", 2, url=PAGE)]
    assert find_superseded(feed) == {}
    # save of those that are one article plainly
    assert find_superseded([*feed, version("d", 2, 1, url=PAGE, title="title of a")]) == {"a": "d"}


def test_versions_in_one_batch_go_by_day_and_then_by_position() -> None:
    same = {"url": PAGE, "title": "t"}
    assert find_superseded([version("b", 1, 0, **same), version("a", 1, 1, **same)]) == {"b": "a"}
    later = version("b", 1, 0, **same, order=(1, date(2025, 1, 2), "f", "b1", 0))
    assert find_superseded([later, version("a", 1, 1, **same, order=(1, date(2025, 1, 1), "f", "b1", 1))]) == {"a": "b"}


def test_the_same_outlet_and_id_supersede_if_title_or_text_are_related() -> None:
    assert find_superseded([version("a", 1, origin_id="7", title="t"), version("b", 2, origin_id="7", title="t")]) == {"a": "b"}
    changed = frozenset(range(125, 165))
    related = [version("a", 1, origin_id="7", hashes=TEXT), version("b", 2, origin_id="7", hashes=changed)]
    assert find_superseded(related) == {"a": "b"}
    other = frozenset(range(130, 170))
    unrelated = [version("a", 1, origin_id="7", hashes=TEXT), version("b", 2, origin_id="7", hashes=other)]
    assert find_superseded(unrelated) == {}


def test_long_texts_are_compared_up_to_where_both_sketches_reach() -> None:
    """A sketch of 128 hashes was cut: what lies above its last one is not known."""
    long = frozenset(range(0, 1280, 10))
    short = frozenset([*range(0, 640, 10), *range(5001, 5400)][:128])
    assert find_superseded([version("a", 1, origin_id="7", hashes=long), version("b", 2, origin_id="7", hashes=short)]) == {
        "a": "b"
    }
    far = frozenset([*range(1, 300, 10), *range(1271, 1371)])
    assert find_superseded([version("a", 1, origin_id="7", hashes=long), version("b", 2, origin_id="7", hashes=far)]) == {}


def test_ids_that_each_file_counts_anew_make_no_versions() -> None:
    night = [version(f"{n}-{i}", n, i, origin_id=str(i)) for n in range(30) for i in range(3)]
    assert find_superseded(night) == {}


def test_an_id_that_an_unrelated_article_has_too_is_a_counter() -> None:
    related = [version("a", 1, origin_id="7", title="t"), version("b", 2, origin_id="7", title="t")]
    assert find_superseded([*related, version("c", 3, origin_id="7")]) == {}


def test_the_same_id_of_another_outlet_is_another_article() -> None:
    one = version("a", 1, origin_id="7", title="t")
    assert find_superseded([one, version("b", 2, origin_id="7", title="t", outlet="wadi")]) == {}
    assert find_superseded([one, version("b", 2, origin_id="7", title="t", outlet=None)]) == {}


def test_address_and_id_join_versions() -> None:
    """The second changed its address, the third its id."""
    versions = [
        version("a", 1, url=PAGE, origin_id="7", title="t"), version("b", 2, url=f"{PAGE}-b", origin_id="7", title="t"),
        version("c", 3, url=f"{PAGE}-b", origin_id="8"),
    ]  # fmt: skip
    assert find_superseded(versions) == {"a": "c", "b": "c"}


def stories(pairs: list[tuple[str, str]], superseded: dict[str, str]) -> list[tuple[str, str]]:
    rows: list[dict[str, object]] = [
        {"article_id": copy, "duplicate_of": original, "duplicate_kind": "near", "similarity": 0.9} for copy, original in pairs
    ]
    made = stories_in_newest_version(DUPLICATES.from_rows(rows), superseded).to_pylist()
    return [(row["article_id"], row["duplicate_of"]) for row in made]


@pytest.mark.parametrize(
    ("pairs", "superseded", "expected"),
    [
        ([], {"a": "b"}, []),
        ([("b", "a")], {}, [("b", "a")]),
        # the new version tells what the old one told: it is no duplicate, or the story would be lost
        ([("b", "a")], {"a": "b"}, []),
        # a copy of the old version is one of the new version
        ([("x", "a"), ("b", "a")], {"a": "b"}, [("x", "b")]),
        # the new version tells something else: the copy tells the old story alone
        ([("x", "a"), ("y", "a")], {"a": "b"}, [("y", "x")]),
        ([("x", "a"), ("b", "c")], {"a": "b"}, [("b", "c")]),
        # both versions are copies of another outlet's article
        ([("a", "x"), ("b", "x")], {"a": "b"}, [("a", "x"), ("b", "x")]),
        # nothing that tells the old story is current
        ([("x", "a")], {"a": "b", "x": "z"}, [("x", "a")]),
    ],
)
def test_each_story_counts_once(
    pairs: list[tuple[str, str]], superseded: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    assert stories(pairs, superseded) == expected
