"""A small site of a report with everything in it, for the tests of its pages."""

from pipeline.model.notice import Notice
from pipeline.model.report import Report
from pipeline.model.site import SiteChange, SiteComment, Stand
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


def site(report: Report | None = None, *, only: str = "", notices: tuple[Notice, ...] = ()) -> Site:
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
        log=changelog_page(sample_comparison.log()).encode(),
        downloads=(("../bao-cao-lan-1.docx", "Báo cáo (Word)"),),
        only=only,
    )
