"""`make pages`: sheets of small pages of every document under a build folder, to look at.

    python -m tests.office.contact_sheets build/ [--dpi 60]

Each .docx (through LibreOffice, unless its .pdf stands beside it) and each .pdf under `build/`
becomes `build/trang/<path>/to-01.png` …: 4 x 3 pages a sheet, each with its number in the file.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from tests.office.convert import INSTALL, ConversionError, missing_programs, to_pdf, to_pictures

FOLDER: Final = "trang"
COLUMNS: Final = 4
ROWS: Final = 3
_GAP: Final = 8
_LABEL: Final = 18


def documents(build: Path) -> tuple[Path, ...]:
    """What is to be looked at: every PDF, and every Word file that has none beside it."""
    found = [
        path
        for path in sorted(build.rglob("*"))
        if path.suffix in {".docx", ".pdf"}
        and path.is_file()
        and not path.name.startswith(("~$", ".~lock"))
        and path.relative_to(build).parts[0] != FOLDER
    ]
    return tuple(p for p in found if p.suffix == ".pdf" or p.with_suffix(".pdf") not in found)


def make_sheets(document: Path, folder: Path, dpi: int = 60) -> tuple[Path, ...]:
    """The contact sheets of one document, in `folder`, which is made anew.

    Raises ConversionError if LibreOffice or poppler make nothing of it.
    """
    with tempfile.TemporaryDirectory(prefix="trang-") as temporary:
        work = Path(temporary)
        pdf = document if document.suffix == ".pdf" else to_pdf(document, work)
        pages = to_pictures(pdf, work, dpi=dpi)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        each = COLUMNS * ROWS
        sheets = []
        for start in range(0, len(pages), each):
            sheet = folder / f"to-{start // each + 1:02d}.png"
            _sheet(pages[start : start + each], start + 1).save(sheet)
            sheets.append(sheet)
    return tuple(sheets)


def _sheet(pages: Sequence[Path], first: int) -> Image.Image:
    """One sheet: pages in rows, each under its number; landscape pages shrink to the others."""
    pictures = []
    for path in pages:
        with Image.open(path) as image:
            pictures.append(image.convert("RGB"))
    cell = (min(p.width for p in pictures), max(p.height for p in pictures))
    for picture in pictures:
        picture.thumbnail(cell)
    wide, high = cell[0] + _GAP, cell[1] + _GAP + _LABEL
    rows = -(-len(pictures) // COLUMNS)
    sheet = Image.new("RGB", (wide * min(COLUMNS, len(pictures)), high * rows), "gray")
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(_LABEL - 4)
    for place, picture in enumerate(pictures):
        left, top = place % COLUMNS * wide, place // COLUMNS * high
        draw.text((left + _GAP, top + 2), str(first + place), fill="white", font=font)
        sheet.paste(picture, (left + _GAP // 2, top + _LABEL))
    return sheet


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Ghép ảnh các trang của mọi tài liệu đã dựng.")
    parser.add_argument("build", type=Path)
    parser.add_argument("--dpi", type=int, default=60)
    asked = parser.parse_args(arguments)
    if missing := missing_programs():
        print(f"máy này thiếu {', '.join(missing)} nên không xem được trang")
        print(f"    cách sửa: {INSTALL}")
        return 2
    found = documents(asked.build)
    if not found:
        print(f"{asked.build}: chưa có tài liệu nào; hãy chạy make draft1 trước")
        return 2
    failed = False
    for document in found:
        folder = asked.build / FOLDER / document.relative_to(asked.build).with_suffix("")
        try:
            sheets = make_sheets(document, folder, asked.dpi)
            print(f"{folder}: {len(sheets)} tờ", flush=True)
        except ConversionError as error:
            failed = True
            print(f"{document}: lỗi: {error}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
