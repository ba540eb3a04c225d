"""The stories of a Word file → lines and tables in reading order, with what hangs in them.

Text boxes follow the paragraph they hang in; contents lists, which a program makes, stay behind.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from pipeline.intake.departmental.drawn_blocks import DRAW_AGAIN, Drawings
from pipeline.intake.departmental.frames import held_cells, is_ruled
from pipeline.intake.departmental.grids import read_table
from pipeline.intake.departmental.paragraphs.content import Content, Paragraphs, Word
from pipeline.intake.departmental.paragraphs.drawings import Shown
from pipeline.intake.departmental.paragraphs.lines import (
    CellLine,
    Laid,
    LaidTable,
    Line,
    joined,
)
from pipeline.intake.departmental.paragraphs.looks import Looks, ParagraphLook
from pipeline.intake.departmental.paragraphs.markers import marker_of
from pipeline.intake.departmental.paragraphs.numbering import Numbering
from pipeline.intake.departmental.paragraphs.store import Store, shortened
from pipeline.intake.departmental.paragraphs.words import (
    all_words,
    broken,
    columns,
    emphasis,
    piece_runs,
    replace_pieces,
)
from pipeline.intake.legacy import Legacy
from pipeline.intake.word.letters import encoding_of, symbol, tidied, turned
from pipeline.intake.word.package import W
from pipeline.model.document import (
    Block,
    Inline,
    NoteMark,
    Paragraph,
    plain_text,
)
from pipeline.model.fixed import replace
from pipeline.model.inlines import Math, PictureMark
from pipeline.ooxml.blocks import BlockKind, blocks, cell_paragraphs

_DEEPEST: Final = 4  # boxes within boxes within notes
_MOST_BOXES: Final = 2  # a drawing with more is a diagram, whose boxes make no text in a row


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
        self._drawings = Drawings(store, self._readers)

    def body(self, container: etree._Element) -> list[Laid]:
        """Give the lines and tables of the body."""
        return list(self._laid(container))

    def unmarked_notes(self) -> Iterator[str]:
        """Give the words of the notes that no mark names."""
        for key, node in self._notes.items():
            if key not in self._labels:
                yield all_words(node)

    def _laid(self, container: etree._Element) -> Iterator[Laid]:
        contents: list[str] = []
        for block in blocks(container):
            if block.kind is BlockKind.TABLE:
                yield from self._table(block.node)
            elif block.kind is BlockKind.CONTENTS:
                contents.append(all_words(block.node))
            else:
                yield from self._paragraph(block.node)
        if any(contents):
            self._store.leave(
                "mục lục", "; ".join(filter(None, contents)),
                "mục lục, danh mục bảng do Word lập; báo cáo tự lập lại",
            )  # fmt: skip

    def _table(self, node: etree._Element) -> Iterator[Laid]:
        """Give a table; of one that only frames or places things, what stands in it."""
        held = held_cells(node)
        if held and self._deep < _DEEPEST:
            self._deep += 1
            for cell in held:
                yield from self._laid(cell)
            self._deep -= 1
            return
        place = self._store.table_place()
        number = self._store.tables
        read = read_table(node, self.cell_lines)
        rows_ = tuple(
            replace(row, line=self._store.place(f"bảng {number}, hàng {at}"))
            for at, row in enumerate(read.grid.rows, start=1)
        )
        grid = replace(read.grid, rows=rows_)
        yield LaidTable(place, number, grid, read.nested, read.cut, is_ruled(node))

    def _paragraph(self, node: etree._Element) -> Iterator[Laid]:
        """Give the line of a paragraph, and those of the boxes that hang in it."""
        read = self._read(node, self._main)
        boxes = [d.box for _, d in read.content.drawn if d.kind is Shown.BOX and d.box is not None]
        lines = list(self._lines(read))
        yield from (line for line in lines if line.runs or line.drawn)
        place = self._store.words(lines[0].place)
        if len(boxes) > _MOST_BOXES or self._deep >= _DEEPEST:
            words = "; ".join(filter(None, map(all_words, boxes)))
            why = f"sơ đồ vẽ bằng {len(boxes)} hộp chữ, không đọc được thành hình"
            self._store.leave(place or "hình vẽ", words, why, DRAW_AGAIN)
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

    def _lines(self, read: "_Read") -> Iterator[Line]:
        """Give the line of a paragraph, or those that its author broke by hand into items."""
        first, *others = [read.content] if read.look.outline is not None else broken(read.content)
        line = self._line(replace(read, content=first))
        yield line
        for content in others:
            part = _Read(read.look, content, "", None, None, "")
            yield self._line(part, line.place)

    def _line(self, read: "_Read", place: int = 0) -> Line:
        content = read.content
        runs = joined(piece_runs(content.pieces, read.label))
        text = plain_text(runs).strip()
        if not text.strip(read.label.strip()) and not any(isinstance(r, NoteMark) for r in runs):
            runs, text = (), ""
        things = bool(content.drawn or content.formulas)
        hidden = "".join(content.hidden).strip()
        if not place and (text or things or hidden):
            place = self._store.paragraph_place(text)
        self._tell_hidden(hidden, place)
        self._tell_letters(read, place)
        drawn = tuple(self._drawings.blocks(content, alone=not text, place=place))
        if text:
            runs = joined(self._drawings.with_pictures(content, read.label, place))
        return Line(
            place,
            runs,
            read.look,
            emphasis(content.pieces, len(read.label), marker_of(text).length),
            read.bullet,
            tuple(content.anchors),
            drawn,
            bool(read.label),
            content.captioned,
            columns(content.pieces),
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

    def cell_lines(self, cell: etree._Element) -> list[CellLine]:
        """Give the lines of a table's cell, those of tables within it too."""
        made: list[CellLine] = []
        for node in cell_paragraphs(cell):
            read = self._read(node, self._main)
            sign = f"{read.bullet[1] or '-'} " if read.bullet else read.label
            pieces = self._drawings.with_pictures(read.content, sign, 0, alone=False)
            runs = joined(pieces)
            # rows of many tables are counted by Word: the number is all that such a cell holds
            said = bool(read.label) or plain_text(runs).strip() != sign.strip()
            if said or any(isinstance(run, PictureMark | NoteMark | Math) for run in runs):
                look = read.content.pieces
                made.append(CellLine(runs, read.look, emphasis(look, len(sign), 0)))
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
            self._store.leave(f"chú thích {label}", all_words(node), "chú thích trong chú thích")
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
            runs = joined(self._drawings.with_pictures(read.content, read.label, 0))
            if plain_text(runs).strip():
                yield Paragraph(runs)


@dataclass(frozen=True, slots=True)
class _Read:
    look: ParagraphLook
    content: Content
    label: str
    bullet: tuple[int, str] | None
    encoding: Legacy | None
    raw: str
