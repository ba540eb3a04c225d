"""What is drawn in a paragraph → pictures, formulas and charts as blocks, or in their line.

What cannot be carried over (diagrams, shapes, objects of other programs) is told.
"""

from collections.abc import Collection, Iterator
from typing import Final

from pipeline.intake.departmental.chart_tables import chart_table
from pipeline.intake.departmental.paragraphs.content import Content, Word
from pipeline.intake.departmental.paragraphs.drawings import Drawn, Shown
from pipeline.intake.departmental.paragraphs.store import Store, part_of
from pipeline.intake.departmental.paragraphs.words import drawing_words
from pipeline.model.brought import BroughtPicture
from pipeline.model.document import Block, Formula, Inline, Picture
from pipeline.model.inlines import Math, PictureMark, Text

DRAW_AGAIN: Final = "chụp hoặc xuất thành ảnh .png, chèn lại vào bài"


class Drawings:
    """Places what is drawn; `sources` are the parts whose relationships are looked up."""

    def __init__(self, store: Store, sources: Collection[str]) -> None:
        self._store, self._sources = store, sources

    def blocks(self, content: Content, *, alone: bool, place: int) -> Iterator[Block]:
        """Give what stands on lines of its own: all where there are no words, else some."""
        for words in (words for _, words in content.formulas):
            yield from (Formula(word) for word in words)
        for _, drawn in content.drawn:
            if drawn.kind is Shown.PICTURE and (alone or drawn.floating):
                picture = self._picture(drawn, place)
                if picture is not None:
                    told = (("alt", drawn.alt),) if drawn.alt else ()
                    yield Picture(picture.path, (), options=told)
            elif drawn.kind is Shown.CHART:
                table = self._chart(drawn, place)
                if table is not None:
                    yield table
            else:
                self._tell_drawn(drawn, place)

    def with_pictures(
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
            yield (
                Text(piece.text.replace("\t", " "), piece.marks)
                if isinstance(piece, Word)
                else piece
            )
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
        parts = (part_of(package, source, drawn.relation, "image") for source in self._sources)
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
            words = "" if root is None else " ".join(drawing_words(root))
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
                words = "" if root is None else "; ".join(drawing_words(root))
                self._store.leave(where, words, "sơ đồ SmartArt", DRAW_AGAIN)
            case Shown.OBJECT:
                why = (
                    f"đối tượng nhúng ({drawn.alt or 'không rõ chương trình'}), chỉ giữ ảnh của nó"
                )
                fix = "gửi kèm tệp gốc; bảng thì gửi tệp Excel"
                self._store.leave(where, "", why, fix)
            case Shown.SHAPE:
                why = "hình vẽ bằng công cụ Shapes của Word"
                self._store.leave(where, drawn.alt, why, DRAW_AGAIN)
            case _:
                pass

    def _where(self, place: int) -> str:
        return self._store.words(place) or f"bảng {self._store.tables}"
