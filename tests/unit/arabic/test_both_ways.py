"""The LSTM over padded sentences gives what PyTorch gives over packed ones."""

import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from arabic.both_ways import BothWays, PackedBothWays

LENGTHS = torch.tensor([5, 4, 1])


def test_it_is_pytorchs_own_lstm() -> None:
    ours, theirs = BothWays(4, 3), nn.LSTM(4, 3, bidirectional=True, batch_first=True)
    theirs.load_state_dict(ours.state_dict())
    sentences = torch.randn(3, 5, 4)
    expected = pad_packed_sequence(theirs(pack_padded_sequence(sentences, LENGTHS, batch_first=True))[0], batch_first=True)[0]
    given = ours(sentences, LENGTHS)
    for i, length in enumerate(LENGTHS):
        assert given[i, :length].isclose(expected[i, :length], atol=1e-6).all()


def test_packed_in_and_out() -> None:
    model = PackedBothWays(4, 3)
    sentences = torch.randn(3, 5, 4)
    packed, _ = model(pack_padded_sequence(sentences, LENGTHS, batch_first=True), None)
    states, lengths = pad_packed_sequence(packed, batch_first=True)
    assert lengths.equal(LENGTHS) and states[0].isclose(model.lstm(sentences, LENGTHS)[0], atol=1e-6).all()
