"""Lines, tables and what is drawn → blocks of the model, with headings and captions in place.

Numbers that the report sets itself are taken away, and told all together.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.intake.departmental.captions import NO_CAPTION, PRINTED, Caption
from pipeline.intake.departmental.headings import Levelled
from pipeline.intake.departmental.items import Item, item_of, nested
from pipeline.intake.departmental.paragraphs.lines import (
    Laid,
    LaidTable,
    Line,
    joined,
    without_opening,
)
from pipeline.intake.departmental.paragraphs.markers import Kind, marker_of
from pipeline.intake.departmental.paragraphs.store import Store
from pipeline.intake.departmental.references import ids
from pipeline.intake.departmental.tabbed import tabbed_tables
from pipeline.model.document import (
    Block,
    Heading,
    Inline,
    Paragraph,
    Picture,
    Point,
    Source,
    Table,
    plain_text,
)
from pipeline.model.fixed import replace
from pipeline.model.inlines import PLAIN, LineBreak, Marks, Text

_NUMBERS_WHY: Final = "số thứ tự của tiêu đề gõ tay; báo cáo tự đánh số"
# what Word writes itself when a picture is put in, in its English and Vietnamese versions
_GUESSED: Final = ("automatically generated", "ai-generated", "ai generated", "tạo tự động")
_LABELS_WHY: Final = "số của bảng, hình, chữ “ĐVT”, “Nguồn” gõ tay; báo cáo tự in"


@dataclass(frozen=True, slots=True)
class Assembled:
    """The blocks, and the ids of what has a caption with its label and bookmarks."""

    blocks: tuple[Block, ...]
    captioned: tuple[tuple[str, Caption], ...]


class Assembly:
    """One file being put together."""

    def __init__(
        self,
        laid: Sequence[Laid],
        heads: Mapping[int, Levelled],
        said: Mapping[int, Caption],
        store: Store,
        source: Source,
    ) -> None:
        self._laid, self._heads, self._said = laid, heads, said
        self._store, self._source = store, source
        self._taken = {line for caption in said.values() for line in caption.lines}
        self._ids = ids(store.prefix or store.item, self._kinds())
        self._tabbed = tabbed_tables(laid, {*heads, *self._taken, *said})
        self._numbers: list[str] = []

    def _kinds(self) -> Iterator[tuple[int, str]]:
        for at, caption in sorted(self._said.items()):
            if caption.runs:
                yield at, "bang" if isinstance(self._laid[at], LaidTable) else "hinh"

    def assembled(self) -> Assembled:
        """Give the blocks; what is numbered anew is told."""
        blocks = tuple(nested(self._entries()))
        if self._numbers:
            self._store.leave("tiêu đề", " ".join(self._numbers), _NUMBERS_WHY)
        labels = [word for _, said in sorted(self._said.items()) for word in self._labels(said)]
        if labels:
            self._store.leave("bảng, hình", "; ".join(labels), _LABELS_WHY)
        captioned = tuple((id_, self._said[at]) for at, id_ in self._ids.items())
        return Assembled(blocks, captioned)

    def _labels(self, said: Caption) -> Iterator[str]:
        """Give the words of a caption that the report prints itself: "Bảng 1", "ĐVT:"."""
        if said.label:
            yield said.label
        for at in said.lines:
            if said.unit or said.origin:
                yield from (found[0] for found in PRINTED.finditer(self._laid[at].text))

    def _entries(self) -> Iterator[Block | Item]:
        at = 0
        while at < len(self._laid):
            thing = self._laid[at]
            head = self._heads.get(at)
            if head is not None and isinstance(thing, Line):
                yield from self._heading(at, thing, head)
                at += head.heading.joined
            elif at in self._tabbed:
                table, count = self._tabbed[at]
                place = self._store.words(self._laid[at].place)
                why = "các cột ngăn bằng phím Tab, đã đọc thành bảng"
                self._store.leave(place, "", why, "kiểm tra lại bảng; nên kẻ bằng bảng của Word")
                yield replace(table, source=self._at(thing.place))
                at += count - 1
            elif isinstance(thing, LaidTable):
                yield self._table(at, thing)
            elif at not in self._taken:
                yield from self._line(at, thing)
            elif thing.drawn:
                yield from self._drawn(at, thing)
            at += 1

    def _at(self, place: int) -> Source:
        return replace(self._source, line=place)

    def _heading(self, at: int, line: Line, head: Levelled) -> Iterator[Block]:
        heading = head.heading
        runs = line.runs
        if heading.joined:
            self._numbers.append(line.text)
            behind = self._laid[at + 1 : at + 1 + heading.joined]
            lines = [thing.runs for thing in behind if isinstance(thing, Line)]
            runs = joined(run for runs_ in lines for run in (*runs_, Text(" ")))
        elif heading.length and line.text[heading.length :].strip():
            self._numbers.append(line.text[: heading.length].strip())
            runs = without_opening(runs, heading.length)
        if line.drawn:
            yield from self._drawn(at, line)
        yield Heading(head.level, _title(runs), source=self._at(line.place))

    def _table(self, at: int, table: LaidTable) -> Table:
        caption = self._said.get(at, NO_CAPTION)
        where = f"bảng {table.number}"
        if table.nested:
            self._store.leave(
                where, "", f"có {table.nested} bảng lồng trong ô, đã trải thành dòng chữ của ô",
                "tách bảng lồng ra thành bảng riêng nếu cần giữ cột",
            )  # fmt: skip
        if table.cut:
            words = f"{table.cut} ô ở các cột sau cột 200 không đọc"
            self._store.leave(where, "", words, "tách thành nhiều bảng ít cột hơn")
        return Table(
            replace(table.grid, title=caption.title),
            _title(caption.runs),
            self._ids.get(at, ""),
            unit=caption.unit,
            origin=caption.origin,
            source=self._at(table.place),
        )

    def _drawn(self, at: int, line: Line) -> Iterator[Block]:
        """Give what hangs in a line; the first picture or chart has the caption."""
        caption = self._said.get(at, NO_CAPTION)
        id_ = self._ids.get(at, "")
        for block in line.drawn:
            made: Block = block
            if isinstance(block, Picture):
                title = _title(caption.runs) if id_ else ()
                made = replace(block, caption=title, id=id_, options=_described(block, title))
                id_ = ""
            elif isinstance(block, Table):
                made = replace(
                    block,
                    caption=_title(caption.runs) or block.caption,
                    id=id_,
                    unit=caption.unit or block.unit,
                    origin=caption.origin,
                )
                id_ = ""
            yield replace(made, source=self._at(line.place))

    def _line(self, at: int, line: Line) -> Iterator[Block | Item]:
        if line.drawn:
            yield from self._drawn(at, line)
        if not line.runs:
            return
        source = self._at(line.place)
        item = item_of(line, source)
        if item is not None:
            yield item
            return
        marker = marker_of(line.text)
        if marker.kind is Kind.LETTER:
            rest = without_opening(line.runs, marker.length)
            yield Point(marker.count, (Paragraph(rest, source),), source)
        else:
            yield Paragraph(line.runs, source)


def _title(runs: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Give the runs of a heading or caption without the look that all have, on one line."""
    return joined(
        run
        if not isinstance(run, Text | LineBreak)
        else Text(" ")
        if isinstance(run, LineBreak)
        else Text(run.text, _bare(run.marks))
        for run in runs
    )


def _bare(marks: Marks) -> Marks:
    changed = replace(marks, bold=False, italic=False, underline=False)
    return PLAIN if changed == PLAIN else changed


def _described(picture: Picture, title: tuple[Inline, ...]) -> tuple[tuple[str, str], ...]:
    """Give what a picture's author said of it beyond its caption; a program's guess is none."""
    said = dict(picture.options).get("alt", "")
    is_guess = any(sign in said.casefold() for sign in _GUESSED)
    says_more = " " in said and len(said) > len(plain_text(title)) and not is_guess
    return picture.options if says_more else ()
