"""The stories of a Word file → lines and tables in reading order, with what hangs in them.

Text boxes follow the paragraph they hang in; contents lists, which a program makes, stay behind.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from pipeline.intake.departmental.chart_tables import chart_table
from pipeline.intake.departmental.content import Content, Paragraphs, Word
from pipeline.intake.departmental.drawings import Drawn, Shown
from pipeline.intake.departmental.grids import read_table
from pipeline.intake.departmental.lines import (
    CellLine,
    Emphasis,
    Laid,
    LaidTable,
    Line,
    is_most,
    joined,
)
from pipeline.intake.departmental.looks import Looks, ParagraphLook
from pipeline.intake.departmental.markers import marker_of
from pipeline.intake.departmental.numbering import Numbering
from pipeline.intake.departmental.store import Store, part_of, shortened
from pipeline.intake.legacy import Legacy
from pipeline.intake.word.letters import encoding_of, symbol, tidied, turned
from pipeline.intake.word.package import A, W
from pipeline.model.brought import BroughtPicture
from pipeline.model.document import (
    Block,
    Formula,
    Inline,
    NoteMark,
    Paragraph,
    Picture,
    plain_text,
)
from pipeline.model.inlines import LineBreak, Math, PictureMark, Text
from pipeline.ooxml.blocks import BlockKind, blocks, cell_paragraphs, cells, rows
from pipeline.ooxml.names import local, value

_DEEPEST: Final = 4  # boxes within boxes within notes
_MOST_BOXES: Final = 2  # a drawing with more is a diagram, whose boxes make no text in a row
_PICTURES: Final = (f"{A}blip", "{urn:schemas-microsoft-com:vml}imagedata")
_UNDER: Final = re.compile(r"(?:hình|ảnh|sơ đồ|biểu đồ|bản đồ)\b", re.IGNORECASE)
_UNRULED: Final = frozenset(("tablenormal", "normaltable", "plaintable4", "tablegridlight0"))
_DRAW_AGAIN: Final = "chụp hoặc xuất thành ảnh .png, chèn lại vào bài"


@dataclass(frozen=True, slots=True)
class Letters:
    """In which letters a file is written: an old encoding told by some text, and what to do."""

    known: Legacy | None = None
    convert: bool = False


class Story:
    """Reads the stories of one file into lines."""

    def __init__(self, store: Store, letters: Letters) -> None:
        package = store.package
        self._store, self._letters = store, letters
        self._looks = Looks(package.story("styles"))
        self._numbering = Numbering(package.story("numbering"))
        self._notes: dict[tuple[str, str], etree._Element] = {}
        self._labels: dict[tuple[str, str], str] = {}
        self._readers: dict[str, Paragraphs] = {}
        self._deep = 0
        self._in_note = False
        for kind in ("footnote", "endnote"):
            part = package.story(f"{kind}s")
            for node in () if part is None else part.iterfind(f"{W}{kind}"):
                if node.get(f"{W}type") is None:
                    self._notes[kind, str(node.get(f"{W}id", ""))] = node
        self._main = self._reader(package.main)

    def body(self, container: etree._Element) -> list[Laid]:
        """Give the lines and tables of the body."""
        return list(self._laid(container))

    def unmarked_notes(self) -> Iterator[str]:
        """Give the words of the notes that no mark names."""
        for key, node in self._notes.items():
            if key not in self._labels:
                yield _all_words(node)

    # --- paragraphs ---------------------------------------------------------------------------

    def _laid(self, container: etree._Element) -> Iterator[Laid]:
        contents: list[str] = []
        for block in blocks(container):
            if block.kind is BlockKind.TABLE:
                yield from self._table(block.node)
            elif block.kind is BlockKind.CONTENTS:
                contents.append(_all_words(block.node))
            else:
                yield from self._paragraph(block.node)
        if any(contents):
            self._store.leave(
                "mục lục", "; ".join(filter(None, contents)),
                "mục lục, danh mục bảng do Word lập; báo cáo tự lập lại",
            )  # fmt: skip

    def _table(self, node: etree._Element) -> Iterator[Laid]:
        """Give a table; of one that only frames or places things, what stands in it."""
        held = _held(node)
        if held and self._deep < _DEEPEST:
            self._deep += 1
            for cell in held:
                yield from self._laid(cell)
            self._deep -= 1
            return
        place = self._store.table_place()
        number = self._store.tables
        read = read_table(node, self.cell_lines, place)
        yield LaidTable(place, number, read.grid, read.nested, read.cut, _is_ruled(node))

    def _paragraph(self, node: etree._Element) -> Iterator[Laid]:
        """Give the line of a paragraph, and those of the boxes that hang in it."""
        read = self._read(node, self._main)
        boxes = [d.box for _, d in read.content.drawn if d.kind is Shown.BOX and d.box is not None]
        line = self._line(read)
        if line.runs or line.drawn:
            yield line
        place = self._store.words(line.place)
        if len(boxes) > _MOST_BOXES or self._deep >= _DEEPEST:
            words = "; ".join(filter(None, map(_all_words, boxes)))
            why = f"sơ đồ vẽ bằng {len(boxes)} hộp chữ, không đọc được thành hình"
            self._store.leave(place or "hình vẽ", words, why, _DRAW_AGAIN)
            return
        self._deep += 1
        for box in boxes:
            yield from self._laid(box)
        self._deep -= 1

    def _read(self, node: etree._Element, reader: Paragraphs) -> "_Read":
        properties = node.find(f"{W}pPr")
        look = self._looks.paragraph(properties)
        content = reader.read(node, look)
        label = self._numbering.label(*look.number) if look.number else None
        words = [piece for piece in content.pieces if isinstance(piece, Word)]
        raw = "".join(word.text for word in words)
        encoding = encoding_of(raw, [word.look.font for word in words], self._letters.known)
        pieces = [self._tidied(piece, encoding) for piece in content.pieces]
        content = replace_pieces(content, pieces)
        bullet = None
        if label is not None and label.bullet:
            sign = symbol(f"{ord(label.text[0]):x}", label.font) if label.text else ""
            bullet = (label.level, sign or label.text)
        counted = label is not None and not label.bullet and bool(label.text)
        shown = f"{label.text} " if label is not None and counted else ""
        return _Read(look, content, shown, bullet, encoding, raw)

    def _tidied(self, piece: Word | Inline, encoding: Legacy | None) -> Word | Inline:
        if not isinstance(piece, Word):
            return piece
        if encoding is None:
            return replace(piece, text=tidied(piece.text))
        if self._letters.convert and encoding is Legacy.TCVN3:
            return replace(piece, text=turned(piece.text, encoding, piece.look.font))
        return piece

    def _line(self, read: "_Read") -> Line:
        content = read.content
        runs = joined(_runs(content.pieces, read.label))
        text = plain_text(runs).strip()
        if not text.strip(read.label.strip()) and not any(isinstance(r, NoteMark) for r in runs):
            runs, text = (), ""
        things = bool(content.drawn or content.formulas)
        hidden = "".join(content.hidden).strip()
        place = self._store.paragraph_place(text) if text or things or hidden else 0
        self._tell_hidden(hidden, place)
        self._tell_letters(read, place)
        drawn = tuple(self._blocks(content, alone=not text, place=place))
        if text:
            runs = joined(self._with_pictures(content, read.label, place))
        return Line(
            place,
            runs,
            read.look,
            _emphasis(content.pieces, len(read.label), marker_of(text).length),
            read.bullet,
            tuple(content.anchors),
            drawn,
            bool(read.label),
            content.captioned,
            _columns(content.pieces),
        )

    def _tell_hidden(self, hidden: str, place: int) -> None:
        if hidden:
            self._store.leave(
                self._store.words(place), hidden, "chữ ẩn (Hidden), người đọc không thấy",
                "bỏ chế độ ẩn nếu chữ này thuộc bài",
            )  # fmt: skip

    def _tell_letters(self, read: "_Read", place: int) -> None:
        legacy = read.encoding
        if legacy is None or not place:
            return
        if self._letters.convert and legacy is Legacy.TCVN3:
            return
        offered = turned(read.raw, legacy)
        self._store.leave(
            self._store.words(place), read.raw,
            f"{legacy.words}; có thể là: “{shortened(offered, 120)}”",
            "chạy lại với --phong-cu chuyen, đọc lại bài sau khi chuyển"
            if legacy is Legacy.TCVN3
            else "chuyển sang Unicode bằng UniKey Toolkit rồi lưu lại tệp Word",
        )  # fmt: skip

    # --- cells and notes ----------------------------------------------------------------------

    def cell_lines(self, cell: etree._Element) -> list[CellLine]:
        """Give the lines of a table's cell, those of tables within it too."""
        made: list[CellLine] = []
        for node in cell_paragraphs(cell):
            read = self._read(node, self._main)
            sign = f"{read.bullet[1] or '-'} " if read.bullet else read.label
            pieces = self._with_pictures(read.content, sign, 0, alone=False)
            runs = joined(pieces)
            said = plain_text(runs).strip() != sign.strip()
            if said or any(isinstance(run, PictureMark | NoteMark | Math) for run in runs):
                look = read.content.pieces
                made.append(CellLine(runs, read.look, _emphasis(look, len(sign), 0)))
            hidden = "".join(read.content.hidden).strip()
            if hidden:
                self._store.leave(f"bảng {self._store.tables}", hidden, "chữ ẩn (Hidden) trong ô")
            for _, drawn in read.content.drawn:
                if drawn.kind is Shown.BOX and drawn.box is not None:
                    made += self.cell_lines(drawn.box)
        return made

    def _reader(self, part: str) -> Paragraphs:
        if part not in self._readers:
            self._readers[part] = Paragraphs(self._store, part, self._looks, self._note)
        return self._readers[part]

    def _note(self, kind: str, id_: str) -> NoteMark | None:
        kind = "footnote" if kind == "note" else "endnote"
        node = self._notes.get((kind, id_))
        if node is None:
            return None
        if (kind, id_) in self._labels:
            return NoteMark(self._labels[kind, id_], first=False)
        label = str(len(self._labels) + 1)
        self._labels[kind, id_] = label
        if self._in_note:  # a note's mark within a note: its words are told, for no mark can hold
            self._store.leave(f"chú thích {label}", _all_words(node), "chú thích trong chú thích")
            return None
        self._in_note = True
        content = tuple(self._note_blocks(node, kind))
        self._in_note = False
        return NoteMark(label, content)

    def _note_blocks(self, node: etree._Element, kind: str) -> Iterator[Block]:
        part = self._store.package.related(self._store.package.main, f"{kind}s") or ""
        reader = self._reader(part)
        for paragraph in cell_paragraphs(node):
            read = self._read(paragraph, reader)
            runs = joined(self._with_pictures(read.content, read.label, 0))
            if plain_text(runs).strip():
                yield Paragraph(runs)

    # --- what is drawn ------------------------------------------------------------------------

    def _blocks(self, content: Content, *, alone: bool, place: int) -> Iterator[Block]:
        """Give what stands on lines of its own: all where there are no words, else some."""
        for words in (words for _, words in content.formulas):
            yield from (Formula(word) for word in words)
        for _, drawn in content.drawn:
            if drawn.kind is Shown.PICTURE and (alone or drawn.floating):
                picture = self._picture(drawn, place)
                if picture is not None:
                    yield Picture(picture.path, ())
            elif drawn.kind is Shown.CHART:
                table = self._chart(drawn, place)
                if table is not None:
                    yield table
            else:
                self._tell_drawn(drawn, place)

    def _with_pictures(
        self, content: Content, label: str, place: int, *, alone: bool = False
    ) -> Iterator[Inline]:
        """Give the runs with pictures that stand in the line at their places."""
        inline: dict[int, list[Inline]] = {}
        for at, drawn in content.drawn:
            if drawn.kind is Shown.PICTURE and not (place and (alone or drawn.floating)):
                picture = self._picture(drawn, place)
                if picture is not None:
                    inline.setdefault(at, []).append(PictureMark(picture.path, drawn.alt))
            elif not place and drawn.kind is not Shown.BOX:
                self._tell_drawn(drawn, place)
        for at, words in content.formulas if not place else ():
            inline.setdefault(at, []).extend(Math(word) for word in words)
        if label:
            yield Text(label)
        for at, piece in enumerate(content.pieces):
            yield from inline.get(at, ())
            yield Text(piece.text.replace("\t", " "), piece.marks) if isinstance(
                piece, Word
            ) else piece
        for at in sorted(at for at in inline if at >= len(content.pieces)):
            yield from inline[at]

    def _picture(self, drawn: Drawn, place: int) -> BroughtPicture | None:
        where = self._where(place)
        if drawn.linked or not drawn.relation:
            self._store.leave(
                where, drawn.alt, "ảnh liên kết tới một tệp ngoài, không nằm trong tệp Word",
                "trong Word chọn ảnh, Break Link hoặc chèn lại chính ảnh đó",
            )  # fmt: skip
            return None
        package = self._store.package
        parts = (part_of(package, source, drawn.relation) for source in self._readers)
        found = self._store.picture(next((part for part in parts if part), ""), drawn.crop)
        if isinstance(found, str):
            self._store.leave(where, drawn.alt, f"ảnh không lấy được: {found}", "chèn lại ảnh")
            return None
        return found

    def _chart(self, drawn: Drawn, place: int) -> Block | None:
        package = self._store.package
        part = part_of(package, package.main, drawn.relation)
        root = package.tree(part) if part else None
        book = package.related(part, "package") if part else None
        table = None if root is None else chart_table(
            root, drawn.alt, package.part(book) if book else None
        )  # fmt: skip
        if table is None:
            words = "" if root is None else " ".join(_drawing_words(root))
            why = "biểu đồ của một loại chưa đọc được (chỉ đọc cột, cột chồng, đường, tròn)"
            fix = "gửi số liệu của biểu đồ thành bảng Excel, hoặc chụp biểu đồ thành ảnh"
            self._store.leave(self._where(place), words, why, fix)
        return table

    def _tell_drawn(self, drawn: Drawn, place: int) -> None:
        """Tell of what cannot be carried over; boxes and pictures are told elsewhere."""
        where = self._where(place)
        match drawn.kind:
            case Shown.DIAGRAM:
                part = part_of(self._store.package, self._store.package.main, drawn.relation)
                root = self._store.package.tree(part) if part else None
                words = "" if root is None else "; ".join(_drawing_words(root))
                self._store.leave(where, words, "sơ đồ SmartArt", _DRAW_AGAIN)
            case Shown.OBJECT:
                why = f"đối tượng nhúng ({drawn.alt or 'không rõ chương trình'}), chỉ giữ ảnh của nó"
                fix = "gửi kèm tệp gốc; bảng thì gửi tệp Excel"
                self._store.leave(where, "", why, fix)
            case Shown.SHAPE:
                why = "hình vẽ bằng công cụ Shapes của Word"
                self._store.leave(where, drawn.alt, why, _DRAW_AGAIN)
            case _:
                pass

    def _where(self, place: int) -> str:
        return self._store.words(place) or f"bảng {self._store.tables}"


