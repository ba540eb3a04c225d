"""A file that users write in too, replaced: not while it is open, and the old one kept beside.

Excel marks an open workbook by `~$name.xlsx` beside it, LibreOffice by `.~lock.name.xlsx#`.
"""

from pathlib import Path

from pipeline.model.errors import OpenElsewhereError
from pipeline.publish.folder import replace_files


def replace_user_file(path: Path, data: bytes, *, before: bytes) -> Path | None:
    """Put a file in the place of an earlier one, which stays beside it; give that one's path.

    Args:
        path: The file.
        data: Its new bytes.
        before: The bytes it held when it was read, b"" where there was none.

    Raises:
        OpenElsewhereError: It is open in Excel or LibreOffice, or was saved since it was read.
        OSError: The disk is full or refuses; the file, and what is beside it, are as they were.
    """
    for lock in (path.with_name(f"~${path.name}"), path.with_name(f".~lock.{path.name}#")):
        if lock.exists():
            raise OpenElsewhereError(_open_told(lock.name))
    if (path.read_bytes() if path.exists() else b"") != before:
        raise OpenElsewhereError(_open_told(path.name))
    kept = path.with_name(f"{path.stem}.cu{path.suffix}")
    replace_files({kept: before, path: data} if before else {path: data})
    return kept if before else None


def _open_told(name: str) -> str:
    return f"bảng tiếp thu đang mở hoặc vừa được lưu ({name}); hãy đóng Excel rồi chạy lại"
