"""A small site of a report with everything in it, for the tests of its pages."""

from datetime import date

from pipeline.model.document import Paragraph
from pipeline.model.notice import Notice
from pipeline.model.report import Report
from pipeline.model.site import SiteChange, SiteComment, SiteEdit, Stand
from pipeline.render.changelog.page import changelog_page
from pipeline.render.site.site import Site
from tests.render import sample_comparison
from tests.render import sample_report as sample

COMMENTS = (
    SiteComment("YK1-SYT-001", 1, "so-y-te", "12/SYT", "y-te", "Phần III, mục II.1, đoạn 2",
                "câu cũ", "Đề nghị sửa <b>số</b>.", "Sửa thành 500", "Tiếp thu", "Đã sửa.",
                "dung-de-nghi", "480", "500"),
    SiteComment("YK1-XA-002", 1, "xa-a", "", "y-te", "", "", "Bổ sung trạm y tế.", "", "", "",
                "chua-tra-loi"),
    SiteComment("YK1-XA-003", 1, "xa-a", "", "", "", "", "Việc cũ.", "", "", "", "chua-thuc-hien",
                earlier=True),
)  # fmt: skip
CHANGE = SiteChange("1-2-y-te-abc", "y-te", "so-y-te", "sua", "Phần III, mục II.1", "500 giường")


def edit_of(report: Report, stands: dict[tuple[str, int], Stand]) -> SiteEdit:
    """A change of the first paragraph of an item that has one."""
    for section in report.sections():
        for block in section.blocks:
            stand = stands.get((block.source.file, block.source.line or 0))
            if isinstance(block, Paragraph) and stand:
                return SiteEdit("1-2-x-1", section.item.id, stand.id, "sua", "Sửa: đoạn văn",
                                stand.place, "Có 480 giường.", "Có 500 giường.")  # fmt: skip
    raise AssertionError("no paragraph")


def site(
    report: Report | None = None,
    *,
    only: str = "",
    notices: tuple[Notice, ...] = (),
    guide: str = "# Cách viết\n",
) -> Site:
    """A site of the sample report."""
    held = report or sample.report()
    stands: dict[tuple[str, int], Stand] = {}
    texts: list[tuple[str, str, str, str]] = []
    for section in held.sections():
        for number, block in enumerate(section.blocks, 1):
            source = block.source
            own = getattr(block, "id", "") or f"{section.item.id}.{number}"
            name = own if source.line else section.item.id
            place, words = f"{section.place}, đoạn {number}", f"Bệnh viện số {number} của"
            if source.line:
                stands.setdefault((source.file, source.line), Stand(name, place))
            texts.append((section.item.id, name, place, f"{words} {section.title}"))
    return Site(
        held,
        stands,
        tuple(texts),
        notices or tuple(sample.notices()),
        COMMENTS,
        (CHANGE,),
        edits=(edit_of(held, stands),),
        days=(("Nộp bài cho Dự thảo lần 2", date(2025, 11, 30)),),
        own_files={"so-y-te": (("../trich-gui/so-y-te/a.docx", "Trả lời (Word)"),)},
        log=changelog_page(sample_comparison.log()).encode(),
        downloads=(("../bao-cao-lan-1.docx", "Báo cáo (Word)"),),
        only=only,
        guide=guide,
    )
