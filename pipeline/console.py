"""The terminal that a command speaks to: stages while they run, the notices at the end.

What stands here prints; what is said is made in `render.terminal`. Anything that is no terminal
is told nothing before the end, and gets no colour.
"""

import os
import shutil
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, TextIO, TypeVar

from pipeline.render.terminal.lines import WIDTH, Line, Piece, Style, cut, plain
from pipeline.render.terminal.stages import done, running

if TYPE_CHECKING:
    from rich.console import Console as Rich

T = TypeVar("T")
_NARROWEST: Final = 60
_STILL: Final = ("dumb", "unknown")  # terminals, as rich knows them
_BETWEEN: Final = 0.1  # seconds from one picture of a bar to the next


class Console:
    """Where a command's words go; also the `Watch` that ticks its stages.

    The line that changes while a stage runs is always followed by a line feed and rewritten from
    beneath, so that whatever ends the process, the cursor stands at the start of a clean line.
    """

    def __init__(self, stream: TextIO | None = None) -> None:
        """Speak to a stream, that of errors where none is given."""
        self._stream = sys.stderr if stream is None else stream
        # one that cannot move its cursor up would show each picture of a bar beneath the last
        self._live = self._stream.isatty() and os.environ.get("TERM") not in _STILL
        self._shown = False  # whether the line above the cursor is one that changes
        self._stage = ""
        self._since = self._drawn = time.monotonic()
        self.stages = 0  # lines that they have taken

    @property
    def width(self) -> int:
        """Give how many columns a line may take."""
        if not self._live:
            return WIDTH
        return max(_NARROWEST, shutil.get_terminal_size((WIDTH, 24)).columns)

    def say(self, lines: Iterable[Line]) -> None:
        """Print lines, in colour on a terminal unless NO_COLOR is set."""
        self._wipe()
        for line in lines:
            self._print(line)

    def now(self, stage: str) -> None:
        """Tick the stage before and show the one that begins."""
        self.end()
        self._stage, self._since = stage, time.monotonic()
        self._show(running(stage))

    def end(self) -> None:
        """Tick the stage that runs, where one does."""
        if self._stage and self._live:
            self._wipe()
            self._print(cut(done(self._stage, time.monotonic() - self._since), self.width))
            self.stages += 1
        self._stage = ""

    def broken(self) -> None:
        """Leave a clean line where a stage was interrupted."""
        self._wipe()
        self._stage = ""

    def __call__(self, things: Sequence[T], label: str) -> Iterator[T]:
        """Give the things one by one; on a terminal their number is shown as it grows."""
        for at, thing in enumerate(things):
            if time.monotonic() - self._drawn > _BETWEEN:
                self._show(running(self._stage or label, label, at, len(things)))
            yield thing

    def _show(self, line: Line) -> None:
        if self._live:
            self._wipe()
            self._print(cut(line, self.width - 1))
            self._stream.flush()
            self._shown, self._drawn = True, time.monotonic()

    def _wipe(self) -> None:
        if self._shown:
            from rich.control import Control
            from rich.segment import ControlType

            self._rich().control(
                Control((ControlType.CURSOR_UP, 1), (ControlType.ERASE_IN_LINE, 2))
            )
            self._shown = False

    def _print(self, line: Line) -> None:
        if not self._live:
            print(plain(line), file=self._stream)
            return
        from rich.text import Text

        words = Text.assemble(*((piece.text, piece.style.value) for piece in line))
        self._rich().print(words, soft_wrap=True, highlight=False)

    def _rich(self) -> "Rich":
        # only a terminal needs it: a run of `make` in a pipe does not load it
        from rich.console import Console as Rich

        return Rich(file=self._stream)


def error(words: str) -> Line:
    """Give the one line of a command that cannot start."""
    return (Piece("quyhoach: "), Piece("lỗi", Style.ERROR), Piece(f": {words}"))
