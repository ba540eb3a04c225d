from pipeline.model.notice import Notice, Severity
from pipeline.model.outline import MutedCheck
from pipeline.stages.notices import of_agency, unknown_agency, unmuted
from tests.samples import AGENCIES

NOTE = Notice(
    Severity.WARNING, "bang-lech", "m", "f", "a.md", agency="so-xay-dung", item="giao-thong"
)


def test_a_muted_check_is_silent_in_its_file_item_or_agency_alone() -> None:
    for where in ("a.md", "giao-thong", "so-xay-dung", ""):
        assert unmuted((NOTE,), (MutedCheck("bang-lech", where, "vì"),)) == ()
    for code, where in (("bang-lech", "b.md"), ("khac", "a.md")):
        assert unmuted((NOTE,), (MutedCheck(code, where, "vì"),)) == (NOTE,)


def test_notices_of_one_agency_are_its_own_in_order() -> None:
    other = Notice(Severity.ERROR, "x", "m", "f", agency="so-cong-thuong")
    assert of_agency("so-xay-dung", (NOTE, other, NOTE)) == (NOTE, NOTE)


def test_an_agency_that_is_known_or_not_named_is_no_fault() -> None:
    assert unknown_agency("", AGENCIES) is None
    assert unknown_agency("so-xay-dung", AGENCIES) is None
    told = unknown_agency("so-xay", AGENCIES)
    assert told is not None
    assert (told.code, told.severity) == ("co-quan-khong-co", Severity.ERROR)
    assert "so-xay-dung" in told.fix
