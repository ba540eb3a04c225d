"""What came by e-mail or post and is put in for an agency: what may be asked of `nop`."""

import argparse
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from pipeline.parsing import Parser, a_day, add_agency, add_common, add_round

WAYS: Final = ("thu-dien-tu", "buu-dien", "truc-tiep")


@dataclass(frozen=True, slots=True)
class HandingAsked:
    """What was asked of `nop`: files, the item ("" is found by a file's name), how, and when.

    `replace` puts the text in place of one that was edited since it came.
    """

    files: tuple[Path, ...]
    item: str
    way: str
    day: date
    replace: bool = False


def add_handing(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the command `nop`."""
    words = "đưa tệp nhận qua thư điện tử, bưu điện vào thư mục của cơ quan, ghi ngày nhận"
    parser = commands.add_parser("nop", help=words, description=words)
    parser.add_argument(
        "files", metavar="TỆP", type=Path, nargs="+",
        help="một bài viết (.docx hoặc .md), kèm bảng .xlsx và hình",
    )  # fmt: skip
    add_agency(parser, required=True)
    parser.add_argument(
        "--item", metavar="MỤC", help="mã mục; không ghi thì lấy theo tên bài, hoặc mục duy nhất"
    )
    parser.add_argument("--cach", choices=WAYS, default=WAYS[0], help="nhận bằng cách nào")
    parser.add_argument(
        "--ngay", metavar="NGÀY", type=a_day, required=True, help="ngày nhận, ví dụ 2025-11-08"
    )
    add_round(parser, "lần đang nhận bài; không ghi thì lấy lần đầu tiên chưa chốt")
    parser.add_argument(
        "--replace", action="store_true", help="thay cả bài đã sửa từ khi nhận; bản cũ giữ lại"
    )
    add_common(parser)


def handing_asked(values: dict[str, Any]) -> HandingAsked | None:
    """Give what was asked of `nop`, None for another command."""
    if values["command"] != "nop":
        return None
    return HandingAsked(
        tuple(values["files"]), values["item"] or "", values["cach"], values["ngay"],
        values["replace"],
    )  # fmt: skip
