"""What holds of every date: written in any of our ways it is read back as it was, and no string makes the reader fail."""

from datetime import date, timedelta

from hijridate import Gregorian
from hypothesis import given
from hypothesis import strategies as st

from arabic.calendars import ParsedDate
from arabic.dates import find_dates, parse_date

LEVANTINE = (
    "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني",
    "كانون الأول",
)  # fmt: skip
EGYPTIAN = tuple("يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split())
MAGHREBI = tuple("جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر".split())
HIJRI = (
    "محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة", "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة",
    "ذو الحجة",
)  # fmt: skip
WEEKDAYS = tuple("الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد".split())
EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")

days = st.dates(date(1925, 1, 1), date(2075, 12, 31))
pieces = st.sampled_from(
    [
        *LEVANTINE,
        *HIJRI,
        *WEEKDAYS,
        "أمس",
        "منذ",
        "أيام",
        "هـ",
        "م",
        "/",
        "-",
        "(",
        ")",
        "،",
        " ",
        "1",
        "31",
        "2024",
        "1446",
        "٢٠",
    ]
)


@given(days, st.sampled_from([LEVANTINE, EGYPTIAN, MAGHREBI]), st.booleans(), st.booleans())
def test_days_in_words_are_read_back(on: date, months: tuple[str, ...], weekday: bool, eastern: bool) -> None:
    words = f"{WEEKDAYS[on.weekday()] + ' ' if weekday else ''}{on.day} {months[on.month - 1]} {on.year}"
    assert parse_date(words.translate(EASTERN) if eastern else words) == ParsedDate(on, "day", None)


@given(days)
def test_two_names_of_a_month_are_read_back(on: date) -> None:
    words = f"{on.day} {EGYPTIAN[on.month - 1]}/{LEVANTINE[on.month - 1]} {on.year}"
    assert parse_date(words).on == on


@given(days, st.integers(1, 27))
def test_the_wrong_weekday_is_never_a_day(on: date, shift: int) -> None:
    wrong = WEEKDAYS[(on.weekday() + shift) % 7]
    parsed = parse_date(f"{wrong} {on.day} {EGYPTIAN[on.month - 1]} {on.year}")
    assert parsed.reason == ("weekday_disagrees" if shift % 7 else None)


@given(days, st.sampled_from("/-."))
def test_numbers_are_read_back_or_not_read(on: date, sign: str) -> None:
    assert parse_date(f"{on.year}{sign}{on.month}{sign}{on.day}").on == on
    day_first = parse_date(f"{on.day}{sign}{on.month}{sign}{on.year}")
    assert day_first.on == on or day_first.reason == "ambiguous_order"


@given(days)
def test_hijri_days_are_read_back(on: date) -> None:
    hijri = Gregorian(on.year, on.month, on.day).to_hijri()
    read = ParsedDate(on, "day", None, "hijri")
    assert parse_date(f"{hijri.day} {HIJRI[hijri.month - 1]} {hijri.year}هـ") == read
    assert parse_date(f"{hijri.year}/{hijri.month:02}/{hijri.day:02} هـ") == read


@given(days, st.integers(1, 40))
def test_days_ago_are_counted_back(on: date, count: int) -> None:
    assert parse_date(f"منذ {count} أيام", on).on == on - timedelta(days=count)


@given(st.one_of(st.text(max_size=60), st.lists(pieces, max_size=12).map(" ".join), st.lists(pieces, max_size=12).map("".join)))
def test_no_string_makes_it_fail(words: str) -> None:
    for published_on in (None, date(2024, 11, 21)):
        parsed = parse_date(words, published_on)
        assert (parsed.on is None) == (parsed.reason is not None) == (parsed.precision is None)
        for found in find_dates(words, published_on=published_on, relative=True):
            assert 0 <= found.start < found.end <= len(words)
