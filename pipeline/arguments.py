"""The command line, in Vietnamese: what may be asked, and help for each of it.

Nothing heavy is imported here, so that help is on the screen at once.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.fleet_arguments import Fleet, Working, add_fleet, fleet_asked, working_asked
from pipeline.handing_arguments import HandingAsked, add_handing, handing_asked
from pipeline.import_arguments import Importing, add_import, importing
from pipeline.issuing_arguments import add_issuing, reason_given
from pipeline.parsing import (
    Parser,
    a_day,
    a_round,
    add_agency,
    add_common,
    add_formal,
    add_round,
    add_today,
    in_vietnamese,
)
from pipeline.serving_arguments import (
    KeysAsked,
    Serving,
    add_serving,
    keys_asked,
    serving_asked,
)

# commands about one agency of one round: name, words, whether the agency must be named
_BY_AGENCY = (
    ("check", "kiểm tra, chỉ nêu thông báo; có lỗi thì mã thoát là 1", False),
    ("preview", "xem trước phần của một cơ quan đúng như trong báo cáo", True),
    ("forms", "tạo biểu mẫu Excel trống cho từng cơ quan vào build/bieu-mau/", False),
)


@dataclass(frozen=True, slots=True)
class Signing:
    """What is to be signed: an agency's items (() all), by whom and by which letter.

    `scan` is a copy of the signed letter, anywhere on this machine; "" as title takes the head's.
    """

    agency: str
    items: tuple[str, ...]
    person: str
    number: str
    day: date
    title: str = ""
    scan: Path | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked on the command line.

    `round_number` None means the newest round that has anything; `agency` "" means all;
    `compared` are the sides of `diff`, `tracked` what becomes of tracked changes in its files,
    `word` that drafts of ours are compared as any Word files; `detailed` that notices are shown
    one by one, not summed up. `today` is the day that delivery is looked at, read from the clock
    where none is given. `items` are the ids named with an agency, () for all of its. `by` and
    `day` say who did something and when, `reason` why; `unsigned` and `open_comments` why a round
    goes out with parts unsigned, comments unanswered; `format` is what a report is turned into,
    `dossier` the list of a dossier, `replace` that mended texts are written.
    `importing` says how a Word file is brought in, `folder` is then the file or a folder of them.
    `since` is an earlier `theo-doi.json` that a progress report tells the changes from; `fleet`
    and `working` are what was asked of many workspaces, and of a machine that works for a cluster;
    `serving` says how a site is reached, `keys` who is let in, `handing` what is put in for whom.
    """

    command: str
    workspace: Path
    round_number: int | None = None
    agency: str = ""
    compared: tuple[int, int] | tuple[Path, Path] | None = None
    tracked: str = ""
    formal: bool = False
    word: bool = False
    folder: Path | None = None
    province: str = "Mẫu"
    fast: bool = False
    strict: bool = False
    json: bool = False
    detailed: bool = False
    cache: bool = True
    today: date | None = None
    items: tuple[str, ...] = ()
    replace: bool = False
    signing: Signing | None = None
    by: str = ""
    day: date | None = None
    reason: str = ""
    unsigned: str = ""
    open_comments: str = ""
    format: str = ""
    dossier: str = ""
    importing: Importing | None = None
    since: Path | None = None
    fleet: Fleet | None = None
    working: Working | None = None
    serving: Serving | None = None
    keys: KeysAsked | None = None
    handing: HandingAsked | None = None


def read_arguments(arguments: Sequence[str] | None) -> Request:
    """Give the request; wrong use or a plea for help ends the program as argparse does."""
    with in_vietnamese():
        parser = _parser()
        given = parser.parse_args(arguments)
    values = vars(given)
    return Request(
        command=given.command,
        workspace=values.get("workspace") or Path.cwd(),
        round_number=values.get("round_number"),
        agency=values.get("agency") or "",
        compared=_compared(values, parser),
        tracked=values.get("tracked") or "",
        formal=values.get("formal", False),
        word=values.get("word", False),
        folder=values.get("folder"),
        province=values.get("province") or "Mẫu",
        fast=values.get("fast", False),
        strict=values.get("strict", False),
        json=values.get("json", False),
        detailed=values.get("detailed", False),
        cache=not values.get("no_cache", False),
        today=values.get("today"),
        items=tuple(values.get("items") or ()),
        replace=given.command == "fix" and values["replace"],
        signing=_signing(values) if given.command == "sign" else None,
        by=values.get("by") or "",
        day=values.get("day"),
        reason=values.get("reason") or "",
        unsigned=reason_given(values, "allow_unsigned", parser),
        open_comments=reason_given(values, "allow_open", parser),
        format=values.get("format") or "",
        dossier=values.get("dossier") or "",
        importing=importing(values) if given.command == "import" else None,
        since=values.get("since"),
        fleet=fleet_asked(values),
        working=working_asked(values),
        serving=serving_asked(values, parser),
        keys=keys_asked(values, parser),
        handing=handing_asked(values),
    )


