"""A small draft in which comments are placed, for tests."""

from pipeline.compose.assemble import compose
from pipeline.model.report import Report
from tests.samples import contribution, heading, item, materials, outline, paragraph, table

SHAPE = outline([[("HẠ TẦNG", [item("y-te", "Y tế"), item("giao-duc", "Giáo dục")])]])
BEDS = "Quy mô giường bệnh đến năm 2030 đạt 34 giường trên một vạn dân."
SCHOOLS = "Mạng lưới trường học được sắp xếp lại theo 65 xã, phường."


def report() -> Report:
    return compose(
        materials(
            SHAPE,
            contribution(
                "y-te",
                paragraph("Mở đầu."),
                heading("Hiện trạng"),
                paragraph("Đoạn một."),
                paragraph(BEDS),
                table("Số giường bệnh", cells=(("Tuyến", "Giường"), ("Tuyến tỉnh", "812,2"))),
            ),
            contribution("giao-duc", paragraph(SCHOOLS)),
        )
    ).value
