"""The words of the content rules: each use is there, folded; a misspelt use is an error."""

import pytest

from arabic.content_words import words_for


def test_words_are_folded_by_use() -> None:
    assert {"ان", "بان"} <= words_for("complementizer")
    assert "غير ان" in words_for("contrast")


def test_a_use_that_is_not_there() -> None:
    with pytest.raises(KeyError, match="complementiser"):
        words_for("complementiser")
