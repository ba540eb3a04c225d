"""What is gathered while one Word file is read: places, pictures, what stays behind.

The only mutable value of the reader; it lives as long as one call of `read_departmental`.
"""

import io
import posixpath
from dataclasses import dataclass, field
from typing import Final

from pipeline.intake.departmental.paragraphs.drawings import NO_CROP, Crop
from pipeline.intake.departmental.paragraphs.formulas import Formulas
from pipeline.intake.word.package import WordPackage
from pipeline.limits import MB, Limits
from pipeline.model.brought import BroughtPicture, Left

_SHOWN: Final = 40  # letters of a paragraph in the words of its place
_KINDS: Final = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"\xd7\xcd\xc6\x9a", "wmf"),
    (b"\x01\x00\x09\x00", "wmf"),
    (b"\x01\x00\x00\x00", "emf"),
)
_TURNED: Final = {b"BM": "BMP", b"II*\x00": "TIFF", b"MM\x00*": "TIFF", b"RIFF": "WEBP"}
_ENDINGS: Final = {"jpeg": "jpg"}
_NO_PICTURE: Final = "không phải ảnh PNG, JPEG, GIF, EMF hay WMF đọc được"


@dataclass(slots=True)
class Store:
    """What one file has given so far.

    Attributes:
        package: The file, taken apart.
        item: The id of the item that it is brought in for: files are named after it.
        limits: How much is read.
        prefix: What ids begin with.
        left: What is in no block.
        places: Words for each place.
        pictures: Those met, by part and crop.
        formulas: Equations, whose TeX comes last.
        paragraphs, tables: How many were met.
    """

    package: WordPackage
    item: str
    limits: Limits
    prefix: str = ""
    left: list[Left] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    pictures: dict[tuple[str, Crop], BroughtPicture] = field(default_factory=dict)
    formulas: Formulas = field(default_factory=Formulas)
    paragraphs: int = 0
    tables: int = 0
    charts: int = 0

    def paragraph_place(self, text: str) -> int:
        """Count a paragraph outside of tables and give its place."""
        self.paragraphs += 1
        return self.place(f"đoạn {self.paragraphs}: '{shortened(text)}'")

    def table_place(self) -> int:
        """Count a table and give its place."""
        self.tables += 1
        return self.place(f"bảng {self.tables}")

    def place(self, words: str) -> int:
        """Add a place by its words and give its number, from 1."""
        self.places.append(words)
        return len(self.places)

    def words(self, place: int) -> str:
        """Give the words of a place."""
        return self.places[place - 1] if 0 < place <= len(self.places) else ""

    def leave(self, place: str, text: str, why: str, fix: str = "") -> None:
        """Keep what stays behind; what has no words and no reason is not told."""
        self.left.append(Left(place, " ".join(text.split()), why, fix))

    def picture(self, part: str, crop: Crop) -> BroughtPicture | str:
        """Give the picture of a part, cropped; words for why there is none."""
        key = (part, crop)
        if key not in self.pictures:
            data = self.package.part(part)
            made = self._made(data, crop) if data else "thiếu tệp ảnh trong tệp Word"
            if isinstance(made, str):
                return made
            kind, data = made
            number = len(self.pictures) + 1
            path = f"{self.item}-hinh-{number}.{_ENDINGS.get(kind, kind)}"
            self.pictures[key] = BroughtPicture(path, data, kind)
        return self.pictures[key]

    def _made(self, data: bytes, crop: Crop) -> tuple[str, bytes] | str:
        if len(data) > self.limits.image_mb * MB:
            return f"ảnh nặng {len(data) // MB} MB, vượt mức {self.limits.image_mb} MB"
        kind = next((kind for sign, kind in _KINDS if data.startswith(sign)), "")
        turned = next((kind for sign, kind in _TURNED.items() if data.startswith(sign)), "")
        if not kind and not turned:
            return _NO_PICTURE
        if kind in ("emf", "wmf") or (kind and crop == NO_CROP):
            return kind, data
        return _redrawn(data, kind or "png", crop, self.limits.megapixels)


def _redrawn(data: bytes, kind: str, crop: Crop, megapixels: int) -> tuple[str, bytes] | str:
    """Give a picture cut, or in a format that we print; words where it cannot be."""
    import warnings

    from PIL import Image as Pictures

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Pictures.open(io.BytesIO(data))
            width, height = picture.size
            if width * height > megapixels * MB:
                return f"ảnh {width} × {height} điểm ảnh, vượt mức {megapixels} triệu điểm ảnh"
            right, bottom = round(width * (1 - crop.right)), round(height * (1 - crop.bottom))
            left, top = round(width * crop.left), round(height * crop.top)
            if right <= left or bottom <= top:
                return "ảnh bị cắt hết"
            cut = picture.crop((left, top, right, bottom))
            if (kind == "jpeg" and cut.mode not in ("RGB", "L", "CMYK")) or (
                kind != "jpeg" and cut.mode == "CMYK"
            ):
                cut = cut.convert("RGB")
            out = io.BytesIO()
            cut.save(
                out,
                "JPEG" if kind == "jpeg" else "PNG",
                **({"quality": 92} if kind == "jpeg" else {}),
            )
    except Exception:
        return "ảnh bị hỏng, không mở được"
    return ("jpeg" if kind == "jpeg" else "png"), out.getvalue()


def shortened(text: str, most: int = _SHOWN) -> str:
    """Give the first words of a text, for a place or a notice."""
    words = " ".join(text.split())
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0]} …"


def part_of(package: WordPackage, source: str, relation: str, kind: str = "") -> str:
    """Give the name of the part that a relationship leads to, "" for none or one outside.

    `kind` is what it must relate to ("image"): ids of two parts say different things.
    """
    known = package.relations(source).get(relation)
    if known is None or known.external or (kind and known.kind != kind):
        return ""
    return posixpath.normpath(known.target)
