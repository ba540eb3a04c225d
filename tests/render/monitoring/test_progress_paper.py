"""`tien-do.docx` passes the gate and holds the tables that UBND tỉnh expects."""

from pipeline.model.fixed import replace
from pipeline.model.progress import Progress
from pipeline.render.monitoring.progress_paper import progress_paper
from pipeline.render.templates.monitoring import progress_template
from pipeline.render.unbroken import breakable
from tests.oracle.docx_parts import read_package
from tests.oracle.gate import defects
from tests.render.monitoring.progresses import progress
from tests.render.paper_texts import paragraphs

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def written(made: Progress) -> bytes:
    data = progress_paper(made, template=progress_template())
    assert defects(data) == []
    return data


def tables(data: bytes) -> list[list[list[str]]]:
    """The rows of each table of ours, in words."""
    package = read_package(data)
    found = []
    for table in package.trees[package.main].iter(f"{W}tbl"):
        rows = [
            [breakable("".join(map(str, cell.itertext()))) for cell in row.findall(f"{W}tc")]
            for row in table.findall(f"{W}tr")
        ]
        found.append(rows)
    return [rows for rows in found if rows[0][0] in ("TT", "Nhóm cơ quan, tổ chức")]


def test_the_report_has_a_chapter_for_each_question() -> None:
    texts = paragraphs(written(progress()))
    heads = [text for text in texts if text[:3] in ("I. ", "II.", "III", "IV.", "V. ", "VI.")]
    assert heads == [
        "I. Kết quả thực hiện nhiệm vụ theo Kế hoạch",
        "II. Thay đổi so với báo cáo trước",
        "III. Kết quả lấy ý kiến",
        "IV. Tình hình gửi nội dung của từng cơ quan",
        "V. Khó khăn, vướng mắc; đề xuất, kiến nghị",
        "VI. Cơ quan cần đôn đốc",
    ]
    assert any("kỳ báo cáo: sau ngày 12/11/2025 đến ngày 30/11/2025" in text for text in texts)


def test_without_an_earlier_report_nothing_is_said_of_changes() -> None:
    texts = paragraphs(written(progress(compared=False)))
    assert not [text for text in texts if "Thay đổi so với" in text]
    unmoved = replace(progress(), moves=())
    assert "Không có thay đổi." in paragraphs(written(unmoved))


def test_the_steps_stand_in_the_columns_of_a_progress_report() -> None:
    head, first, _ = tables(written(progress()))[0]
    assert head == [
        "TT",
        "Nhiệm vụ",
        "Chủ trì; phối hợp",
        "Kết quả kỳ này",
        "Lũy kế",
        "Vượt, đạt, chậm",
        "Khó khăn, vướng mắc",
        "Đề xuất, kiến nghị",
    ]
    assert first[:3] == ["1", "Phê duyệt dự toán(hạn 30/10/2025)", "Sở Y tế"]
    assert first[5] == "Vượt 1 ngày"


def test_answers_and_figures_stand_by_group_and_owed_cells_are_shaded() -> None:
    data = written(progress())
    _, _, answers, matrix, _, reminded = tables(data)
    assert ["I. Bộ, ngành Trung ương", "1", "1", "0", "0", "4", "3"] in answers
    rows = {row[1]: row[2:] for row in matrix if len(row) > 2}
    assert rows["Sở Xây dựng"] == ["1", "", "", "", "1", "", "1", "", "", "1", "1", ""]
    assert rows["30 đơn vị"][6:] == ["30", "", "", "", "30", ""]
    assert [row[1] for row in reminded[1:]] == ["Sở Xây dựng", "UBND xã 1", "29 cơ quan"]
    package = read_package(data)
    fills = {one.get(f"{W}fill") for one in package.trees[package.main].iter(f"{W}shd")}
    assert {"F8CBAD", "FFE699", "C6EFCE"} <= fills


def test_words_of_agencies_are_never_templates() -> None:
    made = progress()
    trouble = replace(made.status.difficulties[0], trouble="{{ tinh }} & <b>")
    status = replace(made.status, difficulties=(trouble,))
    told = tables(written(replace(made, status=status)))[4]
    assert told[1][2] == "{{ tinh }} & <b>"
