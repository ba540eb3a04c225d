from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.kit import KitComment, KitNotice
from pipeline.monitor.kits import kits
from tests.samples import AGENCIES, XD, item, outline

OTHER = next(agency for agency in AGENCIES if agency.id != XD.id)
SHAPE = outline([[("", [item("mot"), item("hai", lead=OTHER.id, partners=(XD.id,))])]])
IDS = [agency.id for agency in AGENCIES]


def comment(item_id: str, code: str = "YK1") -> KitComment:
    return KitComment(code, item_id, "bo-y-te", "", "", "Sửa", "", "", "")


def test_comments_go_to_those_who_write_the_item() -> None:
    found = kits(AGENCIES, SHAPE, (), (comment("mot"), comment("hai"), comment("")))
    assert [one.item for one in found[XD.id].comments] == ["mot", "hai"]
    assert [one.item for one in found[OTHER.id].comments] == ["hai"]


@given(st.lists(st.tuples(st.sampled_from(IDS), st.text(max_size=5))))
def test_every_notice_goes_to_its_agency_and_to_no_other(told: list[tuple[str, str]]) -> None:
    notices = [(owner, KitNotice("lỗi", "", words, "")) for owner, words in told]
    found = kits(AGENCIES, SHAPE, notices, ())
    assert set(found) == set(IDS)
    for agency in IDS:
        own = [words for owner, words in told if owner == agency]
        assert [notice.message for notice in found[agency].notices] == own
