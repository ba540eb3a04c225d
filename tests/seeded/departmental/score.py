"""How much of a report an import gave back: right and asked for by kind, and what was missed."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Final

from tests.seeded.departmental.outputs import Output, Shown, plain
from tests.seeded.departmental.truth import (
    Aside,
    Extra,
    Figure,
    Formula,
    Heading,
    Item,
    Para,
    Report,
    Table,
)
from tests.seeded.departmental.words import missing, source_lines, tokens

KINDS: Final = ("từ", "tiêu đề", "danh sách", "bảng", "tên bảng", "chú thích", "hình", "tách ra")
_ENOUGH: Final = 0.9


@dataclass(slots=True)
class Score:
    """Right and asked for, by kind; what was missed, in words."""

    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)

    def add(self, kind: str, is_right: bool, words: str = "") -> None:
        """Count one thing."""
        self.asked[kind] += 1
        self.right[kind] += is_right
        if not is_right:
            self.missed.append(f"{kind}: {words}")

    def take(self, other: "Score") -> None:
        """Add another's counts."""
        self.right.update(other.right)
        self.asked.update(other.asked)


def scored(report: Report, data: bytes, output: Output) -> Score:
    """Give how much of a report stands in an output; `data` is the .docx that was read."""
    score = Score()
    _words(report, data, output, score)
    if report.levels:
        _headings(report, output, score)
    _items(report, output, score)
    _tables(report, output, score)
    _notes(report, output, score)
    _figures(report, output, score)
    _asides(report, output, score)
    return score


def _same(one: str, other: str) -> bool:
    return tokens(one) == tokens(other)


def _like(one: str, other: str) -> bool:
    return SequenceMatcher(None, tokens(one), tokens(other), autojunk=False).ratio() >= _ENOUGH


def _words(report: Report, data: bytes, output: Output, score: Score) -> None:
    legacy = {
        piece.raw: piece.text for piece in report.pieces if isinstance(piece, Extra) and piece.raw
    }
    said = "\n".join(legacy.get(line, line) for line in source_lines(data))
    for raw, text in legacy.items():
        if raw in output.words:  # kept as it was and told: the letters are all there
            said = said.replace(text, raw)
    lost = missing(said, output.words) - _ours(report)
    total = len(tokens(said))
    score.asked["từ"] += total
    score.right["từ"] += total - sum(lost.values())
    if lost:
        score.missed.append(f"từ: {dict(lost.most_common(40))}")


def _ours(report: Report) -> Counter[str]:
    """Give the words that the report writes anew: numbers, labels, marks, mentions."""
    texts: list[str] = []
    for piece in report.pieces:
        match piece:
            case Heading(number=number):
                texts.append(number)
            case Item(marker=marker):
                texts.append(marker)
            case Table(number=number, origin=origin, unit=unit):
                texts.append(f"Bảng số {number}")
                texts.append("Đơn vị tính ĐVT" * bool(unit) + " Nguồn" * bool(origin))
            case Figure(number=number):
                texts.append(f"Hình {number}")
            case Para(mention=mention) if mention:
                texts.append(f"Bảng {mention}")
    return Counter(token for text in texts for token in tokens(text))


def _headings(report: Report, output: Output, score: Score) -> None:
    asked = [piece for piece in report.pieces if isinstance(piece, Heading)]
    matcher = SequenceMatcher(
        None,
        [_key(piece.text) for piece in asked],
        [_key(_bare(text)) for _, text in output.headings],
        autojunk=False,
    )
    levels: dict[int, int] = {}
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            levels[block.a + step] = output.headings[block.b + step][0]
    for index, piece in enumerate(asked):
        level = levels.get(index)
        score.add(
            "tiêu đề",
            level == piece.level,
            f"'{piece.number} {piece.text}' cấp {piece.level}, ra {level}",
        )
    spurious = len(output.headings) - len(levels)
    for _ in range(spurious):
        score.add("tiêu đề", False, "tiêu đề không có trong bài")
    if spurious:
        score.missed.append(f"  ra: {[text for _, text in output.headings]}")


def _bare(text: str) -> str:
    return re.sub(
        r"^(?:Phần|Chương|Mục)\s+(?:thứ\s+\w+|[IVXLC]+|\d+)\b[.:]?\s*",
        "",
        text,
        flags=re.IGNORECASE,
    )


def _key(text: str) -> str:
    return " ".join(tokens(text))


def _items(report: Report, output: Output, score: Score) -> None:
    there = Counter((_kind(marker), _key(text)) for marker, text in output.items)
    for piece in report.pieces:
        if isinstance(piece, Item):
            key = _kind(piece.marker), _key(piece.text)
            score.add("danh sách", there[key] > 0, f"'{piece.marker} {piece.text[:60]}'")
            there[key] -= 1


def _kind(marker: str) -> str:
    bare = marker.strip("().")
    return "-" if bare in "-+*•" else bare


