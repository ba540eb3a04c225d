"""A picture known by its content: kind and size from the header, no pixel ever decoded.

Source: PNG (ISO/IEC 15948), JPEG (ITU-T T.81), GIF 89a, SVG 1.1.
"""

import hashlib
import io
import math
import re
import warnings
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from lxml import etree

from pipeline.intake.refusal import RefusedError
from pipeline.limits import DEFAULT, MAX_SVG_BYTES, MAX_SVG_SIDE, MB, Limits
from pipeline.model.fixed import Fixed
from pipeline.model.inlines import Image
from pipeline.model.notice import Notice, Outcome, Severity

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

_EXTENSIONS: Final = {
    "png": (".png",),
    "jpeg": (".jpg", ".jpeg", ".jpe", ".jfif"),
    "gif": (".gif",),
    "svg": (".svg",),
}
_SIGNATURES: Final = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
)
_OTHERS: Final = (
    (b"%PDF", "PDF"),
    (b"BM", "BMP"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"\xd7\xcd\xc6\x9a", "WMF"),
    (b"\x01\0\0\0", "EMF"),
    (b"PK\x03\x04", "tệp nén hoặc tệp Office"),
    (b"\xd0\xcf\x11\xe0", "tệp Office đời cũ"),
    (b"AC10", "bản vẽ AutoCAD"),
)
_LENGTH: Final = re.compile(r"\s*(\d{1,7}(?:\.\d{1,6})?|\.\d{1,6})\s*(px|pt|pc|mm|cm|in|)\s*")
_UNITS: Final = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54,
                 "in": 96.0}  # fmt: skip
_INNER_LINK: Final = re.compile(r"\s*(#|data:image/(?:png|jpeg|gif);)")
_CSS_LINK: Final = re.compile(
    r"""(?:url\(\s*["']?(?!\s*["']?(?:#|data:image/))|@import)""", re.IGNORECASE
)
_CONVERT: Final = "mở ảnh, lưu thành .png hoặc .jpg rồi gửi lại"


class _Measured(Fixed):
    kind: str
    width: int
    height: int


def read_image(
    data: bytes, *, file: str, alt: str, limits: Limits = DEFAULT
) -> Outcome[Image | None]:
    """Give a picture's kind and size, None with an error where it cannot be printed.

    Args:
        data: The file's bytes.
        file: Its name relative to the workspace; its extension is compared with the content.
        alt: What the picture shows, kept as given.
        limits: Its bytes and pixels at the most.

    Returns:
        The picture with its size in pixels (SVG: user units of 1/96 inch, rounded up).
        A wrong extension is a warning: the content counts.
    """
    try:
        found = _measure(data, limits)
    except RefusedError as refused:
        return Outcome(None, (Notice(Severity.ERROR, *refused.told, file=file),))
    digest = hashlib.sha256(data).hexdigest()
    image = Image(file, alt, found.kind, found.width, found.height, digest)
    return Outcome(image, tuple(_warnings(data, file, found.kind)))


def _measure(data: bytes, limits: Limits) -> _Measured:
    if not data:
        raise RefusedError("anh-rong", "tệp ảnh không có nội dung (0 byte)", "gửi lại ảnh gốc")
    if len(data) > limits.image_mb * MB:
        raise RefusedError(
            "anh-qua-lon",
            f"ảnh nặng {len(data) // MB} MB, vượt mức {limits.image_mb} MB",
            "thu nhỏ ảnh hoặc lưu thành .jpg rồi gửi lại",
        )
    kind = next((kind for sign, kind in _SIGNATURES if data.startswith(sign)), "")
    if kind:
        return _raster(data, kind, limits)
    if _is_svg(data):
        return _svg(data)
    raise RefusedError(
        "anh-sai-loai",
        f"nội dung tệp là {_other(data)}, không phải ảnh PNG, JPEG, GIF hay SVG",
        _CONVERT,
    )


