import json
from io import BytesIO
from pathlib import Path

import docx
import pytest

from pipeline.model.notice import Outcome
from pipeline.publish.folder import Files
from pipeline.stages.drafting import draft
from pipeline.work.watch import unwatched
from tests.feedback_pages import COLUMNS, HEAD, filled
from tests.oracle.received import received
from tests.render.paper_texts import table
from tests.rounds.workspaces import READ, put
from tests.three_rounds import three_rounds

PAGE = "trich-gui/so-xay-dung/y-kien-cac-lan.xlsx"
RETURNED = "sections/lan-2/y-kien/so-xay-dung/y-kien-cac-lan.xlsx"
ONE, TWO = "YK1-SXD-001", "YK1-SXD-002"
ANSWERED = (("Không tiếp thu", "Theo số liệu đã công bố.", ""), ("Ghi nhận", "Đã rõ.", ""))


def drafted(folder: Path, number: int = 3) -> Outcome[Files | None]:
    return draft(folder, number, fast=True, watch=unwatched, cache=READ)


def sent(folder: Path) -> bytes:
    files = drafted(folder, 2).value
    assert files is not None
    return files[PAGE]


def told(outcome: Outcome[Files | None]) -> dict[str, dict[str, object]]:
    assert outcome.value is not None
    read = json.loads(outcome.value["tiep-thu-giai-trinh.json"])
    return {one["code"]: one for one in read["earlier"]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return three_rounds(tmp_path, *ANSWERED)


def test_what_a_body_reserves_opens_the_next_answers_as_a_differing_opinion(folder: Path) -> None:
    page = filled(sent(folder), {ONE: ("Bảo lưu", "Đo thực tế 310 km"), TWO: ("Đồng ý", "")})
    put(folder, RETURNED, page)
    outcome = drafted(folder)
    left = told(outcome)
    assert list(left) == [ONE]
    assert (left[ONE]["kind"], left[ONE]["verdict"]) == ("con-khac-nhau", "khong-tiep-thu")
    assert left[ONE]["reply"] == {
        "stand": "Bảo lưu",
        "words": "Đo thực tế 310 km",
        "round": 2,
        "letter": {"no": "77/SXD", "day": "2025-12-05"},
        "source": {"file": RETURNED, "place": "YKienCacLan!G11"},
    }
    assert outcome.value is not None
    rows = table(outcome.value["tiep-thu-giai-trinh.docx"], 1)
    assert any("Ý kiến của cơ quan về kết quả: Bảo lưu: Đo thực tế 310 km" in row[3]
               for row in rows if len(row) > 3)  # fmt: skip
    points = table(outcome.value["y-kien-khac-nhau.docx"], 1)
    assert "Về kết quả xử lý: Bảo lưu: Đo thực tế 310 km" in points[2][2]


def test_answers_to_answers_are_no_new_comments_and_no_letter_without_comments(
    folder: Path,
) -> None:
    put(folder, RETURNED, filled(sent(folder), {ONE: ("Bảo lưu", "Đo lại.")}))
    outcome = drafted(folder)
    assert outcome.value is not None
    read = json.loads(outcome.value["tiep-thu-giai-trinh.json"])
    assert read["comments"] == []
    assert received(folder, 2) == 0
    codes = {notice.code for notice in outcome.notices}
    assert "can-doi-y-kien" not in codes
    assert "co-van-ban-chua-nhap" not in codes
    assert "co-quan-bao-luu" in codes
    assert RETURNED in outcome.value["manifest.json"].decode()


def test_agreement_settles_what_was_open_between_two(tmp_path: Path) -> None:
    folder = three_rounds(tmp_path, ("Còn ý kiến khác nhau", "Xin ý kiến.", ""), ANSWERED[1])
    assert told(drafted(folder))[ONE]["kind"] == "con-khac-nhau"
    put(folder, RETURNED, filled(sent(folder), {ONE: ("đồng ý", "")}))
    outcome = drafted(folder)
    assert told(outcome) == {}
    assert outcome.value is not None
    point = table(outcome.value["y-kien-khac-nhau.docx"], 1)
    assert point[1][0] == "I. NỘI DUNG ĐÃ CÓ KẾT LUẬN"
    assert point[2][7] == "Cơ quan góp ý đồng ý với kết quả xử lý."


def test_the_page_of_the_next_draft_has_all_rounds_and_what_the_body_said(folder: Path) -> None:
    put(folder, RETURNED, filled(sent(folder), {ONE: ("Bảo lưu", "Đo lại.")}))
    files = drafted(folder).value
    assert files is not None
    rows = table(files[PAGE.replace("xlsx", "docx")], 1)
    assert [row[0] for row in rows] == [
        "TT",
        "Sở Xây dựng",
        "Ý kiến đối với Dự thảo lần 1 (2)",
        "1",
        "2",
    ]
    assert rows[3][5] == "Bảo lưu: Đo lại."


def notices(folder: Path, page: bytes, name: str = RETURNED) -> dict[str, str]:
    put(folder, name, page)
    ours = {"lan-truoc-con-de-lai", "ban-nhanh"}
    return {
        notice.code: notice.message
        for notice in drafted(folder).notices
        if notice.code not in ours and "y-kien-cac-lan" in notice.file
    }


def test_an_unknown_code_an_edit_and_a_row_of_its_own_are_told_with_their_words(
    folder: Path,
) -> None:
    def change(sheet: object) -> None:
        cell = sheet.cell  # type: ignore[attr-defined]
        cell(HEAD + 1, COLUMNS["answer"]).value = "Tiếp thu toàn bộ."
        cell(HEAD + 3, COLUMNS["words"]).value = "Đề nghị thêm cầu Kỳ Cùng."
        cell(HEAD + 4, COLUMNS["code"]).value = "YK1-SXD-009"
        cell(HEAD + 4, COLUMNS["stand"]).value = "Bảo lưu"
        cell(HEAD + 4, COLUMNS["words"]).value = "Vẫn chưa sửa"

    found = notices(folder, filled(sent(folder), {}, change=change))
    assert found["o-khong-duoc-sua"] == (
        "'YK1-SXD-001': cột Kết quả tiếp thu, giải trình bị sửa thành “Tiếp thu toàn bộ.”; chỉ cột "
        "ý kiến về kết quả được tính"
    )
    assert found["dong-khong-ma"].endswith("“Đề nghị thêm cầu Kỳ Cùng.”")
    assert found["ma-y-kien-khong-co"] == (
        "mã 'YK1-SXD-009' không có trong các lần góp ý; chưa tính: “Bảo lưu: Vẫn chưa sửa”"
    )


def test_another_bodys_page_counts_for_nobody_and_says_all_it_holds(folder: Path) -> None:
    page = filled(sent(folder), {ONE: ("Bảo lưu", "Đo lại."), TWO: ("Đồng ý", "")})
    other = RETURNED.replace("so-xay-dung", "so-tai-chinh")
    found = notices(folder, page, other)
    assert list(found) == ["phieu-cua-co-quan-khac"]
    assert "YK1-SXD-001: Bảo lưu: Đo lại.; YK1-SXD-002: Đồng ý" in found["phieu-cua-co-quan-khac"]
    assert told(drafted(folder)) == {}


def test_a_page_put_beside_the_folders_is_known_by_its_hidden_sheet(folder: Path) -> None:
    page = filled(sent(folder), {ONE: ("Bảo lưu", "Đo lại.")})
    put(folder, "sections/lan-2/y-kien/y-kien-cac-lan.xlsx", page)
    assert list(told(drafted(folder))) == [ONE]


def test_without_its_hidden_sheet_it_is_read_by_its_codes_and_said_so(folder: Path) -> None:
    page = filled(sent(folder), {ONE: ("Không đồng ý", "")}, keys=False)
    found = notices(folder, page)
    assert "phieu-y-kien-mat-trang-an" in found
    assert told(drafted(folder))[ONE]["kind"] == "con-khac-nhau"


def test_a_page_returned_empty_changes_nothing(folder: Path) -> None:
    found = notices(folder, filled(sent(folder), {}))
    assert list(found) == ["phieu-y-kien-trong"]
    assert told(drafted(folder)) == {}


def test_a_page_filled_in_as_a_word_file_is_no_letter_and_no_review(folder: Path) -> None:
    files = drafted(folder, 2).value
    assert files is not None
    page = BytesIO(files[PAGE.replace("xlsx", "docx")])
    document = docx.Document(page)  # noqa: TID251 -- a body's program
    document.tables[1].rows[3].cells[5].text = "Bảo lưu: đo lại"
    saved = BytesIO()
    document.save(saved)
    put(folder, RETURNED.replace("xlsx", "docx"), saved.getvalue())
    outcome = drafted(folder)
    assert told(outcome)[ONE]["reply"]["words"] == "đo lại"  # type: ignore[index]
    assert "co-van-ban-chua-nhap" not in {notice.code for notice in outcome.notices}
    assert outcome.value is not None
    assert json.loads(outcome.value["tiep-thu-giai-trinh.json"])["comments"] == []
