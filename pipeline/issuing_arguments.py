"""What may be asked of issuing a round, proving it, opening it and passing it on."""

import argparse
from typing import Any

from pipeline.parsing import Parser, a_day, a_round, add_agency, add_common


def add_issuing(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the commands `seal`, `verify`, `unseal`, `export`, `dossier` and `kit`."""
    _add_seal(commands)
    _add_verify(commands)
    _add_unseal(commands)
    _add_export(commands)
    _add_dossier(commands)
    _add_kit(commands)


def _add_seal(commands: "argparse._SubParsersAction[Parser]") -> None:
    words = "chốt một lần dự thảo: lưu đầu vào, đóng gói bản gửi đi vào sections/lan-N/phat-hanh/"
    seal = commands.add_parser("seal", help=words, description=words)
    seal.add_argument("round_number", metavar="N", type=a_round, help="lần dự thảo: 1, 2, 3 …")
    for name, what in (("unsigned", "phần chưa ký"), ("open", "ý kiến chưa trả lời")):
        seal.add_argument(
            f"--allow-{name}",
            nargs="?",
            const="",
            metavar="LÝ-DO",
            help=f"chốt dù còn {what}; lý do được ghi vào khoa.json",
        )
    seal.add_argument(
        "--fast", action="store_true", help="chốt không có PDF, mục lục không số trang"
    )
    _add_who(seal)
    add_common(seal)


def _add_verify(commands: "argparse._SubParsersAction[Parser]") -> None:
    words = "kiểm tra các lần đã chốt: mã băm từng tệp, dựng lại và so từng byte"
    verify = commands.add_parser("verify", help=words, description=words)
    verify.add_argument(
        "round_number", metavar="N", type=a_round, nargs="?", help="một lần; không ghi thì tất cả"
    )
    add_common(verify)


def _add_unseal(commands: "argparse._SubParsersAction[Parser]") -> None:
    words = "mở lại một lần dự thảo đã chốt; gói cũ và lý do được giữ"
    unseal = commands.add_parser("unseal", help=words, description=words)
    unseal.add_argument("round_number", metavar="N", type=a_round, help="lần dự thảo đã chốt")
    _add_who(unseal, required=True)
    add_common(unseal)


def _add_export(commands: "argparse._SubParsersAction[Parser]") -> None:
    words = "xuất báo cáo đã dựng (build/lan-N/) sang định dạng khác, vào build/xuat/"
    export = commands.add_parser("export", help=words, description=words)
    export.add_argument("round_number", metavar="N", type=a_round, help="lần dự thảo: 1, 2, 3 …")
    export.add_argument(
        "--to",
        dest="format",
        choices=("odt", "rtf", "epub", "html", "md", "txt"),
        default="odt",
        help="định dạng; mặc định là odt",
    )
    add_common(export)


def _add_dossier(commands: "argparse._SubParsersAction[Parser]") -> None:
    words = "lập hồ sơ trình theo danh mục trong ke-hoach.yaml vào build/ho-so/, nêu còn thiếu gì"
    dossier = commands.add_parser("dossier", help=words, description=words)
    dossier.add_argument(
        "dossier",
        metavar="HỒ-SƠ",
        nargs="?",
        help="tên danh mục: tham-dinh (mặc định), phe-duyet …",
    )
    dossier.add_argument(
        "--round",
        dest="round_number",
        metavar="N",
        type=a_round,
        help="lần dự thảo đem trình; không ghi thì lấy lần đã chốt mới nhất",
    )
    add_common(dossier)


def _add_kit(commands: "argparse._SubParsersAction[Parser]") -> None:
    words = "lập gói gửi thư điện tử cho từng cơ quan sau một lần dự thảo, vào build/goi/"
    kit = commands.add_parser("kit", help=words, description=words)
    kit.add_argument("round_number", metavar="N", type=a_round, help="lần dự thảo: 1, 2, 3 …")
    add_agency(kit, required=False)
    add_common(kit)


def _add_who(parser: Parser, *, required: bool = False) -> None:
    """Add who does it, when and why."""
    parser.add_argument("--by", metavar="NGƯỜI", help="người thực hiện, được ghi lại")
    parser.add_argument(
        "--date", dest="day", metavar="NGÀY", type=a_day, help="ngày, như 2025-11-16"
    )
    parser.add_argument("--reason", metavar="LÝ-DO", required=required, help="lý do, được ghi lại")


def reason_given(values: dict[str, Any], name: str, parser: Parser) -> str:
    """Give why something is allowed, by its own words or --reason; "" where it is not."""
    given = values.get(name)
    if given is None:
        return ""
    reason = " ".join((given or values.get("reason") or "").split())
    if not reason:
        parser.error(f"--{name.replace('_', '-')} cần lý do, ví dụ --{name.replace('_', '-')} “…”")
    return reason
