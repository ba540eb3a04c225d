"""Inline Markdown of one block → runs of the model.

Words with the same marks become one `Text`; a soft line break becomes a space. Nothing is
dropped: what cannot be read as meant stays text, with a notice.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import PurePosixPath
from urllib.parse import unquote

import mdurl
from markdown_it.token import Token

from pipeline.intake.markdown.attributes import NO_ATTRIBUTES, Attributes, table_options
from pipeline.intake.markdown.leftovers import note_found, note_leftovers
from pipeline.intake.markdown.parser import MARKUP, parse_inlines
from pipeline.intake.markdown.reading import Reading, shown
from pipeline.limits import MAX_MARKUP
from pipeline.model.document import (
    Block,
    Inline,
    NoteMark,
    Paragraph,
    Picture,
    Placement,
    plain_text,
)
from pipeline.model.fixed import replace
from pipeline.model.inlines import PLAIN, LineBreak, Marks, Math, PictureMark, Reference, Text

PICTURES = (".png", ".jpg", ".jpeg", ".svg", ".gif")
_SPREADSHEETS = (".xls", ".xlsm", ".xlsb", ".csv", ".ods")
_SHEET_PATH = re.compile(r"(.*?\.[a-z]{3,4})#(.*)", re.IGNORECASE | re.DOTALL)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+:", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s]", re.IGNORECASE)
# Within a Text no line break, tab or other control may stand; entities can bring them.
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_BREAKS = ("softbreak", "hardbreak")
_MARKS: dict[str, Callable[[Marks], Marks]] = {
    "strong_open": lambda marks: replace(marks, bold=True),
    "em_open": lambda marks: replace(marks, italic=True),
    "s_open": lambda marks: replace(marks, strike=True),
    "sup_open": lambda marks: replace(marks, superscript=True),
    "sub_open": lambda marks: replace(marks, subscript=True),
}
_CLASS_MARKS: dict[str, Callable[[Marks], Marks]] = {
    "gach-chan": lambda marks: replace(marks, underline=True),
    "underline": lambda marks: replace(marks, underline=True),
    "dam": lambda marks: replace(marks, bold=True),
    "nghieng": lambda marks: replace(marks, italic=True),
}


def read_runs(reading: Reading, content: str, line: int) -> tuple[Inline, ...]:
    """Give the runs of one block's content; `line` is that of its first words.

    Placements within it go to `reading.moved`.
    """
    if MARKUP.search(content) is None:
        return (Text(clean(content)),) if content else ()
    return runs_of(reading, inline_tokens(reading, content, line), line)


def inline_tokens(reading: Reading, content: str, line: int) -> list[Token]:
    """Give the inline tokens of a content, noting what their rules found on the way.

    A content no person wrote, with thousands of brackets, stays text as a whole: pairing
    them would take minutes.
    """
    if content.count("[") > reading.limits.brackets or (
        len(content) > MAX_MARKUP and sum(map(content.count, "*_`~^$&<\\@!{")) > MAX_MARKUP
    ):
        reading.warn(
            "qua-nhieu-dau",
            "đoạn này có hàng nghìn dấu định dạng liền nhau, cả đoạn in ra như chữ",
            "tách đoạn, bỏ các dấu [ * _ thừa",
            line,
        )
        return [Token("text", "", 0, content=content)]
    tokens = parse_inlines(content, reading.env, reading.limits.depth)
    if reading.env["found"]:
        note_found(reading, line)
    return tokens


def runs_of(reading: Reading, tokens: Sequence[Token], line: int) -> tuple[Inline, ...]:
    """Give the runs of inline tokens."""
    writer = _Runs(reading, line)
    writer.read(tokens)
    runs = writer.finish()
    note_leftovers(reading, runs, line)
    return runs


def clean(text: str) -> str:
    """Give the text in NFC, with a space for each control character."""
    if _CONTROLS.search(text):
        text = _CONTROLS.sub(" ", text)
    return text if text.isascii() else unicodedata.normalize("NFC", text)


class _Runs:
    """The runs made so far of one block, one pass over its tokens."""

    def __init__(self, reading: Reading, line: int, marks: Marks = PLAIN) -> None:
        self.reading, self.line = reading, line
        self.runs: list[Inline] = []
        self.words: list[str] = []
        self.words_marks = marks
        self.marks = [marks]
        self.links: list[tuple[str, int]] = []

    def read(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            kind = token.type
            if kind in {"text", "text_special"}:
                self.add(token.content)
            elif kind in _MARKS:
                self.marks.append(_MARKS[kind](self.marks[-1]))
            elif token.nesting < 0:
                self.close(kind)
            else:
                handler = _HANDLERS.get(kind)
                if handler is None:
                    self.add(token.content)
                else:
                    handler(self, token)

    def add(self, text: str, marks: Marks | None = None) -> None:
        marks = self.marks[-1] if marks is None else marks
        if marks is not self.words_marks and marks != self.words_marks:
            self.flush()
            self.words_marks = marks
        self.words.append(text)

    def put(self, run: Inline) -> None:
        self.flush()
        self.runs.append(run)

    def flush(self) -> None:
        text = clean("".join(self.words))
        self.words.clear()
        if text:
            self.runs.append(Text(text, self.words_marks))

    def finish(self) -> tuple[Inline, ...]:
        self.flush()
        return tuple(self.runs)

    def close(self, kind: str) -> None:
        if kind == "link_close":
            href, before = self.links.pop()
            if href and not self.words and len(self.runs) == before:
                # a link without words shows its address, so that it is not lost
                self.add(href)
        self.marks.pop()

    def soft_break(self, _: Token) -> None:
        self.add(" ")
        self.line += 1

    def hard_break(self, _: Token) -> None:
        self.put(LineBreak())
        self.line += 1

    def code(self, token: Token) -> None:
        self.add(token.content, replace(self.marks[-1], code=True))

    def span(self, token: Token) -> None:
        attributes: Attributes = token.meta["attributes"]
        self.reading.check(attributes, "span", self.line)
        marks = self.marks[-1]
        for name in attributes.classes:
            if name in _CLASS_MARKS:
                marks = _CLASS_MARKS[name](marks)
        indicator = attributes.get("chi-tieu")
        self.marks.append(replace(marks, indicator=indicator) if indicator else marks)

    def link(self, token: Token) -> None:
        href = str(token.attrs.get("href", "")).strip()
        if "label" in token.meta:
            self.reading.linked.add(token.meta["label"])
        marks = self.marks[-1]
        if href.startswith("#") and len(href) > 1:
            marks = replace(marks, target=unicodedata.normalize("NFC", unquote(href[1:])))
        elif _ADDRESS.match(href):
            marks = replace(marks, link=mdurl.encode(href))
        else:
            self.reading.warn(
                "lien-ket-khong-dung",
                f"liên kết tới '{shown(href)}' không được giữ, chỉ giữ lại chữ",
                "chỉ liên kết tới địa chỉ http://, https://, mailto: hoặc mã #… trong Báo cáo",
                self.line,
            )
        self.flush()
        self.links.append((href, len(self.runs)))
        self.marks.append(marks)

    def reference(self, token: Token) -> None:
        self.put(Reference(token.content, marks=self.marks[-1], line=self.line))

    def math(self, token: Token) -> None:
        self.put(Math(token.content, self.line))

    def note(self, token: Token) -> None:
        note = token.meta
        if "label" in note:
            self._labelled_note(str(note["label"]))
            return
        tokens = self.reading.env["footnotes"]["list"][note["id"]]["tokens"]
        if self.reading.in_note:
            self._note_in_note("^[…]")
            self.add(" (")
            self.read(tokens)
            self.add(")")
            return
        self.reading.inline_notes += 1
        self.reading.in_note = True
        runs = runs_of(self.reading, tokens, self.line)
        self.reading.in_note = False
        content = (Paragraph(runs, self.reading.source(self.line)),) if runs else ()
        # a label of the author's holds no space, so this one is unique
        self.put(NoteMark(f"trong dòng {self.reading.inline_notes}", content))

    def _labelled_note(self, label: str) -> None:
        reading = self.reading
        if reading.in_note:
            self._note_in_note(f"[^{label}]")
            self.add(f"[^{label}]")
        elif label in reading.noted:
            self.put(NoteMark(label, first=False))
        else:
            reading.noted.add(label)
            self.flush()
            moved, reading.moved = reading.moved, []
            reading.in_note = True
            blocks = reading.build(reading.definitions.get(label, ()))
            reading.in_note = False
            reading.moved = moved
            self.put(NoteMark(label, blocks))

    def _note_in_note(self, mark: str) -> None:
        self.reading.warn(
            "chu-thich-long-nhau",
            f"chú thích '{shown(mark)}' đặt trong một chú thích khác, in ra như chữ",
            "viết nội dung vào chú thích ngoài",
            self.line,
        )

    def image(self, token: Token) -> None:
        place = read_place(self.reading, token, self.line)
        if isinstance(place, Placement):
            self.reading.warn(
                "bang-giua-dong",
                f"bảng '{shown(place.path)}' đặt giữa dòng chữ, được chuyển xuống sau đoạn",
                "đặt ![…](….xlsx) thành một đoạn riêng, có dòng trống trên và dưới",
                self.line,
            )
            self.reading.moved.append(place)
        elif isinstance(place, Picture):
            self._picture(place)
        else:
            self._copy(place)

    def _picture(self, place: Picture) -> None:
        alt = plain_text(place.caption)
        self.put(PictureMark(place.path, alt, place.options, self.line))
        if place.id:
            self.reading.warn(
                "hinh-giua-dong",
                f"hình '#{shown(place.id)}' đặt giữa dòng chữ nên không có số hình",
                "đặt ![…](…) thành một đoạn riêng nếu cần đánh số và trỏ tới",
                self.line,
            )
        self.runs += (run for run in place.caption if isinstance(run, NoteMark))

    def _copy(self, runs: tuple[Inline, ...]) -> None:
        self.flush()
        self.runs += runs


_HANDLERS: dict[str, Callable[[_Runs, Token], None]] = {
    "softbreak": _Runs.soft_break,
    "hardbreak": _Runs.hard_break,
    "code_inline": _Runs.code,
    "span_open": _Runs.span,
    "link_open": _Runs.link,
    "reference": _Runs.reference,
    "math": _Runs.math,
    "footnote_ref": _Runs.note,
    "image": _Runs.image,
}


def read_place(
    reading: Reading, token: Token, line: int
) -> Placement | Picture | tuple[Inline, ...]:
    """Give what an image token stands for: a sheet, a picture, or only its caption.

    The last for a file of another kind, with a notice.
    """
    caption = runs_of(reading, token.children or (), line)
    path, sheet = _path(token)
    if "label" in token.meta:
        reading.linked.add(token.meta["label"])
    attributes: Attributes = token.meta.get("attributes", NO_ATTRIBUTES)
    ending = PurePosixPath(path.replace("\\", "/")).suffix.casefold()
    if title := token.meta.get("title", "") or token.attrs.get("title", ""):
        reading.warn(
            "ten-phu-khong-in",
            f"phần '{shown(str(title))}' sau đường dẫn không được in",
            "đưa chữ này vào tên bảng, tên hình trong […]",
            line,
        )
    if ending == ".xlsx":
        reading.check(attributes, "table", line)
        return Placement(
            path, sheet, caption, attributes.id, table_options(attributes), reading.source(line)
        )
    if ending in PICTURES or (_SCHEME.match(path) and ending not in _SPREADSHEETS):
        reading.check(attributes, "picture", line)
        return Picture(path, caption, attributes.id, attributes.pairs, reading.source(line))
    _note_ending(reading, path, ending, line)
    return caption


def _path(token: Token) -> tuple[str, str]:
    """Give path and sheet, decoded from %20, in NFC; a sheet follows the ending's `#`."""
    written = token.meta.get("path") or str(token.attrs.get("src", ""))
    match = _SHEET_PATH.fullmatch(written)
    parts = match.groups() if match else (written, "")
    path, sheet = (unicodedata.normalize("NFC", clean(unquote(part))) for part in parts)
    return path.strip(), sheet.strip()


def _note_ending(reading: Reading, path: str, ending: str, line: int) -> None:
    if ending in _SPREADSHEETS:
        fix = "mở bằng Excel, lưu lại dạng .xlsx rồi sửa đường dẫn"
    elif not path:
        fix = "ghi tên tệp trong ngoặc tròn: ![…](ten-tep.xlsx) hoặc ![…](ten-tep.png)"
    else:
        fix = f"dùng tệp .xlsx cho bảng, {', '.join(PICTURES)} cho hình"
    found = f"tệp '{shown(path)}' không phải bảng Excel hay hình" if path else "thiếu tên tệp"
    reading.error("tep-khong-dung-loai", f"{found}; chỉ in phần tên", fix, line)


def only_images(tokens: Sequence[Token]) -> list[Token] | None:
    """Give the images of a paragraph that holds nothing else; None for any other."""
    images = []
    for token in tokens:
        if token.type == "image":
            images.append(token)
        elif token.nesting or (token.type not in _BREAKS and token.content.strip()):
            return None
    return images or None


def moved_blocks(reading: Reading) -> tuple[Block, ...]:
    """Give the placements moved out of the block just read, once."""
    if not reading.moved:
        return ()
    blocks, reading.moved = tuple(reading.moved), []
    return blocks
