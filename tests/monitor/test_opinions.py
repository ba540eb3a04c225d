from datetime import date

from pipeline.model.comment import (
    Answer,
    Body,
    Comment,
    Consultation,
    Disposition,
    Letter,
    RegisterRow,
    Response,
)
from pipeline.model.outline import Agency, Group, Round
from pipeline.monitor.opinions import opinion_round

YT = Agency("so-y-te", "Sở Y tế", Group.DEPARTMENT)
XD = Agency("so-xay-dung", "Sở Xây dựng", Group.DEPARTMENT)
XA = Agency("xa-a", "Xã A", Group.COMMUNE)
DRAFT = Round(1, date(2025, 11, 15), "Dự thảo lần 1")


def response(agency: str, disposition: Disposition | None) -> Response:
    row = RegisterRow("YK1", agency, disposition=disposition) if disposition else None
    return Response(Comment(1, agency, Letter(agency), "Sửa"), row)


def test_figures_are_those_of_each_group() -> None:
    made = Consultation(
        1,
        (
            Body("so-y-te", True, Answer.COMMENTED),
            Body("so-xay-dung", True, Answer.SILENT),
            Body("xa-a", False, Answer.AGREED),
        ),
        (
            response("so-y-te", Disposition.ACCEPTED),
            response("so-y-te", Disposition.REFUSED),
            response("so-y-te", None),
        ),
    )
    found = opinion_round(made, DRAFT, (YT, XD, XA))
    assert (found.draft, found.day) == ("Dự thảo lần 1", "15/11/2025")
    departments, communes = found.groups
    assert departments.group == "I. Sở, ban, ngành"
    assert (departments.asked, departments.answered, departments.agreed) == (2, 1, 0)
    assert (departments.comments, departments.open) == (3, 1)
    assert departments.results == (1, 0, 1, 0, 0)
    assert (communes.asked, communes.answered, communes.agreed) == (0, 1, 1)


def test_silence_that_counts_as_agreement_is_no_letter() -> None:
    made = Consultation(1, (Body("xa-a", True, Answer.SILENT_AGREED),))
    (group,) = opinion_round(made, DRAFT, (XA, YT)).groups
    assert (group.asked, group.answered, group.agreed) == (1, 0, 0)
