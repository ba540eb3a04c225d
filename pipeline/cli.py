"""The command `quyhoach`: arguments in, notices and an exit code out.

Exit codes: 0 done, 1 done but there are errors (`check`, `--strict`), 2 cannot start.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pipeline.arguments import LATER, Request, read_arguments

if TYPE_CHECKING:
    from pipeline.model.notice import Notice, Outcome

T = TypeVar("T")
_WAIT_SECONDS = 600.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    request = read_arguments(arguments)
    if request.command in LATER:
        return _cannot(f"lệnh '{request.command}' chưa có trong bản này")
    return _COMMANDS[request.command](request)


def _draft(request: Request) -> int:
    from pipeline.model.errors import BusyError
    from pipeline.publish.folder import building, publish
    from pipeline.runs.draft import draft
    from pipeline.work.pool import Processes
    from pipeline.work.store import NOTHING_KEPT, FolderStore

    assert request.round_number is not None
    build = request.workspace / "build"
    target = build / f"lan-{request.round_number}"
    kept = FolderStore(build / ".cache") if request.cache else NOTHING_KEPT
    try:
        with building(build, wait=_WAIT_SECONDS):
            outcome = draft(
                request.workspace,
                request.round_number,
                fast=request.fast,
                watch=_bar,
                pool=Processes(),
                kept=kept,
                formal=request.formal,
            )
            if outcome.value is not None:
                publish(outcome.value, target)
    except BusyError:
        return _cannot("một lệnh khác đang dựng báo cáo trong thư mục này, hãy đợi lệnh đó xong")
    except OSError as error:
        return _cannot(f"không ghi được {error.filename or build}: {error.strerror}")
    _show(outcome.notices, request)
    if outcome.value is None:
        return 2
    made = {name.partition("/")[0] + ("/" if "/" in name else "") for name in outcome.value}
    _say(f"Đã dựng {target.relative_to(request.workspace)}/: {', '.join(sorted(made))}")
    return _code(outcome.notices, request)


def _diff(request: Request) -> int:
    from pipeline.model.errors import BusyError
    from pipeline.publish.folder import building, publish

    assert request.compared is not None
    build = request.workspace / "build"
    target = build / "so-sanh" / _compared_name(request.compared)
    try:
        with building(build, wait=_WAIT_SECONDS):
            outcome = _difference(request)
            if outcome.value is not None:
                target.parent.mkdir(exist_ok=True)
                publish(outcome.value, target)
    except BusyError:
        return _cannot("một lệnh khác đang dựng báo cáo trong thư mục này, hãy đợi lệnh đó xong")
    except OSError as error:
        return _cannot(f"không ghi được {error.filename or build}: {error.strerror}")
    _show(outcome.notices, request)
    if outcome.value is None:
        return 2
    _say(f"Đã dựng {target.relative_to(request.workspace)}/: {', '.join(sorted(outcome.value))}")
    return _code(outcome.notices, request)


def _difference(request: Request) -> "Outcome[Mapping[str, bytes] | None]":
    from pipeline.intake.word.tracked import TrackedChanges
    from pipeline.runs import diff as diffs
    from pipeline.work.pool import Processes
    from pipeline.work.store import FolderStore

    match request.compared:
        case (int(earlier), int(later)):
            return diffs.diff_rounds(
                request.workspace,
                earlier,
                later,
                formal=request.formal,
                fast=request.fast,
                watch=_bar,
                pool=Processes(),
                kept=FolderStore(request.workspace / "build" / ".cache"),
            )
        case (Path() as earlier, Path() as later):
            return diffs.diff_files(
                request.workspace,
                earlier,
                later,
                formal=request.formal,
                tracked=TrackedChanges(request.tracked) if request.tracked else None,
            )
        case _:
            raise AssertionError(request.compared)


def _compared_name(compared: tuple[int, int] | tuple[Path, Path]) -> str:
    """Give the name of the folder: "lan-1_lan-2", or both files' names."""
    sides = (side.stem if isinstance(side, Path) else f"lan-{side}" for side in compared)
    return "_".join(sides)


def _check(request: Request) -> int:
    from pipeline.runs.check import check

    outcome = check(request.workspace, request.round_number, request.agency, watch=_bar)
    _show(outcome.notices, request)
    if not outcome.value:
        return 2
    return 1 if _errors(outcome.notices) else 0


