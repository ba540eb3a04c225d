"""The line of a stage: while it runs, with a bar for what is counted, and once it is done."""

from typing import Final

from pipeline.render.terminal.lines import Line, Piece, Style

_BAR: Final = 24  # columns


def running(stage: str, label: str = "", done: int = 0, of: int = 0) -> Line:
    """Give the line of a stage that runs: "… So sánh ━━━━──── Đọc phần viết 12/40"."""
    head = (Piece("… ", Style.INFO), Piece(stage))
    if not of:
        return head
    full = _BAR * done // of
    words = f" {label} {done}/{of}" if label and label != stage else f" {done}/{of}"
    bar = (Piece(" " + "━" * full, Style.INFO), Piece("─" * (_BAR - full), Style.DIM))
    return (*head, *bar, Piece(words))


def done(stage: str, seconds: float) -> Line:
    """Give the line of a stage that ended: "✓ So sánh (1,2 giây)"."""
    return (Piece("✓ ", Style.NEW), Piece(stage), Piece(f" ({spent(seconds)})", Style.DIM))


def spent(seconds: float) -> str:
    """Give a time as a person says it: "0,4 giây", "1 phút 05 giây"."""
    if seconds < 60:
        return f"{seconds:.1f} giây".replace(".", ",")
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} phút {rest:02} giây"
