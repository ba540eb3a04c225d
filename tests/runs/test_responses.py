import io
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from pipeline.cli import main
from pipeline.runs.responses import REMINDERS, responses
from pipeline.work.watch import unwatched
from tests.consult.sheets import comment_sheet
from tests.consulted import FOLDER, ITEM, QUOTE, consulted
from tests.issued_rounds import issued
from tests.rounds.workspaces import put
from tests.three_rounds import three_rounds

REGISTER = "sections/lan-2/tiep-thu.xlsx"


def run(folder: Path) -> int:
    return main(["responses", "2", "--workspace", str(folder)])


def page(folder: Path) -> Any:
    return load_workbook(folder / REGISTER)["TiepThu"]


def test_every_comment_has_a_row_with_its_code_and_handler(tmp_path: Path) -> None:
    folder = consulted(tmp_path)
    assert run(folder) == 0
    rows = list(page(folder).iter_rows(min_row=2, values_only=True))
    assert [(row[0], row[1], row[3], row[5], row[9]) for row in rows] == [
        ("YK1-SXD-001", "Sở Xây dựng", ITEM, "Đề nghị rà soát chiều dài.", "Sở Xây dựng"),
        ("YK1-SXD-002", "Sở Xây dựng", ITEM, "Bổ sung đường thôn.", "Sở Xây dựng"),
    ]


def test_bodies_and_items_told_of_have_their_names(tmp_path: Path) -> None:
    made = responses(consulted(tmp_path), 2, watch=unwatched).value
    assert made is not None
    assert made.named.agencies["so-xay-dung"] == "Sở Xây dựng"
    assert made.named.items["giao-thong-hien-trang"].place.startswith("Phần ")


def test_an_answer_survives_more_comments_and_a_sheet_turned_about(tmp_path: Path) -> None:
    folder = consulted(tmp_path)
    run(folder)
    book = load_workbook(folder / REGISTER)
    book["TiepThu"]["G2"] = "Không tiếp thu"
    book["TiepThu"]["H2"] = "Số liệu đã đúng."
    book.save(folder / REGISTER)
    turned = (
        (ITEM, "", "Một ý kiến mới.", ""),
        (ITEM, "", "Bổ sung đường thôn.", ""),
        (ITEM, "đường tỉnh dài 300 km", "Đề nghị rà soát chiều dài.", "dài 310 km"),
    )
    put(folder, f"{FOLDER}/so-xay-dung.xlsx", comment_sheet(*turned, body="Sở Xây dựng"))
    assert run(folder) == 0
    rows = list(page(folder).iter_rows(min_row=2, values_only=True))
    assert [row[0][-3:] for row in rows] == ["001", "002", "003"]
    assert rows[0][5:8] == ("Đề nghị rà soát chiều dài.", "Không tiếp thu", "Số liệu đã đúng.")
    assert (folder / "sections/lan-2/tiep-thu.cu.xlsx").is_file()


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    folder = consulted(tmp_path)
    run(folder)
    before = (folder / REGISTER).read_bytes()
    assert run(folder) == 0
    assert (folder / REGISTER).read_bytes() == before
    assert not (folder / "sections/lan-2/tiep-thu.cu.xlsx").exists()


def test_it_is_refused_while_the_register_is_open(tmp_path: Path, capsys: Any) -> None:
    folder = consulted(tmp_path)
    put(folder, "sections/lan-2/~$tiep-thu.xlsx", b"")
    assert run(folder) == 2
    assert "đóng Excel" in capsys.readouterr().err
    assert not (folder / REGISTER).exists()


def test_a_register_that_cannot_be_read_is_never_written_over(tmp_path: Path) -> None:
    folder = consulted(tmp_path)
    put(folder, REGISTER, b"PK hong")
    assert run(folder) == 2
    assert (folder / REGISTER).read_bytes() == b"PK hong"


def test_there_is_nothing_to_answer_before_the_second_round(tmp_path: Path) -> None:
    outcome = responses(consulted(tmp_path), 1, watch=unwatched)
    assert outcome.value is None
    assert [notice.code for notice in outcome.notices] == ["khong-co-lan-truoc"]


def test_the_balance_is_said_and_a_sheet_sent_twice_counts_as_duplicates(
    tmp_path: Path, capsys: Any
) -> None:
    folder = consulted(tmp_path)
    again = (folder / f"{FOLDER}/so-xay-dung.xlsx").read_bytes()
    (folder / f"{FOLDER}/so-xay-dung.xlsx").unlink()
    put(folder, f"{FOLDER}/so-xay-dung/1.xlsx", again)
    put(folder, f"{FOLDER}/so-xay-dung/2.xlsx", again)
    assert run(folder) == 0
    assert "nhận 4 = đã trả lời 0 + chưa trả lời 2 + trùng 2" in capsys.readouterr().err


