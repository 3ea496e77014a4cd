"""No text, however odd, and no tags, however wrong, may break the rules or give an empty span."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from arabic.attribution import attribute
from arabic.cue_spans import cues_of
from arabic.mark_ledger import judge_marks
from arabic.names import NamedSpan
from arabic.quotations import find_quotations
from arabic.ranking import Weights
from arabic.reading import Reading, TaggedSpan
from arabic.sentences import split_sentences
from arabic.tokens import tokenize

WORDS = [
    *(
        "قال وأضاف أكد الوزير أن إن بأن أنه مؤكدا أشار إلى دعا بحسب وفقا على حد قوله كما هذا ما نقلت عن مصدر ل لـ شقيق البيان وزارة "
        'محمد علي الدكتور د . ، ؛ : " « » “ ” ( ) ... .. ؟ * ﷺ 12 اليوم هل أكدنا قلنا سموه المصدر https://a.b/c'
    ).split(),
    "\n",
    "\n\n",
    "\u200f",
    "\u0640",
]
TAGS = ("CUE", "NOMINAL_CUE", "SPEAKER", "ADDRESSEE")
NOTHING_LEARNED = Weights({})


@st.composite
def tagged_articles(draw: st.DrawFn) -> tuple[Reading, list[NamedSpan]]:
    text = "".join(w + draw(st.sampled_from((" ", "", " "))) for w in draw(st.lists(st.sampled_from(WORDS), max_size=40)))
    sentences = [(s.start, s.end) for s in split_sentences(text)]
    tokens = [t for a, b in sentences for t in tokenize(text, a, b)]
    labels = [draw(st.sampled_from((None, None, None, *TAGS, "PER", "ORG"))) for _ in tokens]
    tags = [TaggedSpan(t.start, t.end, label) for t, label in zip(tokens, labels, strict=True) if label in TAGS]
    entities = [NamedSpan(t.start, t.end, label) for t, label in zip(tokens, labels, strict=True) if label in ("PER", "ORG")]
    return Reading(text, sentences, tags), entities


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tagged_articles())
def test_every_span_holds_words(article: tuple[Reading, list[NamedSpan]]) -> None:
    reading, entities = article
    if not reading.sentences:
        return
    quotations = find_quotations(reading, cues_of(reading), entities)
    for quotation in quotations:
        for a, b in quotation.content.spans:
            assert any(map(str.isalnum, reading.text[a:b]))
    for attribution in attribute(reading, quotations, entities, NOTHING_LEARNED):
        for span in (attribution.mention, attribution.speaker.span if attribution.speaker else None):
            assert span is None or reading.text[slice(*span)].strip()
    for verdict in judge_marks(reading, quotations, entities):
        assert (verdict.quotation is None) != (verdict.reason is None)
