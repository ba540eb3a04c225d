from pathlib import Path

from pipeline.arguments import Request
from pipeline.model.notice import Notice, Severity
from pipeline.runs.finished import Finished, not_started, shown

ERROR = Notice(Severity.ERROR, "a", "m", "f")
WARNING = Notice(Severity.WARNING, "a", "m", "f")


def test_errors_count_where_asked_for_or_where_they_are_the_answer() -> None:
    assert Finished((ERROR,)).exit_code(strict=False) == 0
    assert Finished((ERROR,)).exit_code(strict=True) == 1
    assert Finished((WARNING, ERROR), judges=True).exit_code(strict=False) == 1


def test_warnings_never_count() -> None:
    assert Finished((WARNING,), judges=True).exit_code(strict=True) == 0


def test_what_could_not_start_is_2_whatever_else() -> None:
    ended = not_started([ERROR])
    assert ended.notices == (ERROR,)
    assert ended.exit_code(strict=True) == ended.exit_code(strict=False) == 2


def test_a_folder_is_shown_as_it_stands_in_the_workspace() -> None:
    request = Request("draft", Path("/w"))
    assert shown(Path("/w/build/lan-2"), request) == "build/lan-2/"
