"""HTML pages: what is text, what is furniture, what the page says of itself. All pages are of our own writing."""

import io
import json
from pathlib import Path

import pytest

from tasks.readers import Record, Refusal, format_of
from tasks.readers.html import page_record, plain_line, plain_text

WEB = Path(__file__).parents[3] / ".." / "shared" / "data" / "web"

LEAD = "أعلنت هيئة السدود في مدينة الواحة، الثلاثاء، أن خزان الوادي الكبير امتلأ للمرة الأولى منذ عشر سنوات كاملة."
FIRST = "وقال مدير الهيئة سالم العلي إن الأمطار التي هطلت على المرتفعات هذا الشتاء كانت أغزر مما توقعه الخبراء."
SECOND = "وأضاف العلي أن «القرى القريبة من مجرى الوادي بخير»، وأن فرق الطوارئ تراقب منسوب المياه كل ساعة."
LAST = "وكانت الهيئة قد حذرت في الصيف الماضي من جفاف يهدد المزارع إذا تأخرت الأمطار عن موعدها المعتاد."
TEXT = "\n".join([LEAD, FIRST, SECOND, LAST])


def paragraphs(*inserted: str) -> str:
    """The article's paragraphs as HTML, with something between the second and the third."""
    return f"<p>{LEAD}</p><p>{FIRST}</p>{''.join(inserted)}<p>{SECOND}</p><p>{LAST}</p>"


def page(content: str, head: str = "", around: str = "") -> str:
    return (
        f"<!doctype html><html lang='ar'><head><title>السد امتلأ بعد عشر سنوات - صحيفة الواحة</title>{head}</head><body>"
        "<nav><ul><li><a href='/'>الرئيسية</a></li><li><a href='/sport'>رياضة</a></li></ul></nav>"
        f"<article><h1>السد امتلأ بعد عشر سنوات</h1>{content}</article>{around}"
        "<footer><p>جميع الحقوق محفوظة لصحيفة الواحة، ولا يجوز نقل أي مادة منها دون إذن مكتوب من الإدارة.</p></footer></body></html>"
    )


def read(markup: str | bytes, address: str | None = None) -> Record:
    record = page_record(markup, 0, address)
    assert isinstance(record, Record), record
    return record


# main text


def test_a_dateline_below_a_lead_comes_first() -> None:
    found = read(page(f"<h4>{LEAD}</h4><p>الواحة/ سليم بك/ الأناضول</p><p>{FIRST}</p><p>{SECOND}</p><p>{LAST}</p>"))
    assert found.body == f"الواحة/ سليم بك/ الأناضول\n{TEXT}"


@pytest.mark.parametrize("picture_first", [True, False])
def test_a_centred_caption_beside_its_picture_is_no_text(picture_first: bool) -> None:
    picture, caption = (
        "<p style='text-align: center'><img src='a.jpg'></p>",
        "<p style='text-align: center'><b>السد من الجو</b></p>",
    )
    found = read(page(paragraphs(picture + caption if picture_first else caption + picture)))
    assert found.body == TEXT
    heading = "<h3>أغزر مما توقعوا</h3>"
    assert "أغزر مما توقعوا" in str(read(page(paragraphs(heading, picture))).body)


def test_the_paragraphs_of_a_page() -> None:
    record = read(page(paragraphs()))
    assert record.body == TEXT
    assert (record.title, record.outlet) == ("السد امتلأ بعد عشر سنوات", "صحيفة الواحة")


