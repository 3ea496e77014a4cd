"""How sentences are given to Stanza: in order, by parts that fit in the memory."""

from arabic import annotate
from arabic.annotate import BATCH_SENTENCES, DOCUMENT_TOKENS
from arabic.tokens import Token, tokenize

Piece = tuple[int, list[Token]]


def parts(lengths: list[int]) -> list[list[Piece]]:
    pieces = [(index, tokenize("كلمة " * length)) for index, length in enumerate(lengths)]
    found = [list(part) for part in annotate._parts(pieces)]
    assert [piece for part in found for piece in part] == pieces
    return found


def test_no_part_has_more_tokens_than_fit() -> None:
    found = parts([3] * 2_000 + [40] * 300 + [250] * 50)
    assert max(sum(len(tokens) for _, tokens in part) for part in found) <= DOCUMENT_TOKENS


def test_parts_of_short_sentences_are_whole_batches() -> None:
    *whole, _ = parts([30] * 500)
    assert [len(part) % BATCH_SENTENCES for part in whole] == [0] * len(whole)


def test_a_sentence_too_long_for_any_part_stands_alone() -> None:
    assert [len(part) for part in parts([5, DOCUMENT_TOKENS + 1, DOCUMENT_TOKENS + 2])] == [1, 1, 1]


def test_nothing_makes_no_parts() -> None:
    assert parts([]) == []
