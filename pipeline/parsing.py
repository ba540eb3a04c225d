"""What the commands' parsers share: argparse in Vietnamese, and options that many take.

Nothing heavy is imported here, so that help is on the screen at once.
"""

import argparse
import gettext
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, NoReturn


class Parser(argparse.ArgumentParser):
    """argparse without abbreviations; wrong use exits with 2 and says where help is."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings, allow_abbrev=False)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how to get help, and exit with 2."""
        self.exit(2, f"{self.prog}: lỗi: {message}\nxem: {self.prog} --help\n")


@contextmanager
def in_vietnamese() -> Iterator[None]:
    """Let argparse take its words from our catalogue, whatever the language of the machine.

    It asks the functions `_` and `ngettext` of its module, which know the environment's language
    alone; they are as before at the end, for whoever else parses arguments in this process.
    """
    catalogue = gettext.translation("argparse", Path(__file__).with_name("locale"), ["vi"])
    asked = vars(argparse)
    kept = {name: asked[name] for name in ("_", "ngettext")}
    asked.update(_=catalogue.gettext, ngettext=catalogue.ngettext)
    try:
        yield
    finally:
        asked.update(kept)


def add_formal(parser: Parser) -> None:
    """Add --formal."""
    words = "đánh dấu cả khác biệt hình thức (dấu cách, gạch nối, kiểu đặt dấu thanh)"
    parser.add_argument("--formal", action="store_true", help=words)


def add_agency(parser: Parser, *, required: bool) -> None:
    """Add --agency."""
    words = "mã cơ quan, ví dụ so-y-te"
    parser.add_argument("--agency", metavar="CƠ-QUAN", required=required, help=words)


def add_round(
    parser: Parser, words: str = "lần dự thảo; không ghi thì lấy lần mới nhất đã có bài"
) -> None:
    """Add --round; `words` say which round is taken without it."""
    parser.add_argument(
        "--round",
        dest="round_number",
        metavar="N",
        type=a_round,
        help=words,
    )


def add_common(parser: Parser) -> None:
    """Add what every command on a workspace takes."""
    parser.add_argument(
        "--workspace",
        metavar="THƯ-MỤC",
        type=Path,
        help="thư mục có sections/; mặc định là thư mục này",
    )
    parser.add_argument(
        "--no-cache",
        action="store_true",
        help="làm lại từ đầu, kể cả khi không có gì thay đổi từ lần chạy trước",
    )
    parser.add_argument("--strict", action="store_true", help="có lỗi thì mã thoát là 1")
    parser.add_argument("--json", action="store_true", help="in thông báo dạng JSON")
    parser.add_argument(
        "--chi-tiet",
        dest="detailed",
        action="store_true",
        help="in từng thông báo với tệp và dòng, không gộp theo cơ quan",
    )


def add_today(parser: Parser) -> None:
    """Add the day that is looked at."""
    words = "ngày xem, ví dụ 2025-12-01; không ghi thì lấy ngày hôm nay"
    parser.add_argument("--today", metavar="NGÀY", type=a_day, help=words)


def a_port(text: str) -> int:
    """Give a port from 1024 on; argparse tells what is none."""
    if text.isascii() and text.isdigit() and 1024 <= int(text) <= 65535:
        return int(text)
    raise argparse.ArgumentTypeError(f"không phải một cổng: {text!r} (từ 1024 đến 65535)")


def a_day(text: str) -> date:
    """Give a day written 2025-12-01; argparse tells what is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        words = f"không phải một ngày: {text!r} (viết năm-tháng-ngày, ví dụ 2025-12-01)"
        raise argparse.ArgumentTypeError(words) from None


def a_round(text: str) -> int:
    """Give the number of a round; argparse tells what is none."""
    # as folders are named: lan-1 … lan-999
    if not re.fullmatch("[1-9][0-9]{0,2}", text):
        raise argparse.ArgumentTypeError(f"không phải số lần dự thảo: {text!r}")
    return int(text)
