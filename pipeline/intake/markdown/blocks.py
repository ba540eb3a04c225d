"""Block tokens of markdown-it → blocks of the model, in one pass.

Each handler takes the tokens and the index of its opening token, and gives the index after
its closing one. The depth of recursion is that of the parser's cap on nesting. Handlers call
one another in a ring (a list holds quotes that hold lists), so that they stand in one module.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from markdown_it.token import Token

from pipeline.intake.markdown.attributes import (
    NO_ATTRIBUTES,
    Attributes,
    read_attributes,
    split_trailing,
)
from pipeline.intake.markdown.inlines import (
    clean,
    inline_tokens,
    moved_blocks,
    only_images,
    read_place,
    read_runs,
    runs_of,
)
from pipeline.intake.markdown.parser import MARKUP, parse_blocks
from pipeline.intake.markdown.points import PointRow
from pipeline.intake.markdown.reading import CLASSES, Reading, shown
from pipeline.intake.markdown.tables import CaptionLine, read_table, with_captions
from pipeline.limits import too_wide
from pipeline.model.document import (
    SUMMARISED,
    Block,
    Box,
    Code,
    Definition,
    DefinitionList,
    Division,
    Formula,
    Heading,
    Inline,
    List,
    ListItem,
    Paragraph,
    Point,
    Quote,
    Rule,
    Table,
)
from pipeline.model.fixed import replace
from pipeline.model.inlines import Text

Entry = Block | CaptionLine

_CAPTION = re.compile(r"Bảng\s*:\s*")
_FENCE_WORDS = re.compile(r"[\w+#.-]*")
_NO_HEADING = re.compile(r"(#{7,})(?:\s|$)|(#{1,6})[^\s#\\]")
_STRAY_MARK = re.compile(r":{3,}")


def read_blocks(reading: Reading, text: str) -> tuple[Block, ...]:
    """Give the blocks of a section's text, in reading order.

    Definitions of footnotes stand at their first mark; those without a mark, and link
    definitions without a link, come last as paragraphs, each with a notice. Raises
    `TooMuchError` for a text beyond the limits.
    """
    tokens = parse_blocks(text, reading.env, reading.limits)
    body = _taken_definitions(reading, tokens)
    reader = _BlockReader(reading)
    reading.build = reader.note
    entries = reader.entries(body)
    entries += reader.leftovers()
    if (deep := reading.env.get("too_deep")) is not None:
        reading.warn(
            "long-qua-sau",
            f"nội dung lồng nhau quá {reading.limits.depth} cấp, phần sâu hơn in ra như đoạn văn",
            "viết lại danh sách hoặc trích dẫn với ít cấp hơn",
            deep + reading.first_line + 1,
        )
    if reading.env.get("too_many_brackets"):
        reading.warn(
            "ngoac-qua-sau",
            f"có chỗ ngoặc vuông lồng nhau quá {2 * reading.limits.depth} cấp, in ra như chữ",
            "viết lại chỗ có nhiều dấu [ liền nhau",
            reading.first_line + 1,
        )
    return with_captions(reading, entries)


def _taken_definitions(reading: Reading, tokens: Sequence[Token]) -> list[Token]:
    """Give the tokens without footnote definitions, which go to `reading.definitions`.

    A second definition of a label is kept under a label of its own, which no mark can name.
    """
    if not any(token.type == "footnote_reference_open" for token in tokens):
        return list(tokens)
    body: list[Token] = []
    target = [body]
    for token in tokens:
        if token.type == "footnote_reference_open":
            label = str(token.meta["label"])
            if label in reading.definitions:
                reading.warn(
                    "chu-thich-hai-lan",
                    f"chú thích '[^{shown(label)}]' có hai nội dung; nội dung sau in ở cuối mục",
                    "đổi tên một trong hai chú thích",
                    reading.line(token),
                )
                label = f"{label} {len(reading.definitions)}"
            target.append(reading.definitions.setdefault(label, []))
        elif token.type == "footnote_reference_close":
            target.pop()
        else:
            target[-1].append(token)
    return body


class _Step(NamedTuple):
    """Blocks made from some tokens, and the index of the token after them."""

    entries: Sequence[Entry]
    end: int


class _BlockReader:
    """Makes blocks of tokens; remembers the last heading's level and the last điểm."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.level = 0
        self.unclosed = False  # whether a division around the block lacks its end, which is told
        self.line = 1 + reading.first_line

    def note(self, tokens: Sequence[Token]) -> tuple[Block, ...]:
        """Give the blocks of a footnote."""
        line = self.line
        blocks = self.inner_blocks(tokens)
        self.line = line
        return blocks

    def inner_blocks(self, tokens: Sequence[Token]) -> tuple[Block, ...]:
        """Give the blocks within a list, quotation, điểm or note, where no heading stands."""
        self.reading.inner += 1
        entries = self.entries(tokens)
        self.reading.inner -= 1
        return with_captions(self.reading, entries)

    def entries(self, tokens: Sequence[Token]) -> list[Entry]:
        """Give the blocks of the tokens, captions still apart from their tables."""
        entries: list[Entry] = []
        letters = PointRow(self.reading)
        index = 0
        while index < len(tokens):
            token = tokens[index]
            self.line = self.reading.line(token, self.line)
            made = _HANDLERS[token.type](self, tokens, index)
            letters.follow(made.entries)
            entries += made.entries
            entries += moved_blocks(self.reading)
            index = made.end
        return entries

    def heading(self, tokens: Sequence[Token], index: int) -> _Step:
        token, line = tokens[index], self.line
        level = int(token.tag[1])
        content, attributes = split_trailing(tokens[index + 1].content)
        self.reading.check(attributes, "heading", line)
        runs = read_runs(self.reading, content, line)
        end = index + 3
        if not runs:
            self.reading.warn(
                "tieu-de-trong", "tiêu đề không có chữ, bị bỏ", "viết chữ sau dấu #", line
            )
            return _Step((), end)
        if self.reading.inner:
            self.reading.warn(
                "tieu-de-sai-cho",
                "tiêu đề nằm trong danh sách, điểm, trích dẫn hoặc chú thích, in đậm như một đoạn",
                "đưa tiêu đề ra đầu dòng, có dòng trống ở trên",
                line,
            )
            return _Step((Paragraph(_bold(runs), self.reading.source(line)),), end)
        if level > self.level + 1:
            self._note_skip(level, line)
        self.level = level
        return _Step((Heading(level, runs, attributes.id, "", self.reading.source(line)),), end)

    def _note_skip(self, level: int, line: int) -> None:
        above = f"ngay dưới cấp '{'#' * self.level}'" if self.level else "mở đầu mục"
        self.reading.warn(
            "tieu-de-nhay-cap",
            f"tiêu đề cấp '{'#' * level}' đứng {above}, nhảy cấp",
            f"dùng {'#' * (self.level + 1)}",
            line,
        )

    def paragraph(self, tokens: Sequence[Token], index: int) -> _Step:
        token, content, line = tokens[index], tokens[index + 1].content, self.line
        end = index + 3
        if token.meta.get("caption"):
            return _Step((self._caption(content, line),), end)
        if MARKUP.search(content) is None:
            runs = read_runs(self.reading, content, line)
        else:
            inlines = inline_tokens(self.reading, content, line)
            images = only_images(inlines)
            if images is not None:
                return _Step([self._place(image, line) for image in images], end)
            runs = runs_of(self.reading, inlines, line)
        if content.startswith(("#", ":::")):
            self._note_lookalike(content, line)
        return _Step((Paragraph(runs, self.reading.source(line)),) if runs else (), end)

    def _caption(self, content: str, line: int) -> CaptionLine:
        plain = _CAPTION.sub("", content, count=1)
        plain, attributes = split_trailing(plain)
        self.reading.check(attributes, "table", line)
        runs = read_runs(self.reading, plain, line)
        return CaptionLine(runs, attributes, self.reading.source(line))

    def _place(self, image: Token, line: int) -> Block:
        place = read_place(self.reading, image, line)
        if isinstance(place, tuple):
            return Paragraph(place, self.reading.source(line))
        return place

    def _note_lookalike(self, content: str, line: int) -> None:
        if match := _NO_HEADING.match(content):
            found = "có quá sáu dấu #" if match[1] else "thiếu dấu cách sau dấu #"
            fix = "dùng từ # đến ######, sau đó một dấu cách"
            self.reading.warn(
                "khong-phai-tieu-de", f"dòng này {found} nên không phải tiêu đề", fix, line
            )
        elif _STRAY_MARK.match(content) and "too_deep" not in self.reading.env:
            self.reading.warn(
                "khoi-sai",
                f"'{shown(content)}' không mở hay đóng khối ::: nào, in ra như chữ",
                "mở khối bằng '::: ten' hoặc '::: {.ten}', đóng bằng ':::'",
                line,
            )

    def point(self, tokens: Sequence[Token], index: int) -> _Step:
        line = self.line
        close = _closing(tokens, index)
        blocks = self.inner_blocks(tokens[index + 1 : close])
        if not blocks or not isinstance(blocks[0], Paragraph):
            blocks = (Paragraph((), self.reading.source(line)), *blocks)
        point = Point(tokens[index].info, blocks, self.reading.source(line))
        return _Step((point,), close + 1)

    def list_(self, tokens: Sequence[Token], index: int) -> _Step:
        opening, line = tokens[index], self.line
        close = _closing(tokens, index)
        inside = opening.level + 2
        tight = not any(
            token.type == "paragraph_open" and token.level == inside and not token.hidden
            for token in tokens[index:close]
        )
        items: list[ListItem] = []
        numbers: list[int] = []
        position = index + 1
        while position < close:
            end = _closing(tokens, position)
            item_line = self.line = self.reading.line(tokens[position], line)
            blocks = self.inner_blocks(tokens[position + 1 : end])
            items.append(ListItem(blocks, self.reading.source(item_line)))
            numbers.append(int(tokens[position].info or 0))
            position = end + 1
        start = numbers[0] if opening.type == "ordered_list_open" else None
        if start is not None:
            self._note_numbers(numbers, line)
        made = List(tuple(items), start, tight, self.reading.source(line))
        return _Step((made,), close + 1)

    def _note_numbers(self, numbers: list[int], line: int) -> None:
        """Note numbers as written that are not those printed; all equal is a usual habit."""
        printed = list(range(numbers[0], numbers[0] + len(numbers)))
        if numbers != printed and len(set(numbers)) > 1:
            self.reading.warn(
                "danh-sach-nhay-so",
                f"danh sách ghi số {shown(', '.join(map(str, numbers)))}, được in liên tiếp từ "
                f"{numbers[0]}",
                "sửa lại số cho liên tiếp, hoặc viết thành đoạn nếu số có ý nghĩa riêng",
                line,
            )

    def definitions(self, tokens: Sequence[Token], index: int) -> _Step:
        line = self.line
        close = _closing(tokens, index)
        entries: list[Definition] = []
        position = index + 1
        while position < close:
            token = tokens[position]
            end = _closing(tokens, position)
            self.line = self.reading.line(token, self.line)
            if token.type == "dt_open":
                term = read_runs(self.reading, tokens[position + 1].content, self.line)
                entries.append(Definition(term, ()))
            else:
                meaning = self.inner_blocks(tokens[position + 1 : end])
                last = entries[-1]
                entries[-1] = replace(last, meanings=(*last.meanings, meaning))
            position = end + 1
        made = DefinitionList(tuple(entries), self.reading.source(line))
        return _Step((made,), close + 1)

    def quote(self, tokens: Sequence[Token], index: int) -> _Step:
        line = self.line
        close = _closing(tokens, index)
        blocks = self.inner_blocks(tokens[index + 1 : close])
        return _Step((Quote(blocks, self.reading.source(line)),) if blocks else (), close + 1)

    def division(self, tokens: Sequence[Token], index: int) -> _Step:
        token, line = tokens[index], self.line
        close = _closing(tokens, index)
        attributes: Attributes = token.meta["attributes"]
        self.reading.check(attributes, "division", line)
        if not token.meta["closed"] and not self.unclosed:
            self.reading.warn(
                "khoi-khong-dong",
                "khối ::: không có dòng ':::' đóng lại",
                "thêm dòng ':::' ở chỗ khối kết thúc",
                line,
            )
        around, self.unclosed = self.unclosed, self.unclosed or not token.meta["closed"]
        named = SUMMARISED in attributes.classes
        summarised = named and not self._told_nested(line)
        before, self.reading.summarised = self.reading.summarised, self.reading.summarised or named
        entries = self.entries(tokens[index + 1 : close])
        self.unclosed, self.reading.summarised = around, before
        blocks = with_captions(self.reading, entries)
        if summarised and not blocks:
            self.reading.warn(
                "tom-tat-trong",
                "khối ::: tom-tat không có chữ nào",
                "viết đoạn tóm tắt giữa hai dòng ':::', hoặc bỏ khối này",
                line,
            )
        looks = [name for name in attributes.classes if name in CLASSES["division"]]
        looks = [name for name in looks if name != SUMMARISED]
        source = self.reading.source(line)
        kind = looks[0] if looks else SUMMARISED if summarised else ""
        made = Division(kind, blocks, attributes.id, source)
        if looks and summarised:
            made = Division(SUMMARISED, (made,), source=source)
        return _Step((made,) if blocks else (), close + 1)

    def _told_nested(self, line: int) -> bool:
        """Say, with a notice, whether a division of the summary already stands around."""
        if self.reading.summarised:
            self.reading.warn(
                "tom-tat-long-nhau",
                "khối ::: tom-tat nằm trong một khối tom-tat khác; nội dung chỉ đưa vào tóm tắt "
                "một lần",
                "bỏ dòng '::: tom-tat' bên trong và dòng ':::' đóng nó",
                line,
            )
        return self.reading.summarised

    def table(self, tokens: Sequence[Token], index: int) -> _Step:
        close = _closing(tokens, index)
        made = read_table(self.reading, tokens[index : close + 1])
        return _Step((self._too_wide(made) or made,), close + 1)

    def _too_wide(self, table: Table) -> Box | None:
        """Give the box that stands for a table with more columns than Word takes."""
        width, most = len(table.grid.columns), self.reading.limits.columns
        if width <= most:
            return None
        message, fix = too_wide(width, most)
        self.reading.error("bang-qua-nhieu-cot", message, fix, self.line)
        return Box(f"Chưa có bảng ở dòng {self.line}: {message}.", table.source)

    def fence(self, tokens: Sequence[Token], index: int) -> _Step:
        token, line = tokens[index], self.line
        if token.info.strip():
            self._check_fence(token.info.strip(), line)
        if token.type == "fence" and _is_open(token):
            self.reading.warn(
                "khoi-ma-khong-dong",
                f"khối chữ nguyên văn mở bằng '{token.markup}' không có dòng đóng; mọi dòng sau đó "
                "in nguyên văn, kể cả tiêu đề và bảng",
                f"thêm một dòng '{token.markup}' ở chỗ khối kết thúc, hoặc xóa dòng mở",
                line,
            )
        text = token.content.removesuffix("\n").expandtabs(4)
        made = Code(text, self.reading.source(line))
        return _Step((made,) if text.strip() else (), index + 1)

    def _check_fence(self, info: str, line: int) -> None:
        if info.startswith("{="):
            self.reading.warn(
                "ma-nguyen-van",
                f"khối mã định dạng nguyên văn '{shown(info)}' không được dùng, in ra như chữ",
                "viết bằng Markdown thường",
                line,
            )
            return
        word = _FENCE_WORDS.match(info)
        rest = info[word.end() :].strip() if word else info
        result = read_attributes(rest, 0, eager=True) if rest else (NO_ATTRIBUTES, 0)
        if result is None or result[1] != len(rest):
            self.reading.warn(
                "chu-sau-rao",
                f"chữ '{shown(info)}' sau dấu ``` không được in",
                "đưa chữ này vào trong khối, hoặc xóa đi",
                line,
            )
        else:
            self.reading.check(result[0], "fence", line)

    def formula(self, tokens: Sequence[Token], index: int) -> _Step:
        return _Step((Formula(tokens[index].content, self.reading.source(self.line)),), index + 1)

    def rule(self, _: Sequence[Token], index: int) -> _Step:
        return _Step((Rule(self.reading.source(self.line)),), index + 1)

    def link_definition(self, tokens: Sequence[Token], index: int) -> _Step:
        """Put `[label]: address` aside until it is known whether a link uses it."""
        self.reading.addresses.append((tokens[index].meta, self.line))
        return _Step((), index + 1)

    def leftovers(self) -> list[Entry]:
        """Give what no mark or link names, each with a notice.

        That is the content of footnotes, after "[^x]:", and addresses `[x]: …` as text.
        """
        entries: list[Entry] = []
        for label, tokens in self.reading.definitions.items():
            if label not in self.reading.noted and tokens:
                self.reading.noted.add(label)
                entries += self._unnamed_note(label, tokens)
        for meta, line in self.reading.addresses:
            if not self._linked(meta):
                entries.append(self._unused_address(meta, line))
        return entries

    def _unnamed_note(self, label: str, tokens: Sequence[Token]) -> list[Entry]:
        written = label.split(" ", maxsplit=1)[0]
        line = self.line = self.reading.line(tokens[0], self.line)
        if " " not in label:
            self.reading.warn(
                "chu-thich-thua",
                f"chú thích '[^{shown(written)}]' không có dấu trỏ nào, in ở cuối mục",
                f"đặt '[^{shown(written)}]' sau chữ cần chú thích, hoặc xóa chú thích",
                line,
            )
        self.reading.inner += 1
        made = self.entries(tokens)
        self.reading.inner -= 1
        return _labelled(f"[^{written}]: ", made)

    def _linked(self, meta: dict[str, Any]) -> bool:
        """Say whether a link stands for the address; of two with one label the first counts."""
        label = meta["id"]
        if label not in self.reading.linked:
            return False
        return bool(self.reading.env["references"][label]["href"] == meta["url"])

    def _unused_address(self, meta: dict[str, Any], line: int) -> Paragraph:
        label = " ".join(meta["label"].split())
        title = f' "{meta["title"]}"' if meta["title"] else ""
        self.reading.warn(
            "dia-chi-thua",
            f"dòng '[{shown(label)}]: …' là địa chỉ liên kết nhưng không liên kết nào dùng, "
            "in ở cuối mục",
            "xóa dòng này, hoặc thêm chữ trước dấu [ nếu đó là nội dung",
            line,
        )
        text = clean(f"[{label}]: {meta['url']}{title}")
        return Paragraph((Text(text),), self.reading.source(line))


