"""How a Word file is brought in: what may be asked of `import`, and the value it is asked by."""

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.parsing import Parser, add_agency, add_common, add_round


@dataclass(frozen=True, slots=True)
class Importing:
    """What was asked of `import`.

    `item` "" is found by the file's name; `tables` is "auto", "excel" or "markdown"; `revisions`
    "ask", "accept" or "reject"; `convert` turns letters of .VnTime; `dry` only shows.
    """

    item: str = ""
    tables: str = "auto"
    revisions: str = "ask"
    convert: bool = False
    dry: bool = False
    replace: bool = False


def importing(values: dict[str, Any]) -> Importing:
    """Give what was asked by the values that argparse read."""
    return Importing(
        values["item"] or "",
        values["tables"],
        values["revisions"],
        values["letters"] == "chuyen",
        values["dry_run"],
        values["replace"],
    )


def add_import(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the command `import`."""
    words = "chuyển tệp Word cơ quan gửi thành Markdown, Excel và hình trong thư mục của cơ quan"
    parser = commands.add_parser("import", help=words, description=words)
    parser.add_argument(
        "folder",
        metavar="TỆP",
        type=Path,
        help="tệp .docx (.doc, .odt, .rtf cần LibreOffice), hoặc thư mục có các tệp <mã mục>.docx",
    )
    add_agency(parser, required=True)
    parser.add_argument(
        "--item", metavar="MỤC", help="mã mục; không ghi thì lấy theo tên tệp, hoặc mục duy nhất"
    )
    add_round(parser)
    _add_ways(parser)
    parser.add_argument(
        "--dry-run", action="store_true", help="chỉ cho biết sẽ ghi gì, khác gì; không ghi"
    )
    parser.add_argument(
        "--replace", action="store_true", help="thay bài đã có; bản cũ giữ trong .luu/"
    )
    add_common(parser)


def _add_ways(parser: Parser) -> None:
    """Add what is chosen of a file: where tables go, what becomes of changes and old letters."""
    parser.add_argument(
        "--tables",
        choices=("auto", "excel", "markdown"),
        default="auto",
        help="bảng thành Excel, thành bảng trong bài, hay tùy bảng (auto)",
    )
    parser.add_argument(
        "--revisions",
        choices=("ask", "accept", "reject"),
        default="ask",
        help="sửa đổi đang theo dõi: dừng và báo (ask), coi như chấp nhận, coi như từ chối",
    )
    parser.add_argument(
        "--phong-cu",
        dest="letters",
        choices=("giu", "chuyen"),
        default="giu",
        help="chữ phông .VnTime (TCVN3): giữ nguyên và báo, hoặc chuyển sang Unicode",
    )
