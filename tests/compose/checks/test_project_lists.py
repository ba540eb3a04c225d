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