def _is_open(fence: Token) -> bool:
    """Say whether a fence has no line that ends it: its lines are then those and its first."""
    first, last = fence.map or (0, 0)
    return last - first == fence.content.count("\n") + 1


def _closing(tokens: Sequence[Token], index: int) -> int:
    """Give the index of the token that closes the one at `index`."""
    level, position = tokens[index].level, index + 1
    while tokens[position].level != level or tokens[position].nesting >= 0:
        position += 1
    return position


def _bold(runs: tuple[Inline, ...]) -> tuple[Inline, ...]:
    return tuple(
        replace(run, marks=replace(run.marks, bold=True)) if isinstance(run, Text) else run
        for run in runs
    )


def _labelled(label: str, entries: list[Entry]) -> list[Entry]:
    if entries and isinstance(entries[0], Paragraph):
        first = entries[0]
        return [replace(first, runs=(Text(label), *first.runs)), *entries[1:]]
    return entries


_HANDLERS: dict[str, Callable[[_BlockReader, Sequence[Token], int], _Step]] = {
    "heading_open": _BlockReader.heading,
    "paragraph_open": _BlockReader.paragraph,
    "point_open": _BlockReader.point,
    "bullet_list_open": _BlockReader.list_,
    "ordered_list_open": _BlockReader.list_,
    "dl_open": _BlockReader.definitions,
    "blockquote_open": _BlockReader.quote,
    "division_open": _BlockReader.division,
    "table_open": _BlockReader.table,
    "fence": _BlockReader.fence,
    "code_block": _BlockReader.fence,
    "formula": _BlockReader.formula,
    "hr": _BlockReader.rule,
    "definition": _BlockReader.link_definition,
}
