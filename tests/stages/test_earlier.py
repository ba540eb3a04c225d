import json
from pathlib import Path

import pytest

from pipeline.compare import revise
from pipeline.model.notice import Outcome
from pipeline.publish.folder import Files
from pipeline.runs.check import check
from pipeline.stages.drafting import draft
from pipeline.work.store import NOTHING_KEPT, MemoryStore, Store
from pipeline.work.watch import unwatched
from tests.consult.sheets import REGISTER, comment_sheet, register
from tests.consulted import ITEM
from tests.render.paper_texts import table
from tests.rounds.workspaces import READ, put
from tests.three_rounds import road, three_rounds

YES, NO = ("Tiếp thu", "Sẽ sửa.", ""), ("", "", "")
OLD = "Mạng lưới đường tỉnh dài 300 km.\n\nĐường xã dài 900 km.\n"


def drafted(folder: Path, number: int = 3, kept: Store = NOTHING_KEPT) -> Outcome[Files | None]:
    return draft(folder, number, fast=True, watch=unwatched, cache=READ, results=kept)


def earlier(outcome: Outcome[Files | None]) -> dict[str, dict[str, object]]:
    assert outcome.value is not None
    told = json.loads(outcome.value["tiep-thu-giai-trinh.json"])
    return {one["code"]: one for one in told["earlier"]}


def test_what_was_never_answered_is_told_again(tmp_path: Path) -> None:
    outcome = drafted(three_rounds(tmp_path, NO))
    left = earlier(outcome)
    assert [(one["kind"], one["verdict"]) for one in left.values()] == [
        ("chua-tra-loi", "chua-tra-loi")
    ] * 2
    told = [n for n in outcome.notices if n.code == "lan-truoc-con-de-lai"]
    assert [(n.file, n.message) for n in told] == [
        (
            "sections/lan-2/tiep-thu.xlsx",
            "ý kiến đối với Dự thảo lần 1 còn để lại: 2 chưa trả lời (YK1-SXD-001, YK1-SXD-002)",
        )
    ]


def test_a_promise_not_kept_is_told_until_a_later_draft_keeps_it(tmp_path: Path) -> None:
    folder = three_rounds(tmp_path, YES)
    left = earlier(drafted(folder))["YK1-SXD-001"]
    assert (left["kind"], left["verdict"]) == ("chua-thuc-hien", "khong-thay-doi")
    road(folder, 3, OLD.replace("300", "310"))
    outcome = drafted(folder)
    left = earlier(outcome)["YK1-SXD-001"]
    assert (left["kind"], left["verdict"]) == ("thuc-hien-sau", "thuc-hien-sau")
    evidence = left["evidence"]
    assert isinstance(evidence, dict)
    assert str(evidence["told"]).startswith("đã thực hiện tại dự thảo lần 3: ")
    assert ("300" in evidence["old"], "310" in evidence["new"]) == (True, True)
    assert "thuc-hien-sau" in {notice.code for notice in outcome.notices}


def test_what_the_answering_draft_kept_is_not_told_again(tmp_path: Path) -> None:
    folder = three_rounds(tmp_path, YES, ("Không tiếp thu", "Đã rõ.", ""))
    road(folder, 2, OLD.replace("300", "310"))
    outcome = drafted(folder)
    assert earlier(outcome) == {}
    assert "lan-truoc-con-de-lai" not in {notice.code for notice in outcome.notices}


def test_a_promise_kept_once_and_taken_back_is_told(tmp_path: Path) -> None:
    folder = three_rounds(tmp_path, YES, ("Không tiếp thu", "Đã rõ.", ""))
    road(folder, 2, OLD.replace("300", "310"))
    assert earlier(drafted(folder)) == {}
    road(folder, 3, OLD)
    left = earlier(drafted(folder))["YK1-SXD-001"]
    assert (left["kind"], left["verdict"]) == ("chua-thuc-hien", "khong-thay-doi")
    evidence = left["evidence"]
    assert isinstance(evidence, dict)
    assert evidence["told"] == "đã sửa tại dự thảo lần 2 nhưng dự thảo lần 3 trở lại như cũ"
    assert ("310" in evidence["old"], "300" in evidence["new"]) == (True, True)
    asked = (ITEM, "đường tỉnh dài 310 km", "Số cũ mới đúng.", "đường tỉnh dài 300 km")
    sheet = comment_sheet(asked, body="Sở Xây dựng", round_number=2)
    put(folder, "sections/lan-2/y-kien/so-xay-dung.xlsx", sheet)
    row = ("YK2-SXD-001", "Sở Xây dựng", "", *asked[:3], "Tiếp thu", "Đã sửa.", "", "")
    put(folder, "sections/lan-3/tiep-thu.xlsx", register(row, head=REGISTER))
    assert earlier(drafted(folder)) == {}


def test_what_was_written_since_for_other_reasons_is_not_taken_back(tmp_path: Path) -> None:
    folder = three_rounds(tmp_path, YES, ("Không tiếp thu", "Đã rõ.", ""))
    road(folder, 2, OLD.replace("300", "310"))
    road(folder, 3, OLD.replace("300", "320"))
    assert earlier(drafted(folder)) == {}


def test_another_number_written_later_keeps_no_promise(tmp_path: Path) -> None:
    folder = three_rounds(tmp_path, YES)
    road(folder, 3, OLD.replace("300", "309"))
    left = earlier(drafted(folder))["YK1-SXD-001"]
    assert (left["kind"], left["verdict"]) == ("chua-thuc-hien", "khac-de-nghi")


