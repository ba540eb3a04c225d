"""The command `dossier`: what is handed in, in numbered folders, and what is missing."""

import zipfile

from pipeline.arguments import Request
from pipeline.model.errors import UnreadableError
from pipeline.publish.folder import building
from pipeline.publish.streamed import publish_with_archive
from pipeline.runs.finished import WAIT_SECONDS, Finished, not_started, shown
from pipeline.stages.issuing.dossier import Dossier, dossier
from pipeline.stages.pages import kept_pages
from pipeline.work.pool import Processes
from pipeline.work.watch import Watch

USUAL = "tham-dinh"


def run(request: Request, watch: Watch) -> Finished:
    """Make `build/ho-so/<name>/` and `<name>.zip`; what is missing is an error, and named in both.

    A dossier that lacks a document is made, and the exit code says that it is not complete.

    Raises:
        OSError: The disk is full or refuses; the folder is as it was.
    """
    root, name = request.workspace, request.dossier or USUAL
    target = root / "build" / "ho-so" / name
    with building(root / "build", wait=WAIT_SECONDS):
        try:
            made = dossier(
                root,
                name,
                request.round_number,
                watch=watch,
                pool=Processes(),
                kept=kept_pages(root),
            )
        except zipfile.BadZipFile as error:
            raise UnreadableError("gói đã phát hành bị hỏng, xem `quyhoach verify`") from error
        if made.value is None:
            return not_started(made.notices)
        watch.now("Chép tài liệu, đóng gói hồ sơ")
        publish_with_archive(made.value.contents, target)
    told = _told(made.value, shown(target, request))
    lacking = any(part.is_missing for part in made.value.parts)
    return Finished(made.notices, told, named=made.value.named, judges=lacking)


def _told(made: Dossier, place: str) -> tuple[str, ...]:
    missing = [part.entry.name for part in made.parts if part.is_missing]
    filled = sum(bool(part.files) for part in made.parts)
    lines = [
        f"Đã lập {place} và {place.rstrip('/')}.zip theo dự thảo lần {made.round_number}: "
        f"{filled} trong {len(made.parts)} loại tài liệu, {len(made.contents)} tệp"
    ]
    if missing:
        lines.append(f"Còn thiếu {len(missing)}: {'; '.join(missing)}")
    return tuple(lines)
