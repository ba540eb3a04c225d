from pipeline.compose.checks.project_lists import project_lists
from tests.compose.checks.ground import evidence_of, found, sheet

LISTED = sheet(
    [["STT", "Tên dự án"], ["1", "Cảng cạn Đồng Đăng"], ["2", "Điện gió khu vực Đình Lập"]],
    id_="bang-du-an-uu-tien",
)
HEAD = ["STT", "Tên dự án", "Tình trạng"]


def test_a_project_under_way_that_the_list_lacks_is_told() -> None:
    other = sheet([HEAD, ["1", "Cảng cạn Đồng Đăng", "Đang thực hiện"],
                   ["2", "Cầu Kỳ Cùng", "Đang thực hiện"], ["3", "Bến xe", "Hoàn thành"]],
                  caption="Kết quả")  # fmt: skip
    assert found(project_lists, evidence_of(LISTED, other)) == [
        ("S!B3", "du-an-khong-trong-danh-muc")
    ]


def test_without_a_list_nothing_is_told() -> None:
    other = sheet([HEAD, ["1", "Cầu Kỳ Cùng", "Đang thực hiện"]])
    assert found(project_lists, evidence_of(other)) == []


def test_a_completed_project_is_not_asked_for_even_where_it_was_proposed() -> None:
    other = sheet([HEAD, ["1", "Bến xe", "Hoàn thành"]])
    assert found(project_lists, evidence_of(LISTED, other)) == []


def test_a_project_carried_over_must_stand_among_those_under_way() -> None:
    rows = [["STT", "Tên dự án", "Loại"], ["1", "Cầu Kỳ Cùng", "Chuyển tiếp"],
            ["2", "Đường vành đai", "Chuyển tiếp"], ["3", "Khu công nghiệp", "Mới"]]  # fmt: skip
    listed = sheet(rows, id_="bang-du-an-uu-tien")
    followed = sheet([HEAD, ["1", "Cầu Kỳ Cùng", "Đang thực hiện"]], caption="Kết quả")
    assert found(project_lists, evidence_of(listed, followed)) == [
        ("S!B3", "du-an-khong-trong-danh-muc")
    ]
    assert found(project_lists, evidence_of(listed)) == []