def test_what_agencies_wrote_is_text_and_never_a_formula(tmp_path: Path) -> None:
    folder = consulted(tmp_path, (ITEM, QUOTE, "=1+1", "+cmd|' /C calc'!A0"))
    run(folder)
    book = load_workbook(io.BytesIO((folder / REGISTER).read_bytes()))
    cells = [cell for row in book["TiepThu"].iter_rows(min_row=2) for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_what_was_decided_goes_to_every_comment_of_the_point(tmp_path: Path) -> None:
    folder = consulted(tmp_path, (ITEM, "đường tỉnh dài 300 km", "Sửa.", "dài 310 km"))
    other = (ITEM, "đường tỉnh dài 300 km", "Sửa.", "dài 290 km")
    put(folder, f"{FOLDER}/so-tai-chinh.xlsx", comment_sheet(other, body="Sở Tài chính"))
    run(folder)
    book = load_workbook(folder / REGISTER)
    sheet = book["TiepThu"]
    heads = [cell.value for cell in sheet[1]]
    decision = heads.index("Kết luận") + 1
    for row in (2, 3):
        sheet.cell(row, 7, "Còn ý kiến khác nhau")
    sheet.cell(2, decision, "UBND tỉnh thống nhất 310 km.")
    book.save(folder / REGISTER)
    assert run(folder) == 0
    told = [page(folder).cell(row, decision).value for row in (2, 3)]
    assert told == ["UBND tỉnh thống nhất 310 km."] * 2


def test_who_is_to_answer_by_when_is_listed_for_each_person(tmp_path: Path) -> None:
    folder = consulted(tmp_path)
    assert run(folder) == 0
    book = load_workbook(folder / "build/theo-doi/nhac-tra-loi.xlsx")
    assert book.sheetnames == ["Tổng hợp", "Sở Xây dựng"]
    assert [row[1].value for row in book["Sở Xây dựng"].iter_rows(min_row=2)] == [
        "YK1-SXD-001",
        "YK1-SXD-002",
    ]


def test_a_deleted_row_comes_back_with_its_code_and_answer(tmp_path: Path) -> None:
    folder = consulted(tmp_path)
    run(folder)
    book = load_workbook(folder / REGISTER)
    book["TiepThu"]["G2"], book["TiepThu"]["H2"] = "Không tiếp thu", "Số liệu đã đúng."
    book.save(folder / REGISTER)
    run(folder)
    book = load_workbook(folder / REGISTER)
    book["TiepThu"].delete_rows(2)
    book.save(folder / REGISTER)
    assert run(folder) == 0
    rows = list(page(folder).iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in rows] == ["YK1-SXD-002", "YK1-SXD-001"]
    assert rows[1][5:8] == ("Đề nghị rà soát chiều dài.", "Không tiếp thu", "Số liệu đã đúng.")


def test_a_row_of_ones_own_gets_a_code_and_keeps_it(tmp_path: Path) -> None:
    folder = consulted(tmp_path)
    run(folder)
    book = load_workbook(folder / REGISTER)
    heads = [cell.value for cell in book["TiepThu"][1]]
    own = dict.fromkeys(heads) | {"Cơ quan": "Bộ Y tế", "Nội dung góp ý": "Bổ sung."}
    book["TiepThu"].append(list((own | {"Nguồn": "thư điện tử"}).values()))
    book.save(folder / REGISTER)
    for _ in range(2):
        assert run(folder) == 0
        rows = list(page(folder).iter_rows(min_row=2, values_only=True))
        assert [row[0] for row in rows] == ["YK1-SXD-001", "YK1-SXD-002", "YK1-BOYTE-001"]


def test_shared_files_that_cannot_be_read_stop_it_with_their_notices(tmp_path: Path) -> None:
    folder = consulted(tmp_path)
    put(folder, "sections/de-cuong.yaml", "[")
    outcome = responses(folder, 2, watch=unwatched)
    assert outcome.value is None
    assert {notice.file for notice in outcome.notices} >= {"sections/de-cuong.yaml"}
    assert run(folder) == 2
    assert not (folder / REGISTER).exists()


def test_what_earlier_rounds_left_stands_behind_and_is_answered_there(tmp_path: Path) -> None:
    folder = three_rounds(tmp_path, ("Không tiếp thu", "Đã đúng.", ""), ("", "", ""))
    sheet = comment_sheet((ITEM, "", "Ý kiến về lần 2.", ""), body="Sở Xây dựng")
    put(folder, "sections/lan-2/y-kien/so-xay-dung.xlsx", sheet)
    later = folder / "sections/lan-3/tiep-thu.xlsx"
    carried = responses(folder, 3, watch=unwatched).value
    assert carried is not None
    assert carried.done == "thêm 1 ý kiến và 1 ý kiến lần trước còn để lại"
    assert carried.balance == "nhận 1 = đã trả lời 0 + chưa trả lời 1 + trùng 0"
    assert main(["responses", "3", "--workspace", str(folder)]) == 0
    book = load_workbook(later)
    heads = [cell.value for cell in book["TiepThu"][1]]
    rows = [dict(zip(heads, row, strict=True)) for row in book["TiepThu"].values][1:]
    assert [row["Mã ý kiến"] for row in rows] == ["YK2-SXD-001", "YK1-SXD-002"]
    assert rows[1]["Nguồn"] == "Dự thảo lần 1 để lại: chưa trả lời"
    assert load_workbook(folder / REMINDERS).sheetnames == ["Tổng hợp", "Sở Xây dựng", "Ông A"]
    before = later.read_bytes()
    assert main(["responses", "3", "--workspace", str(folder)]) == 0
    assert later.read_bytes() == before
    book["TiepThu"].cell(3, heads.index("Kết quả xử lý") + 1, "Không tiếp thu")
    book.save(later)
    answered = responses(folder, 3, watch=unwatched).value
    assert answered is not None
    assert (answered.new, answered.again) == (0, 0)


def test_the_register_of_an_issued_round_is_not_written(tmp_path: Path) -> None:
    folder = issued(tmp_path, 2)
    made = responses(folder, 2, watch=unwatched)
    assert made.value is None
    (notice,) = made.notices
    assert (notice.code, notice.file) == ("lan-da-chot", REGISTER)
    assert "quyhoach responses 3" in notice.fix
    assert not (folder / REGISTER).exists()
