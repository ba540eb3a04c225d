from pathlib import Path

from pipeline.model.fixed import replace
from pipeline.model.notice import Notice, Severity
from pipeline.model.outline import MutedCheck
from pipeline.rounds import read_shared
from pipeline.stages.build import build
from pipeline.stages.notices import (
    of_agency,
    unknown_agency,
    unmuted,
    without_next_round,
    worded,
)
from pipeline.workspace import scan
from tests.consulted import SCHEDULE, consulted
from tests.intake.departmental.pages import para
from tests.ooxml.markup import file_of
from tests.rounds.workspaces import ROAD, put, resources, workspace
from tests.samples import AGENCIES

NOTE = Notice(
    Severity.WARNING, "bang-lech", "m", "f", "a.md", agency="so-xay-dung", item="giao-thong"
)


def test_a_muted_check_is_silent_in_its_place_file_item_or_agency_alone(tmp_path: Path) -> None:
    built = build(scan(workspace(tmp_path)).value, 1, resources()).value
    assert built is not None
    note = replace(NOTE, line=7)

    def told(code: str, where: str) -> tuple[Notice, ...]:
        settings = replace(built.shared.settings, muted=(MutedCheck(code, where, "vì"),))
        return unmuted((note,), replace(built, shared=replace(built.shared, settings=settings)))

    for where in ("a.md", "a.md:7", "giao-thong", "so-xay-dung", ""):
        assert told("bang-lech", where) == ()
    for code, where in (("bang-lech", "b.md"), ("bang-lech", "a.md:8"), ("khac", "a.md")):
        assert told(code, where) == (note,)


def test_an_author_switches_off_warnings_of_the_own_text_and_no_error(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    put(folder, ROAD, "---\ntat-kiem-tra: [{ma: bang-lech, ly-do: vì}]\n---\nĐoạn.\n")
    built = build(scan(folder).value, 1, resources()).value
    assert built is not None
    own = replace(NOTE, file=ROAD)
    error = replace(own, severity=Severity.ERROR)
    assert unmuted((own, error, NOTE), built) == (error, NOTE)


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


def test_comments_on_the_last_draft_need_a_next_round(tmp_path: Path) -> None:
    folder = consulted(tmp_path)
    read = read_shared(scan(folder).value, 2, resources()).value
    assert read is not None
    one = read[0]
    assert list(without_next_round(scan(folder).value, one)) == []
    alone = replace(one, schedule=replace(one.schedule, rounds=one.schedule.rounds[:1]))
    told = list(without_next_round(scan(folder).value, alone))
    assert [notice.code for notice in told] == ["chua-co-lan-sau"]
    assert "so: 2" in told[0].fix
    assert "so: 2" in SCHEDULE


def test_notices_on_a_text_kept_in_word_name_its_places(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    word = "sections/lan-1/so-xay-dung/giao-thong-hien-trang.docx"
    (folder / word.replace(".docx", ".md")).unlink()
    put(folder, word, file_of(para("Mở"), para("Xem @"), para("Theo Hình 9.")))
    built = build(scan(folder).value, 1, resources()).value
    assert built is not None
    told = Notice(Severity.ERROR, "x", "m", "f", word, 2)
    other = replace(told, file="a.md")
    beyond = replace(told, line=99)
    found = worded(built, (told, other, beyond))
    assert [notice.place for notice in found] == [f"{word}:đoạn 2: 'Xem @'", "a.md:2", f"{word}:99"]
