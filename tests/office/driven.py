"""LibreOffice driven over UNO by a script that the system's Python runs (Debian's python3-uno).

`drive` starts such a script by its path and ends all that it started. The script imports this
module as `driven`, since it lies beside it, and works within `office`. Nothing of the project
is imported here.
"""

import contextlib
import importlib
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

_SYSTEM_PYTHON: Final = "/usr/bin/python3"
_FILTERS: Final = {".docx": "MS Word 2007 XML", ".xlsx": "Calc MS Excel 2007 XML"}
_TRIES: Final = 240  # quarters of a second until LibreOffice listens


def drive(script: str, *arguments: str, seconds: float) -> tuple[int | None, str]:
    """Run a script with the system's Python, and end all that it started.

    Gives its exit code, None where it was not done in time, and its last words.
    """
    with subprocess.Popen(
        [_SYSTEM_PYTHON, script, *arguments],
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
        env={name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
    ) as process:
        try:
            _, complaint = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            return None, f"not done after {seconds:.0f} s"
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
    return process.returncode, complaint.decode("utf-8", "replace")[-500:]


class Office:
    """A LibreOffice that listens; `folder` is its own, and goes when it does."""

    def __init__(self, uno: Any, context: Any, folder: Path) -> None:
        self._uno = uno
        self._context = context
        self.folder = folder

    def service(self, name: str) -> Any:
        """Give one of its services by name ("com.sun.star.frame.Desktop")."""
        return self._context.ServiceManager.createInstanceWithContext(name, self._context)

    def opened(self, document: str | Path) -> Any:
        """Open a document that nobody sees."""
        desktop = self.service("com.sun.star.frame.Desktop")
        hidden = (self._value("Hidden", True),)
        return desktop.loadComponentFromURL(Path(document).as_uri(), "_blank", 0, hidden)

    def store(self, document: Any, target: str | Path) -> None:
        """Save a document under a name, a Word file or a workbook by its end, and close it."""
        name = _FILTERS[Path(target).suffix]
        document.storeToURL(Path(target).as_uri(), (self._value("FilterName", name),))
        document.close(True)

    def _value(self, name: str, value: object) -> Any:
        given = self._uno.createUnoStruct("com.sun.star.beans.PropertyValue")
        given.Name, given.Value = name, value
        return given


@contextlib.contextmanager
def office() -> Iterator[Office]:
    """Start LibreOffice, give it once it listens, and end it; `drive` ends its children."""
    uno: Any = importlib.import_module("uno")
    with tempfile.TemporaryDirectory(prefix="soffice-", ignore_cleanup_errors=True) as profile:
        pipe = f"driven{os.getpid()}"
        process = subprocess.Popen(
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
            yield Office(uno, _connected(uno, pipe), Path(profile))
        finally:
            process.kill()
            process.wait()


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
