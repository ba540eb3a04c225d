"""The command `kit N`: for each agency one .zip with all that it needs next."""

import zipfile
from collections.abc import Mapping

from pipeline.arguments import Request
from pipeline.model.errors import UnreadableError
from pipeline.model.named import Named
from pipeline.publish.folder import Files, building, publish, replace_file
from pipeline.runs.finished import WAIT_SECONDS, Finished, not_started, shown
from pipeline.stages.kits import kit_files
from pipeline.work.archive import zip_parts
from pipeline.work.pool import Processes
from pipeline.work.watch import Watch


def run(request: Request, watch: Watch) -> Finished:
    """Make `build/goi/<agency>/` and `<agency>.zip` for every agency, or for one.

    Raises:
        OSError: The disk is full or refuses; what was there stays.
    """
    assert request.round_number is not None
    root, only = request.workspace, request.agency
    target, named = root / "build" / "goi", list[Named]()
    with building(root / "build", wait=WAIT_SECONDS):
        try:
            made = kit_files(
                root, request.round_number, only, watch=watch, pool=Processes(), tell=named
            )
        except zipfile.BadZipFile as error:
            raise UnreadableError("gói đã phát hành bị hỏng, xem `quyhoach verify`") from error
        if made.value is None:
            return not_started(made.notices)
        if not only:
            publish(_together(made.value), target)
        for agency in (only,) if only in made.value else ():
            (target / f"{agency}.zip").unlink(missing_ok=True)
            publish(made.value[agency], target / agency)
            replace_file(target / f"{agency}.zip", packed(agency, made.value[agency]))
    files = sum(map(len, made.value.values()))
    line = f"Đã tạo {len(made.value)} gói trong {shown(target, request)}: {files} tệp"
    return Finished(made.notices, (line,), named=named[0])


def packed(agency: str, files: Files) -> bytes:
    """Give the archive of one kit, its files below a folder of the agency's."""
    return zip_parts({f"{agency}/{name}": data for name, data in files.items()})


def _together(kits: Mapping[str, Files]) -> Files:
    """Give all kits as the files of one folder, each with its archive beside it."""
    folders = {f"{one}/{name}": data for one, files in kits.items() for name, data in files.items()}
    return {**folders, **{f"{one}.zip": packed(one, files) for one, files in kits.items()}}
