"""A small workspace on disk for the tests of reading."""

from pathlib import Path
from typing import Final

from pipeline.model.notice import Outcome
from pipeline.publish.start import first_files, start
from pipeline.rounds import Gathered, Resources, Shared, read_round, read_shared
from pipeline.work.cache import MemoryCache
from pipeline.work.pool import serial
from pipeline.work.watch import unwatched
from pipeline.workspace import scan
from pipeline.workspace import templates as shipped
from tests.made_once import made_once

OPTIONAL = tuple(
    f"sections/{name}"
    for name in ("bieu-mau/", "don-vi", "tu-viet-tat.yaml", "van-ban.yaml", "cau-hinh.yaml")
)
ROAD = "sections/lan-1/so-xay-dung/giao-thong-hien-trang.md"
# what tests of one process have read: whoever reads the same bytes again has it from here
READ: Final = MemoryCache(most=3_000)


def resources() -> Resources:
    return Resources(MemoryCache(), serial, unwatched)


@made_once
def workspace(folder: Path) -> Path:
    """A new workspace of two agencies, without the lists and forms that are optional."""
    files = first_files(shipped.templates() / "khoi-tao", shipped.guide(), province="Mẫu")
    start(folder, {name: data for name, data in files.items() if not name.startswith(OPTIONAL)})
    return folder


def put(folder: Path, name: str, data: str | bytes) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)


def shared(folder: Path, number: int = 1) -> Outcome[tuple[Shared, dict[str, str]] | None]:
    outcome = read_shared(scan(folder).value, number, Resources(READ, serial, unwatched))
    if outcome.value is None:
        return Outcome(None, outcome.notices)
    return Outcome((outcome.value[0], dict(outcome.value[1])), outcome.notices)


def gathered(folder: Path, number: int = 1) -> Outcome[Gathered]:
    read = shared(folder, number).value
    assert read is not None
    means = Resources(READ, serial, unwatched)
    return read_round(scan(folder).value, read[0], read[1], means)
