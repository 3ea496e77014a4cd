"""Pages in the shapes of well-known newsrooms' sites, all of our own words: main text, title, day, author."""

from datetime import date

import pytest

from arabic.dates import parse_date
from schemas.tables import RAW_ARTICLES
from tasks.clean import CLEAN
from tasks.readers import Record
from tasks.readers.html import page_record

TITLE = "بلدية الواحة تعيد فتح الجسر القديم"
LEAD = "أعادت بلدية الواحة، الأربعاء، فتح الجسر القديم أمام المشاة بعد أعمال ترميم استمرت ثلاث سنوات."
ONE = "وقالت رئيسة البلدية ليلى الناصر إن الترميم كلف أقل مما كان مقدرا له، وإن «الجسر ملك لأهل المدينة كلهم»."
TWO = "وأضافت الناصر أن السيارات ستبقى ممنوعة من المرور عليه، وأن البلدية ستبني موقفا قريبا منه قبل الصيف."
THREE = "من جهته، أوضح المهندس سامي الحداد أن الأحجار الأصلية أعيدت إلى أماكنها بعد ترقيمها واحدا واحدا."
FOUR = "ويعود بناء الجسر إلى مطلع القرن الماضي، وهو من أقدم ما بقي من معالم المدينة على ضفتي النهر."
TEXT = (LEAD, ONE, TWO, THREE, FOUR)
OTHER = "وفي خبر آخر لا صلة له بالأول، افتتح وزير الزراعة معرضا للتمور شارك فيه مئة مزارع من ست محافظات."
OTHER_TOO = "وقال الوزير للصحفيين إن موسم هذا العام أفضل من سابقه، وإن الأسعار ستبقى في متناول الجميع حتى الربيع."


def p(*paragraphs: str) -> str:
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


def document(body: str, head: str = "") -> str:
    return f"<!doctype html><html lang=ar dir=rtl><head><meta charset=utf-8><title>{TITLE} | الموقع</title>{head}</head><body>{body}</body></html>"


