from pathlib import Path

from pipeline.model.comment import Answer, Certainty
from pipeline.model.fixed import replace
from pipeline.model.notice import Outcome
from pipeline.model.online_sheet import OnlineComment, OnlineSheet
from pipeline.render.excel.online_sheet import online_sheet
from pipeline.rounds import read_shared
from pipeline.stages.build import build
from pipeline.stages.consultation import (
    ConsultationRecord,
    changes_of,
    read_consultation,
)
from pipeline.workspace import scan
from tests.consult.sheets import comment_sheet
from tests.consulted import FOLDER, ITEM, SCHEDULE, consulted
from tests.rounds.workspaces import put, resources


def record(folder: Path) -> Outcome[ConsultationRecord]:
    inventory = scan(folder).value
    shared = read_shared(inventory, 2, resources()).value
    earlier = build(inventory, 1, resources()).value
    assert shared is not None
    assert earlier is not None
    return read_consultation(inventory, earlier, shared[0], resources())


def test_comments_are_placed_in_the_draft_they_were_made_on(tmp_path: Path) -> None:
    outcome = record(consulted(tmp_path))
    first, second = (r.comment for r in outcome.value.consultation.responses)
    assert (first.certainty, second.certainty) == (Certainty.BY_TEXT, Certainty.BY_ITEM)
    assert first.place is not None
    assert first.place.text.endswith("đoạn 1")
    assert [notice.code for notice in outcome.notices] == ["can-doi-y-kien"]
    assert set(outcome.value.inputs) == {f"{FOLDER}/so-xay-dung.xlsx"}


def test_everything_read_bodies_and_letters_is_there(tmp_path: Path) -> None:
    folder = consulted(tmp_path)
    put(folder, f"{FOLDER}/so-xay-dung.pdf", b"%PDF-1.4")
    put(folder, f"{FOLDER}/hoi-dan.pdf", b"%PDF-1.4")
    outcome = record(folder)
    answers = {body.agency: body.answer for body in outcome.value.consultation.bodies}
    assert answers["so-xay-dung"] is Answer.COMMENTED
    assert "so-tai-chinh" not in answers  # the planning agency is not silent: it asks the others
    assert answers["hoi-dan"] is Answer.LETTER_ONLY
    assert outcome.value.agencies[-1].id == "hoi-dan"


def test_an_unplaced_comment_is_told_and_kept(tmp_path: Path) -> None:
    outcome = record(consulted(tmp_path, ("Chung chung", "", "Rà soát toàn bộ.", "")))
    assert "chua-xac-dinh-vi-tri" in [notice.code for notice in outcome.notices]
    changes = changes_of(outcome.value)
    assert changes is not None
    assert changes.rows[0]["item"] == "Chung chung"


def test_a_register_is_new_then_complete(tmp_path: Path) -> None:
    changes = changes_of(record(consulted(tmp_path)).value)
    assert changes is not None
    assert [row["code"] for row in changes.rows] == ["YK1-SXD-001", "YK1-SXD-002"]
    assert changes.rows[0]["item"] == ITEM
    assert len(changes.memory) == 2


def test_a_round_of_the_appraisal_council_is_consulted_like_any_other(tmp_path: Path) -> None:
    folder = consulted(tmp_path)
    schedule = SCHEDULE.replace("lay-y-kien: [so]", "loai: tham-dinh\n    lay-y-kien: [hoi-dong]")
    put(folder, "sections/ke-hoach.yaml", schedule)
    put(folder, "sections/cau-hinh.yaml", "im-lang-la-dong-y: true\n")
    agencies = (folder / "sections/co-quan.yaml").read_text("utf-8")
    council = "".join(f"- id: hd-{n}\n  ten: Ủy viên {n}\n  nhom: hoi-dong\n" for n in (1, 2))
    put(folder, "sections/co-quan.yaml", agencies + council)
    row = (ITEM, "", "Làm rõ phương án.", "")
    put(folder, f"{FOLDER}/hd-1.xlsx", comment_sheet(row, body="Ủy viên 1"))
    found = {body.agency: body for body in record(folder).value.consultation.bodies}
    assert found["hd-1"].answer is Answer.COMMENTED
    assert found["hd-2"].answer is Answer.SILENT_AGREED
    assert not found["so-xay-dung"].asked
    assert "so-tai-chinh" not in found


def test_what_was_written_on_the_site_is_at_its_very_block_and_keeps_its_code(
    tmp_path: Path,
) -> None:
    folder = consulted(tmp_path, ("Chung", "", "Khác.", ""))
    built = build(scan(folder).value, 1, resources()).value
    assert built is not None
    said = OnlineComment("giao-thong-hien-trang.3", ITEM, "900 km", "Rà soát.", "950 km")
    sheet = OnlineSheet(
        "Sở Xây dựng", "Dự thảo lần 1", "Báo cáo", built.report.content_hash[:16], "9/SXD",
        comments=(said,),
    )  # fmt: skip
    own = f"{FOLDER}/so-xay-dung"
    put(folder, f"{own}/truc-tuyen-1.xlsx", online_sheet(sheet))
    once = record(folder).value.consultation.responses
    put(folder, f"{own}/truc-tuyen-2.xlsx", online_sheet(sheet))
    twice = record(folder).value.consultation.responses
    assert [one.comment.code for one in once] == [one.comment.code for one in twice]
    found = next(one.comment for one in twice if one.comment.content == "Rà soát.")
    assert (found.certainty, found.span, len(found.origins)) == (Certainty.CERTAIN, (3, 4), 2)
    assert found.place is not None
    assert found.place.text.endswith("đoạn 2")
    stale = replace(sheet, code="0" * 16)
    put(folder, f"{own}/truc-tuyen-1.xlsx", online_sheet(stale))
    put(folder, f"{own}/truc-tuyen-2.xlsx", online_sheet(stale))
    by_words = record(folder).value.consultation.responses
    assert {one.comment.certainty for one in by_words if one.comment.item} == {Certainty.BY_TEXT}
