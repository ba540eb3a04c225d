"""A paragraph put in where one item ends and the next begins belongs to the text it continues."""

import io
import zipfile
from collections.abc import Callable

import pytest
from lxml import etree

from pipeline.compose.flow import lay_out
from pipeline.intake.review.review import read_review
from pipeline.model.comment import Comment
from pipeline.model.report import Chapter, Part
from tests.render.samples import W, para, report, section, written

BODY = "word/document.xml"
FIRST = (
    section("cap-nuoc", "Cấp nước", para("Hạ tầng cấp nước được nâng cấp đồng bộ.")),
    section("chieu-sang", "Chiếu sáng", para("Đèn đường dùng tiết kiệm điện."), number="2."),
)
SECOND = (section("chat-thai", "Chất thải", para("Rác thải được phân loại tại nguồn.")),)
PARTS = (
    Part("HIỆN TRẠNG", (Chapter("", FIRST),), "I"),
    Part("ĐỊNH HƯỚNG", (Chapter("", SECOND),), "II"),
)
REPORT = report(*PARTS)
DRAFT, FLOW = written(REPORT).data, lay_out(REPORT)
NEW = "Mạng lưới được mở rộng đến tất cả các thôn trước năm 2030."

Place = Callable[[etree._Element, etree._Element], None]


def copy(beside: str, put: Place, *, tracked: bool, marks: bool) -> bytes:
    """The draft with a paragraph put beside the one that holds some words."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(DRAFT)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == BODY:
                data = changed(data, beside, put, tracked=tracked, marks=marks)
            new.writestr(name, data if marks or "customXml/item1" not in name else b"<x/>")
    return made.getvalue()


def changed(data: bytes, beside: str, put: Place, *, tracked: bool, marks: bool) -> bytes:
    root = etree.fromstring(data)
    lines = [node for node in root.iter(f"{W}p") if "".join(map(str, node.itertext())) == beside]
    sign = '<w:ins w:id="900" w:author="A" w:date="2025-11-20T00:00:00Z"' if tracked else ""
    run = f"<w:r><w:t>{NEW}</w:t></w:r>"
    xml = (
        f'<w:p xmlns:w="{W[1:-1]}"><w:pPr><w:pStyle w:val="BodyText"/>'
        + (f"<w:rPr>{sign}/></w:rPr></w:pPr>{sign}>{run}</w:ins>" if tracked else f"</w:pPr>{run}")
        + "</w:p>"
    )
    put(lines[-1], etree.fromstring(xml))  # the last: the contents list names headings before
    for node in list(root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")) if not marks else ():
        parent = node.getparent()
        assert parent is not None
        parent.remove(node)
    return etree.tostring(root)


def told(data: bytes) -> list[Comment]:
    found = read_review(data, file="sxd.docx", body="so-xay-dung", draft=FLOW)
    return [comment for comment in found.value if NEW in comment.proposed]


@pytest.mark.parametrize("marks", [True, False], ids=["as sent", "without bookmarks"])
@pytest.mark.parametrize("tracked", [True, False], ids=["tracked", "untracked"])
@pytest.mark.parametrize(
    ("beside", "put", "item"),
    [
        ("Hạ tầng cấp nước được nâng cấp đồng bộ.", etree._Element.addnext, "cap-nuoc"),
        ("Chiếu sáng", etree._Element.addprevious, "cap-nuoc"),
        ("Chiếu sáng", etree._Element.addnext, "chieu-sang"),
        ("Đèn đường dùng tiết kiệm điện.", etree._Element.addnext, "chieu-sang"),
        ("ĐỊNH HƯỚNG", etree._Element.addprevious, "chieu-sang"),
        ("Rác thải được phân loại tại nguồn.", etree._Element.addnext, "chat-thai"),
    ],
)
def test_a_paragraph_at_the_end_of_an_item_is_of_the_item_whose_text_it_continues(
    beside: str, put: Place, item: str, *, tracked: bool, marks: bool
) -> None:
    (comment,) = told(copy(beside, put, tracked=tracked, marks=marks))
    assert comment.item == item
