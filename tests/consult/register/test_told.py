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


def test_each_is_told_with_its_weight_its_row_and_what_to_do() -> None:
    row = RegisterRow("A", content="c" * 300, disposition=Disposition.PARTLY, cell="TiepThu!A2")
    differing = answered(Disposition.DIFFERING, decision="Giữ")
    told = {
        notice.code: notice
        for notices in (
            orphaned([row], FILE), restored([row], FILE), entries_deleted([row], FILE),
            reworded([(row, comment("m" * 300))], FILE),
            unexplained(answered(Disposition.REFUSED), FILE), decided(differing, FILE),
        )
        for notice in notices
    }  # fmt: skip
    weights = {code: notice.severity for code, notice in told.items()}
    assert weights == {
        "y-kien-khong-con": Severity.WARNING,
        "dong-bi-xoa": Severity.WARNING,
        "dong-nhap-da-xoa": Severity.INFO,
        "y-kien-da-sua": Severity.WARNING,
        "thieu-giai-trinh": Severity.WARNING,
        "da-co-ket-luan": Severity.INFO,
    }
    assert all(one.message.startswith("'A'") and one.fix for one in told.values())
    assert all(one.file == FILE for one in told.values())
    assert "c" * 200 in told["dong-nhap-da-xoa"].message
    assert "c" * 201 not in told["dong-nhap-da-xoa"].message
    assert "m" * 120 in told["y-kien-da-sua"].message
    assert "m" * 121 not in told["y-kien-da-sua"].message
    assert "“Không tiếp thu”" in told["thieu-giai-trinh"].message
    assert "“Còn ý kiến khác nhau”" in told["da-co-ket-luan"].message


def test_a_comment_without_a_row_has_nothing_amiss() -> None:
    made = Consultation(1, responses=(Response(comment(), None),))
    assert list(unexplained(made, FILE)) == list(decided(made, FILE)) == []


def test_a_row_whose_code_another_row_has_is_not_called_orphaned() -> None:
    row = RegisterRow("A", cell="TiepThu!A2")
    assert codes(orphaned([row], FILE, {"B"})) == ["y-kien-khong-con"]
    assert codes(orphaned([row], FILE, {"A"})) == []
