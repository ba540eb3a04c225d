"""The rules for what was pasted, what each says, and a text mended by them."""

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from pipeline.intake.markdown.pasted.headings import (
    bold_headings,
    numbered_headings,
    parts_and_chapters,
)
from pipeline.intake.markdown.pasted.lists import foreign_bullets, plus_bullets, points_in_a_line
from pipeline.intake.markdown.pasted.paragraphs import indented, lines_as_paragraphs
from pipeline.intake.markdown.pasted.piece import Piece, Rule
from pipeline.intake.markdown.pasted.references import (
    typed_captions,
    typed_notes,
    typed_references,
)
from pipeline.intake.markdown.pasted.tables import spaced_tables
from pipeline.model.notice import Notice, Severity

# What makes a block comes before what stands in one; the first to claim a line has it.
RULES: Final[tuple[Rule, ...]] = (
    spaced_tables,
    indented,
    numbered_headings,
    parts_and_chapters,
    bold_headings,
    foreign_bullets,
    plus_bullets,
    points_in_a_line,
    lines_as_paragraphs,
    typed_captions,
)
# These look within lines, whatever block they make.
WITHIN: Final[tuple[Rule, ...]] = (typed_references, typed_notes)
_MOST: Final = 8  # of a kind in a text; more say the same thing
_FIX: Final = "hoặc chạy `quyhoach fix`"

_TOLD: Final[dict[str, tuple[Severity, str, str]]] = {
    "bang-bang-tab": (
        Severity.WARNING,
        "“{}”: đây có lẽ là một bảng làm bằng phím Tab hoặc dấu cách, in ra thành một đoạn chữ",
        f"viết bằng dấu |: dòng `| … | … |` rồi dòng `|---|---|`, gửi tệp Excel, {_FIX}",
    ),
    "thut-thanh-ma": (
        Severity.WARNING,
        "“{}”: đây có lẽ là một đoạn văn; đầu dòng có bốn dấu cách hoặc phím Tab nên in nguyên văn",
        f"bỏ dấu cách, phím Tab ở đầu dòng, {_FIX}",
    ),
    "tieu-de-tu-danh-so": (
        Severity.WARNING,
        "“{}”: đây có lẽ là tiêu đề có số gõ tay; số do hệ thống đánh nên sẽ in hai số",
        f"bỏ số ở đầu tiêu đề, {_FIX}",
    ),
    "phan-chuong-trong-bai": (
        Severity.WARNING,
        "“{}”: đây có lẽ là tiêu đề Phần, chương; các tiêu đề này lấy từ đề cương",
        "bỏ dòng này",
    ),
    "dam-lam-tieu-de": (
        Severity.WARNING,
        "“{}”: đây có lẽ là tiêu đề viết bằng chữ đậm; không được đánh số, không vào mục lục",
        "viết `# ` (hoặc `## `, `### ` theo cấp) ở đầu dòng, bỏ dấu **",
    ),
    "dau-dong-la": (
        Severity.WARNING,
        "“{}”: đây có lẽ là một gạch đầu dòng; in ra như chữ",
        f"viết dấu - và một dấu cách ở đầu dòng, {_FIX}",
    ),
    "dau-cong-cung-cap": (
        Severity.INFO,
        "“{}”: đây có lẽ là cấp dưới của dòng gạch ở trên, đang in cùng cấp",
        f"thụt vào hai dấu cách trước dấu +, {_FIX}",
    ),
    "diem-tren-mot-dong": (
        Severity.WARNING,
        "“{}”: đây có lẽ là các điểm a), b), c) viết trên một dòng",
        f"viết mỗi điểm một dòng, cách nhau một dòng trống, {_FIX}",
    ),
    "dong-la-doan": (
        Severity.WARNING,
        "“{}”: đây có lẽ là một đoạn riêng; xuống dòng một lần thì nối vào đoạn trên",
        f"để một dòng trống giữa hai đoạn, {_FIX}",
    ),
    "ten-bang-go-tay": (
        Severity.WARNING,
        "“{}”: đây có lẽ là tên bảng, hình có số gõ tay; số do hệ thống đánh",
        "viết `Bảng: Tên bảng {{#bang-…}}` ngay trên bảng; tên hình viết trong `![Tên](tệp)`",
    ),
    "tro-go-tay": (
        Severity.WARNING,
        "“{}”: đây có lẽ là chỗ trỏ tới bảng, hình viết tay; số thay đổi thì sai",
        "đặt mã cho bảng, hình ({{#bang-…}}, {{#hinh-…}}) rồi viết @bang-…, @hinh-…",
    ),
    "chu-thich-go-tay": (
        Severity.WARNING,
        "“{}”: đây có lẽ là dấu chú thích gõ tay",
        "viết [^1] sau chữ, và dòng `[^1]: nội dung` ở cuối tệp",
    ),
}
CODES: Final = frozenset(_TOLD)


def pieces(lines: Sequence[str]) -> tuple[Piece, ...]:
    """Give what the rules find in lines without code, in their order; no two claim a line."""
    found: list[Piece] = []
    claimed: set[int] = set()
    for rule in RULES:
        for piece in rule(lines):
            places = range(piece.first, piece.end)
            if claimed.isdisjoint(places):
                claimed.update(places)
                found.append(piece)
    found += (piece for rule in WITHIN for piece in rule(lines))
    return tuple(sorted(found, key=lambda piece: (piece.first, piece.code)))


def pasted_notices(lines: Sequence[str], *, file: str, first_line: int) -> Iterator[Notice]:
    """Give a notice for each piece; after some of a kind one stands for the others."""
    counted: dict[str, int] = {}
    for piece in pieces(lines):
        count = counted[piece.code] = counted.get(piece.code, 0) + 1
        if count > _MOST + 1:
            continue
        severity, words, fix = _TOLD[piece.code]
        rest = "từ dòng này trở đi còn nhiều chỗ cùng loại. " if count > _MOST else ""
        message = rest + words.format(piece.found)
        line = piece.first + first_line + 1
        yield Notice(severity, piece.code, message, fix.format(), file, line)


def mended_lines(
    lines: Sequence[str], shown: Sequence[str], *, left: Collection[str] = ()
) -> list[str]:
    """Give the lines with what is certain mended; `shown` are they without code.

    What bears a code of `left` stays.
    """
    made: list[str] = []
    at = 0
    for piece in pieces(shown):
        if piece.mended is not None and piece.first >= at and piece.code not in left:
            made += (*lines[at : piece.first], *piece.mended)
            at = piece.end
    return [*made, *lines[at:]]
