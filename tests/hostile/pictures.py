"""Pictures that are cut, are something else, or were made to hurt."""

import struct
import zlib
from random import Random
from typing import Any

from tests.hostile.case import Case, kind, large, pictured

_HEAD = b"\x89PNG\r\n\x1a\n"
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
SIZE = 'width="40" height="30"'


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int, height: int, *more: bytes) -> bytes:
    """A grey picture; its pixels are there where it is small."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = b"\0" + bytes(width) if width * height < 1_000_000 else b""
    pixels = zlib.compress(rows * height)
    return b"".join(
        (_HEAD, _chunk(b"IHDR", header), *more, _chunk(b"IDAT", pixels), _chunk(b"IEND", b""))
    )


def _svg(name: str, inner: str, *notices: str, size: str = SIZE, **more: Any) -> Case:
    return pictured(name, f"{_SVG}{size}>{inner}</svg>".encode(), *notices, **more)


def _as_svg(*notices: str) -> tuple[str, ...]:
    """What is told of an SVG under the name of a PNG that is printed."""
    return ("warning anh-sai-duoi hinh.png", *notices)


@kind
def sound_png(random: Random) -> Case:
    return pictured("a sound PNG", png(random.randint(2, 90), random.randint(2, 90)))


@kind
def huge_png(random: Random) -> Case:
    return pictured("a PNG of 50,000 × 50,000", png(50_000, 50_000), "error anh-qua-lon hinh.png")


@kind
def endless_png(random: Random) -> Case:
    return pictured(
        "a PNG of 4 thousand million pixels a side",
        png(2**31 - 1, 2**31 - 1),
        "error anh-qua-lon hinh.png",
    )


@kind
def png_of_nothing(random: Random) -> Case:
    return pictured("a PNG of 0 pixels", png(0, 5), "error anh-hong hinh.png")


@large
def png_with_bomb(random: Random) -> Case:
    bomb = _chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(80_000_000), 9))
    told = ("error anh-hong hinh.png",)
    return pictured("a PNG with 80 MB of packed words", png(8, 8, bomb), *told, heavy=True)


@kind
def cut_png(random: Random) -> Case:
    data = png(60, 60)
    return pictured(
        "a PNG cut", data[: random.randrange(40, len(data) - 13)], "error anh-hong hinh.png"
    )


@kind
def cut_jpeg(random: Random) -> Case:
    tables = "ffdb004300" + "01" * 64 + "ffc40014000100000000000000000000000000000009"
    frame, scan = "ffc0000b080008000801011100", "ffda0008010100003f00"
    data = bytes.fromhex(f"ffd8ffe000104a46494600010100000100010000{tables}{frame}{scan}")
    return pictured(
        "a JPEG cut", data, "warning anh-hong hinh.png", "warning anh-sai-duoi hinh.png"
    )


@kind
def no_picture(random: Random) -> Case:
    return pictured("a picture of 0 bytes", b"", "error anh-rong hinh.png")


@kind
def text_as_picture(random: Random) -> Case:
    return pictured("a text as a picture", "chữ".encode(), "error anh-sai-loai hinh.png")


@kind
def webp(random: Random) -> Case:
    return pictured(
        "a WebP named .png",
        b"RIFF\x10\0\0\0WEBPVP8 " + bytes(20),
        "error anh-sai-loai hinh.png",
        says=("WebP",),
    )


@kind
def other_pictures(random: Random) -> Case:
    head, name = random.choice(
        ((b"BM", "BMP"), (b"II*\0", "TIFF"), (b"%PDF-1.4", "PDF"), (b"AC1032", "AutoCAD"))
    )
    return pictured(
        "a picture of a kind that is not read",
        head + bytes(90),
        "error anh-sai-loai hinh.png",
        says=(name,),
    )


@kind
def gif_named_png(random: Random) -> Case:
    data = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;"
    return pictured("a GIF named .png", data, "warning anh-sai-duoi hinh.png")


@kind
def svg_script(random: Random) -> Case:
    return _svg(
        "a program in an SVG", "<script>alert(1)</script>", "error anh-khong-an-toan hinh.png"
    )


@kind
def svg_event(random: Random) -> Case:
    return _svg(
        "a program in an SVG's attribute",
        '<rect onload="alert(1)"/>',
        "error anh-khong-an-toan hinh.png",
    )


@kind
def svg_network(random: Random) -> Case:
    path = random.choice(("http://example.com/a.png", "file:///etc/passwd", "//host/a"))
    return _svg(
        "an SVG that fetches", f'<image xlink:href="{path}"/>', "error anh-khong-an-toan hinh.png"
    )


@kind
def svg_style(random: Random) -> Case:
    inner = '<style>@import "http://example.com/a.css";</style>'
    return _svg("an SVG that fetches its style", inner, "error anh-khong-an-toan hinh.png")


@kind
def svg_entity(random: Random) -> Case:
    data = f'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>{_SVG}><text>&a;</text></svg>'
    return pictured("XXE in an SVG", data.encode(), "error anh-khong-an-toan hinh.png")


@kind
def svg_sizes(random: Random) -> Case:
    size = 'viewBox="0 0 999999999 999999999"'
    return _svg("an SVG of endless size", "<rect/>", "error anh-qua-lon hinh.png", size=size)


@large
def svg_laughs(random: Random) -> Case:
    levels = "".join(
        f'<g id="a{n}">{f"<use xlink:href={chr(34)}#a{n - 1}{chr(34)}/>" * 10}</g>'
        for n in range(1, 10)
    )
    inner = (
        f'<defs><g id="a0"><rect width="1" height="1"/></g>{levels}</defs><use xlink:href="#a9"/>'
    )
    return _svg(
        "an SVG that repeats itself 10^9 times",
        inner,
        *_as_svg("warning hinh-khong-in-duoc muc-x.md:3"),
        heavy=True,
    )


@large
def svg_circle(random: Random) -> Case:
    inner = '<g id="a"><use xlink:href="#b"/></g><g id="b"><use xlink:href="#a"/></g>'
    told = _as_svg("warning hinh-khong-in-duoc muc-x.md:3")
    return _svg("an SVG that holds itself", inner, *told, heavy=True)


@large
def svg_deep(random: Random) -> Case:
    depth = 5_000
    return _svg(
        "an SVG 5,000 levels deep",
        "<g>" * depth + "</g>" * depth,
        "error anh-hong hinh.png",
        heavy=True,
    )


@large
def svg_filter(random: Random) -> Case:
    inner = (
        '<filter id="f" x="0" y="0" width="1" height="1"><feGaussianBlur stdDeviation="90"/>'
        '<feTurbulence numOctaves="9"/></filter>'
        '<rect width="900" height="900" filter="url(#f)"/>'
    )
    return _svg(
        "an SVG with a filter over all of it",
        inner,
        *_as_svg(),
        size='width="900" height="900"',
        heavy=True,
    )


@large
def svg_many(random: Random) -> Case:
    inner = "".join(
        f'<circle cx="{n % 4000}" cy="{n % 3000}" r="30" opacity=".5"/>' for n in range(6_000)
    )
    return _svg(
        "an SVG of 6,000 circles", inner, *_as_svg(), size='width="4000" height="3000"', heavy=True
    )
