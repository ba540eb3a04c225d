from collections.abc import Iterable

from pipeline.consult.register.told import (
    decided,
    entries_deleted,
    orphaned,
    restored,
    reworded,
    unexplained,
)
from pipeline.model.comment import Consultation, Disposition, RegisterRow, Response
from pipeline.model.notice import Notice, Severity
from tests.consult.comments import comment

FILE = "sections/lan-2/tiep-thu.xlsx"


def answered(disposition: Disposition, **more: str) -> Consultation:
    row = RegisterRow("A", disposition=disposition, cell="TiepThu!A2", **more)  # type: ignore[arg-type]
    return Consultation(1, responses=(Response(comment(), row),))


def codes(notices: Iterable[Notice]) -> list[str]:
    told = list(notices)
    assert all(notice.file == FILE and notice.cell == "TiepThu!A2" for notice in told)
    return [notice.code for notice in told]


def test_what_is_not_taken_over_needs_a_reason() -> None:
    for disposition in (Disposition.REFUSED, Disposition.PARTLY):
        assert codes(unexplained(answered(disposition), FILE)) == ["thieu-giai-trinh"]
        assert codes(unexplained(answered(disposition, explanation="Vì …"), FILE)) == []
    assert codes(unexplained(answered(Disposition.ACCEPTED), FILE)) == []


def test_a_decided_point_is_not_to_stay_open() -> None:
    assert codes(decided(answered(Disposition.DIFFERING, decision="Giữ"), FILE)) == [
        "da-co-ket-luan"
    ]
    assert codes(decided(answered(Disposition.DIFFERING), FILE)) == []
    assert codes(decided(answered(Disposition.ACCEPTED, decision="Giữ"), FILE)) == []


def test_rows_without_comment_reworded_and_deleted_ones_are_named() -> None:
    row = RegisterRow("A", content="Lời cũ.", cell="TiepThu!A2")
    assert codes(orphaned([row, RegisterRow("")], FILE)) == ["y-kien-khong-con"]
    assert codes(reworded([(row, comment("Sửa lời."))], FILE)) == ["y-kien-da-sua"]
    (gone,) = restored([row], FILE)
    assert (gone.code, gone.severity) == ("dong-bi-xoa", Severity.WARNING)
    (own,) = entries_deleted([row], FILE)
    assert "Lời cũ." in own.message
