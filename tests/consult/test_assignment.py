from datetime import date

from pipeline.consult.assignment import Duties, item_label, ministries
from pipeline.model.outline import Agency, Group
from tests.consult.comments import comment
from tests.samples import item, outline

AGENCIES = (
    Agency("so-tai-chinh", "Sở Tài chính", Group.DEPARTMENT),
    Agency("so-y-te", "Sở Y tế", Group.DEPARTMENT, contact_for=("bo-y-te",)),
    Agency("so-xay-dung", "Sở Xây dựng", Group.DEPARTMENT),
    Agency("bo-y-te", "Bộ Y tế", Group.MINISTRY),
)
NEW = outline([[("", [item("y-te", lead="so-y-te"), item("do-thi", lead="so-xay-dung")])]])
OLD = outline([[("", [item("y-te", lead="so-tai-chinh"), item("cu", lead="so-y-te")])]])
DUTIES = Duties.of((NEW, OLD), AGENCIES, date(2025, 11, 30))
OF_STATE = ministries(AGENCIES)


def handler(item_id: str, agency: str = "so-tai-chinh") -> str:
    return DUTIES.handler(comment(item=item_id, agency=agency), OF_STATE)


def test_the_agency_that_leads_the_item_in_the_new_draft_answers() -> None:
    assert handler("y-te") == "Sở Y tế"


def test_an_item_the_new_draft_dropped_stays_with_its_old_lead() -> None:
    assert handler("cu") == "Sở Y tế"


def test_a_ministry_is_answered_through_its_contact_agency() -> None:
    assert handler("do-thi", "bo-y-te") == "Sở Xây dựng (đầu mối: Sở Y tế)"
    assert handler("y-te", "bo-y-te") == "Sở Y tế"
    assert handler("", "bo-y-te") == "Sở Y tế"


def test_what_nobody_leads_is_for_the_planning_agency() -> None:
    assert handler("") == "Sở Xây dựng"  # the sample outline's planner
    assert item_label(NEW.items[0]) == "Y-te [y-te]"
