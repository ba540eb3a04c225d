"""The boundary file of a round, `ban-do/*.geojson`: the first by name serves."""

from typing import Final

from pipeline.intake.geojson import read_boundaries
from pipeline.model.boundaries import Boundaries
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.rounds.kept import Kind
from pipeline.rounds.reader import Filed, RoundReader
from pipeline.workspace import shared_file

FOLDER: Final = "ban-do"
_ENDING: Final = ".geojson"
_KIND: Final = Kind[Boundaries | None](Boundaries | None)


def round_boundaries(reader: RoundReader) -> Boundaries | None:
    """Give the land of the communes; None where no file tells it."""
    names = sorted(
        {
            file.inner
            for file in reader.inventory.files
            if not file.agency
            and file.inner.startswith(f"{FOLDER}/")
            and (file.round or 0) <= reader.round_number
        }
    )
    reader.notices += (_no_map(reader.shared_name(n)) for n in names if not n.endswith(_ENDING))
    files = [shared_file(reader.inventory, n, reader.round_number) for n in names]
    read = [
        (file, reader.one(_read, file, "", _KIND))
        for file in files
        if file is not None and file.endswith(_ENDING)
    ]
    usable = [(file, found) for file, found in read if found is not None]
    # each is laid out by itself: two of them would stand over one another
    reader.notices += (_beside(file, usable[0][0]) for file, _ in usable[1:])
    return usable[0][1] if usable else None


def _read(filed: Filed[str]) -> Outcome[Boundaries | None]:
    return read_boundaries(filed.data, file=filed.name)


def _beside(file: str, first: str) -> Notice:
    return Notice(
        Severity.WARNING,
        "ranh-gioi-nhieu-tep",
        f"bản đồ vẽ theo '{first.rpartition('/')[2]}'; tệp này không được dùng",
        "gộp các lớp thành một tệp, hoặc bỏ tệp thừa",
        file=file,
    )


def _no_map(file: str) -> Notice:
    return Notice(
        Severity.WARNING,
        "tep-khong-dung",
        "tệp trong ban-do/ không có đuôi .geojson, không được đọc",
        "xuất ranh giới xã, phường thành GeoJSON",
        file=file,
    )
