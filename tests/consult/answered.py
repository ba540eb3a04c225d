"""A consultation of a few bodies with answers, for tests of what is made of it."""

from datetime import date

from pipeline.compose.assemble import compose
from pipeline.compose.flow import lay_out
from pipeline.consult.bodies import bodies
from pipeline.consult.places.placing import located
from pipeline.consult.places.spots import Spots
from pipeline.consult.register.consultation import consultation
from pipeline.model.comment import Comment, Consultation, Letter, Register, RegisterRow
from pipeline.model.fixed import replace
from pipeline.model.outline import Agency, Group, Round, Settings
from pipeline.model.report import Report
from tests.consult.comments import comment
from tests.samples import contribution, heading, item, materials, outline, paragraph, table

AGENCIES = (
    Agency("so-y-te", "Sở Y tế", Group.DEPARTMENT, "SYT"),
    Agency("so-noi-vu", "Sở Nội vụ", Group.DEPARTMENT, "SNV"),
    Agency("bo-y-te", "Bộ Y tế", Group.MINISTRY, "BYT"),
    Agency("xa-a", "UBND xã A", Group.COMMUNE),
)
ASKED = Round(
    1,
    date(2025, 11, 15),
    "Dự thảo lần 1",
    consulted=("so", "bo", "xa"),
    sent=date(2025, 11, 17),
    answer_by=date(2025, 11, 24),
)
SHAPE = outline([[("HẠ TẦNG", [item("y-te", "Y tế"), item("giao-duc", "Giáo dục")])]])
WORDS = "Quy mô giường bệnh đến năm 2030 đạt 34 giường trên một vạn dân."


def report(round_: Round = ASKED) -> Report:
    made = materials(
        SHAPE,
        contribution(
            "y-te",
            heading("Hiện trạng"),
            paragraph(WORDS),
            table("Số giường bệnh", cells=(("Tuyến", "Giường"), ("Tuyến tỉnh", "812,2"))),
        ),
        contribution("giao-duc", paragraph("Mạng lưới trường học.")),
        round_=round_,
    )
    return compose(made).value


def spots() -> Spots:
    return Spots(lay_out(report()))


def said(
    content: str,
    agency: str = "so-y-te",
    *,
    proposed: str = "",
    quote: str = "",
    item: str = "y-te",
) -> Comment:
    return comment(content, agency=agency, proposed=proposed, quote=quote, item=item)


def consulted(
    *comments: Comment,
    rows: tuple[RegisterRow, ...] = (),
    letters: tuple[Letter, ...] = (),
    settings: Settings | None = None,
) -> Consultation:
    own = tuple(dict.fromkeys(c.letter for c in comments))
    answers = bodies(
        AGENCIES,
        ASKED,
        (*own, *letters),
        comments,
        settings=settings or Settings(),
        planner="so-tai-chinh",
        as_of=date(2025, 11, 30),
    )
    placed = located(comments, spots())
    return consultation(1, answers, placed, Register(rows, None, "t"), AGENCIES).value


def row(code: str, of: Comment, **more: object) -> RegisterRow:
    name = next(agency.name for agency in AGENCIES if agency.id == of.agency)
    made = RegisterRow(code, name, item=of.item, quote=of.quote, content=of.content)
    return replace(made, **more)  # type: ignore[arg-type]