MORE = (
    "<div class='more-on'><h2 class='more-on__heading'>اقرأ أيضا</h2><span class='screen-reader-text'>list of 2 items</span>"
    "<ul class='more-on__list'><li><span class='screen-reader-text'>list 1 of 2</span><a href='/1'><h3>معرض للتمور في المحافظة</h3></a></li>"
    "<li><span class='screen-reader-text'>list 2 of 2</span><a href='/2'><h3>موسم وفير هذا العام</h3></a></li></ul>"
    "<span class='screen-reader-text'>end of list</span></div>"
)
BROADCASTER = document(
    f"<main id='main-content-area'><header class='article-header'><h1>{TITLE}</h1><p class='article__subhead'><em>{LEAD}</em></p></header>"
    "<figure class='article-featured-image'><img src='a.jpg'><figcaption>الجسر القديم في صورة من العام الماضي (الأوروبية)</figcaption></figure>"
    "<div class='article-info-block'><div class='article-source'>المصدر / وكالات</div><div class='article-dates'><div class='date-simple'>"
    "<span class='screen-reader-text'>Published On 20 Nov 2024</span><span aria-hidden='true'>20/11/2024</span></div></div>"
    "<div class='article__share'><button>شارِكْ</button></div></div>"
    f"<div class='wysiwyg wysiwyg--all-content'>{p(ONE)}{MORE}{p(TWO)}<h2 id='h'>أحجار مرقمة</h2>{p(THREE, FOUR)}</div>"
    "<div class='article-source'><span>المصدر</span><span>:</span> <span>الجزيرة + وكالات</span></div></main>"
)
PUBLIC_BROADCASTER = document(
    f"<main role='main'><div class='x1'><h1 id='content' class='bbc-1'>{TITLE}</h1></div>"
    "<figure class='x2'><div><picture><img src='a.jpg' alt='الجسر'></picture></div><figcaption><span>صدر الصورة، </span>Getty Images</figcaption></figure>"
    "<section class='x3'><ul role='list'><li><span>Author, </span><span>هدى الراوي</span></li><li><span>Role, </span>الخدمة العربية</li></ul></section>"
    "<div class='x4'><time datetime='2024-11-20' class='x5'>20 نوفمبر/ تشرين الثاني 2024</time></div>"
    f"<div class='x6'><p><b>{LEAD}</b></p></div><div class='x6'>{p(ONE)}</div>"
    "<section role='region' aria-labelledby='recs' class='x7'><a href='#end'>تخطى قصص مقترحة وواصل القراءة</a><strong id='recs'>قصص مقترحة</strong>"
    "<ul><li><a href='/1'>معرض للتمور</a></li><li><a href='/2'>موسم وفير</a></li></ul><p id='end'>قصص مقترحة نهاية</p></section>"
    f"<div class='x6'>{p(TWO)}</div><div class='x6'>{p(THREE)}</div><div class='x6'>{p(FOUR)}</div>"
    "<section class='x8'><h2>مواضيع ذات صلة</h2><ul><li><a href='/t'>جسور</a></li></ul></section>"
    f"<section class='x9'><h2>اخترنا لكم</h2><ul><li><div><h3><a href='/3'>وزير الزراعة يفتتح المعرض</a></h3><p>{OTHER}</p></div></li>"
    f"<li><div><h3><a href='/4'>موسم أفضل من سابقه</a></h3><p>{OTHER_TOO}</p></div></li></ul></section></main>"
)
EGYPTIAN = document(
    f"<div class='cont'><div class='articleHeader'><h1>{TITLE}</h1><span class='newsStoryDate'>الأربعاء، 20 نوفمبر 2024 10:15 ص</span>"
    "<div class='img-cont'><img src='a.jpg'><span class='img-cap'>الجسر القديم</span></div><div class='writeBy'>كتبت: منى السيد</div></div>"
    f"<div id='articleBody'>{p(LEAD, ONE)}<p><a href='/1'><strong>بالصور.. وزير الزراعة يفتتح معرض التمور</strong></a></p>{p(TWO, THREE, FOUR)}"
    "<div style='text-align:center'><img src='b.jpg'></div><div style='text-align:center'>الجسر من الضفة الشرقية</div>"
    "<h3>موضوعات متعلقة</h3><h3><a href='/5'>موسم التمور يبدأ مبكرا</a></h3><h3><a href='/6'>مزارعون يشكون قلة الماء</a></h3></div>"
    "<div class='tags'><a href='/t'>الواحة</a> <a href='/u'>الجسر</a></div></div>"
)
MAGHREBI = document(
    f"<article class='post'><h1 class='post-title'>{TITLE}</h1><div class='post-meta'><span class='author'><a href='/a'>هسبريس - كريم بناني</a></span>"
    "<span class='date-post'>الأربعاء 20 نونبر 2024 - 10:15</span></div>"
    f"<div class='article-content'>{p(*TEXT)}</div></article><section class='box-tags'><a href='/t'>الواحة</a></section>"
    "<div id='comments'><h3>التعليقات (2)</h3><ul class='comment-list'><li class='comment even'><div class='comment-body'><span>قارئ</span>"
    f"<p>{OTHER}</p></div></li><li class='comment odd'><div class='comment-body'><span>قارئ آخر</span><p>{OTHER_TOO}</p></div></li></ul></div>"
)
SATELLITE = document(
    f"<div class='headingInfo'><h1 class='headingInfo_title'>{TITLE}</h1><div class='article-caption'>الجسر القديم - أرشيفية</div>"
    "<div class='headingInfo_article'>الواحة - العربية.نت</div><div class='timeDate'><time>نشر في: 20 نوفمبر ,2024: 03:00 م GST</time>"
    "<time>آخر تحديث: 21 نوفمبر ,2024: 09:00 ص GST</time></div></div>"
    f"<div id='body-text'><div class='paragraph'>{LEAD}</div><div class='paragraph'>{ONE}</div>"
    "<div class='teaser'><a href='/1'><img src='b.jpg'><span>الزراعة</span><span>معرض للتمور في المحافظة</span></a></div>"
    f"<div class='paragraph'>{TWO}</div><div class='paragraph'>{THREE}</div><div class='paragraph'>{FOUR}</div></div>"
    "<p class='promo'>تابعوا آخر أخبارنا المحلية وآخر المستجدات السياسية والاقتصادية عبر Google news</p>"
)
CHANNEL = document(
    f"<div class='main-article'><h1 class='heading'>{TITLE}</h1><div class='article-date'>تاريخ النشر: 20.11.2024 | 10:15 GMT</div>"
    "<div class='main-cover'><img src='a.jpg'><span class='source'>الجسر القديم / Sputnik</span></div>"
    "<div class='follow-us'>تابعوا RT على</div>"
    f"<p class='summary'>{LEAD}</p><div class='text'>{p(ONE)}<div class='text-widget'><p>إقرأ المزيد</p><a href='/1'><h3>معرض للتمور</h3></a></div>"
    f"{p(TWO)}<blockquote class='twitter-tweet'><p>الجسر مفتوح</p>— بلدية (@wah) <a href='https://twitter.com/wah/status/1'>20 نوفمبر</a></blockquote>"
    f"{p(THREE, FOUR, 'المصدر: RT + نوفوستي')}</div><div class='news-tags'><span>#الواحة</span></div></div>"
)
AGENCY = document(
    f"<div class='news-details'><h2 class='news-title'>{TITLE}</h2><div>2024-11-20 | 10:15</div><div>shafaq.com/A/123</div>"
    f"<div class='text'><p>شفق نيوز/ {LEAD}</p>{p(ONE, TWO, THREE, FOUR)}</div>"
    "<div>الكلمات المفتاحية</div><a href='/t'>الواحة</a> <a href='/u'>الجسر</a><div>للاشتراك في قناتنا على تليغرام</div></div>",
    f"<meta property='og:title' content='{TITLE}'>",
)
TABLES = (
    "<HTML><HEAD><META http-equiv=Content-Type content='text/html; charset=windows-1256'><TITLE>جريدة الواحة</TITLE></HEAD><BODY>"
    "<TABLE><TR><TD width=150><A href='/'>الرئيسية</A><BR><A href='/l'>محليات</A><BR><A href='/s'>رياضة</A></TD>"
    f"<TD><FONT size=5><B>{TITLE}</B></FONT><BR><FONT size=2>الأربعاء 18 جمادى الأولى 1446 هـ - 20 نوفمبر 2024 م</FONT><BR><BR>"
    f"<FONT size=3>{LEAD}<BR>&nbsp;<BR>{ONE}<BR><BR>{TWO}<BR><BR>{THREE}<BR><BR>{FOUR}</FONT></TD></TR></TABLE>"
    "<CENTER>جميع الحقوق محفوظة 2024</CENTER></BODY></HTML>"
)
AMP = (
    f"<!doctype html><html amp lang=ar><head><meta charset=utf-8><title>{TITLE}</title><link rel=canonical href='https://example.org/news/12'>"
    '<script type="application/ld+json">[{"@context":"https://schema.org","@type":["NewsArticle"],"headline":"' + TITLE + '",'
    '"datePublished":"2024-11-20T23:30:00+03:00","author":[{"@type":"Person","name":"كريم بناني"}],"publisher":{"name":"الموقع"}}]</script></head><body>'
    f"<header><amp-img src='l.png'></amp-img></header><article><h1>{TITLE}</h1><amp-img src='a.jpg'></amp-img>{p(LEAD, ONE)}"
    f"<amp-ad type=x><div fallback>إعلان</div></amp-ad>{p(TWO)}<amp-twitter data-tweetid='1'><blockquote placeholder>الجسر مفتوح منذ الصباح</blockquote></amp-twitter>"
    f"{p(THREE, FOUR)}<amp-social-share type=twitter>شارك على تويتر</amp-social-share></article>"
    f"<amp-list><div><h4><a href='/1'>معرض للتمور</a></h4></div></amp-list></body></html>"
)
NEXT_ARTICLES = document(
    f"<main><article class='single'><header><h1>{TITLE}</h1><time datetime='2024-11-20T10:00:00+03:00'>20 نوفمبر 2024</time></header>{p(*TEXT)}</article>"
    f"<article class='single next'><header><h1>معرض للتمور</h1><time datetime='2024-11-19T10:00:00+03:00'>19 نوفمبر 2024</time></header>"
    f"{p(OTHER, OTHER_TOO, OTHER[:-9] + 'كثيرة.', OTHER_TOO[:-9] + 'الخريف.')}</article></main>",
)
GRAPH = document(
    f"<div class='td-post-content'><div class='td-post-header'><h1 class='entry-title'>{TITLE}</h1>"
    "<div class='td-post-author-name'><div>بواسطة</div> <a href='/author/1'>سلمى عمر</a><div>-</div></div><span class='td-post-date'>20 نوفمبر، 2024</span>"
    f"<div class='td-post-views'><span>1250</span></div></div>{p(LEAD, ONE)}<div class='wp-block-embed'><a href='/v'>https://youtu.be/abc</a></div>{p(TWO)}"
    f"<div class='jeg_share_button'>Share on Facebook Share on Twitter</div>{p(THREE, FOUR)}<p>للمزيد من الأخبار، اشتركوا في قناتنا على واتساب</p>"
    "<div class='sharedaddy'><h3 class='sd-title'>معجب بهذه:</h3><span>إعجاب تحميل...</span></div></div>"
    f"<div class='td_block_related_posts'><h4>مقالات ذات صلة</h4><div class='td_module'><h3><a href='/1'>معرض للتمور</a></h3><div>{OTHER}</div></div></div>",
    '<script type="application/ld+json">{"@graph":[{"@type":"Organization","name":"الموقع"},{"@type":"NewsArticle","headline":"'
    + TITLE + '","datePublished":"2024-11-20T07:15:00+00:00","author":{"@id":"https://example.org/#/person/7"}},'
    '{"@type":"Person","@id":"https://example.org/#/person/7","name":"سلمى عمر"}]}</script>',
)  # fmt: skip
ARABIC_DIGITS = document(
    f"<div class='page'><h1>{TITLE}</h1><ul class='info'><li>الأربعاء ٢٠ / تشرين الثاني / ٢٠٢٤</li><li>عدد القراءات: ١٢٥</li></ul>"
    f"<div class='details'><div>{LEAD}</div><div>{ONE}</div><div><b>اقرأ أيضاً: </b><a href='/1'>معرض للتمور في المحافظة الشرقية</a></div>"
    f"<div>{TWO}</div><div>{THREE}</div><div>{FOUR}</div><div>انتهى/25م</div></div></div>"
)
AGGREGATOR = document(
    f"<div class='story'><h1>{TITLE}</h1><div class='source'><a href='/s'><img src='s.png'> صحيفة الواحة</a> <span>قبل 3 ساعات</span></div>"
    f"<div class='content'>{p(*TEXT)}<p><a href='https://example.org/a'>إقرأ على الموقع الرسمي</a></p></div>"
    "<div class='stats'>* تستطيع مشاهدة مصدر الخبر الأصلي من الرابط التالي، ولا نتحمل مسؤولية ما ورد فيه من معلومات أو آراء.</div></div>",
    "<meta property='article:published_time' content='2024-11-20T10:15:00+02:00'>",
)