def _preview(request: Request) -> int:
    from pipeline.model.errors import BusyError
    from pipeline.publish.folder import building, publish
    from pipeline.runs.preview import preview

    build = request.workspace / "build"
    target = build / "xem-truoc" / request.agency
    outcome = preview(request.workspace, request.round_number, request.agency, watch=_bar)
    _show(outcome.notices, request)
    if outcome.value is None:
        return 2
    try:
        with building(build, wait=_WAIT_SECONDS):
            target.parent.mkdir(exist_ok=True)
            publish(outcome.value, target)
    except BusyError:
        return _cannot("một lệnh khác đang dựng báo cáo trong thư mục này, hãy đợi lệnh đó xong")
    except OSError as error:
        return _cannot(f"không ghi được {error.filename or target}: {error.strerror}")
    for name in sorted(outcome.value):
        _say(f"Đã tạo {target.relative_to(request.workspace)}/{name}")
    return _code(outcome.notices, request)


def _forms(request: Request) -> int:
    from pipeline.model.errors import BusyError
    from pipeline.publish.folder import building, publish
    from pipeline.runs import forms as handouts
    from pipeline.work.pool import Processes

    build = request.workspace / "build"
    target = build / "bieu-mau"
    outcome = handouts.forms(
        request.workspace, request.round_number, request.agency, watch=_bar, pool=Processes()
    )
    _show(outcome.notices, request)
    if outcome.value is None:
        return 2
    files = outcome.value
    if request.agency:
        # one agency's folder is replaced, the others stay
        target /= request.agency
        files = {name.partition("/")[2]: data for name, data in files.items()}
    try:
        with building(build, wait=_WAIT_SECONDS):
            target.parent.mkdir(exist_ok=True)
            publish(files, target)
    except BusyError:
        return _cannot("một lệnh khác đang dựng báo cáo trong thư mục này, hãy đợi lệnh đó xong")
    except OSError as error:
        return _cannot(f"không ghi được {error.filename or target}: {error.strerror}")
    _say(f"Đã tạo {len(files)} biểu mẫu trong {target.relative_to(request.workspace)}/")
    return _code(outcome.notices, request)


def _responses(request: Request) -> int:
    from pipeline.model.errors import BusyError, OpenElsewhereError
    from pipeline.publish.beside import replace_kept
    from pipeline.publish.folder import building
    from pipeline.runs import responses
    from pipeline.work.pool import Processes

    assert request.round_number is not None
    build = request.workspace / "build"
    try:
        with building(build, wait=_WAIT_SECONDS):
            outcome = responses.responses(
                request.workspace, request.round_number, watch=_bar, pool=Processes()
            )
            carried = outcome.value
            if carried is not None and carried.data is not None:
                path = request.workspace / carried.file
                replace_kept(path, carried.data, before=carried.before)
    except BusyError:
        return _cannot("một lệnh khác đang dựng báo cáo trong thư mục này, hãy đợi lệnh đó xong")
    except OpenElsewhereError as error:
        return _cannot(
            f"bảng tiếp thu đang mở hoặc vừa được lưu ({error}); hãy đóng Excel rồi chạy lại"
        )
    except OSError as error:
        return _cannot(f"không ghi được {error.filename or build}: {error.strerror}")
    _show(outcome.notices, request)
    if carried is None:
        return 2
    done = "không có gì mới" if carried.data is None else f"thêm {carried.new} ý kiến"
    _say(f"{carried.file}: {done}; {carried.balance}")
    return _code(outcome.notices, request)


def _init(request: Request) -> int:
    from pipeline.model.errors import NotEmptyError
    from pipeline.publish.start import first_files, start
    from pipeline.workspace import templates as shipped

    assert request.folder is not None
    source = shipped.templates() / "khoi-tao"
    try:
        start(request.folder, first_files(source, shipped.guide(), province=request.province))
    except NotEmptyError:
        return _cannot(f"thư mục {request.folder} đã có tệp; hãy chọn một thư mục mới")
    except OSError as error:
        return _cannot(f"không ghi được {error.filename or request.folder}: {error.strerror}")
    _say(f"Đã tạo {request.folder}; dựng thử: quyhoach draft 1 --workspace {request.folder}")
    return 0


_COMMANDS = {
    "draft": _draft,
    "diff": _diff,
    "check": _check,
    "preview": _preview,
    "forms": _forms,
    "responses": _responses,
    "init": _init,
}


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


def _errors(notices: "Sequence[Notice]") -> bool:
    from pipeline.model.notice import Severity

    return any(notice.severity is Severity.ERROR for notice in notices)


def _code(notices: "Sequence[Notice]", request: Request) -> int:
    return 1 if request.strict and _errors(notices) else 0


def _say(words: str) -> None:
    print(words, file=sys.stderr)


def _cannot(words: str) -> int:
    print(f"quyhoach: lỗi: {words}", file=sys.stderr)
    return 2
