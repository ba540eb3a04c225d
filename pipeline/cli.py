"""The command `quyhoach`: arguments in, notices and an exit code out.

Exit codes: 0 done, 1 done but there are errors (`check`, `seal`, `verify`, `dossier`, `--strict`),
2 cannot start, 130 interrupted.
"""

import atexit
import gc
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace  # noqa: TID251 -- a request is no value of the model
from datetime import date
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final, cast

from pipeline.arguments import Request, read_arguments
from pipeline.console import Console, error

if TYPE_CHECKING:
    from pipeline.model.notice import Notice
    from pipeline.render.terminal.lines import Line
    from pipeline.runs.finished import Finished
    from pipeline.work.watch import Watch

_MODULES: Final = {"import": "import_word"}  # a word of Python's own names no module
# what reads no sections, or exchanges folders in them, or reads them anew again and again
_WITHOUT_LOCK: Final = frozenset({"init", "fleet", "worker", "serve", "nop"})
_NOTICES: Final = "thong-bao.xlsx"
_LASTING: Final = frozenset({"fleet", "worker", "serve"})
MOST_LINES: Final = 40  # of a run without --chi-tiet: what a screen shows at once


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    request = read_arguments(arguments)
    # what is left at the end goes with the process: looking through it takes a tenth of a check
    atexit.register(gc.freeze)
    # the only clock that a day comes from
    today = request.today or date(*time.localtime()[:3])
    request = replace(request, today=today)
    console = Console()
    from pipeline.model.errors import INTERRUPTED, QuyhoachError, system_words

    began = time.monotonic()
    try:
        finished = _finished(request, console)
    except KeyboardInterrupt:
        console.broken()
        _say(console, "quyhoach: đã dừng theo yêu cầu; kết quả của lần chạy trước còn nguyên")
        return INTERRUPTED
    except QuyhoachError as wrong:
        return _cannot(console, str(wrong), wrong.exit_code)
    except OSError as wrong:
        place = wrong.filename or request.workspace / "build"
        return _cannot(console, f"không ghi được {place}: {system_words(wrong)}")
    console.end()
    if finished.shown and not request.json:
        console.say(())  # nothing of what changed while it ran is left above
        Console(sys.stdout).say(finished.shown)
    if request.json:
        _write_json(finished)
        console.say(_made(finished))
    elif request.detailed:
        console.say((*_one_by_one(finished.notices), *_made(finished)))
    else:
        console.say(_summed_up(finished, console, time.monotonic() - began))
    return finished.exit_code(strict=request.strict)


def _finished(request: Request, console: Console) -> "Finished":
    """Run a command, or tell how it ended where nothing has changed since."""
    _load_msgspec()
    from pipeline.runs.again import finished_before, keep, key

    depends = key(request)
    known = finished_before(request, depends)
    if known is not None:
        return known
    with _locked(request), _uncollected(request):
        finished = _command(request.command)(request, console)
    keep(request, depends, finished)
    return finished


def _load_msgspec() -> None:
    """Load msgspec with the `typing` of this Python.

    It takes `typing_extensions` where that is installed, for nothing that `typing` lacks; loading
    it is a tenth of a run that has nothing to do.
    """
    loaded: dict[str, ModuleType | None] = cast("Any", sys.modules)
    if "msgspec" in loaded or "typing_extensions" in loaded:
        return
    loaded["typing_extensions"] = None
    try:
        import_module("msgspec")
    finally:
        del loaded["typing_extensions"]


def _locked(request: Request) -> AbstractContextManager[None]:
    """Keep folders under `sections/` from being exchanged while a command reads them."""
    from pipeline.publish.sections_lock import reading

    return nullcontext() if request.command in _WITHOUT_LOCK else reading(request.workspace)


def _uncollected(request: Request) -> AbstractContextManager[None]:
    """Keep a command that ends soon from looking for garbage in what it loads and makes."""
    from pipeline.work.memory import uncollected

    return nullcontext() if request.command in _LASTING else uncollected()


def _command(name: str) -> "Callable[[Request, Watch], Finished]":
    """Give what runs a command, of the module named like it; no other is loaded."""
    module = _MODULES.get(name, name)
    run: Callable[[Request, Watch], Finished] = import_module(f"pipeline.runs.{module}").run
    return run


def _write_json(finished: "Finished") -> None:
    from pipeline.render.json import notices_json

    data = notices_json(finished.notices) if finished.data is None else finished.data
    sys.stdout.write(data.decode())


def _one_by_one(notices: "Sequence[Notice]") -> "Iterable[Line]":
    from pipeline.render.terminal.summary import counted, one_by_one

    return (*one_by_one(notices), counted(notices))


def _made(finished: "Finished") -> "Iterable[Line]":
    from pipeline.render.terminal.summary import made

    return made(finished.lines)


def _summed_up(finished: "Finished", console: Console, seconds: float) -> "Iterable[Line]":
    from pipeline.render.terminal.summary import Told, summed_up

    told = Told(
        title=finished.title,
        day=time.strftime("%d/%m/%Y"),
        seconds=seconds,
        made=finished.lines,
        notices=finished.notices,
        named=finished.named,
        known=finished.known,
        next=finished.next,
        judged=finished.judges,
        listed=any(_NOTICES in files for files in finished.outputs.values()),
    )
    return summed_up(told, room=MOST_LINES - console.stages, width=console.width)


def _say(console: Console, words: str) -> None:
    from pipeline.render.terminal.lines import Piece

    console.say([(Piece(words),)])


def _cannot(console: Console, words: str, code: int = 2) -> int:
    console.broken()
    console.say([error(words)])
    return code
