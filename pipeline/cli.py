"""The command `quyhoach`: arguments in, notices and an exit code out.

Exit codes: 0 done, 1 done but there are errors (`check`, `--strict`), 2 cannot start, 130
interrupted.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from pipeline.arguments import LATER, Request, read_arguments

if TYPE_CHECKING:
    from pipeline.model.notice import Notice
    from pipeline.runs.finished import Finished
    from pipeline.work.watch import Watch

T = TypeVar("T")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    request = read_arguments(arguments)
    if request.command in LATER:
        return _cannot(f"lệnh '{request.command}' chưa có trong bản này")
    from pipeline.model.errors import INTERRUPTED, QuyhoachError, system_words

    try:
        finished = _command(request.command)(request, _bar)
    except KeyboardInterrupt:
        _say("quyhoach: đã dừng theo yêu cầu; kết quả của lần chạy trước còn nguyên")
        return INTERRUPTED
    except QuyhoachError as error:
        return _cannot(str(error), error.exit_code)
    except OSError as error:
        place = error.filename or request.workspace / "build"
        return _cannot(f"không ghi được {place}: {system_words(error)}")
    _show(finished.notices, request)
    for line in finished.lines:
        _say(line)
    return finished.exit_code(strict=request.strict)


def _command(name: str) -> "Callable[[Request, Watch], Finished]":
    """Give what runs a command; only its own modules are loaded."""
    match name:
        case "draft":
            from pipeline.runs.draft import run
        case "diff":
            from pipeline.runs.diff import run
        case "check":
            from pipeline.runs.check import run
        case "preview":
            from pipeline.runs.preview import run
        case "forms":
            from pipeline.runs.forms import run
        case "responses":
            from pipeline.runs.responses import run
        case "init":
            from pipeline.runs.init import run
        case _:
            raise AssertionError(name)
    return run


def _bar(things: Sequence[T], label: str) -> Iterator[T]:
    """Give the things one by one; on a terminal, a bar when it takes longer than a second."""
    if not sys.stderr.isatty():
        return iter(things)
    from tqdm import tqdm

    return iter(tqdm(things, desc=label, delay=1, leave=False))


def _show(notices: "Sequence[Notice]", request: Request) -> None:
    from pipeline.model.notice import Severity

    if request.json:
        from pipeline.render.json import notices_json

        sys.stdout.write(notices_json(notices).decode())
        return
    for notice in notices:
        print(notice, file=sys.stderr)
    counts = [sum(notice.severity is severity for notice in notices) for severity in Severity]
    if any(counts):
        print("{} lỗi, {} cảnh báo, {} lưu ý".format(*counts), file=sys.stderr)


def _say(words: str) -> None:
    print(words, file=sys.stderr)


def _cannot(words: str, code: int = 2) -> int:
    print(f"quyhoach: lỗi: {words}", file=sys.stderr)
    return code