@dataclass(frozen=True, slots=True)
class _Read:
    look: ParagraphLook
    content: Content
    label: str
    bullet: tuple[int, str] | None
    encoding: Legacy | None
    raw: str


def replace_pieces(content: Content, pieces: list[Word | Inline]) -> Content:
    """Give what a paragraph holds with other pieces in the place of its own."""
    return Content(
        pieces, content.drawn, content.formulas, content.anchors, content.hidden, content.captioned
    )


def _held(table: etree._Element) -> list[etree._Element]:
    """Give the cells of a table that is no table: one frame, or pictures side by side.

    Pictures are taken column by column, so that each comes before the words below it.
    """
    found = [cells(row) for row in rows(table)]
    if len(found) == 1 and len(found[0]) == 1:
        return found[0]
    columns = max(map(len, found), default=0)
    if not columns or any(len(row) != columns for row in found):
        return []
    pictured = [any(True for _ in cell.iter(*_PICTURES)) for row in found for cell in row]
    worded = [_all_words(cell) for row in found for cell in row]
    bare = [not words or _UNDER.match(words) for words in worded]
    if sum(pictured) < max(1, columns // 2) or not all(
        p or b for p, b in zip(pictured, bare, strict=True)
    ) or any(p and w and not _UNDER.match(w) for p, w in zip(pictured, worded, strict=True)):
        return []
    return [row[column] for column in range(columns) for row in found]


