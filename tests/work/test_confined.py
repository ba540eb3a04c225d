"""A program that works on what strangers sent is held in what it may use."""

import sys

import pytest

from pipeline.work.child import OvertimeError
from pipeline.work.confined import NoAnswerError, answer

CONFINED = (
    "import sys; from pipeline.work.confined import Confinement, confine;"
    "apart = confine(Confinement(seconds=20, memory_mb=600, file_mb=1));"
    "asked = sys.stdin.buffer.read(); say = sys.stdout.buffer.write;"
)


def said(program: str, *, seconds: float = 60, most: int = 100) -> bytes:
    command = (sys.executable, "-c", CONFINED + program)
    return answer(command, b"asked", seconds=seconds, most_bytes=most)


def test_a_question_is_answered() -> None:
    assert said("say(asked[::-1])") == b"deksa"


def test_it_reaches_no_machine_where_the_system_gives_it_a_network_of_its_own() -> None:
    program = (
        "import socket;"
        "one = socket.socket(); one.settimeout(5);"
        "code = one.connect_ex(('127.0.0.1', 9)); say(f'{apart} {code}'.encode())"
    )
    import errno

    # refused where it is the machine's own network, unreachable where it has none
    assert said(program).decode() in (
        f"True {errno.ENETUNREACH}", f"False {errno.ECONNREFUSED}",
    )  # fmt: skip


def test_memory_and_files_are_bounded() -> None:
    program = (
        "import errno, tempfile\n"
        "try:\n    bytearray(10**9)\nexcept MemoryError:\n    say(b'memory ')\n"
        "try:\n    with tempfile.TemporaryFile() as file: file.write(bytes(2 * 10**6))\n"
        "except OSError as error:\n    say(errno.errorcode[error.errno].encode())"
    )
    assert said(f"\n{program}") == b"memory EFBIG"


def test_one_that_does_not_end_is_killed_with_what_it_started() -> None:
    with pytest.raises(OvertimeError):
        said("import time; time.sleep(600)", seconds=0.5)


@pytest.mark.parametrize("program", ["say(b'')", "say(bytes(101))", "say(b'x'); sys.exit(3)",
                                     "import os; os.abort()"])  # fmt: skip
def test_no_answer_and_too_long_a_one_are_told(program: str) -> None:
    with pytest.raises(NoAnswerError):
        said(program)
