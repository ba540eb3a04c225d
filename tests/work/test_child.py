import signal
import sys
import time
from pathlib import Path

import pytest

from pipeline.work.child import (
    OvertimeError,
    office_command,
    run_child,
    tidied_when_ended,
    within,
)


def test_what_a_program_says_is_given_whatever_it_exits_with() -> None:
    assert run_child(["sh", "-c", "echo nói; exit 3"], limit=20) == "nói\n"


def test_a_program_and_its_children_are_killed_after_their_time(tmp_path: Path) -> None:
    mark = tmp_path / "lived"
    with pytest.raises(OvertimeError):
        run_child(["sh", "-c", f"(sleep 1; touch {mark}) & sleep 60"], limit=0.2)
    time.sleep(1.2)
    assert not mark.exists()


def test_a_program_gets_no_more_memory_than_it_may() -> None:
    hungry = [sys.executable, "-c", "x = b'x' * 600_000_000; print('fed')"]
    assert run_child(within(hungry, megabytes=300), limit=20) == ""
    modest = [sys.executable, "-c", "print('fed')"]
    assert run_child(within(modest, megabytes=300), limit=20) == "fed\n"


def test_a_program_writes_no_larger_file_than_it_may(tmp_path: Path) -> None:
    target = tmp_path / "lớn"
    greedy = [sys.executable, "-c", f"open({str(target)!r}, 'wb').write(bytes(200_000_000))"]
    run_child(within(greedy, megabytes=100), limit=20)
    assert target.stat().st_size <= 105_000_000


def test_office_has_a_profile_of_its_own(tmp_path: Path) -> None:
    command = office_command("soffice", tmp_path, "--version")
    assert command[1] == f"-env:UserInstallation={tmp_path.as_uri()}"
    assert command[-1] == "--version"


def test_a_ctrl_c_while_a_program_is_being_started_waits_until_it_can_be_ended() -> None:
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with tidied_when_ended() as ending:
            with ending.held():
                signal.raise_signal(signal.SIGINT)
            with pytest.raises(KeyboardInterrupt):
                ending.obey()
            with pytest.raises(KeyboardInterrupt):
                signal.raise_signal(signal.SIGINT)
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    finally:
        signal.signal(signal.SIGINT, before)
