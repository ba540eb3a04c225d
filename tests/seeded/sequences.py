"""Edits of a small workspace one after another, and harm to what is kept beside its build.

Knows folders and texts alone, nothing of the pipeline. Every edit leaves a workspace that can be
built; what it writes follows from the `Random` it is given.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Final

from openpyxl import Workbook

Edit = Callable[[Path, Random], None]
_WORDS: Final = (
    *("đường", "tỉnh", "xã", "cầu", "cống", "nước", "đất", "rừng"),
    *("dân", "số", "năm", "quy", "hoạch", "điều", "chỉnh"),
)
_PLACES: Final = (
    ("so-xay-dung", "giao-thong-hien-trang"),
    ("so-xay-dung", "giao-thong-phuong-huong"),
    ("so-xay-dung", "cap-nuoc-hien-trang"),
    ("so-tai-chinh", "su-can-thiet"),
    ("so-tai-chinh", "pl-du-an"),
)


def _text(root: Path, rng: Random) -> Path:
    """The file of a section in either round; the second round's is made from the first's."""
    agency, item = rng.choice(_PLACES)
    first = root / "sections/lan-1" / agency / f"{item}.md"
    path = root / f"sections/lan-{rng.randint(1, 2)}" / agency / f"{item}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        path.write_text(first.read_text("utf-8") if first.exists() else "Nội dung.\n", "utf-8")
    return path


def _said(rng: Random) -> str:
    return " ".join(rng.choices(_WORDS, k=rng.randint(3, 12))).capitalize() + "."


def _changed(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def word(root: Path, rng: Random) -> None:
    """One word becomes another of as many bytes, and the file keeps its time."""
    path = _text(root, rng)
    data, before = path.read_bytes(), path.stat()
    at = rng.randrange(len(data))
    letters = [index for index in range(at, len(data)) if 0x61 <= data[index] <= 0x7A]
    if letters:
        other = bytes([rng.randint(0x61, 0x7A)])
        path.write_bytes(data[: letters[0]] + other + data[letters[0] + 1 :])
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def paragraph(root: Path, rng: Random) -> None:
    """A paragraph comes, sometimes with a footnote, a formula, a list or a heading."""
    path, mark = _text(root, rng), rng.randrange(1_000_000)
    more = rng.choice(
        (
            "",
            f"[^n{mark}]\n\n[^n{mark}]: {_said(rng)}",
            " Tính $x^2 + 1$.",
            f"\n\n- {_said(rng)}\n- {_said(rng)}",
            f"\n\n## {_said(rng)} {{#muc-{mark}}}\n\nXem @muc-{mark}.",
        )
    )
    _changed(path, path.read_text("utf-8") + f"\n{_said(rng)}{more}\n")


def cut(root: Path, rng: Random) -> None:
    """A paragraph goes."""
    path = _text(root, rng)
    blocks = path.read_text("utf-8").split("\n\n")
    if len(blocks) > 1:
        del blocks[rng.randrange(len(blocks))]
    _changed(path, "\n\n".join(blocks) or "Nội dung.\n")


def pipe_table(root: Path, rng: Random) -> None:
    """A table of numbers comes, its total right or wrong."""
    path, mark = _text(root, rng), rng.randrange(1_000_000)
    numbers = [rng.randint(1, 999) for _ in range(3)]
    total = sum(numbers) + rng.choice((0, 0, 5))
    rows = "\n".join(f"| {_said(rng)} | {number},5 |" for number in numbers)
    table = f"| Tên | Dài (km) |\n|---|--:|\n{rows}\n| Tổng cộng | {total} |"
    told = f"\nXem @bang-{mark}.\n\n{table}\n\n: {_said(rng)} {{#bang-{mark}}}\n"
    _changed(path, path.read_text("utf-8") + told)


def workbook(root: Path, rng: Random) -> None:
    """A workbook comes or grows by a row."""
    path, book = _text(root, rng), Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Tên", "Năm 2025", "Ngày"])
    for number in range(rng.randint(2, 5)):
        sheet.append([_said(rng), rng.randint(1, 99) / 4, f"0{number + 1}/02/2025"])
    book.save(path.parent / "so-lieu.xlsx")
    if "so-lieu.xlsx" not in path.read_text("utf-8"):
        _changed(path, path.read_text("utf-8") + "\n![Số liệu](so-lieu.xlsx){#bang-sl}\n")


def agency(root: Path, rng: Random) -> None:
    """A body is called otherwise."""
    path = root / "sections/co-quan.yaml"
    names = ("Sở Xây dựng", "Sở Xây dựng và Giao thông")
    text = path.read_text("utf-8")
    old, new = names if names[1] not in text else names[::-1]
    _changed(path, text.replace(f"ten: {old}\n", f"ten: {new}\n"))


def outline(root: Path, rng: Random) -> None:
    """An item is called otherwise, or two items change places."""
    path = root / "sections/de-cuong.yaml"
    text = path.read_text("utf-8")
    if rng.random() < 0.5:
        text = text.replace("tieu-de: Hạ tầng giao thông", f"tieu-de: Hạ tầng {rng.choice(_WORDS)}")
        text = text.replace("tieu-de: Hạ tầng cầu", "tieu-de: Hạ tầng giao thông")
    else:
        pair = ("giao-thong-hien-trang", "cap-nuoc-hien-trang")
        text = text.replace(pair[0], "\0").replace(pair[1], pair[0]).replace("\0", pair[1])
    _changed(path, text)


def template(root: Path, rng: Random) -> None:
    """The workspace has a template of its own, or has it no longer."""
    own = root / "templates"
    if own.exists():
        shutil.rmtree(own)
    else:
        shutil.copytree(root / "mau", own)


def touched(root: Path, rng: Random) -> None:
    """A file's time changes and nothing else, to before all else."""
    os.utime(_text(root, rng), ns=(rng.randrange(10**9), rng.randrange(10**9)))


def withdrawn(root: Path, rng: Random) -> None:
    """A text is withdrawn, or stands again."""
    path = _text(root, rng)
    text, head = path.read_text("utf-8"), "---\nrut: true\n---\n"
    _changed(path, text.removeprefix(head) if text.startswith(head) else head + text)


EDITS: Final[tuple[Edit, ...]] = (
    word, paragraph, cut, pipe_table, workbook, agency, outline, template, touched, withdrawn,
)  # fmt: skip


def _files(kept: Path) -> list[Path]:
    return sorted(path for path in kept.rglob("*") if path.is_file())


def flipped(kept: Path, rng: Random) -> None:
    """A bit of each file is another."""
    for path in _files(kept):
        data = bytearray(path.read_bytes())
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        path.write_bytes(data)


def shortened(kept: Path, rng: Random) -> None:
    """Each file ends early."""
    for path in _files(kept):
        data = path.read_bytes()
        path.write_bytes(data[: rng.randrange(len(data))])


def shuffled(kept: Path, rng: Random) -> None:
    """Files bear one another's names."""
    files = _files(kept)
    held = [path.read_bytes() for path in files]
    rng.shuffle(held)
    for path, data in zip(files, held, strict=True):
        path.write_bytes(data)


def absent(kept: Path, rng: Random) -> None:
    """Nothing is kept."""
    shutil.rmtree(kept, ignore_errors=True)


def whole(kept: Path, rng: Random) -> None:
    """What is kept is as it was left."""


HARM: Final[tuple[Edit, ...]] = (whole, whole, whole, flipped, shortened, shuffled, absent)
