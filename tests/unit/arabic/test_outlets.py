"""Outlets: names as records and pages write them, addresses, and what must stay unknown."""

import re
from pathlib import Path

import pytest

from arabic.lexicon import read_lexicon
from arabic.outlets import outlet_of

ROWS = read_lexicon("outlets.tsv")
KINDS = {"agency", "newspaper", "television", "radio", "site"}
NEWS = Path(__file__).parents[3] / ".." / "shared" / "data" / "news"


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("واس", "spa"), ("وكالة الأنباء السعودية", "spa"), ("وكالة الأنباء السعودية (واس)", "spa"), ("(واس)", "spa"),
        ("رويترز", "reuters"), ("وكالة رويترز", "reuters"), ("وكالة أنباء رويترز", "reuters"), ("Reuters", "reuters"),
        ("أ.ف.ب", "afp"), ("أ ف ب", "afp"), ("فرانس برس", "afp"), ("وكالة فرانس برس للأنباء", "afp"), ("AFP", "afp"),
        ("وكالة الأناضول", "anadolu"), ("أناضول", "anadolu"), ("وكالة أنباء الأناضول التركية", "anadolu"),
        ("أ ش أ", "mena"), ("بغداد اليوم", "baghdad_today"), ("وكالة بغداد اليوم", "baghdad_today"),
        ("السومرية نيوز", "alsumaria"), ("قناة السومرية", "alsumaria"), ("وكالة السومرية نيوز", "alsumaria"),
        ("عكاظ", "okaz"), ("صحيفة عُكاظ", "okaz"), ("جريدة عكـــاظ", "okaz"), ("OKAZ", "okaz"),
        ("صحيفة سبق الإلكترونية", "sabq"), ("سبق", "sabq"), ("صحيفة اليوم", "alyaum"), ("الرياض", "alriyadh"),
        ("العربية.نت", "alarabiya"), ("موقع العربية نت", "alarabiya"), ("قناة العربية", "alarabiya"),
        ("موقع قناة العربية", "alarabiya"), ("Al-Arabiya", "alarabiya"), ("Alarabiya.net", "alarabiya"),
        ("الجزيرة", "aljazeera"), ("قناة الجزيرة الفضائية", "aljazeera"), ("Al Jazeera", "aljazeera"),
        ("صحيفة الجزيرة", "al_jazirah_sa"), ("جريدة الجزيرة السعودية", "al_jazirah_sa"), ("aljazirah", "al_jazirah_sa"),
        ("الشرق الأوسط", "asharq_al_awsat"), ("صحيفة الشرق الأوسط اللندنية", "asharq_al_awsat"),
        ("Asharq Al-Awsat", "asharq_al_awsat"), ("بي بي سي العربية", "bbc_arabic"), ("CNN بالعربية", "cnn_arabic"),
        ("شبكة CNN الأمريكية", "cnn_arabic"), ("سكاي نيوز عربية", "skynews_arabia"), ("SkyNewsArabia", "skynews_arabia"),
        ("Jawhara FM", "jawhara_fm"), ("إذاعة جوهرة أف أم", "jawhara_fm"), ("jawhara:sport", "jawhara_fm"),
        ("www.alriyadh.com", "alriyadh"), ("https://sabq.org/abc", "sabq"),
    ],
)  # fmt: skip
def test_a_name_with_and_without_what_stands_around_it(name: str, outlet: str) -> None:
    assert outlet_of(name, None) == outlet


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("المصدر: رويترز", "reuters"), ("المصدر : وكالة بغداد اليوم", "baghdad_today"), ("نقلاً عن صحيفة عكاظ", "okaz"),
        ("رويترز + أ ف ب", "reuters"), ("أ ف ب / رويترز", "afp"), ("رويترز، الأناضول", "reuters"),
        ("وكالات + الجزيرة نت", "aljazeera"), ("الجزيرة نت + وكالات", "aljazeera"), ("الجزيرة ووكالات", "aljazeera"),
        ("خاص - رويترز", "reuters"), ("الرياض - واس", "spa"), ("بغداد/ شفق نيوز", "shafaq"), ("سكاي نيوز عربية - أبوظبي", "skynews_arabia"),
        # what comes first is unknown, so the line is
        ("صحيفة الرمل - رويترز", None), ("وكالات", None), ("المصدر:", None), ("المصدر: متابعات", None),
    ],
)  # fmt: skip
def test_a_source_line_means_its_first_outlet(line: str, outlet: str | None) -> None:
    assert outlet_of(line, None) == outlet


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://www.okaz.com.sa/news/1", "okaz"), ("http://WWW.Okaz.com.sa:80/a", "okaz"), ("okaz.com.sa/a", "okaz"),
        ("https://arabic.rt.com/x", "rt_arabic"), ("https://m.arabic.cnn.com/x", "cnn_arabic"),
        ("https://akhbaar24.argaam.com/x", "akhbaar24"), ("https://www.argaam.com/x", "argaam"),
        ("https://www.bbc.com/arabic/articles/c1", "bbc_arabic"), ("https://alquds.com/1", "alquds_ps"),
        ("https://alquds.co.uk/1", "alquds_alarabi"), ("http://www.alwatan.com.sa/1", "alwatan_sa"),
        ("https://notokaz.com.sa/1", None), ("https://okaz.com.sa.example/1", None), ("https://news.example/okaz.com.sa", None),
        ("http://[bad", None), ("", None), ("okaz", None), ("com", None),
    ],
)  # fmt: skip
def test_an_address(url: str, outlet: str | None) -> None:
    assert outlet_of(None, url) == outlet


