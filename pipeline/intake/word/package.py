"""A .docx taken apart: its document, the stories and parts that the document relates to.

Source: ECMA-376 Part 1, 11 (parts of a Word file).
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final

from lxml import etree

from pipeline.intake.package import Package, Relation, parsed
from pipeline.intake.preflight import check_package
from pipeline.limits import DEFAULT, Limits
from pipeline.model.errors import UnreadableError
from pipeline.model.notice import Notice, Outcome, Severity

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15: Final = "{http://schemas.microsoft.com/office/word/2012/wordml}"
SVG: Final = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}"

_USUAL: Final = "word/document.xml"
_STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_SAVE_AGAIN: Final = "mở tệp bằng Word, chọn Lưu thành (Save As), kiểu Word Document (.docx)"


class WordPackage(Package):
    """One .docx: `document` is the root of its main part, `main` that part's name.

    Raises `UnreadableError` where there is no document that can be read.
    """

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        content = self.read(self.main)
        self.is_strict: Final = _STRICT in content[:4096]
        self.document: Final = parsed(content)
        if not self.is_strict and not _holds_text(self.document):
            raise UnreadableError("không có nội dung văn bản")
        super().relations(self.main)  # notes, comments and pictures hang on these

    @cached_property
    def main(self) -> str:
        """Give the name of the document's part, its usual one where none is named."""
        return self.related("", "officeDocument") or _USUAL

    def relations(self, part: str) -> Mapping[str, Relation]:
        """Give the relationships of a part by id; none where they cannot be read."""
        try:
            return super().relations(part)
        except UnreadableError:
            return {}

    def story(self, kind: str) -> etree._Element | None:
        """Give the root of the part that the document relates to in this way (`footnotes`)."""
        name = self.related(self.main, kind)
        return None if name is None else self.tree(name)

    def custom_parts(self) -> Iterator[etree._Element]:
        """Give the roots of the custom XML parts."""
        for relation in self.relations(self.main).values():
            if relation.kind == "customXml":
                root = self.tree(relation.target)
                if root is not None:
                    yield root


def open_word(data: bytes, *, file: str, limits: Limits = DEFAULT) -> Outcome[WordPackage | None]:
    """Give a .docx taken apart, None with an error where it must not or cannot be read."""
    warnings = check_package(data, file=file, kind="docx", limits=limits)
    if any(notice.severity is Severity.ERROR for notice in warnings):
        return Outcome(None, warnings)
    try:
        package = WordPackage(data)
    except UnreadableError:
        return Outcome(None, (*warnings, _broken(file)))
    if package.is_strict:
        told = ("word-dang-strict", "tệp lưu ở dạng Strict Open XML, chưa đọc được",
                f"{_SAVE_AGAIN} (không chọn Strict) rồi gửi lại")  # fmt: skip
        return Outcome(None, (*warnings, Notice(Severity.ERROR, *told, file=file)))
    return Outcome(package, warnings)


def _holds_text(root: etree._Element) -> bool:
    return root.tag == f"{W}document" and root.find(f"{W}body") is not None


def _broken(file: str) -> Notice:
    return Notice(
        Severity.ERROR,
        "tep-hong",
        "phần nội dung của tệp .docx bị hỏng, không đọc được",
        f"{_SAVE_AGAIN} rồi gửi lại",
        file=file,
    )