def test_a_row_of_the_newest_register_answers_a_comment_of_an_earlier_round(
    tmp_path: Path,
) -> None:
    folder = three_rounds(tmp_path, NO, ("Không tiếp thu", "Đã rõ.", ""))
    late = ("YK1-SXD-001", "Sở Xây dựng", "", ITEM, "", "", "Tiếp thu", "Sửa ở lần 3.", "", "")
    put(folder, "sections/lan-3/tiep-thu.xlsx", register(late, head=REGISTER))
    left = earlier(drafted(folder))["YK1-SXD-001"]
    assert (left["kind"], left["explanation"]) == ("chua-thuc-hien", "Sửa ở lần 3.")
    road(folder, 3, OLD.replace("300", "310"))
    outcome = drafted(folder)
    assert earlier(outcome)["YK1-SXD-001"]["kind"] == "thuc-hien-sau"
    assert outcome.value is not None
    assert json.loads(outcome.value["tiep-thu-giai-trinh.json"])["comments"] == []
    wrong = ("YK1-SXD-009", *late[1:])
    put(folder, "sections/lan-3/tiep-thu.xlsx", register(wrong, head=REGISTER))
    assert "ma-y-kien-khong-co" in {notice.code for notice in drafted(folder).notices}


def test_what_was_done_in_one_draft_is_settled_in_the_next(tmp_path: Path) -> None:
    folder = three_rounds(tmp_path, YES, ("Không tiếp thu", "Đã rõ.", ""))
    plan = (folder / "sections/ke-hoach.yaml").read_text()
    put(folder, "sections/ke-hoach.yaml", f"{plan}  - so: 4\n    ngay: 2026-01-31\n")
    assert list(earlier(drafted(folder, 4))) == ["YK1-SXD-001"]
    road(folder, 3, OLD.replace("300", "310"))
    assert earlier(drafted(folder, 4)) == {}
    assert list(earlier(drafted(folder, 3))) == ["YK1-SXD-001"]


def test_a_change_that_another_comment_asked_for_keeps_no_wish(tmp_path: Path) -> None:
    folder = three_rounds(tmp_path, NO, YES)
    road(folder, 3, OLD.replace("900 km", "950 km"))
    assert earlier(drafted(folder))["YK1-SXD-002"]["verdict"] == "thuc-hien-sau"
    asked = (ITEM, "Đường xã dài 900 km.", "Sửa chiều dài.", "Đường xã dài 950 km.")
    sheet = comment_sheet(asked, body="Sở Xây dựng", round_number=2)
    put(folder, "sections/lan-2/y-kien/so-xay-dung.xlsx", sheet)
    row = ("YK2-SXD-001", "Sở Xây dựng", "", *asked[:3], "Tiếp thu", "Đã sửa.", "", "")
    put(folder, "sections/lan-3/tiep-thu.xlsx", register(row, head=REGISTER))
    assert earlier(drafted(folder))["YK1-SXD-002"]["verdict"] == "khong-thay-doi"


def test_a_point_undecided_is_shown_with_the_words_of_today_and_every_option(
    tmp_path: Path,
) -> None:
    folder = three_rounds(tmp_path, ("Còn ý kiến khác nhau", "Xin ý kiến.", ""))
    road(folder, 3, f"Đoạn mới đứng trước.\n\n{OLD.replace('300', '305')}")
    outcome = drafted(folder)
    assert earlier(outcome)["YK1-SXD-001"]["kind"] == "con-khac-nhau"
    assert outcome.value is not None
    row = table(outcome.value["y-kien-khac-nhau.docx"], 1)[2]
    assert "đoạn 2\nHiện ghi: “Mạng lưới đường tỉnh dài 305 km.”\nNơi được góp ý:" in row[1]
    assert row[1].endswith("Trích dẫn: “đường tỉnh dài 300 km”")
    assert row[4] == (
        "Phương án 1: giữ như dự thảo: “Mạng lưới đường tỉnh dài 305 km.”.\n"
        "Phương án 2 (theo Sở Xây dựng): “dài 310 km”."
    )


def test_the_figures_of_the_round_itself_stay_as_they_are(tmp_path: Path) -> None:
    outcome = drafted(three_rounds(tmp_path, NO))
    assert outcome.value is not None
    told = json.loads(outcome.value["tiep-thu-giai-trinh.json"])
    assert (told["comments"], sum(told["counts"].values())) == ([], 0)
    assert told["earlier_counts"]["chua-tra-loi"] == 2


def test_the_check_tells_the_same_and_the_files_read_are_inputs(tmp_path: Path) -> None:
    folder = three_rounds(tmp_path, YES)
    codes = {notice.code for notice in check(folder, 3, "", watch=unwatched).notices}
    assert "lan-truoc-con-de-lai" in codes
    files = drafted(folder).value
    assert files is not None
    inputs = files["manifest.json"].decode()
    assert "sections/lan-2/tiep-thu.xlsx" in inputs
    assert "sections/lan-1/y-kien/so-xay-dung.xlsx" in inputs


def test_older_drafts_compared_before_are_told_from_what_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, kept = three_rounds(tmp_path, YES), MemoryStore(1000)
    road(folder, 3, OLD.replace("300", "310"))
    first = drafted(folder, kept=kept)
    monkeypatch.delattr(revise, "revised_block")
    assert drafted(folder, kept=kept) == first