def _is_ruled(table: etree._Element) -> bool:
    """Say whether a table has lines: of its own, of a style but the plain one, or of its cells."""
    borders = table.find(f"{W}tblPr/{W}tblBorders")
    if borders is not None:
        return any(value(side) not in ("none", "nil", "") for side in borders)
    style = value(table.find(f"{W}tblPr/{W}tblStyle"))
    drawn = table.iter(f"{W}tcBorders")
    ruled = any(value(side) not in ("none", "nil", "") for cell in drawn for side in cell)
    return ruled or (bool(style) and style.casefold() not in _UNRULED)


def _runs(pieces: Iterable[Word | Inline], label: str) -> Iterator[Inline]:
    if label:
        yield Text(label)
    for piece in pieces:
        yield Text(piece.text.replace("\t", " "), piece.marks) if isinstance(piece, Word) else piece


def _emphasis(pieces: list[Word | Inline], labelled: int, marked: int) -> Emphasis:
    """Say how most letters look, those of the line's number left out."""
    skipped = max(0, marked - labelled)
    total = bold = italic = underline = 0
    sizes: dict[int, int] = {}
    opened = False
    for piece in pieces:
        if not isinstance(piece, Word):
            continue
        text = piece.text if opened else piece.text.lstrip()
        opened = opened or bool(text)
        rest = text[skipped:]
        skipped = max(0, skipped - len(text))
        letters = sum(map(str.isalnum, rest))
        total += letters
        bold += letters * piece.look.bold
        italic += letters * piece.look.italic
        underline += letters * piece.look.underline
        sizes[piece.look.size] = sizes.get(piece.look.size, 0) + letters
    size = max(sizes, key=lambda key: (sizes[key], key), default=28)
    return Emphasis(is_most(bold, total), is_most(italic, total), is_most(underline, total), size)


