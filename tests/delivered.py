"""A small workspace of two rounds in which every state of a delivery occurs, for the tests."""

from datetime import date
from pathlib import Path

from pipeline.model.delivery import DeliveryStatus
from pipeline.rounds import Resources
from pipeline.stages.monitoring.delivery_status import delivery_status
from pipeline.workspace import scan
from tests.consult.sheets import comment_sheet
from tests.consulted import ITEM
from tests.rounds.workspaces import ROAD, put, resources, workspace

TODAY = date(2025, 12, 10)
SCHEDULE = """\
lan:
  - {so: 1, ngay: 2025-11-15, han-nop: 2025-11-10, lay-y-kien: [so, xa-a, bo-xay-dung],
     gui-ngay: 2025-11-17, han-tra-loi: 2025-11-24}
  - {so: 2, ngay: 2025-12-15, han-nop: 2025-12-08}
moc:
  - {tieu-de: Phê duyệt dự toán, han: 2025-10-30, xong: 2025-10-29, chu-tri: so-tai-chinh}
  - {tieu-de: Hoàn thành Dự thảo lần 1, han: 2025-11-15, xong: 2025-11-15, lan: 1,
     chu-tri: so-tai-chinh, phoi-hop: [so-xay-dung]}
  - {tieu-de: Lấy ý kiến, han: 2025-11-24, xong: 2025-11-26, lan: 1, viec: lay-y-kien}
  - {tieu-de: Hoàn thành Dự thảo lần 2, han: 2025-12-15, lan: 2, chu-tri: so-tai-chinh}
  - {tieu-de: Trình thẩm định}
"""
BODIES = """\
- {id: xa-a, ten: Ủy ban nhân dân xã A, ten-tat: XA, nhom: xa}
- {id: bo-xay-dung, ten: Bộ Xây dựng, nhom: bo}
"""
FORM = """\
name: du-lieu
title: Dữ liệu xã
fields:
  - {name: ten, title: Tên, constraints: {required: true}}
  - {name: dan-so, title: Dân số, type: number, constraints: {required: true}}
qh:agencies: [xa]
"""
WATER = ROAD.replace("giao-thong-hien-trang", "cap-nuoc-hien-trang")
PLAN = ROAD.replace("giao-thong-hien-trang", "giao-thong-phuong-huong")


def delivered(folder: Path) -> Path:
    """Two departments, a commune and a ministry.

    Sở Xây dựng: roads late in round 1 and changed in round 2, water withdrawn, the plan empty;
    Sở Tài chính: the need without a day, taken over in round 2, the appendix owed.
    """
    place = workspace(folder)
    agencies = (place / "sections/co-quan.yaml").read_text(encoding="utf-8")
    contact = agencies.replace("  ten-tat: SXD\n", "  ten-tat: SXD\n  dau-moi: [bo-xay-dung]\n")
    put(place, "sections/co-quan.yaml", contact + BODIES)
    put(place, "sections/ke-hoach.yaml", SCHEDULE)
    put(place, "sections/bieu-mau/du-lieu.yaml", FORM)
    (place / "sections/lan-1/so-tai-chinh/pl-du-an.md").unlink()
    put(place, "sections/lan-1/so-tai-chinh/su-can-thiet.md", "Cần thiết.\n")
    put(place, ROAD, "Đường dài.\n")
    put(place, ROAD.replace("lan-1", "lan-2"), "---\nngay: 2025-12-06\n---\n\nĐường ngắn.\n")
    put(place, WATER, "---\nrut: true\n---\n")
    put(place, PLAN, "")
    entries = "- {tep: giao-thong-hien-trang.md, ngay: 2025-11-13}\n"
    put(place, "sections/lan-1/so-xay-dung/nop.yaml", entries)
    sheet = comment_sheet((ITEM, "", "Đề nghị rà soát.", ""), body="Bộ Xây dựng")
    put(place, "sections/lan-1/y-kien/bo-xay-dung.xlsx", sheet)
    return place


def status(place: Path, today: date = TODAY, means: Resources | None = None) -> DeliveryStatus:
    """How the work stands there."""
    made = delivery_status(scan(place).value, means or resources(), today=today).value
    assert made is not None
    return made
