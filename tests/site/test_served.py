"""What every route is given: where things stand, who stands for whom, what is issued."""

from pathlib import Path

from pipeline.site.access import Access
from tests.issued_rounds import issued
from tests.site.sites import NOON, Site, local


def test_it_knows_its_folder_its_day_and_its_draft(tmp_path: Path) -> None:
    served = local(tmp_path / "tinh").served
    assert served.state == tmp_path / "tinh/.phuc-vu"
    assert served.today == NOON.date()
    assert served.round_number == 1
    assert served.name_of("so-xay-dung") == "Sở Xây dựng"
    assert served.name_of("khong-co") == "khong-co"
    outline = served.shared().outline
    assert served.consultant == (outline.consultant or outline.planning_agency) != ""


def test_the_pages_of_a_round_are_never_those_of_another(tmp_path: Path) -> None:
    site = local(tmp_path / "tinh")
    assert site.served.pages(1) is site.live.pages
    site.live.exchange({}, 2)
    assert (site.served.round_number, site.served.pages(2)) == (2, {})
    assert site.served.pages(1) is None


def test_a_round_is_issued_by_its_seal_alone(tmp_path: Path) -> None:
    served = Site(issued(tmp_path / "tinh"), Access(8017)).served
    assert served.is_issued(1)
    assert not served.is_issued(2)
    assert not served.is_issued(0)
