"""Arguments of `fleet` and `worker`: many workspaces, here or on a cluster."""

import argparse
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.parsing import Parser, a_day, a_round, add_common

_SECONDS = 3600.0  # for one workspace: a whole province with its PDF takes minutes


@dataclass(frozen=True, slots=True)
class Fleet:
    """What was asked of `fleet`.

    `action` is "draft" or "report"; `places` are workspaces, or one `fleet.yaml`; `cluster` the
    address of a Dask scheduler, "" for this machine; `processes` how many at once here; `limit`
    the seconds that one workspace may take; `out` the folder for the report, None for none.
    """

    action: str
    places: tuple[Path, ...]
    cluster: str = ""
    processes: int = 1
    limit: float = _SECONDS
    out: Path | None = None


@dataclass(frozen=True, slots=True)
class Working:
    """What was asked of `worker`: the scheduler's address, how many at once, a name."""

    address: str
    slots: int
    name: str = ""


def fleet_asked(values: dict[str, Any]) -> Fleet | None:
    """Give what was asked of `fleet`; None for another command."""
    if values["command"] != "fleet":
        return None
    return Fleet(
        values["action"],
        tuple(values["places"]),
        values.get("cluster") or "",
        values["processes"] or os.cpu_count() or 1,
        values["limit"],
        values.get("out"),
    )


def working_asked(values: dict[str, Any]) -> Working | None:
    """Give what was asked of `worker`; None for another command."""
    if values["command"] != "worker":
        return None
    return Working(values["address"], values["processes"] or os.cpu_count() or 1, values["name"])


def add_fleet(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the commands `fleet` and `worker`."""
    words = "dựng hoặc tổng hợp báo cáo của nhiều tỉnh, trên máy này hoặc trên cụm máy Dask"
    fleet = commands.add_parser("fleet", help=words, description=words)
    actions = fleet.add_subparsers(
        dest="action", metavar="việc", required=True, title="các việc", parser_class=Parser
    )
    _add_draft(actions)
    _add_report(actions)
    _add_worker(commands)


def _add_draft(actions: "argparse._SubParsersAction[Parser]") -> None:
    words = "dựng một lần dự thảo của từng thư mục làm việc, như khi dựng riêng"
    draft = actions.add_parser("draft", help=words, description=words)
    draft.add_argument("round_number", metavar="N", type=a_round, help="lần dự thảo: 1, 2, 3 …")
    draft.add_argument(
        "--fast", action="store_true", help="không dùng LibreOffice: nhanh, không có PDF"
    )
    draft.add_argument(
        "--cluster",
        metavar="ĐỊA-CHỈ",
        help="bộ điều phối Dask, ví dụ tcp://may-chu:8786; không ghi thì dựng trên máy này",
    )
    _add_places(draft)
    add_common(draft)


def _add_report(actions: "argparse._SubParsersAction[Parser]") -> None:
    words = "tổng hợp các tỉnh: tiến độ, ý kiến, thông báo, chỉ tiêu (Excel và trang xem)"
    report = actions.add_parser("report", help=words, description=words)
    _add_places(report)
    report.add_argument(
        "--today", metavar="NGÀY", type=a_day, help="ngày xem; không ghi thì lấy ngày hôm nay"
    )
    add_common(report)


def _add_places(parser: Parser) -> None:
    parser.add_argument(
        "places",
        metavar="THƯ-MỤC",
        type=Path,
        nargs="+",
        help="các thư mục làm việc, hoặc một tệp fleet.yaml: danh sách {thu-muc, lan, fast}",
    )
    parser.add_argument(
        "--processes",
        metavar="K",
        type=_count,
        help="số thư mục làm cùng lúc trên máy này; không ghi thì bằng số lõi",
    )
    parser.add_argument(
        "--limit",
        metavar="GIÂY",
        type=_seconds,
        default=_SECONDS,
        help="thời hạn cho một thư mục; quá thì bỏ, các thư mục khác vẫn làm (mặc định 3600)",
    )
    parser.add_argument(
        "--out", metavar="THƯ-MỤC", type=Path, help="nơi ghi bảng kết quả (Excel, JSON, trang xem)"
    )


def _add_worker(commands: "argparse._SubParsersAction[Parser]") -> None:
    words = "cho máy này làm việc cho một cụm máy Dask, đến khi bộ điều phối dừng"
    worker = commands.add_parser("worker", help=words, description=words)
    worker.add_argument("address", metavar="ĐỊA-CHỈ", help="bộ điều phối: tcp://… hoặc tls://…")
    worker.add_argument(
        "--processes",
        metavar="K",
        type=_count,
        help="số thư mục làm cùng lúc; không ghi thì bằng số lõi",
    )
    worker.add_argument("--name", metavar="TÊN", default="", help="tên của máy này trong thông báo")
    add_common(worker)


def _count(text: str) -> int:
    if text.isascii() and text.isdigit() and 1 <= int(text) <= 999:
        return int(text)
    words = f"không phải một số từ 1 đến 999: {text!r}"
    raise argparse.ArgumentTypeError(words)


def _seconds(text: str) -> float:
    if text.isascii() and text.isdigit() and 1 <= int(text) <= 1_000_000:
        return float(text)
    words = f"không phải một số giây: {text!r} (viết số nguyên, ví dụ 1800)"
    raise argparse.ArgumentTypeError(words)