def _columns(pieces: list[Word | Inline]) -> tuple[tuple[Inline, ...], ...]:
    """Give the parts of a line between its tabs, () where it has none behind a word."""
    parts: list[list[Inline]] = [[]]
    for piece in pieces:
        if not isinstance(piece, Word):
            parts[-1].append(piece)
            continue
        first, *others = piece.text.split("\t")
        parts[-1].append(Text(first, piece.marks)) if first else None
        for other in others:
            parts.append([Text(other, piece.marks)] if other else [])
    found = tuple(joined(part) for part in parts)
    while found and not found[0]:
        found = found[1:]  # tabs before the first word only set it in
    filled = [part for part in found if part]
    if len(filled) < 2 or any(isinstance(run, LineBreak) for part in filled for run in part):
        return ()
    return tuple(filled)


def _all_words(node: etree._Element) -> str:
    lines = (
        "".join(
            "\t" if local(part) == "tab" else part.text or ""
            for part in line.iter(f"{W}t", f"{W}tab")
        )
        for line in node.iter(f"{W}p")
    )
    own = [" ".join(line.split()) for line in lines]
    return tidied(" ".join(line for line in own if line))


def _drawing_words(root: etree._Element) -> Iterator[str]:
    """Give the words of each paragraph of a drawing's part, and the numbers of a chart."""
    for paragraph in root.iter(f"{A}p"):
        words = "".join(part.text or "" for part in paragraph.iter(f"{A}t")).strip()
        if words:
            yield words
    for value in root.iter("{*}v"):
        if value.text:
            yield value.text
