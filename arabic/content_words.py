"""The words by which the rules tell where a content begins and ends, by their use, from a lexicon.

Uses: complementizer, owns_that (the أن after it is not the report's), question, bare_speech (begins words with no opener),
own_speech (the same, right after any verb), adverb and adjunct (between a cue and its content), preposition, before_object,
statement_link and demonstrative (X، وهو ما أكده: that is what he affirmed), link and before_sibling (between a content and
the next cue), contrast, formula (the writer speaks again), new_clause, impersonal (the writer says it: تجدر الإشارة), label
(before a headline's colon, no source), work and named_in_marks (what stands in marks after it is a title or a name).
"""

from functools import cache

from arabic.lexicon import read_lexicon
from arabic.normalize import fold

CONTENT_WORDS = "content_words.tsv"


@cache
def words_for(use: str) -> frozenset[str]:
    """The folded words, or phrases of two words, of one use. KeyError if there is none: the use is misspelt."""
    found = frozenset(fold(row["words"]) for row in read_lexicon(CONTENT_WORDS) if row["use"] == use)
    if not found:
        raise KeyError(f"{CONTENT_WORDS} has no words for {use!r}")
    return found
