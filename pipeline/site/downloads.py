"""`/tai/N/…`: files of a draft to take along, of an issued round those that were sent.

Each is given as an attachment whose kind nobody guesses. The working draft's are those of the
last `draft N` in `build/`, for authors, whom the reasons of changes are not given with them, and
who watches.

Source: the site's design, "Who sees what".
"""

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from pipeline.model.seal import ISSUED, package_name
from pipeline.publish.archive import opened_archive
from pipeline.site.own.files import without_reasons
from pipeline.site.served import Served
from pipeline.site.showing import missing
from pipeline.site.visitor import Visit, Visitor
from pipeline.site.ways import ALL, Way, shown_round

# folders with one for each body
_OWN: Final = ("trich-gui", "bieu-mau")
# the draft itself, beside the one before and beside the plan
_DRAFT: Final = re.compile(
    r"bao-cao(-tom-tat)?-lan-\d+\.(docx|pdf)|so-sanh-(lan-\d+|quy-hoach)\.(docx|xlsx)"
    r"|bang-tong-hop\.(xlsx|json)"
)
# comments stand in these: those of all bodies, what became of them, what was changed for which
_ANSWERS: Final = re.compile(
    r"(nhat-ky-thay-doi|tiep-thu-giai-trinh|y-kien-khac-nhau)\.(docx|xlsx|json|html)"
)


def ways(_: Served) -> tuple[Way, ...]:
    """Give the way to files."""
    rules = (shown_round("lan"), _may_take)
    return (Way("/tai/{lan:int}/{ten:path}", ("GET",), ALL, _taken, rules=rules),)


def _may_take(served: Served, visitor: Visitor, found: Mapping[str, Any]) -> bool:
    """Say whether a file is one that bodies take, or their own, and its comments may be seen."""
    name = str(found["ten"])
    folder, *inner = name.split("/")
    if visitor.sees_all or (folder in _OWN and inner[:1] == [visitor.body]):
        return True
    if _ANSWERS.fullmatch(name):
        return served.is_issued(found["lan"])
    return _DRAFT.fullmatch(name) is not None


async def _taken(visit: Visit) -> Response:
    found = visit.request.path_params
    number, name = found["lan"], found["ten"]
    data = await run_in_threadpool(file_of, visit.served, number, name)
    if data is None:
        return missing()
    if not (visit.who.sees_all or visit.served.is_issued(number)):
        data = await run_in_threadpool(without_reasons, data)
    return attachment(name.rpartition("/")[2], data)


def attachment(name: str, data: bytes) -> Response:
    """Answer with a file to be saved under its name."""
    headers = {"content-disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"}
    return Response(data, headers=headers, media_type="application/octet-stream")


def package_of(served: Served, number: int) -> Path:
    """Give where the package that was sent of a round stands, if it was."""
    return served.workspace / "sections" / f"lan-{number}" / ISSUED / package_name(number)


def file_of(served: Served, number: int, name: str) -> bytes | None:
    """Give a file of a draft by its name, None where there is none of it."""
    if served.is_issued(number):
        return _sent(package_of(served, number), name)
    return _built(served.workspace / "build" / f"lan-{number}", name)


def _sent(package: Path, name: str) -> bytes | None:
    """Give a file of the package that was sent (a BagIt bag: its payload stands in `data/`)."""
    try:
        with opened_archive(package) as archive:
            return archive.read(f"{package.stem}/data/{name}")
    except (KeyError, zipfile.BadZipFile, OSError):
        return None


def _built(folder: Path, name: str) -> bytes | None:
    """Give a file below a folder; names that lead elsewhere, links and hidden files are none."""
    parts = name.split("/")
    if any(part in ("", "..") or part.startswith(".") or "\\" in part for part in parts):
        return None
    try:
        path = folder.joinpath(*parts)
        inside = path.resolve().is_relative_to(folder.resolve())
        return path.read_bytes() if inside and path.is_file() else None
    except (OSError, ValueError):
        return None