FURNITURE = {
    "read also in a box": "<div class='box'><h4>اقرأ أيضا</h4><ul><li><a href='/1'>مقتل ثلاثة في حادث سير</a></li></ul></div>",
    "read also in a paragraph": "<p><strong>اقرأ أيضاً: <a href='/1'>مقتل ثلاثة في حادث سير على الطريق</a></strong></p>",
    "read also and a list": "<p>إقرأ أيضا</p><p><a href='/1'>مقتل ثلاثة في حادث</a></p><p><a href='/2'>افتتاح المعرض</a></p>",
    "read also without a link": "<p>اقرأ أيضا: مقتل ثلاثة في حادث سير على الطريق السريع</p>",
    "a link alone": "<p><a href='/1'>شاهدوا بالصور مراسم افتتاح معرض الكتاب الدولي</a></p>",
    "related by class": "<section class='related-posts'><p>خبر آخر عن افتتاح المعرض</p></section>",
    "tweet": "<blockquote class='twitter-tweet'><p>السد امتلأ والحمد لله</p>&mdash; سالم (@salem) <a>2024</a></blockquote>",
    "tweet without a class": "<blockquote><p>السد امتلأ pic.twitter.com/abc</p></blockquote>",
    "tweet by its link": "<blockquote>السد امتلأ <a href='https://x.com/salem/status/1'>يوم أمس</a></blockquote>",
    "caption": "<figure><img src='a.jpg'><figcaption>مياه السد كما بدت من الجو يوم أمس</figcaption></figure>",
    "caption by class": "<div class='wp-caption'><img src='a.jpg'><p class='wp-caption-text'>مياه السد من الجو</p></div>",
    "caption by place": "<div><img src='a.jpg'><span>مياه السد كما بدت من الجو يوم أمس</span></div>",
    "share buttons": "<div class='share-buttons'><span>شارك الخبر</span><a href='#'>فيسبوك</a></div>",
    "share line": "<p>شارك هذا الخبر</p>",
    "newsletter": "<div class='newsletter-box'><p>اشترك في نشرتنا البريدية ليصلك كل جديد كل صباح</p></div>",
    "newsletter without a class": "<p>اشترك في النشرة البريدية ليصلك كل جديد كل صباح</p>",
    "channel": "<p>تابعوا قناتنا على تلغرام لمعرفة آخر المستجدات أولا بأول.</p>",
    "advertisement": "<p>إعلان</p><div class='ad-container'>اشتر الآن</div>",
    "script": "<script>var سد = 'قال الوزير إن السد';</script><style>p{color:red}</style>",
    "hidden": "<div style='display: none'>نص مخفي</div>",
    "comment form": "<div class='comment-form'><p>اترك تعليقا على الخبر</p></div>",
}


@pytest.mark.parametrize("inserted", FURNITURE.values(), ids=FURNITURE.keys())
def test_furniture_in_mid_text(inserted: str) -> None:
    assert read(page(paragraphs(inserted))).body == TEXT


PROSE = {
    "a paragraph with links": "<p>وذكر <a href='/x'>المركز الوطني للأرصاد</a> أن الأمطار ستستمر حتى نهاية الأسبوع المقبل.</p>",
    "a heading": "<h2>أمطار غير مسبوقة</h2>",
    "a short sentence": "<p>لكن الخطر لم يزل.</p>",
    "a quotation": "<blockquote><p>لن نترك قرية واحدة دون ماء ولا طريق.</p></blockquote>",
    "a sentence that begins like a label": "<p>شاهد سكان القرى القريبة المياه وهي تغمر الطريق القديم للمرة الأولى منذ سنوات.</p>",
    "a sentence that begins with a word of captions": "<p>تصوير المشاهد الأخيرة من فيلم عن الوادي بدأ هو أيضا هذا الأسبوع.</p>",
    "a list": "<ul><li>إخلاء القرى القريبة من المجرى عند الضرورة.</li><li>مراقبة المنسوب كل ساعة.</li></ul>",
}


@pytest.mark.parametrize("inserted", PROSE.values(), ids=PROSE.keys())
def test_prose_in_mid_text_stays(inserted: str) -> None:
    body = read(page(paragraphs(inserted))).body or ""
    assert all(paragraph in body for paragraph in (LEAD, FIRST, SECOND, LAST))
    assert len(body) > len(TEXT) + 10


def test_paragraphs_by_line_ends() -> None:
    content = f"<div class='content'>{LEAD}<br><br>{FIRST}<br/>{SECOND}<br><br>{LAST}</div>"
    assert read(page(content)).body == TEXT


def test_a_lead_outside_the_text() -> None:
    content = f"<div class='lead'><p>{LEAD}</p></div><div itemprop='articleBody'><p>{FIRST}</p><p>{SECOND}</p><p>{LAST}</p></div>"
    assert read(page(content)).body == TEXT


def test_day_and_byline_above_the_text_are_no_text() -> None:
    content = f"<div class='meta'>نشر في 20 تشرين الثاني 2024 - 10:15</div><div>بقلم: هدى الراوي</div>{paragraphs()}"
    record = read(page(content))
    assert record.body == TEXT
    assert record.published == "20 تشرين الثاني 2024"