PAGES: dict[str, tuple[str, tuple[str, ...]]] = {
    "broadcaster": (BROADCASTER, (LEAD, ONE, TWO, "أحجار مرقمة", THREE, FOUR)),
    "public broadcaster": (PUBLIC_BROADCASTER, TEXT),
    "Egyptian daily": (EGYPTIAN, TEXT),
    "Maghrebi site": (MAGHREBI, TEXT),
    "satellite channel": (SATELLITE, TEXT),
    "foreign channel": (CHANNEL, TEXT),
    "agency": (AGENCY, (f"شفق نيوز/ {LEAD}", ONE, TWO, THREE, FOUR)),
    "tables": (TABLES, TEXT),
    "AMP": (AMP, TEXT),
    "next article below": (NEXT_ARTICLES, TEXT),
    "graph": (GRAPH, TEXT),
    "Arabic digits": (ARABIC_DIGITS, TEXT),
    "aggregator": (AGGREGATOR, TEXT),
}


def read(name: str) -> Record:
    markup = PAGES[name][0]
    record = page_record(markup.encode("cp1256") if name == "tables" else markup, 0)
    assert isinstance(record, Record), record
    return record


@pytest.mark.parametrize("name", PAGES)
def test_main_text(name: str) -> None:
    record = read(name)
    row = {"raw_id": "r0", "file": "a.html", "position": 0, "format": "html", "title": record.title, "body": record.body}
    made = CLEAN({"raw_articles": RAW_ARTICLES.from_rows([row])})
    (article,) = made["articles"].to_pylist()
    assert tuple(article["text"][article["body_char"] :].split("\n")) == PAGES[name][1]


@pytest.mark.parametrize("name", PAGES)
def test_title_and_day(name: str) -> None:
    record = read(name)
    assert record.title == TITLE
    assert parse_date(record.published or "").on == date(2024, 11, 20)


@pytest.mark.parametrize(
    ("name", "author"),
    [
        ("public broadcaster", "هدى الراوي"),
        ("Egyptian daily", "منى السيد"),
        ("AMP", "كريم بناني"),
        ("graph", "سلمى عمر"),
        ("tables", None),
    ],
)
def test_author(name: str, author: str | None) -> None:
    assert read(name).author == author