def _tables(report: Report, output: Output, score: Score) -> None:
    left = list(output.tables)
    for table in report.tables:
        found = max(left, key=lambda shown: _overlap(table, shown), default=None)
        if found is None or _overlap(table, found) < 0.5:
            score.add("bảng", False, f"không thấy bảng '{table.caption}'")
            score.add("tên bảng", False, f"'{table.caption}'")
            continue
        left.remove(found)
        wrong = tuple(_wrong(table, found))
        score.add("bảng", not wrong, f"'{table.caption}': {'; '.join(wrong)}")
        told = tuple(_untold(table, found))
        score.add("tên bảng", not told, f"'{table.caption}': {'; '.join(told)}")
    charts = sum(isinstance(piece, Figure) and piece.kind == "chart" for piece in report.pieces)
    for shown in left[charts:]:
        score.add("bảng", False, f"bảng không có trong bài: {shown.texts[:2]}")


def _overlap(table: Table, shown: Shown) -> float:
    asked = Counter(
        token for row in table.rows for cell in row if cell for token in tokens(cell.text)
    )
    there = Counter(token for row in shown.texts for text in row for token in tokens(text))
    return sum((asked & there).values()) / max(1, sum(asked.values()))


def _wrong(table: Table, shown: Shown) -> Iterator[str]:
    shape = len(table.rows), len(table.rows[0])
    there = len(shown.texts), len(shown.texts[0]) if shown.texts else 0
    if shape != there:
        yield f"{shape} thành {there}"
        return
    for r, row in enumerate(table.rows):
        for c, cell in enumerate(row):
            text = cell.text if cell else ""
            if not _same(text, shown.texts[r][c]):
                yield f"ô {r + 1},{c + 1} '{text}' thành '{shown.texts[r][c]}'"
            elif (
                cell
                and shown.typed
                and cell.number is not None
                and shown.numbers[r][c] != cell.number
            ):
                yield f"ô {r + 1},{c + 1} số {cell.number} thành {shown.numbers[r][c]}"
    if table.header != shown.header:
        yield f"{table.header} hàng đầu thành {shown.header}"
    merges = frozenset(
        (r, c, cell.rows, cell.columns)
        for r, row in enumerate(table.rows)
        for c, cell in enumerate(row)
        if cell and (cell.rows > 1 or cell.columns > 1)
    )
    if merges != shown.merges:
        yield f"ô gộp {sorted(merges)} thành {sorted(shown.merges)}"


def _untold(table: Table, shown: Shown) -> Iterator[str]:
    if not _same(table.caption, shown.caption):
        yield f"tên thành '{shown.caption}'"
    around = " ".join(shown.lines)
    for what, words in (("đơn vị", table.unit), ("nguồn", table.origin)):
        if words and missing(words, around):
            yield f"mất {what} '{words}'"


def _notes(report: Report, output: Output, score: Score) -> None:
    for piece in report.pieces:
        if not isinstance(piece, Para) or not piece.note:
            continue
        labels = [label for label, text in output.notes.items() if _same(text, piece.note)]
        marked = [label for label in labels if _ends_like(output.marked.get(label, ""), piece.text)]
        score.add("chú thích", bool(marked), f"'{piece.note}' sau '…{piece.text[-40:]}'")


def _ends_like(before: str, text: str) -> bool:
    asked = tokens(text)[-6:]
    return tokens(before)[-len(asked) :] == asked


def _figures(report: Report, output: Output, score: Score) -> None:
    pictures, tables = list(output.pictures), [table.caption for table in output.tables]
    for piece in report.pieces:
        if isinstance(piece, Figure):
            there = tables if piece.kind == "chart" else pictures
            score.add(
                "hình",
                any(_same(piece.caption, caption) for caption in there),
                f"'{piece.caption}' ({piece.kind})",
            )
        elif isinstance(piece, Formula):
            is_there = "$" in output.markdown and all(
                word in output.markdown for word in piece.words
            )
            score.add("hình", is_there, f"công thức {piece.words}")


def _asides(report: Report, output: Output, score: Score) -> None:
    """Hold that what lays out the letter is no contribution: no line or cell of its own."""
    printed = {
        plain(piece).strip()
        for line in output.markdown.split("\n")
        for piece in (line, *line.split("|"))
    }
    for aside in report.pieces:
        if isinstance(aside, Aside):
            for text in (text for row in aside.rows for text in row):
                is_set_aside = text not in printed
                score.add("tách ra", is_set_aside, f"'{text}' còn trong bài")


def figures(score: Score, kinds: Sequence[str] = KINDS) -> tuple[str, ...]:
    """Give a line for each kind: how many, of how many, the share."""
    return tuple(
        f"{kind:<10} {score.right[kind]:>6} / {score.asked[kind]:<6} {share(score, kind):7.2%}"
        for kind in kinds
        if score.asked[kind]
    )


def share(score: Score, kind: str) -> float:
    """Give the share that is right; 1 where nothing was asked for."""
    return score.right[kind] / score.asked[kind] if score.asked[kind] else 1.0