def test_comments_and_related_articles_below() -> None:
    words = "تعليق طويل من قارئ يقول فيه رأيه في السد وفي الأمطار وفي الهيئة وفي كل شيء آخر يخطر على باله."
    around = f"<div id='comments'><p>{words}</p><p>{words}</p><p>{words}</p><p>{words}</p><p>{words}</p></div>"
    around += "<div class='most-read'><h3>الأكثر قراءة</h3><a href='/1'>مقتل ثلاثة في حادث سير</a></div>"
    assert read(page(paragraphs(), around=around)).body == TEXT


def test_a_wrapper_with_a_name_of_furniture_is_kept() -> None:
    assert read(page(f"<div class='social-content sidebar-right'>{paragraphs()}</div>")).body == TEXT


def test_text_that_only_linked_data_has() -> None:
    data = json.dumps({"@type": "NewsArticle", "headline": "السد امتلأ", "articleBody": TEXT}, ensure_ascii=False)
    assert read(page("<div id='app'></div>", f"<script type='application/ld+json'>{data}</script>")).body == TEXT


@pytest.mark.parametrize(
    "markup", ["<html></html>", "<!doctype html><body><a href='/'>الرئيسية</a></body>", "<html><body><h1>السد"]
)
def test_a_page_without_text_is_refused(markup: str) -> None:
    refused = page_record(markup, 3)
    assert isinstance(refused, Refusal)
    assert (refused.position, refused.reason) == (3, "no_body")


def test_deep_nesting_is_no_trouble() -> None:
    markup = page("<div>" * 1500 + paragraphs() + "</div>" * 1500)
    assert read(markup).body == TEXT
    # libxml2 stops at a depth of 2,048
    assert isinstance(page_record(page("<div>" * 5000 + paragraphs()), 0), Refusal)


# what the page says of itself

DAYS = {
    "JSON-LD": ("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2024-11-20T03:01:00+03:00\"}</script>", ""),
    "in a graph": ('<script type="application/ld+json">{"@graph":[{"@type":"WebPage"},{"@type":["Article"],"datePublished":"2024-11-20"}]}</script>', ""),
    "Open Graph": ("<meta property='article:published_time' content='2024-11-20T10:00:00Z'>", ""),
    "microdata": ("<meta itemprop='datePublished' content='2024-11-20'>", ""),
    "time element": ("", "<time itemprop='datePublished' datetime='2024-11-20T10:00'>قبل يومين</time>"),
    "visible": ("", "<span class='date'>الأربعاء 20 نوفمبر 2024</span>"),
    "Maghrebi": ("", "<span class='date'>الأربعاء 20 نوفمبر 2024</span>"),
    "published before updated": ("", "<div>آخر تحديث 22 نوفمبر 2024</div><div>تاريخ النشر 20 نوفمبر 2024</div>"),
    "a stamp that is none": ("<meta name='date' content='0001-01-01'>", "<div>20 نوفمبر 2024</div>"),
}  # fmt: skip


@pytest.mark.parametrize(("head", "line"), DAYS.values(), ids=DAYS.keys())
def test_the_day(head: str, line: str) -> None:
    words = read(page(line + paragraphs(), head)).published or ""
    assert words.startswith("2024-11-20") or "20 نوفمبر 2024" in words


def test_the_day_in_the_address() -> None:
    assert read(page(paragraphs()), "https://alwaha.example/2024/11/20/dam").published == "2024-11-20"


def test_no_day_is_better_than_a_wrong_one() -> None:
    around = "<div>أخبار يوم 3 مايو 2021</div><p>حقوق النشر 2019</p>"
    assert read(page(paragraphs(), around=around), "https://alwaha.example/2024/dam").published is None


def test_broken_linked_data_is_passed_over() -> None:
    head = "<script type='application/ld+json'>{\"datePublished\": </script><meta property='article:published_time' content='2024-11-20'>"
    assert read(page(paragraphs(), head)).published == "2024-11-20"


