"""The command `fix`: what is certain is mended in agencies' texts: shown, and written if asked."""

import difflib
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.arguments import Request
from pipeline.model.errors import OpenElsewhereError
from pipeline.model.notice import Outcome, in_order
from pipeline.publish.folder import building
from pipeline.publish.kept import KEPT, replace_kept
from pipeline.publish.new_file import put_new_file
from pipeline.render.terminal.lines import Line, Piece, Style
from pipeline.rounds import Resources
from pipeline.runs.finished import WAIT_SECONDS, Finished, kept_results, not_started
from pipeline.stages.build import build, newest_round
from pipeline.stages.mending import Mending, mendings, texts_of
from pipeline.stages.notices import unknown_agency
from pipeline.work.cache import MemoryCache
from pipeline.work.pool import serial
from pipeline.work.watch import Watch
from pipeline.workspace import scan

_STYLES = {"+": Style.NEW, "-": Style.ERROR}


def run(request: Request, watch: Watch) -> Finished:
    """Show what would be mended; with `--replace` write it, the former texts kept in `.luu/`."""
    with building(request.workspace / "build", wait=WAIT_SECONDS):
        made = fix(request, watch)
        if made.value is None:
            return not_started(made.notices)
        if request.replace and made.value:
            lines = tuple(_written(request.workspace, made.value))
        else:
            lines = tuple(_announced(made.value))
    return Finished(made.notices, lines, shown=tuple(_diff(made.value)))


def fix(request: Request, watch: Watch) -> Outcome[tuple[Mending, ...] | None]:
    """Give what is mended of the texts asked for, of all agencies where none is named."""
    scanned = scan(request.workspace)
    number = request.round_number or newest_round(scanned.value)
    with kept_results(request) as results:
        resources = Resources(MemoryCache(), serial, watch, kept=results)
        built = build(scanned.value, number, resources)
        if built.value is None:
            return Outcome(None, in_order((*scanned.notices, *built.notices)))
        unknown = unknown_agency(request.agency, built.value.shared.agencies)
        if unknown is not None:
            return Outcome(None, (unknown,))
        texts = texts_of(built.value, built.notices, request.agency, request.items)
        return mendings(scanned.value, built.value, resources, texts)


def _diff(made: Sequence[Mending]) -> Iterator[Line]:
    """Give the unified diff of all texts."""
    for one in made:
        lines = difflib.unified_diff(
            one.before.split("\n"), one.after.split("\n"), one.text.name, one.target, "", "", 1, ""
        )
        for line in lines:
            yield (Piece(line, _STYLES.get(line[:1], Style.PLAIN)),)


def _announced(made: Sequence[Mending]) -> Iterator[str]:
    if not made:
        yield "Không có gì tự sửa được; các thông báo khác: quyhoach check"
        return
    yield f"Sẽ sửa {len(made)} tệp như trên, chưa ghi gì; thêm --replace để ghi"
    yield from (f"  {one.text.name} → {one.target}" for one in made if one.target != one.text.name)


def _written(root: Path, made: Sequence[Mending]) -> Iterator[str]:
    for one in made:
        if one.target != one.text.name:
            put_new_file(root / one.target, one.data)
            yield f"Đã ghi {one.target} ({one.text.name} giữ nguyên)"
            continue
        folder = (root / one.target).parents[len(Path(one.text.inner).parents) - 1]
        if (root / one.target).read_bytes() != one.held:
            raise OpenElsewhereError(f"{one.target} vừa được lưu trong lúc sửa; hãy chạy lại")
        (kept,) = replace_kept(folder, {one.text.inner: one.data})
        yield f"Đã sửa {one.target}; bản cũ: {KEPT}/{kept.name}"
