"""Sentences in which other people bear the roles."""

import pytest

from models import augment
from models.augment import with_other_people
from tests.unit.models.toy_models import toy_sentences


def test_only_names_of_people_change(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(augment, "person_names", lambda: ({"كنان": 5}, {"الشاطبي": 5}))
    sentence = toy_sentences()[0]
    (copy,) = with_other_people([sentence, [{"text": "خبر", "ner": "O"}]], 1.0, seed=1)
    assert [t["ner"] for t in copy] == [t["ner"] for t in sentence]
    changed = [(old["ner"], new["text"]) for old, new in zip(sentence, copy, strict=True) if old["text"] != new["text"]]
    assert len(changed) == 1 and changed[0][0] == "B-PER" and changed[0][1] in ("كنان", "الشاطبي")
