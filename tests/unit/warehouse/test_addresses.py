"""Which addresses are one page."""

import pytest

from warehouse.addresses import page_of

PAGE = "https://dam.example/news/12"


@pytest.mark.parametrize(
    "address",
    [
        "http://www.dam.example/news/12/", "https://m.dam.example/news/12", "https://www.m.dam.example/news/12",
        "https://amp.dam.example/news/12", "https://dam.example/news/12/amp/", "https://dam.example/news/12?amp",
        "https://dam.example/news/12?amp=1&utm_source=x#top", "https://dam.example:443/news/12?outputType=amp",
    ],
)  # fmt: skip
def test_the_same_page(address: str) -> None:
    assert page_of(address) == page_of(PAGE)


@pytest.mark.parametrize(
    "address",
    [
        "https://dam.example/news/13",
        "https://dam.example/news/12?page=2",
        "https://news.dam.example/news/12",
        "https://dam.example/",
    ],
)
def test_another_page(address: str) -> None:
    assert page_of(address) != page_of(PAGE)


def test_a_domain_that_looks_like_one_for_telephones() -> None:
    assert page_of("https://m.example/a") == "m.example/a?"
    assert page_of("https://dam.example/amp") != page_of("https://dam.example/")
