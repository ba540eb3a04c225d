import io
from pathlib import Path

import pytest
from PIL import Image

from pipeline.render.word.objects import svg
from pipeline.render.word.objects.svg import drawn_svg

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="160">'
MAP = (
    f'{HEAD}<rect width="320" height="160" fill="#dce9f5"/><text x="20" y="90" font-size="32"'
    ' font-family="Arial">Đồng Đăng</text></svg>'
).encode()


def picture(data: bytes | None) -> Image.Image:
    assert data is not None
    return Image.open(io.BytesIO(data)).convert("L")


def test_a_picture_is_as_wide_as_asked_and_keeps_its_shape() -> None:
    assert picture(drawn_svg(MAP, 640)).size == (640, 320)


def test_vietnamese_letters_are_drawn_with_the_fonts_shipped() -> None:
    light, dark = picture(drawn_svg(MAP, 640)).getextrema()
    assert light < 60 < dark  # type: ignore[operator]
    without = MAP.replace("Đồng Đăng".encode(), b"")
    assert drawn_svg(without, 640) != drawn_svg(MAP, 640)


def test_any_family_is_drawn_as_the_one_shipped() -> None:
    other = MAP.replace(b"Arial", b"Times New Roman")
    assert drawn_svg(other, 640) == drawn_svg(MAP, 640)


def test_the_same_picture_gives_the_same_bytes() -> None:
    first = drawn_svg(MAP, 640)
    drawn_svg.cache_clear()
    assert drawn_svg(MAP, 640) == first


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg",
        HEAD.encode() + b"<g>" * 50_000 + b"</g>" * 50_000 + b"</svg>",
        (HEAD + "<defs><rect id='a0' width='1' height='1'/>"
         + "".join(f"<g id='a{n}'>" + f"<use href='#a{n - 1}'/>" * 10 + "</g>"
                   for n in range(1, 11)) + "</defs><use href='#a10'/></svg>").encode(),
    ],
    ids=["empty", "cut", "deep", "endless"],
)  # fmt: skip
def test_what_cannot_be_drawn_harms_nothing(data: bytes) -> None:
    assert drawn_svg(data, 100) is None


def test_a_picture_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(svg, "_SECONDS", 0.2)
    monkeypatch.setattr(svg, "_SCRIPT", "import time; time.sleep(60)")
    assert drawn_svg(MAP.replace(b"320", b"321"), 100) is None


def test_a_picture_that_names_a_file_is_not_drawn(tmp_path: Path) -> None:
    Image.new("RGB", (8, 8), "black").save(tmp_path / "a.png")
    link = f'<image href="{tmp_path / "a.png"}" width="320" height="160"/></svg>'
    assert drawn_svg((HEAD + link).encode(), 100) is None
    other = link.replace("href", 'xmlns:x="http://www.w3.org/1999/xlink" x:href')
    assert drawn_svg((HEAD + other).encode(), 100) is None
