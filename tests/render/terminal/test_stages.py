import pytest

from pipeline.render.terminal.lines import plain
from pipeline.render.terminal.stages import done, running, spent


def test_a_stage_is_shown_with_what_is_counted() -> None:
    assert plain(running("So sánh")) == "… So sánh"
    half = plain(running("Đọc bài", "tệp", 5, 10))
    assert half.endswith(" tệp 5/10")
    assert (half.count("━"), half.count("─")) == (12, 12)
    assert plain(running("Đọc", "Đọc", 10, 10)).endswith("━ 10/10")


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.04, "0,0 giây"), (1.26, "1,3 giây"), (59.99, "60,0 giây"), (65.4, "1 phút 05 giây")],
)
def test_times_are_said_as_a_person_says_them(seconds: float, words: str) -> None:
    assert spent(seconds) == words
    assert plain(done("So sánh", seconds)) == f"✓ So sánh ({words})"
