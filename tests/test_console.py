import io
import os
import pty
import signal
import subprocess
import sys
import time

import pytest

from pipeline.console import Console, error
from pipeline.render.terminal.lines import Piece, Style

LINE = (Piece("lỗi", Style.ERROR), Piece(": thiếu bảng"))


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def spoken(monkeypatch: pytest.MonkeyPatch, **environment: str) -> str:
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"TERM": "xterm-256color", **environment}.items():
        monkeypatch.setenv(name, value)
    stream = Terminal()
    console = Console(stream)
    console.say([LINE])
    return stream.getvalue()


def test_what_is_no_terminal_gets_words_alone() -> None:
    stream = io.StringIO()
    console = Console(stream)
    console.now("So sánh")
    assert list(console(range(3), "tệp")) == [0, 1, 2]
    console.end()
    console.say([LINE, error("không đọc được")])
    assert stream.getvalue() == "lỗi: thiếu bảng\nquyhoach: lỗi: không đọc được\n"
    assert console.width == 100


def test_a_terminal_gets_colours_unless_it_wants_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert spoken(monkeypatch) == "\x1b[1;31mlỗi\x1b[0m: thiếu bảng\n"
    assert "31m" not in spoken(monkeypatch, NO_COLOR="1")
    # an empty value asks for nothing (no-color.org)
    assert "31m" in spoken(monkeypatch, NO_COLOR="")


@pytest.mark.parametrize("name", ["dumb", "unknown"])
def test_a_terminal_that_moves_no_cursor_is_told_nothing_before_the_end(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", name)
    monkeypatch.setattr("pipeline.console._BETWEEN", -1.0)
    stream = Terminal()
    console = Console(stream)
    console.now("Đọc bài")
    list(console("abc", "tệp"))
    console.say([LINE])
    assert stream.getvalue() == "lỗi: thiếu bảng\n"


def test_stages_are_ticked_and_the_line_that_changes_is_wiped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    stream = Terminal()
    console = Console(stream)
    console.now("Đọc bài")
    console.now("So sánh")
    console.end()
    seen = stream.getvalue()
    assert seen.count("✓") == console.stages == 2
    assert seen.count("\x1b[1A") == seen.count("\x1b[2K") == 2
    assert seen.endswith("giây)\x1b[0m\n")


def test_an_interrupted_stage_is_not_ticked() -> None:
    stream = Terminal()
    console = Console(stream)
    console.now("Đọc bài")
    console.broken()
    console.say([LINE])
    assert "✓" not in stream.getvalue()


def test_a_bar_grows_while_things_are_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.console._BETWEEN", -1.0)
    stream = Terminal()
    console = Console(stream)
    assert list(console("abcd", "tệp")) == list("abcd")
    assert "━" * 18 in stream.getvalue()
    assert " 3/4" in stream.getvalue()


@pytest.mark.parametrize("ended_by", [signal.SIGKILL, signal.SIGTERM])
def test_a_kill_while_a_bar_is_drawn_leaves_a_clean_line(ended_by: signal.Signals) -> None:
    program = (
        "import time; from pipeline.console import Console; console = Console()\n"
        "console.now('Đọc bài')\n"
        "for _ in console(range(1000), 'tệp'): time.sleep(0.02)\n"
    )
    ours, theirs = pty.openpty()
    with subprocess.Popen([sys.executable, "-c", program], stderr=theirs) as running:
        os.close(theirs)
        seen = b""
        while b"/1000" not in seen:
            seen += os.read(ours, 4096)
        time.sleep(0.05)
        running.send_signal(ended_by)
    try:
        while more := os.read(ours, 4096):
            seen += more
    except OSError:
        pass
    os.close(ours)
    assert seen.endswith(b"\r\n")  # where the next prompt is written
    assert b"\x1b[?25l" not in seen  # the cursor was never hidden
