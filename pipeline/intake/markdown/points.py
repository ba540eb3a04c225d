"""The row of letters that điểm follow: a, b, c, d, đ, e, g … y, without f, j, w, z."""

from collections.abc import Sequence

from pipeline.intake.markdown.reading import Reading
from pipeline.intake.markdown.tables import CaptionLine
from pipeline.model.document import Block, Point

POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"
# Where a letter outside the row would stand, so that the next one is known after it.
_WRITTEN_ROW = "abcdđefghijklmnopqrstuvwxyz"


class PointRow:
    """Checks the letters of điểm that follow one another among siblings.

    The letters are kept; a notice says what breaks the row. A row goes on after paragraphs
    and headings between its points; it begins anew with "a)" after another block or "y)".
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.last = ""
        self.adjacent = False

    def follow(self, entries: Sequence[Block | CaptionLine]) -> None:
        """Take in the next siblings."""
        for entry in entries:
            self.adjacent = isinstance(entry, Point) and self._checked(entry)

    def _checked(self, point: Point) -> bool:
        self._check(point)
        self.last = point.letter
        return True

    def _check(self, point: Point) -> None:
        letter, line = point.letter, point.source.line or 1
        if letter not in POINT_LETTERS:
            self._note(
                f"điểm '{letter})' không có trong bảng chữ cái tiếng Việt dùng cho điểm",
                f"thứ tự là {', '.join(POINT_LETTERS)}",
                line,
            )
            return
        expected = self._next()
        anew = letter == "a" and (not self.adjacent or self.last == POINT_LETTERS[-1])
        if letter == expected or anew:
            return
        if letter == self.last:
            self._note(f"điểm '{letter})' lặp lại", f"sửa thành '{expected})'", line)
        elif not self.last:
            self._note(f"điểm '{letter})' đứng đầu", "bắt đầu từ 'a)'", line)
        else:
            found = f"điểm '{letter})' đứng sau điểm '{self.last})'"
            self._note(found, f"điểm tiếp theo là '{expected})'", line)

    def _next(self) -> str:
        if not self.last:
            return "a"
        later = [letter for letter in POINT_LETTERS if _rank(letter) > _rank(self.last)]
        return later[0] if later else "a"

    def _note(self, message: str, fix: str, line: int) -> None:
        self.reading.warn("diem-sai-thu-tu", message, fix, line)


def _rank(letter: str) -> int:
    return _WRITTEN_ROW.index(letter)