@pytest.mark.parametrize(
    "name",
    [
        "الوطن", "صحيفة الوطن", "الأيام", "الصباح", "Al Watan", "وكالة الأنباء", "قناة الرياض", "وكالة الوادي اليوم", "صحيفة", "",
        " ", "-", "فلسطين", "محمد علي", "عكاظ وكل ما كتب عنها", "x" * 500, "عكاظ " * 40,
    ],
)  # fmt: skip
def test_what_is_unknown_or_several_outlets_is_not_guessed(name: str) -> None:
    assert outlet_of(name, None) is None


def test_nothing_is_nothing() -> None:
    assert outlet_of(None, None) is None


@pytest.mark.parametrize(
    ("name", "url", "outlet"),
    [
        ("الوطن", "https://www.elwatannews.com/1", "elwatan_eg"), ("الوطن السعودية", None, "alwatan_sa"),
        ("صحيفة الوطن الكويتية", None, "alwatan_kw"), ("الوطن", "https://news.example/1", None),
        # the Saudi newspaper writes its name as the channel does
        ("الجزيرة", "http://www.al-jazirah.com/1", "al_jazirah_sa"), ("رويترز", "https://www.alriyadh.com/1", "reuters"),
        ("ملحق الجمعة", "https://www.alriyadh.com/1", "alriyadh"), ("وكالات", "https://www.alriyadh.com/1", "alriyadh"),
    ],
)  # fmt: skip
def test_the_address_decides_between_namesakes(name: str, url: str | None, outlet: str | None) -> None:
    assert outlet_of(name, url) == outlet


def test_the_registry_is_whole() -> None:
    assert len(ROWS) >= 120
    assert len({row["outlet_id"] for row in ROWS}) == len(ROWS)
    for row in ROWS:
        assert re.fullmatch(r"[a-z0-9_]+", row["outlet_id"]) and row["kind"] in KINDS, row
        assert re.fullmatch(r"[A-Z]{2}(\|[A-Z]{2})*", row["country"]) and row["names"] and row["latin"], row
        for domain in filter(None, row["domains"].split("|")):
            assert re.fullmatch(r"([a-z0-9-]+\.)+[a-z]{2,}", domain) and not domain.startswith("www."), row
            assert outlet_of(None, f"https://www.{domain}/x") == row["outlet_id"]


def test_every_name_means_its_outlet_or_is_shared() -> None:
    for row in ROWS:
        for name in (*row["names"].split("|"), *row["latin"].split("|")):
            assert outlet_of(name, None) in (row["outlet_id"], None), name
            if row["domains"]:
                assert outlet_of(name, f"https://{row['domains'].split('|')[0]}/1") == row["outlet_id"], name


def test_the_sources_of_the_news_that_we_have() -> None:
    if not NEWS.is_dir():
        pytest.skip("shared/data/news is not here")
    names = "alriyadh aljazirah alyaum aleqtisadiya aawsat okaz alwatan almadina alweeam 3alyoum sabq was arreyadi arriyadiyah"
    assert all(outlet_of(name, None) for name in [*names.split(), "Jawhara FM"])
