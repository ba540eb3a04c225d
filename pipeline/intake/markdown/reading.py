"""What the steps of reading one section share: its place, its notices, its footnotes.

The only mutable value of the reader; it lives as long as one call of `read_section`.
"""

from collections.abc import Callable, Sequence
from typing import Any

from markdown_it.token import Token

from pipeline.intake.markdown.attributes import Attributes
from pipeline.intake.nearest import or_nearest
from pipeline.limits import DEFAULT, MAX_TOLD, Limits
from pipeline.model.document import SUMMARISED, Block, Source
from pipeline.model.notice import Notice, Severity

_SHOWN = 60

# What attributes may say, by what they stand after.
KEYS = {
    "heading": (),
    "table": (
        *("landscape", "form", "cols", "don-vi", "nguon"),
        *("chart", "x", "y", "series", "hang"),
    ),
    "picture": ("landscape", "width", "height", "alt"),
    "span": ("chi-tieu",),
    "fence": (),
    "division": (),
}
CLASSES = {
    "heading": (),
    "table": (SUMMARISED,),
    "picture": (),
    "span": ("gach-chan", "underline", "dam", "nghieng"),
    "division": ("luu-y", "ghi-chu", "khung", "can-giua", "can-phai", SUMMARISED),
}
NAMES = {
    "heading": "tiêu đề",
    "table": "bảng",
    "picture": "hình",
    "span": "chữ trong ngoặc vuông",
    "fence": "khối chữ nguyên văn",
    "division": "khối :::",
}
_WITH_ID = ("heading", "table", "picture", "division")


class Reading:
    """One section being read.

    Attributes:
        limits: How much is read.
        first_line: How many lines of the file stand before the text that is parsed.
        env: markdown-it's, shared by the block and inline parsing of the section.
        definitions: The block tokens of each footnote `[^label]:`, by label.
        addresses: Link definitions `[label]: address`, as markdown-it's meta, with their line.
        linked: Labels of link definitions that a link uses.
        noted: Labels whose content already stands at a mark.
        in_note: Whether a footnote's content is being built.
        inner: How many lists, quotations, điểm or notes are open around the block.
        summarised: Whether a division that goes into the summary is open around the block.
        moved: Placements found within running text, waiting to follow their block.
        build: Makes blocks of tokens; set by the block reader, called for footnotes.
    """

    def __init__(
        self, file: str, agency: str, item: str, first_line: int, limits: Limits = DEFAULT
    ) -> None:
        self.limits = limits
        self.file, self.agency, self.item, self.first_line = file, agency, item, first_line
        self.notices: list[Notice] = []
        self._told: dict[str, int] = {}
        self.env: dict[str, Any] = {"found": []}
        self.definitions: dict[str, list[Token]] = {}
        self.addresses: list[tuple[dict[str, Any], int]] = []
        self.linked: set[str] = set()
        self.noted: set[str] = set()
        self.inline_notes = 0
        self.in_note = False
        self.inner = 0
        self.summarised = False
        self.moved: list[Block] = []
        self.build: Callable[[Sequence[Token]], tuple[Block, ...]] = lambda _: ()

    def line(self, token: Token, default: int = 1) -> int:
        """Give the line of the file on which the token begins."""
        return token.map[0] + self.first_line + 1 if token.map else default

    def source(self, line: int) -> Source:
        """Give the place of a block that begins on the line."""
        return Source(self.agency, self.file, line)

    def warn(self, code: str, message: str, fix: str, line: int) -> None:
        """Note a warning for the author."""
        self._note(Severity.WARNING, code, message, fix, line)

    def error(self, code: str, message: str, fix: str, line: int) -> None:
        """Note an error for the author."""
        self._note(Severity.ERROR, code, message, fix, line)

    def _note(self, severity: Severity, code: str, message: str, fix: str, line: int) -> None:
        """Add a notice; after `MAX_TOLD` of a kind one stands for the others."""
        count = self._told[code] = self._told.get(code, 0) + 1
        if count > MAX_TOLD + 1:
            return
        if count == MAX_TOLD + 1:
            message = f"{message[0].upper()}{message[1:]}"
            message = f"từ dòng này trở đi còn nhiều chỗ cùng loại. {message}"
        self.notices.append(
            Notice(severity, code, message, fix, self.file, line, None, self.agency, self.item)
        )

    def check(self, attributes: Attributes, kind: str, line: int) -> None:
        """Note what the attributes say that a block of that kind does not know."""
        if attributes.faults:
            self._note_faults(attributes, kind, line)
        for key, _ in attributes.pairs:
            if key not in KEYS[kind]:
                self._unknown(key, f"thuộc tính '{shown(key)}'", KEYS[kind], kind, line)
        for name in attributes.classes:
            if kind in CLASSES and name not in CLASSES[kind]:
                self._unknown(name, f"lớp '.{shown(name)}'", CLASSES[kind], kind, line)
        if attributes.id and kind not in _WITH_ID:
            self.warn(
                "thuoc-tinh-la",
                f"không thể đặt mã '#{shown(attributes.id)}' cho {NAMES[kind]}",
                "chỉ đặt mã cho tiêu đề, bảng, hình",
                line,
            )

    def _note_faults(self, attributes: Attributes, kind: str, line: int) -> None:
        pieces = [fault for fault in attributes.faults if fault != "{"]
        found = f"không đọc được '{shown(' '.join(pieces))}'" if pieces else "thiếu dấu '}'"
        self.warn(
            "thuoc-tinh-sai",
            f"thuộc tính sau {NAMES[kind]} viết sai: {found}",
            'viết dạng {#ma .lop khoa=giá-trị khoa="nhiều chữ"}',
            line,
        )

    def _unknown(self, name: str, what: str, known: tuple[str, ...], kind: str, line: int) -> None:
        otherwise = f"chỉ dùng {', '.join(known)}" if known else "bỏ thuộc tính này"
        fix = or_nearest(name, known, otherwise) if known else otherwise
        self.warn("thuoc-tinh-la", f"{what} không dùng được cho {NAMES[kind]}", fix, line)


def shown(text: str) -> str:
    """Give a piece of the author's text short enough for a message."""
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
