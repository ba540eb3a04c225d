"""What the files of a hand-in are called in an agency's folder: said by us, never by who sends.

The text of an item bears the item's id; workbooks and pictures keep the name by which the text
knows them, in NFC, once each whatever the case. No name leads out of the folder, hides, is one of
our own lists, or belongs to another item.

Source: the site's design, "Conflicts", 5; design.md, section 2, "Which file serves".
"""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.intake.secrecy import secrecy_in_name
from pipeline.model.notice import Notice, Severity
from pipeline.workspace.records import is_record

TEXTS: Final = (".docx", ".md")
_PICTURES: Final = (".png", ".jpg", ".jpeg", ".gif", ".svg")
_OTHERS: Final = (".xlsx", *_PICTURES)
_LONGEST: Final = 120  # bytes of a name: half of what a disk takes, for what is kept beside it
_UNFIT: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
# devices of Windows, whatever their ending
_DEVICES: Final = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
_SAVE_AS: Final = "mở bằng Word, chọn Lưu thành (Save As) kiểu Word Document (.docx) rồi gửi lại"
_HOW: Final[Mapping[str, str]] = {
    ".doc": _SAVE_AS,
    ".docm": _SAVE_AS,
    ".odt": _SAVE_AS,
    ".rtf": _SAVE_AS,
    ".pdf": "gửi tệp Word đã dùng để soạn, không gửi bản PDF",
    ".xls": "mở bằng Excel, chọn Lưu thành kiểu Excel Workbook (.xlsx) rồi gửi lại",
    ".xlsm": "mở bằng Excel, chọn Lưu thành kiểu Excel Workbook (.xlsx) rồi gửi lại",
    ".zip": "giải nén rồi gửi từng tệp",
    ".rar": "giải nén rồi gửi từng tệp",
}
_KINDS: Final = "gửi tệp .docx hoặc .md cho bài viết, .xlsx cho bảng, .png, .jpg, .svg cho hình"


@dataclass(frozen=True, slots=True)
class Named:
    """Files by the name they get in the agency's folder, and what is wrong with the others."""

    files: Mapping[str, bytes]
    notices: tuple[Notice, ...] = ()


def named_files(
    sent: Sequence[tuple[str, bytes]], item: str, other_items: Collection[str]
) -> Named:
    """Give the files of a hand-in by the names that they get.

    Args:
        sent: Names as they were sent, and bytes, in their order.
        item: The id of the item that is handed in.
        other_items: The ids of all other items of the outline.
    """
    files: dict[str, bytes] = {}
    taken: dict[str, str] = {}
    notices = []
    for sent_name, data in sent:
        name, wrong = _named(sent_name, data, item, other_items)
        if not wrong and name.casefold() in taken:
            wrong = _twice(taken[name.casefold()], sent_name)
        if not wrong and name.endswith(TEXTS) and any(one.endswith(TEXTS) for one in files):
            wrong = _two_texts(item)
        if wrong:
            notices.append(Notice(Severity.ERROR, *wrong, _shown(sent_name), item=item))
            continue
        files[name], taken[name.casefold()] = data, sent_name
    return Named(files, tuple(notices))


_Wrong = tuple[()] | tuple[str, str, str]


def _named(sent: str, data: bytes, item: str, others: Collection[str]) -> tuple[str, _Wrong]:
    """Give the name that a file gets, and what is wrong with it: code, message, mending."""
    name = unicodedata.normalize("NFC", sent)
    wrong = _unfit(name) or _secret(name)
    if wrong:
        return name, wrong
    stem, dot, ending = name.rpartition(".")
    ending = f"{dot}{ending}".casefold()
    if ending not in TEXTS and ending not in _OTHERS:
        message = f"không nhận tệp {ending or 'không có đuôi'}"
        return name, ("nop-loai-tep", message, _HOW.get(ending, _KINDS))
    if stem.casefold() in {one.casefold() for one in others}:
        message = f"tên tệp là mã của mục khác, '{stem}'; đang nộp cho mục '{item}'"
        return name, ("nop-muc-khac", message, "mở trang nộp của mục đó, hoặc đổi tên tệp")
    if not data:
        return name, ("tep-rong", "tệp không có nội dung (0 byte)", "gửi lại tệp gốc")
    if ending in TEXTS:
        return f"{item}{ending}", ()
    if is_record(name):
        message = "tên này dành cho bản chụp văn bản đã ký"
        return name, ("nop-ten-tep", message, "đổi tên hình")
    return f"{stem}{ending}", ()


def _unfit(name: str) -> _Wrong:
    fix = "đổi tên tệp, chỉ dùng chữ, số, dấu cách, dấu gạch"
    if _UNFIT.search(name) or not name.isprintable():
        return "nop-ten-tep", "tên tệp có dấu gạch chéo hoặc ký tự không dùng được", fix
    if name.startswith((".", "~$")) or name != name.strip(" .") or _DEVICES.fullmatch(name):
        return "nop-ten-tep", "tên tệp không dùng được", fix
    if len(name.encode("utf-8", "surrogateescape")) > _LONGEST:
        return "nop-ten-tep", f"tên tệp dài quá {_LONGEST} byte", "đặt tên ngắn hơn"
    return ()


def _secret(name: str) -> _Wrong:
    """Say where a name bears a mark of secrecy; the name itself is lost with the item's id."""
    mark = secrecy_in_name(name)
    if not mark:
        return ()
    message = f"tên tệp có dấu độ mật “{mark}”; trang này không nhận tài liệu mật"
    return "nop-tai-lieu-mat", message, "gửi theo đường văn bản mật; không mật thì đổi tên tệp"


def _twice(first: str, name: str) -> _Wrong:
    message = f"hai tệp '{_shown(first)}', '{_shown(name)}' thành một tên"
    return "nop-trung-ten", message, "giữ một tệp, hoặc đổi tên tệp kia"


def _two_texts(item: str) -> _Wrong:
    message = f"có hai bài viết (.docx, .md) cho mục '{item}'"
    return "nop-hai-bai", message, "một mục có một bài: giữ một tệp, gộp nội dung tệp kia vào"


def _shown(name: str) -> str:
    """Give a name as it can be shown: signs that cannot be printed are replaced, the end cut."""
    return "".join(sign if sign.isprintable() else "�" for sign in name)[:80]
