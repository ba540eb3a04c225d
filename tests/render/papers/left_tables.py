"""A response table that opens with what an earlier round left, for tests of what shows it."""

from pipeline.model.change import Place
from pipeline.model.comment import Balance, Disposition, Letter, Origin, RegisterRow, Response
from pipeline.model.earlier import Feedback, Left, LeftKind, Stand, Standing
from pipeline.model.response_table import LeftLine, ResponseTable
from pipeline.model.verdict import CommentTrace, Evidence, Verdict
from tests.consult.answered import said

COMMENT = said("Rà soát.", quote="34 giường", proposed="36 giường")
RESERVED = Feedback(
    "YK1-SYT-001",
    "so-y-te",
    Stand.RESERVED,
    "chưa thấy sửa",
    2,
    Origin("sections/lan-2/y-kien/so-y-te/y-kien-cac-lan.xlsx", "YKienCacLan!I5"),
    Letter("so-y-te", "9/SYT"),
)


def left(
    kind: LeftKind = LeftKind.UNKEPT,
    verdict: Verdict = Verdict.UNCHANGED,
    *,
    evidence: Evidence | None = None,
    reply: bool = False,
    now: Standing | None = None,
) -> Left:
    row = RegisterRow(
        "YK1-SYT-001", disposition=Disposition.ACCEPTED, explanation="Sẽ sửa.", cell="TiepThu!A2"
    )
    return Left(
        kind,
        Response(COMMENT, row),
        "Dự thảo lần 1",
        CommentTrace("YK1-SYT-001", verdict, (), evidence or Evidence("chưa có thay đổi")),
        now or Standing(Place("Phần I, mục I.1.1, đoạn 2", 3, 9), "34 giường"),
        RESERVED if reply else None,
    )


def with_left(*lines: Left, reply: bool = False) -> ResponseTable:
    told = lines or (left(reply=reply),)
    return ResponseTable(
        "Dự thảo lần 2",
        "Dự thảo lần 3",
        (), (), 0, 0, 0, 0, (),
        Balance(),
        tuple(LeftLine(one, "Sở Y tế", "Phần I, mục I.1.1, đoạn 1") for one in told),
    )  # fmt: skip
