"""Arguments of `serve` and `keys`: how a site is reached, and who may come in."""

import argparse
import ipaddress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from pipeline.parsing import Parser, a_port, add_common, add_round, add_today

PORT: Final = 8017
ROLES: Final = ("xem", "gop-y", "nop", "theo-doi", "tu-van")


@dataclass(frozen=True, slots=True)
class Serving:
    """How a site is to be reached.

    `host` is the address to listen at, "" this machine's loopback; `url` where people open it
    behind a proxy; `certificate` and `private_key` are what it speaks TLS with itself.
    """

    port: int = PORT
    host: str = ""
    url: str = ""
    certificate: Path | None = None
    private_key: Path | None = None


@dataclass(frozen=True, slots=True)
class KeysAsked:
    """What was asked of `keys`: bodies to give keys to, () shows them; one taken back or exchanged.

    `role` "" gives each body those that it needs; `url` "" takes where the site was last served.
    """

    bodies: tuple[str, ...] = ()
    role: str = ""
    revoked: str = ""
    exchanged: str = ""
    url: str = ""


def add_serving(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the commands `serve` and `keys`."""
    _add_serve(commands)
    _add_keys(commands)


def serving_asked(values: dict[str, Any], parser: Parser) -> Serving | None:
    """Give what was asked of `serve`, None for another command; what cannot be served is told."""
    if values["command"] != "serve":
        return None
    certificate, private_key = values.get("cert"), values.get("key")
    host, url = values.get("host") or "", values.get("url") or ""
    if (certificate is None) != (private_key is None):
        parser.error("--cert và --key đi cùng nhau: chứng thư và khóa riêng của nó")
    if certificate is not None and url.startswith("http://"):
        parser.error("đã có --cert thì --url phải bắt đầu bằng https://")
    plain = (bool(host) and not _is_loopback(host) and certificate is None) or (
        url.startswith("http://") and not _is_loopback(urlsplit(url).hostname or "")
    )
    if plain and not values.get("unencrypted"):
        parser.error(
            "người khác trên mạng đọc được mã truy cập nếu không mã hóa: thêm --cert và --key, "
            "hoặc đặt máy chủ trung gian phía trước với --url https://…; "
            "vẫn muốn chạy thì thêm --khong-ma-hoa"
        )
    if values.get("unencrypted") and not plain:
        parser.error("--khong-ma-hoa không có tác dụng ở đây, bỏ đi")
    return Serving(values.get("port") or PORT, host, url, certificate, private_key)


def keys_asked(values: dict[str, Any], parser: Parser) -> KeysAsked | None:
    """Give what was asked of `keys`, None for another command."""
    if values["command"] != "keys":
        return None
    asked = KeysAsked(
        tuple(values["bodies"]),
        values.get("role") or "",
        values.get("revoked") or "",
        values.get("exchanged") or "",
        values.get("url") or "",
    )
    if sum(map(bool, (asked.bodies, asked.revoked, asked.exchanged))) > 1:
        parser.error("mỗi lần chỉ làm một việc: cấp cho CƠ-QUAN, --thu-hoi hoặc --doi")
    if asked.role and not asked.bodies:
        parser.error("--vai-tro cần mã cơ quan, ví dụ: quyhoach keys so-y-te --vai-tro nop")
    if asked.url and not (asked.bodies or asked.exchanged):
        parser.error("--url chỉ dùng khi cấp hoặc đổi khóa")
    return asked


def a_site(text: str) -> str:
    """Give the address of a site without a path; argparse tells what is none."""
    words = f"không phải địa chỉ một trang: {text!r} (ví dụ https://quyhoach.langson.gov.vn)"
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        raise argparse.ArgumentTypeError(words) from None
    extra = parts.query or parts.fragment or parts.username or parts.path.strip("/")
    if parts.scheme not in ("http", "https") or not parts.hostname or extra:
        raise argparse.ArgumentTypeError(words)
    return f"{parts.scheme}://{parts.netloc}".lower()


def a_file(text: str) -> Path:
    """Give a file that is there; argparse tells where none is."""
    path = Path(text)
    if not path.is_file():
        raise argparse.ArgumentTypeError(f"không có tệp {text!r}")
    return path


def _add_serve(commands: "argparse._SubParsersAction[Parser]") -> None:
    words = "mở trang web của dự thảo, cập nhật ngay khi lưu tệp"
    more = (
        "Không có --host, --url: chỉ người ngồi tại máy này vào được, không cần khóa, với quyền "
        "của tư vấn. Có một trong hai: ai cũng cần khóa (quyhoach keys)."
    )
    serve = commands.add_parser("serve", help=words, description=f"{words}. {more}")
    add_round(
        serve,
        "chỉ mở lần này; không ghi thì mở lần mới nhất đã có bài, tự chuyển khi lần sau có bài",
    )
    serve.add_argument("--port", metavar="CỔNG", type=a_port, help=f"cổng, mặc định {PORT}")
    serve.add_argument(
        "--host", metavar="ĐỊA-CHỈ", help="địa chỉ của máy này trong mạng, ví dụ 0.0.0.0"
    )
    serve.add_argument(
        "--url",
        metavar="URL",
        type=a_site,
        help="địa chỉ mọi người mở, khi có máy chủ trung gian lo mã hóa phía trước",
    )
    serve.add_argument("--cert", metavar="TỆP", type=a_file, help="chứng thư TLS (PEM)")
    serve.add_argument("--key", metavar="TỆP", type=a_file, help="khóa riêng của chứng thư (PEM)")
    serve.add_argument(
        "--khong-ma-hoa",
        dest="unencrypted",
        action="store_true",
        help="chấp nhận chạy không mã hóa trong mạng nội bộ",
    )
    add_common(serve)


def _add_keys(commands: "argparse._SubParsersAction[Parser]") -> None:
    words = "cấp, đổi, thu hồi khóa vào trang web được phục vụ; không ghi gì thì liệt kê"
    keys = commands.add_parser("keys", help=words, description=words)
    keys.add_argument(
        "bodies", metavar="CƠ-QUAN", nargs="*", help="mã cơ quan được cấp khóa còn thiếu"
    )
    keys.add_argument(
        "--vai-tro",
        dest="role",
        choices=ROLES,
        help="cấp thêm một khóa vai trò này; không ghi thì theo việc của cơ quan",
    )
    keys.add_argument("--thu-hoi", dest="revoked", metavar="ID", help="thu hồi một khóa, ngay")
    keys.add_argument("--doi", dest="exchanged", metavar="ID", help="đổi mã của một khóa")
    keys.add_argument(
        "--url",
        metavar="URL",
        type=a_site,
        help="địa chỉ trang, ghi trên phiếu; mặc định là của lần serve gần nhất",
    )
    add_today(keys)
    add_common(keys)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