def _other(data: bytes) -> str:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "ảnh WebP"
    if data[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif"):
        return "ảnh HEIC hoặc AVIF của điện thoại"
    return next((name for sign, name in _OTHERS if data.startswith(sign)), "dạng lạ")


def _raster(data: bytes, kind: str, limits: Limits) -> _Measured:
    from PIL import GifImagePlugin, JpegImagePlugin, PngImagePlugin

    # the plugins themselves, not Image.open: it refuses large pictures without their size
    readers: dict[str, Callable[[io.BytesIO], ImageFile]] = {
        "png": PngImagePlugin.PngImageFile,
        "jpeg": JpegImagePlugin.JpegImageFile,
        "gif": GifImagePlugin.GifImageFile,
    }
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = readers[kind](io.BytesIO(data))
            width, height = picture.size
            picture.close()
    except Exception as error:
        raise _damaged(kind) from error
    if width < 1 or height < 1:
        raise _damaged(kind)
    if width * height > limits.megapixels * MB:
        raise RefusedError(
            "anh-qua-lon",
            f"ảnh {width} × {height} điểm ảnh, vượt mức {limits.megapixels} triệu điểm ảnh",
            "thu nhỏ ảnh (chiều rộng 3.000 điểm ảnh là đủ in kín trang) rồi gửi lại",
        )
    if kind == "png" and b"IEND" not in data[-64:] and b"IEND\xaeB`\x82" not in data:
        raise _damaged(kind)
    return _Measured(kind, width, height)


def _damaged(kind: str) -> RefusedError:
    return RefusedError(
        "anh-hong", f"ảnh {kind.upper()} bị hỏng hoặc bị cắt cụt", "gửi lại ảnh gốc"
    )


def _warnings(data: bytes, file: str, kind: str) -> Iterator[Notice]:
    name = file.rsplit("/", 1)[-1].lower()
    if not name.endswith(_EXTENSIONS[kind]):
        yield Notice(
            Severity.WARNING,
            "anh-sai-duoi",
            f"tệp mang đuôi '.{name.rpartition('.')[2]}' nhưng nội dung là ảnh {kind.upper()}; "
            "ảnh vẫn được in",
            f"đổi đuôi tệp thành {_EXTENSIONS[kind][0]} và sửa đường dẫn trong bài",
            file=file,
        )
    ended = {"jpeg": b"\xff\xd9" in data[-65536:], "gif": b"\x3b" in data[-64:]}
    if not ended.get(kind, True):
        yield Notice(
            Severity.WARNING,
            "anh-hong",
            f"ảnh {kind.upper()} thiếu phần cuối, có thể in ra không đủ",
            "mở xem ảnh; nếu thiếu, gửi lại ảnh gốc",
            file=file,
        )


def _is_svg(data: bytes) -> bool:
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"<") and b"<svg" in data[:65536].replace(b"<svg:svg", b"<svg")


def _svg(data: bytes) -> _Measured:
    if len(data) > MAX_SVG_BYTES:
        raise RefusedError(
            "anh-qua-lon", f"ảnh SVG nặng {len(data) // MB} MB", "xuất ảnh thành .png"
        )
    if b"<!ENTITY" in data:
        raise _unsafe("khai báo ENTITY")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _damaged("svg") from error
    if etree.QName(root).localname != "svg":
        raise RefusedError("anh-sai-loai", "nội dung tệp không phải ảnh SVG", _CONVERT)
    for part in root.iter():
        if isinstance(part.tag, str):
            _check_svg_part(part)
    width, height = _svg_size(root)
    return _Measured("svg", math.ceil(width), math.ceil(height))


def _check_svg_part(part: etree._Element) -> None:
    """Refuse what would run or fetch something."""
    name = etree.QName(part).localname
    if name in ("script", "foreignObject", "iframe", "handler"):
        raise _unsafe(f"thành phần <{name}>")
    for key, value in part.attrib.items():
        attribute = etree.QName(str(key)).localname
        text = str(value)
        if attribute.startswith("on"):
            raise _unsafe(f"mã chạy '{attribute}'")
        linked = attribute in ("href", "src") and name != "a" and not _INNER_LINK.match(text)
        if linked or _CSS_LINK.search(text):
            raise _unsafe(f"liên kết ra ngoài '{text[:60]}'")
    if name == "style" and part.text and _CSS_LINK.search(part.text):
        raise _unsafe("liên kết ra ngoài trong <style>")


def _unsafe(what: str) -> RefusedError:
    return RefusedError(
        "anh-khong-an-toan", f"ảnh SVG có {what}, không được đưa vào báo cáo", "xuất ảnh thành .png"
    )


def _svg_size(root: etree._Element) -> tuple[float, float]:
    """Give width and height in user units: as stated, else from the view box, else 300 × 150."""
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    try:
        sides = (float(box[2]), float(box[3])) if len(box) == 4 else (300.0, 150.0)
    except ValueError:
        sides = (300.0, 150.0)
    width, height = _length(root.get("width", "")), _length(root.get("height", ""))
    if width is None and height is not None:
        width = height * sides[0] / sides[1] if sides[1] > 0 else None
    elif height is None and width is not None:
        height = width * sides[1] / sides[0] if sides[0] > 0 else None
    size = (width or sides[0], height or sides[1])
    if not all(0 < side <= MAX_SVG_SIDE for side in size):
        raise RefusedError(
            "anh-qua-lon",
            f"ảnh SVG ghi kích thước {size[0]:g} × {size[1]:g}, không hợp lệ",
            "sửa width, height, viewBox của ảnh hoặc xuất thành .png",
        )
    return size


def _length(text: str) -> float | None:
    found = _LENGTH.fullmatch(text)
    return float(found[1]) * _UNITS[found[2]] if found else None
