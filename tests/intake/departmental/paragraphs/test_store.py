import io

import pytest
from PIL import Image

from pipeline.intake.departmental.paragraphs.drawings import NO_CROP, Crop
from pipeline.intake.departmental.paragraphs.store import Store, part_of, shortened
from pipeline.intake.word.package import WordPackage
from pipeline.limits import Limits
from pipeline.model.brought import BroughtPicture
from tests.intake.departmental.pages import store
from tests.ooxml.markup import file_of
from tests.seeded.foreign_pairs.raw_file import RawFile


def picture(kind: str, size: tuple[int, int] = (10, 20)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (9, 9, 9)).save(out, kind)
    return out.getvalue()


def with_picture(data: bytes, limits: Limits | None = None) -> Store:
    raw = RawFile(media={"a.png": data}, rels=[("rId7", "image", "media/a.png", False)])
    return Store(WordPackage(file_of("x", raw=raw)), "y-te", limits or Limits())


def test_places_are_counted_in_words() -> None:
    held = store("x")
    assert held.words(held.paragraph_place("Dân số")) == "đoạn 1: 'Dân số'"
    assert held.words(held.table_place()) == "bảng 1"
    assert held.words(held.paragraph_place("a" * 9 + " b" * 30)).endswith(" …'")
    assert held.words(0) == ""


def test_a_picture_is_taken_once_and_named_after_the_item() -> None:
    held = with_picture(picture("PNG"))
    first, again = (held.picture("word/media/a.png", NO_CROP) for _ in range(2))
    assert isinstance(first, BroughtPicture)
    assert first is again
    assert (first.path, first.kind) == ("y-te-hinh-1.png", "png")


def test_a_crop_is_cut_and_other_formats_are_made_png() -> None:
    held = with_picture(picture("JPEG"))
    cut = held.picture("word/media/a.png", Crop(left=0.5, bottom=0.25))
    assert isinstance(cut, BroughtPicture)
    assert (cut.kind, Image.open(io.BytesIO(cut.data)).size) == ("jpeg", (5, 15))
    turned = with_picture(picture("BMP")).picture("word/media/a.png", NO_CROP)
    assert isinstance(turned, BroughtPicture)
    assert (turned.kind, turned.path) == ("png", "y-te-hinh-1.png")


@pytest.mark.parametrize(
    ("data", "crop", "why"),
    [
        (b"", NO_CROP, "thiếu tệp ảnh"),
        (b"chu", NO_CROP, "không phải ảnh"),
        (b"BM" + bytes(90), NO_CROP, "hỏng"),
        (picture("PNG"), Crop(left=0.6, right=0.6), "cắt hết"),
    ],
)
def test_what_is_no_picture_says_why(data: bytes, crop: Crop, why: str) -> None:
    found = with_picture(data).picture("word/media/a.png", crop)
    assert isinstance(found, str)
    assert why in found


def test_a_picture_beyond_the_limits_says_so() -> None:
    large = with_picture(picture("BMP", (1100, 1000)), Limits(megapixels=1))
    assert "1100 × 1000" in str(large.picture("word/media/a.png", NO_CROP))
    vector = with_picture(b"\x01\x00\x00\x00 emf").picture("word/media/a.png", Crop(left=0.5))
    assert isinstance(vector, BroughtPicture)
    assert vector.path == "y-te-hinh-1.emf"


def test_parts_are_found_by_their_relationship() -> None:
    held = with_picture(picture("PNG"))
    assert part_of(held.package, held.package.main, "rId7") == "word/media/a.png"
    assert part_of(held.package, held.package.main, "rId99") == ""
    assert part_of(held.package, held.package.main, "rId7", "image") == "word/media/a.png"
    assert part_of(held.package, held.package.main, "rId7", "chart") == ""
    assert shortened("một hai ba", 7) == "một …"
