"""A page of one body with an answered and an open comment, for tests of what shows it."""

from pipeline.model.change import Place
from pipeline.model.comment import Disposition, RegisterRow, Response
from pipeline.model.earlier import Standing
from pipeline.model.feedback_sheet import BodyPage, PageRow
from pipeline.model.verdict import CommentTrace, Evidence, Verdict
from tests.consult.answered import said
from tests.render.papers.left_tables import RESERVED

ONE = said("Rà soát & sửa <số>.", quote="34 giường", proposed="=36 giường")
TWO = said("Bổ sung.")
ROW = RegisterRow(
    "YK1-SYT-001", disposition=Disposition.ACCEPTED, explanation="Đã sửa.", decision="36"
)
EVIDENCE = Evidence("đã sửa", "36", "34", "36", Place("Bảng 1.1", 3, 7))
TRACE = CommentTrace("YK1-SYT-001", Verdict.AS_ASKED, (), EVIDENCE)
NOW = Standing(Place("Bảng 1.1, dòng 2", 3, 7), "36 giường")
PAGE = BodyPage(
    "so-y-te",
    "Sở Y tế",
    3,
    "Dự thảo lần 3",
    (
        PageRow("Dự thảo lần 1", Response(ONE, ROW), "Bảng 1.1", TRACE, NOW, RESERVED),
        PageRow("Dự thảo lần 2", Response(TWO, RegisterRow("YK2-SYT-001")), "Phần I, mục I.1"),
    ),
)
