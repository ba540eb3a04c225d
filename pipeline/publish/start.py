"""A new workspace for another province: outline, agencies, rounds and a first section."""

from collections.abc import Mapping
from pathlib import Path

from pipeline.model.errors import NotEmptyError
from pipeline.publish.folder import write_durably

_PROVINCE = "@TINH@"


def first_files(shipped: Path, guide: Path, *, province: str) -> Mapping[str, bytes]:
    """Give the files of a new workspace, named relative to it, with the province's name in.

    Args:
        shipped: The folder that holds `sections/` as shipped.
        guide: The guide for agencies.
        province: The name after "tỉnh", such as "Cao Bằng".
    """
    files = {
        path.relative_to(shipped).as_posix(): _filled(path, province)
        for path in sorted(shipped.rglob("*"))
        if path.is_file()
    }
    return {**files, "sections/HUONG-DAN.md": guide.read_bytes()}


def start(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a new workspace.

    Raises:
        NotEmptyError: The folder holds something; nothing is written.
    """
    if folder.exists() and any(folder.iterdir()):
        raise NotEmptyError(f"thư mục {folder} đã có tệp; hãy chọn một thư mục mới")
    for name, data in files.items():
        write_durably(folder / name, data)


def _filled(path: Path, province: str) -> bytes:
    return path.read_text(encoding="utf-8").replace(_PROVINCE, province).encode()
