"""The command in a process of its own that has nothing to import: forked from one that has it all.

`python -m pipeline` spends half a second on modules before it begins; who calls it often calls
`ran`. The process that is forked did nothing but import: it has read no workspace.
"""

import atexit
import json
import os
import runpy
import subprocess
import sys
from functools import cache
from importlib import import_module
from pathlib import Path
from subprocess import CompletedProcess, Popen
from tempfile import TemporaryDirectory
from typing import IO, Final

REPOSITORY: Final = Path(__file__).parents[1]
_COMMANDS: Final = ("check", "diff", "draft", "responses", "status")
# those that our modules load where they are used
_LIBRARIES: Final = ("docxtpl", "lxml.etree", "pandas", "PIL.Image", "rapidfuzz", "xlsxwriter")


def ran(*words: str) -> CompletedProcess[str]:
    """Give how the command ended and what it said."""
    asked, answers = _loaded()
    with TemporaryDirectory() as folder:
        said = [str(Path(folder, name)) for name in ("stdout", "stderr")]
        print(json.dumps([words, *said]), file=asked, flush=True)
        code = int(answers.readline())
        return CompletedProcess(words, code, *(Path(name).read_text("utf-8") for name in said))


@cache
def _loaded() -> tuple[IO[str], IO[str]]:
    """Give where the process that has all loaded is asked, and where it answers."""
    process = Popen(
        [sys.executable, "-m", __name__],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=REPOSITORY,
    )  # fmt: skip
    atexit.register(process.communicate)  # waited for: what it cost counts for who asked
    assert process.stdin is not None
    assert process.stdout is not None
    return process.stdin, process.stdout


def _serve() -> None:
    for name in (*(f"pipeline.runs.{name}" for name in _COMMANDS), *_LIBRARIES):
        import_module(name)
    for line in sys.stdin:
        child = os.fork()
        if not child:
            return _run(*json.loads(line))
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
    return None


def _run(words: list[str], *said: str) -> None:
    for number, name in enumerate((os.devnull, *said)):
        os.dup2(os.open(name, os.O_RDWR | os.O_CREAT), number)
    sys.argv[1:] = words
    runpy.run_module("pipeline", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    _serve()