def _parser() -> Parser:
    parser = Parser(
        prog="quyhoach",
        description="Lập báo cáo Điều chỉnh Quy hoạch tỉnh từ phần viết của các cơ quan.",
        epilog="Mã thoát: 0 xong; 1 xong nhưng có lỗi; 2 không bắt đầu được; 130 bị ngắt.",
    )
    commands = parser.add_subparsers(
        dest="command", metavar="lệnh", required=True, title="các lệnh", parser_class=Parser
    )
    _add_draft(commands)
    _add_diff(commands)
    for name, words, required in _BY_AGENCY:
        _add_by_agency(commands, name, words, required=required)
    _add_responses(commands)
    _add_status(commands)
    _add_progress(commands)
    _add_sign(commands)
    _add_carry(commands)
    _add_fix(commands)
    _add_site(commands)
    add_serving(commands)
    add_issuing(commands)
    _add_init(commands)
    add_import(commands)
    add_fleet(commands)
    add_handing(commands)
    return parser


def _add_draft(commands: "argparse._SubParsersAction[Parser]") -> None:
    words = "dựng báo cáo của một lần dự thảo vào build/lan-N/"
    draft = commands.add_parser("draft", help=words, description=words)
    draft.add_argument("round_number", metavar="N", type=a_round, help="lần dự thảo: 1, 2, 3 …")
    draft.add_argument(
        "--fast", action="store_true", help="không dùng LibreOffice: nhanh, không có PDF"
    )
    add_formal(draft)
    add_common(draft)


def _add_diff(commands: "argparse._SubParsersAction[Parser]") -> None:
    words = "so sánh hai lần dự thảo, hoặc hai tệp Word bất kỳ, vào build/so-sanh/"
    diff = commands.add_parser("diff", help=words, description=words)
    diff.add_argument("earlier", metavar="TRƯỚC", help="lần dự thảo trước, hoặc một tệp .docx")
    diff.add_argument("later", metavar="SAU", help="lần dự thảo sau, hoặc một tệp .docx")
    diff.add_argument(
        "--tracked",
        choices=("accepted", "rejected"),
        help="tệp còn sửa đổi đang theo dõi: coi như đã chấp nhận hoặc đã từ chối",
    )
    diff.add_argument(
        "--word",
        action="store_true",
        help="so sánh như hai tệp Word bất kỳ, kể cả khi là bản dự thảo của báo cáo",
    )
    diff.add_argument(
        "--fast", action="store_true", help="không dùng LibreOffice: nhanh, không có số trang"
    )
    add_formal(diff)
    add_common(diff)


def _compared(values: dict[str, Any], parser: Parser) -> tuple[int, int] | tuple[Path, Path] | None:
    """Give both sides of `diff`: two rounds, or two Word files."""
    if "earlier" not in values:
        return None
    earlier, later = values["earlier"], values["later"]
    if earlier == later:
        parser.error(f"hai bên so sánh là một: {earlier}")
    if all(text.lower().endswith(".docx") for text in (earlier, later)):
        return Path(earlier), Path(later)
    try:
        return a_round(earlier), a_round(later)
    except argparse.ArgumentTypeError:
        parser.error("diff cần hai số lần dự thảo hoặc hai tệp .docx")


def _add_by_agency(
    commands: "argparse._SubParsersAction[Parser]", name: str, words: str, *, required: bool
) -> None:
    """Add a command for one agency of one round, or for all where none is required."""
    parser = commands.add_parser(name, help=words, description=words)
    add_agency(parser, required=required)
    add_round(parser)
    add_common(parser)


def _add_responses(commands: "argparse._SubParsersAction[Parser]") -> None:
    words = "đưa ý kiến đối với dự thảo lần N-1 vào bảng tiếp thu sections/lan-N/tiep-thu.xlsx"
    responses = commands.add_parser("responses", help=words, description=words)
    responses.add_argument(
        "round_number", metavar="N", type=a_round, help="lần dự thảo tiếp thu các ý kiến: 2, 3 …"
    )
    add_common(responses)


