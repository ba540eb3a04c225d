from pipeline.consult.proof.passage import Passage, Piece, kept_terms
from pipeline.consult.proof.terms import terms


def test_what_came_is_fresh_and_what_stood_there_is_not() -> None:
    now = Passage([Piece("dài 300 km", "đường dài 310 km")]).now
    assert [(one.term.key, one.fresh) for one in now] == [
        ("đường", True),
        ("dài", False),
        ("310000 m", True),
    ]


def test_what_is_lost_is_counted_in_what_stood_there_before() -> None:
    lost = Passage([Piece("300 km, 300 km", "300 km"), Piece("", "300 km")]).lost
    assert lost["300000 m"] == 1


def test_pieces_are_numbered_in_their_order() -> None:
    passage = Passage([Piece("", "một"), Piece("hai", "ba")])
    assert [one.piece for one in passage.now] == [0, 1]
    assert [term.key for term in passage.was] == ["2"]


def test_nothing_is_kept_of_nothing() -> None:
    assert kept_terms((), terms("một")) == {}
    assert kept_terms(terms("một hai"), terms("hai một hai")) == {1: 0, 2: 1}
