"""The questions from which the weights of the attribution rules are learned, read off the gold articles."""

from collections.abc import Iterable, Sequence

from arabic.antecedents import Choice
from arabic.content_ends import ends_at
from arabic.contents import ContentFinder
from arabic.cue_choice import ANSWERS, candidates
from arabic.cue_spans import cues_of
from arabic.names import NamedSpan
from arabic.quotations import Quotation
from arabic.ranking import Weights
from arabic.reading import Reading
from arabic.scene import Past
from arabic.sources import Source, SourceIndex
from arabic.speakers import Speaker, SpeakerResolver
from models.choice import Question
from models.scoring import Document, content_letters, pair_up, same_speaker


class _Teacher(SpeakerResolver):
    """A resolver that is told the right speaker, writes down each question, and goes on from the right answer."""

    def __init__(self, reading: Reading, index: SourceIndex) -> None:
        super().__init__(reading, index, Weights({}))
        self.questions: list[Question] = []
        self.right_speaker: str | None = None

    def is_right(self, source: Source | None) -> bool:
        """Whether a source is the speaker of the current quotation."""
        return source is not None and same_speaker(self.index.words_of(source.span), self.right_speaker)

    def _chosen(self, found: Sequence[Choice], own: Source | None = None, described: Source | None = None) -> Speaker:
        right = tuple(self.is_right(c.source or described) for c in found)
        if self.right_speaker is not None:
            self.questions.append(Question(tuple(c.features for c in found), right))
        best = next((c.source or described for c, r in zip(found, right, strict=True) if r), None)
        return Speaker(best.span, best.kind, "taught", 1.0, best) if best else super()._chosen(found, own, described)


def speaker_questions(
    document: Document, reading: Reading, quotations: Sequence[Quotation], entities: Sequence[NamedSpan]
) -> list[Question]:
    """The choices among antecedents that the quotations of one gold document ask for, with the right answers."""
    text = reading.text
    gold = [content_letters(text, q["content"]) for q in document["quotes"]]
    found = [content_letters(text, q.content.spans) for q in quotations]
    gold_of = {link.pred: document["quotes"][link.gold] for link in pair_up(gold, found) if link.iou >= 0.5}
    teacher = _Teacher(reading, SourceIndex(reading, entities))
    cues = [q.cue for q in quotations if q.cue is not None]
    for i, quotation in enumerate(quotations):
        cue, mention = quotation.cue, quotation.mention
        teacher.right_speaker = gold_of[i]["speaker"] if i in gold_of else None
        if mention is None and cue is not None:
            mention = teacher.mention_of(cue, quotation.content, cues)
        speaker = teacher.of_mention(mention, cue) if mention else teacher.carried(cue, quotation.start)
        source = speaker.source if speaker else None
        if teacher.right_speaker and not teacher.is_right(source):
            source = next((s for s in teacher.index.sources if teacher.is_right(s)), source)
        if source is not None:
            if cue is not None and mention is not None:
                source.agree_with(cue)
            token = cue.first if cue else reading.token_range(quotation.start, quotation.start + 1)[0]
            teacher.history.past.append(Past(token, source, mention is not None, quotation.parent is not None))
    return teacher.questions


def cue_questions(document: Document, reading: Reading, entities: Sequence[NamedSpan]) -> list[Question]:
    """For each candidate cue of one gold document: none, clause or nominal?"""
    gold = {}
    for quote in document["quotes"]:
        if quote["cue"]:
            for t in range(*reading.token_range(*quote["cue"])):
                gold[t] = quote["form"]
    questions = []
    for candidate in candidates(reading, list(entities)):
        answer = next((gold[t] for t in range(candidate.first, candidate.last) if t in gold), "none")
        questions.append(Question(tuple(candidate.questions()), tuple(a == answer for a in ANSWERS)))
    return questions


def end_questions(document: Document, reading: Reading) -> list[Question]:
    """For each gold quotation whose content follows a cue, and is not just what stands in marks: where does it end?"""
    cues = cues_of(reading)
    finder = ContentFinder(reading, cues)
    by_start = {reading.tokens[c.first].start: c for c in cues}
    questions = []
    for quote in document["quotes"]:
        cue = by_start.get(quote["cue"][0]) if quote["cue"] else None
        (start, end), *more = quote["content"]
        first = reading.token_range(start, end)[0]
        if cue is None or more or start < quote["cue"][0] or first >= len(reading.tokens) or reading.words[first - 1] in '"«“':
            continue
        manner = "nominal" if quote["form"] == "nominal" else "colon" if reading.words[first - 1] == ":" else "that"
        ends = finder.end_choices(cue, first, manner)
        questions.append(Question(tuple(e.features for e in ends), tuple(ends_at(reading, end, e.token) for e in ends)))
    return questions


def accuracy(questions: Iterable[Question], weights: Weights) -> tuple[int, int]:
    """-> (questions answered right, questions that have a right answer)."""
    answered = [q for q in questions if any(q.right)]
    right = 0
    for question in answered:
        probabilities = weights.probabilities(question.candidates)
        right += question.right[max(range(len(probabilities)), key=probabilities.__getitem__)]
    return right, len(answered)