@pytest.mark.parametrize(
    ("head", "author"),
    [
        ("<meta name='author' content='هدى الراوي'>", "هدى الراوي"),
        ("<meta name='author' content='بقلم: هدى الراوي'>", "هدى الراوي"),
        ("<meta name='author' content='صحيفة الواحة'>", None),
        ("<meta property='article:author' content='https://facebook.com/huda'>", None),
        ('<script type="application/ld+json">{"@type":"NewsArticle","author":[{"name":"هدى الراوي"}]}</script>', "هدى الراوي"),
    ],
)
def test_the_author(head: str, author: str | None) -> None:
    assert read(page(paragraphs(), head)).author == author


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ("<link rel='canonical' href='https://alwaha.example/dam'>", "https://alwaha.example/dam"),
        ("<link rel='canonical' href='https://alwaha.example/'>", "https://alwaha.example/fetched"),
        ("<meta property='og:url' content='https://alwaha.example/dam'>", "https://alwaha.example/dam"),
        ("", "https://alwaha.example/fetched"),
    ],
)
def test_the_address(head: str, url: str) -> None:
    assert read(page(paragraphs(), head), "https://alwaha.example/fetched").url == url


def test_the_title_without_the_name_of_the_site() -> None:
    markup = page(paragraphs(), "<meta property='og:title' content='صحيفة الواحة | السد امتلأ بعد عشر سنوات'>")
    assert read(markup).title == "السد امتلأ بعد عشر سنوات"
    no_heading = markup.replace("<h1>السد امتلأ بعد عشر سنوات</h1>", "")
    assert read(no_heading.replace("صحيفة الواحة | ", "")).title == "السد امتلأ بعد عشر سنوات"


# encodings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256", "iso8859_6"])
@pytest.mark.parametrize("declared", ["", "utf-8", "windows-1256", "iso-8859-1", "nonsense"])
def test_encodings_whatever_is_declared(encoding: str, declared: str) -> None:
    markup = page(paragraphs().replace("«", '"').replace("»", '"'), f"<meta charset='{declared}'>" if declared else "")
    assert read(markup.encode(encoding)).body == TEXT.replace("«", '"').replace("»", '"')


def test_a_few_broken_bytes_cost_their_characters() -> None:
    data = page(paragraphs()).encode().replace("هيئة".encode(), "هيئ".encode() + b"\xd8", 1)
    assert FIRST in (read(data).body or "")


def test_entities() -> None:
    markup = page(paragraphs("<p>وقال &laquo;نعم&raquo; &amp; &#147;لا&#148; &#x627;لسد يكفينا هذا الصيف.</p>"))
    assert "وقال «نعم» & “لا” السد يكفينا هذا الصيف." in (read(markup).body or "")


def test_bytes_of_no_encoding() -> None:
    refused = page_record(b"<html>" + bytes(range(0x80, 0xFF)) * 20, 0)
    assert isinstance(refused, Refusal) and refused.reason in ("undecodable_text", "no_body")


# readers


def test_a_saved_page_says_whence_it_came() -> None:
    form = format_of("page.htm")
    assert form is not None and form.name == "html"
    data = page(paragraphs()) + "\n<!-- saved from url=(0026)https://alwaha.example/a/1 -->\n"
    (record,) = form.read(io.BytesIO(data.encode()))
    assert isinstance(record, Record) and record.url == "https://alwaha.example/a/1"


@pytest.mark.parametrize("name", ["html", "body", "raw_html"])
def test_a_page_inside_a_record(name: str) -> None:
    form = format_of("pages.jsonl")
    assert form is not None
    line = json.dumps({"id": "7", "outlet": "الواحة", name: page(paragraphs())}, ensure_ascii=False)
    (record,) = form.read(io.BytesIO(line.encode()))
    assert isinstance(record, Record)
    assert (record.body, record.origin_id, record.outlet, record.title) == (TEXT, "7", "الواحة", "السد امتلأ بعد عشر سنوات")


def test_text_that_speaks_of_html_is_no_page() -> None:
    form = format_of("a.jsonl")
    assert form is not None
    (record,) = form.read(io.BytesIO(json.dumps({"body": "كتب <html> في أول الصفحة"}).encode()))
    assert isinstance(record, Record) and record.body == "كتب <html> في أول الصفحة"


