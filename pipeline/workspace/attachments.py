"""What a path in a section means: the same agency's newest file of that name.

Nothing is looked up on disk; only what `scan` listed can be found, so no path, however
written, leads out of the agency's own folders. Paths that try to are refused by their kind.
"""

import re
import unicodedata
from typing import Final

from pipeline.intake.nearest import nearest
from pipeline.model.fixed import Fixed
from pipeline.workspace.inventory import SECTIONS, Inventory, StoredFile

# what is no file, or one that cannot be opened, was told where it stands
ALREADY_TOLD: Final = "tep-lien-ket"
_FIX: Final = "chép tệp vào thư mục của cơ quan, rồi chỉ ghi tên tệp"
_URL: Final = re.compile(
    r"(?i)(https?|ftps?|data|javascript|mailto|smb):|(?!file:)[a-z][a-z0-9+.-]+://|//|\\\\"
)
_ROOTED: Final = re.compile(r"(?i)[/\\]|[a-z]:|file:|~/")


class Refusal(Fixed):
    """Why a path leads to no file, ready for a notice at the place where it is written."""

    code: str
    message: str
    fix: str


def resolve(
    inventory: Inventory, agency: str, path_as_written: str, round_number: int
) -> str | Refusal:
    """Give the name of the agency's newest file in rounds 1…N that the path means.

    `path_as_written` is decoded (no %20) and has no `#sheet`. Names are compared without
    regard to case, as Windows does: the newest file wins, however it is spelled there.
    """
    inner = _inner(path_as_written)
    if isinstance(inner, Refusal):
        return inner
    files = inventory.agency_files(agency, round_number)
    wanted = inner.casefold()
    alike = [file for file in files if file.inner.casefold() == wanted]
    newest = max((file.round or 0 for file in alike), default=0)
    refused = _refused(inventory, agency, inner, newest, round_number)
    if refused is not None:
        return refused
    latest = [file for file in alike if file.round == newest]
    exact = [file for file in latest if file.inner == inner]
    if len(exact) == 1 or len(latest) == 1:
        return (exact or latest)[0].name
    if latest:
        names = ", ".join(f"'{file.inner}'" for file in latest)
        message = f"'{inner}' có thể là {names} (chỉ khác chữ hoa, chữ thường)"
        return Refusal("tep-nhieu-ten", message, "ghi đúng tên một tệp, đổi tên tệp kia")
    return _not_found(inventory, agency, inner, round_number, files)


def spelling_advice(path_as_written: str, name: str) -> Refusal | None:
    """Say that a path found its file only by case or slashes; None where it is as on disk."""
    written = unicodedata.normalize("NFC", path_as_written)
    inner = "/".join(name.split("/")[3:])
    if "/".join(part for part in written.split("/") if part not in {"", "."}) == inner:
        return None
    message = f"'{written}' được hiểu là '{inner}'"
    return Refusal("ten-tep-hoa-thuong", message, f"viết '{inner}' cho đúng tên tệp")


def _inner(written: str) -> str | Refusal:
    """Give the name within the agency's folder that a path means, however it is spelled."""
    path = unicodedata.normalize("NFC", written).strip()
    if not path or not path.isprintable():
        message = "đường dẫn trống" if not path else "đường dẫn có ký tự điều khiển"
        return Refusal("duong-dan-hong", message, _FIX)
    shown = path if len(path) <= 80 else f"{path[:79]}…"
    if _URL.match(path):
        message = f"'{shown}' là địa chỉ mạng; không tệp nào được lấy từ mạng"
        return Refusal("duong-dan-mang", message, _FIX)
    if _ROOTED.match(path):
        message = f"'{shown}' là đường dẫn tuyệt đối trên một máy"
        return Refusal("duong-dan-tuyet-doi", message, _FIX)
    parts = [part for part in path.replace("\\", "/").split("/") if part not in {"", "."}]
    if ".." in parts:
        message = f"'{shown}' dẫn ra ngoài thư mục của cơ quan"
        return Refusal("duong-dan-ngoai", message, _FIX)
    return "/".join(parts) or Refusal("duong-dan-hong", "đường dẫn trống", _FIX)


def _refused(
    inventory: Inventory, agency: str, inner: str, newest: int, round_number: int
) -> Refusal | None:
    """Say why the newest entry of that name is not read, where it is a link or a device."""
    for number in range(round_number, newest, -1):
        wanted = f"{SECTIONS}/lan-{number}/{agency}/{inner}".casefold()
        for entry in inventory.refused:
            name = entry.name.casefold()
            if wanted == name or wanted.startswith(f"{name}/"):
                message = f"'{inner}' {entry.reason}"
                return Refusal(ALREADY_TOLD, message, "gửi chính tệp đó thay cho liên kết")
    return None


def _not_found(
    inventory: Inventory,
    agency: str,
    inner: str,
    round_number: int,
    files: tuple[StoredFile, ...],
) -> Refusal:
    message = f"không có tệp '{inner}' trong thư mục của cơ quan"
    same = [file for file in inventory.files if file.inner.casefold() == inner.casefold()]
    later = [file for file in same if file.agency == agency and (file.round or 0) > round_number]
    if later:
        fix = f"tệp mới có ở lan-{later[0].round}; chép vào lan-{round_number} nếu cần"
        return Refusal("tep-khong-co", message, fix)
    other = [file for file in same if file.agency and file.agency != agency]
    if other:
        fix = f"tệp này của '{other[0].agency}'; chép một bản vào thư mục của cơ quan"
        return Refusal("tep-khong-co", message, fix)
    near = nearest(inner, [file.inner for file in files if not file.inner.lower().endswith(".md")])
    fix = f"có phải là '{near}'? " if near else ""
    return Refusal("tep-khong-co", message, f"{fix}gửi kèm tệp, hoặc sửa tên cho đúng")