def _add_status(commands: "argparse._SubParsersAction[Parser]") -> None:
    words = "bảng theo dõi cơ quan nào đã gửi, chậm, đã ký; ghi cả vào build/theo-doi/"
    status = commands.add_parser("status", help=words, description=words)
    add_agency(status, required=False)
    add_today(status)
    add_common(status)


def _add_progress(commands: "argparse._SubParsersAction[Parser]") -> None:
    words = "báo cáo tiến độ gửi UBND tỉnh và công văn đôn đốc, vào build/theo-doi/"
    progress = commands.add_parser("progress", help=words, description=words)
    progress.add_argument(
        "--since",
        metavar="TỆP",
        type=Path,
        help="theo-doi.json của báo cáo trước: nêu những gì đã thay đổi",
    )
    add_today(progress)
    add_common(progress)


def _add_sign(commands: "argparse._SubParsersAction[Parser]") -> None:
    words = "ghi nhận chữ ký của thủ trưởng cơ quan vào sections/lan-N/<cơ quan>/ky.yaml"
    sign = commands.add_parser("sign", help=words, description=words)
    _add_own_items(sign, "mã các mục được ký; không ghi thì mọi mục cơ quan đã gửi")
    sign.add_argument("--by", metavar="NGƯỜI", required=True, help="họ tên người ký")
    sign.add_argument("--no", metavar="SỐ", required=True, help="số, ký hiệu văn bản")
    sign.add_argument("--date", metavar="NGÀY", required=True, type=a_day, help="ngày ký")
    sign.add_argument("--title", metavar="CHỨC-VỤ", help="chức vụ; không ghi thì theo co-quan.yaml")
    sign.add_argument("--scan", metavar="TỆP", type=Path, help="bản chụp văn bản đã ký, lưu kèm")
    add_round(sign)
    add_today(sign)
    add_common(sign)


def _signing(values: dict[str, Any]) -> Signing:
    return Signing(
        values["agency"],
        tuple(values["items"]),
        " ".join(values["by"].split()),
        " ".join(values["no"].split()),
        values["date"],
        " ".join((values["title"] or "").split()),
        values["scan"],
    )


def _add_carry(commands: "argparse._SubParsersAction[Parser]") -> None:
    words = "chép các tệp hiện dùng của một cơ quan sang lần N để sửa, không ghi đè tệp nào"
    carry = commands.add_parser("carry", help=words, description=words)
    _add_own_items(carry, "mã các mục cần chép; không ghi thì mọi mục cơ quan đã gửi")
    carry.add_argument(
        "--to", dest="round_number", metavar="N", type=a_round, required=True, help="lần dự thảo"
    )
    add_common(carry)


def _add_fix(commands: "argparse._SubParsersAction[Parser]") -> None:
    words = "sửa những lỗi hình thức chắc chắn trong bài của cơ quan; cho xem khác gì, chưa ghi"
    fix = commands.add_parser("fix", help=words, description=words)
    add_agency(fix, required=False)
    fix.add_argument(
        "--item", dest="items", metavar="MỤC", action="append", help="mã mục; ghi lại để thêm mục"
    )
    add_round(fix)
    fix.add_argument(
        "--replace",
        action="store_true",
        help="ghi thật; bản cũ giữ trong .luu/, tệp đã ký hoặc đã chốt thì ghi sang lần sau",
    )
    add_common(fix)


def _add_site(commands: "argparse._SubParsersAction[Parser]") -> None:
    words = "lập trang web tĩnh của một lần dự thảo vào build/web/, mở được từ đĩa"
    site = commands.add_parser("site", help=words, description=words)
    site.add_argument("round_number", metavar="N", type=a_round, help="lần dự thảo: 1, 2, 3 …")
    site.add_argument(
        "--for", dest="agency", metavar="CƠ-QUAN", help="bản dành cho một cơ quan, ví dụ so-y-te"
    )
    add_common(site)


def _add_own_items(parser: Parser, words: str) -> None:
    parser.add_argument("agency", metavar="CƠ-QUAN", help="mã cơ quan, ví dụ so-y-te")
    parser.add_argument("items", metavar="MỤC", nargs="*", help=words)


def _add_init(commands: "argparse._SubParsersAction[Parser]") -> None:
    words = "tạo thư mục làm việc mới cho một tỉnh khác"
    init = commands.add_parser("init", help=words, description=words)
    init.add_argument("folder", metavar="THƯ-MỤC", type=Path, help="thư mục sẽ tạo, chưa có gì")
    init.add_argument("--province", metavar="TỈNH", help="tên tỉnh, ví dụ “Cao Bằng”")