def test_fragments() -> None:
    assert (
        plain_text("<p>السد امتلأ.</p><p>قال &quot;نعم&quot;.</p><p><a href='x'>اقرأ المزيد</a></p>") == 'السد امتلأ.\nقال "نعم".'
    )
    assert plain_text("أول\nثان") == "أول\nثان"
    assert plain_text("أول &amp; ثان\nثالث يكفي") == "أول & ثان\nثالث يكفي"
    assert plain_line("السد <b>امتلأ</b> &amp; فاض") == "السد امتلأ & فاض"


# real pages


@pytest.mark.skipif(not WEB.exists(), reason="needs the pages in shared/data/web")
def test_real_pages() -> None:
    index = json.loads((WEB / "html_index.json").read_text(encoding="utf-8"))
    days = {
        "goose3__test_cnn_arabic.html": "الأحد، 04 آب/اغسطس 2013",
        "trafilatura__assabah.com.tn.article.html": "الجمعة 8 فيفري 2019",
    }
    for row in index:
        record = read((WEB / row["file"]).read_bytes())
        name, gold, body = Path(row["file"]).name, row["gold"], record.body or ""
        assert record.title and len(record.title) > 20 and record.title.split()[0] in row["title"], name
        assert " - " not in record.title, name
        if name in days:
            assert record.published == days[name]
        elif gold["date"] == "2020-04-24":
            assert record.published == "الجمعة 24 نيسان / أبريل 2020"
        else:
            assert (record.published or "").startswith(gold["date"]), name
        assert all(words in body for words in gold.get("with", [])), name
        assert not any(words in body for words in gold.get("without", [])), name
        assert gold.get("expected", {}).get("cleaned_text", "") in body, name


# layouts

HEAD = "<html><head><title>السد امتلأ بعد عشر سنوات - صحيفة الواحة</title></head><body>"
MENU = "<ul>" + "".join(f"<li><a href='/{n}'>قسم رقم {n}</a></li>" for n in range(9)) + "</ul>"
CARDS = "".join(
    f"<div class='item'><a href='/n{n}'><img src='x.jpg'><h3>عنوان خبر آخر رقم {n} لا صلة له بالسد</h3></a>"
    f"<p>ملخص الخبر الآخر رقم {n} وهو نص قصير نسبيا لكنه جملة كاملة تقريبا عن أمر آخر.</p></div>"
    for n in range(6)
)
LAYOUTS = {
    "a blog": (
        f"<header>{MENU}</header><main><article class='post tag-related category-latest-news'><header><h1>السد امتلأ بعد عشر سنوات</h1>"
        f"<time datetime='2024-11-20T10:00'>20 نوفمبر، 2024</time></header><div class='entry-content'>{paragraphs()}"
        f"<div class='sharedaddy'><h3>شارك هذا الموضوع:</h3></div></div></article></main><aside>{CARDS}</aside>"
    ),
    "tables in a form": (
        f"<form id='all'><table><tr><td>{MENU}</td><td><table><tr><td><span>السد امتلأ بعد عشر سنوات</span></td></tr>"
        "<tr><td>20/11/2024 10:30:00 ص</td></tr>"
        f"<tr><td><span id='body'>{'<br /><br />'.join([LEAD, FIRST, SECOND, LAST])}</span></td></tr></table></td><td>{CARDS}</td></tr></table></form>"
    ),
    "a div a paragraph": (
        f"{MENU}<h1>السد امتلأ بعد عشر سنوات</h1><div>20 نوفمبر 2024</div><div class='details'>"
        f"{paragraphs().replace('p>', 'div>')}</div><div>{CARDS}</div>"
    ),
    "cards above and below": f"{CARDS}<h1>السد امتلأ بعد عشر سنوات</h1><i>20 نوفمبر 2024</i><div>{paragraphs()}</div>{CARDS}",
    "headlines that scripts open": (
        "<h1>السد امتلأ بعد عشر سنوات</h1><b>20 نوفمبر 2024</b><div>"
        + paragraphs("<div><div>اقرأ أيضا</div><div onclick='go()'>عنوان خبر آخر عن مهرجان الزيتون</div></div>")
        + "</div>"
    ),
}


@pytest.mark.parametrize("content", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_layouts(content: str) -> None:
    record = read(f"{HEAD}{content}</body></html>")
    assert record.body == TEXT
    assert record.title == "السد امتلأ بعد عشر سنوات"
    assert record.published in ("20 نوفمبر 2024", "20 نوفمبر، 2024", "20/11/2024", "2024-11-20T10:00")
