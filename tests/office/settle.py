"""Word files with tracked changes, all of them accepted or rejected by LibreOffice.

    python -m tests.office.settle redline.docx settled.docx accept|reject [more of these]

A second opinion on the project's own acceptor. LibreOffice is driven over UNO by the system's
Python (Debian's python3-uno), in a process of its own with a profile of its own and a limit on
time; only files that are there count. One LibreOffice settles several files, one after another.
"""

import contextlib
import importlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

SYSTEM_PYTHON: Final = "/usr/bin/python3"
SECONDS: Final = 900
COMMANDS: Final = {
    "accept": ".uno:AcceptAllTrackedChanges",
    "reject": ".uno:RejectAllTrackedChanges",
}
WORD: Final = "MS Word 2007 XML"
_TRIES: Final = 240  # quarters of a second until LibreOffice listens


class SettlingError(RuntimeError):
    """LibreOffice made nothing; the message has its last words."""


class Job(NamedTuple):
    """A file to be settled, the file that is to be made, and how: "accept" or "reject"."""

    document: Path
    target: Path
    way: str


def settle(document: Path, target: Path, way: str, seconds: float = SECONDS) -> Path:
    """Accept ("accept") or reject ("reject") every tracked change; give `target`.

    Raises SettlingError when no file came out in time.
    """
    settle_all([Job(document, target, way)], seconds)
    return target


def settle_all(jobs: Sequence[Job], seconds: float = SECONDS) -> None:
    """Settle several files with one LibreOffice.

    Raises SettlingError when a file did not come out in time.
    """
    command = [SYSTEM_PYTHON, __file__]
    for job in jobs:
        job.target.unlink(missing_ok=True)
        command += [str(job.document.resolve()), str(job.target.resolve()), job.way]
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
        env={name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
    ) as process:
        try:
            _, complaint = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired as error:
            raise SettlingError(f"{_missing(jobs)}: not done after {seconds:.0f} s") from error
        finally:
            _end(process.pid)
    if _missing(jobs):
        words = complaint.decode("utf-8", "replace")[-500:]
        raise SettlingError(f"{_missing(jobs)}: exit {process.returncode}: {words}")


def _missing(jobs: Sequence[Job]) -> str:
    return ", ".join(job.document.name for job in jobs if not job.target.is_file())


def _end(group: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)


def _serve(*arguments: str) -> None:
    """What the system's Python does: start LibreOffice; for each file open, settle, store."""
    uno: Any = importlib.import_module("uno")
    with tempfile.TemporaryDirectory(prefix="soffice-") as profile:
        pipe = f"settle{os.getpid()}"
        office = subprocess.Popen(
            [
                "soffice",
                f"-env:UserInstallation={Path(profile).as_uri()}",
                "--headless",
                "--norestore",
                f"--accept=pipe,name={pipe};urp;",
            ],
            # its children outlive it, and would keep a pipe to the caller open
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            context = _connected(uno, pipe)
            for document, target, way in zip(*[iter(arguments)] * 3, strict=True):
                _settle(uno, context, document, target, way)
        finally:
            office.kill()
            office.wait()


def _settle(uno: Any, context: Any, document: str, target: str, way: str) -> None:
    manager = context.ServiceManager
    desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    hidden = _value(uno, "Hidden", True)
    opened = desktop.loadComponentFromURL(Path(document).as_uri(), "_blank", 0, (hidden,))
    dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    frame = opened.getCurrentController().getFrame()
    dispatcher.executeDispatch(frame, COMMANDS[way], "", 0, ())
    opened.storeToURL(Path(target).as_uri(), (_value(uno, "FilterName", WORD),))
    opened.close(True)


def _connected(uno: Any, pipe: str) -> Any:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    for _ in range(_TRIES):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:  # NoConnectException exists only once `uno` is imported
            time.sleep(0.25)
    raise SystemExit("LibreOffice does not listen")


def _value(uno: Any, name: str, value: object) -> Any:
    given = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    given.Name, given.Value = name, value
    return given


if __name__ == "__main__":
    _serve(*sys.argv[1:])
