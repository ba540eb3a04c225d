"""How many comments came in on a draft, counted from the raw files by no code of the pipeline.

A comment is a row of a sheet, or of a table in a letter of Word, with words in the columns of
place, content or proposal; in a Word file each thread of comments, and each paragraph in which an
author has tracked insertions or deletions.
A row that only says "thống nhất" is an answer and no comment, whatever it points to; a table that
has our answers beside the comments, or what a body holds of them, is no new comment, nor is what
stands in a copy of the draft.
"""

import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from lxml import etree
from openpyxl import load_workbook

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15: Final = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_TRACKED: Final = (f"{_W}ins", f"{_W}del", f"{_W}moveFrom", f"{_W}moveTo")
_AGREES: Final = re.compile(
    r"((cơ bản|hoàn toàn) )?(thống nhất|nhất trí|đồng ý)[^;:]{0,60}"
    r"|không (có )?(ý kiến|góp ý)[^;:]{0,30}",
    re.IGNORECASE,
)
_SAID: Final = (
    *("nội dung góp ý", "nội dung tham gia", "ý kiến", "kiến nghị", "đề nghị chỉnh sửa"),
    "nội dung cần chỉnh sửa",
)
_ANSWERED: Final = ("tiếp thu, giải trình", "kết quả tiếp thu", "kết quả xử lý", "trả lời")
_HELD: Final = "ý kiến của cơ quan về kết quả"
_DRAFT: Final = b"urn:quyhoach:dinh-danh"
_ASKS: Final = re.compile(r"đề nghị|bổ sung (thêm )?(nội|mục|bảng)|sửa|rà soát", re.IGNORECASE)


def received(workspace: Path, round_number: int) -> int:
    """Count what came in on draft N, every place a comment stands."""
    folder = workspace / "sections" / f"lan-{round_number}" / "y-kien"
    files = [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith((".", "~$"))
    ]
    rows = sum(sheet_rows(path) for path in files if path.suffix.lower() == ".xlsx")
    letters = [path for path in files if path.suffix.lower() == ".docx"]
    return rows + sum(word_marks(path) + letter_rows(path) for path in letters)


def sheet_rows(path: Path) -> int:
    """Count the rows of a comment sheet that say something."""
    try:
        book = load_workbook(path, data_only=True)
    except Exception:
        return 0  # told by the pipeline as a letter without rows
    return _comments(list(page.values) for page in book.worksheets)


def letter_rows(path: Path) -> int:
    """Count the rows of comment tables in a Word file that is no copy of a draft."""
    try:
        with zipfile.ZipFile(path) as package:
            names = package.namelist()
            parts = [package.read(n) for n in names if n.startswith("customXml/item")]
            root = etree.fromstring(package.read("word/document.xml"))
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError):
        return 0
    if any(_DRAFT in part for part in parts):
        return 0
    return _comments(_grid(table) for table in root.iterfind(f"{_W}body/{_W}tbl"))


def _grid(table: etree._Element) -> list[tuple[object, ...]]:
    """Give the cells of a table: wide ones take their columns, one merged down speaks for all."""
    lines: list[tuple[object, ...]] = []
    for row in table.iter(f"{_W}tr"):
        line: list[object] = []
        for cell in row.iter(f"{_W}tc"):
            span = cell.find(f"{_W}tcPr/{_W}gridSpan")
            wide = 1 if span is None else int(span.get(f"{_W}val", "1"))
            words: object = " ".join(map(_text, cell.iter(f"{_W}p")))
            merged = cell.find(f"{_W}tcPr/{_W}vMerge")
            if merged is not None and merged.get(f"{_W}val") != "restart" and lines:
                words = dict(enumerate(lines[-1])).get(len(line), "")
            line += [words, *[""] * (wide - 1)]
        lines.append(tuple(line))
    return lines


def _text(paragraph: etree._Element) -> str:
    return "".join(str(words) for words in paragraph.itertext(f"{_W}t"))


def _comments(tables: Iterable[list[tuple[object, ...]]]) -> int:
    """Count what is said in the tables of a file, those left out that are answers of ours."""
    found = [table for table in map(list, map(_lines, tables)) if table]
    ours = any(map(_is_ours, found))
    return sum(
        _is_comment(said)
        for heads, *rows in found
        if not _is_ours([heads, *rows]) and not (ours and "mã ý kiến" in heads)
        for said in _said(heads, rows)
    )


def word_marks(path: Path) -> int:
    """Count the comments of a Word file, and the paragraphs each author tracked edits in."""
    try:
        with zipfile.ZipFile(path) as package:
            names = set(package.namelist())
            comments = _threads(package) if "word/comments.xml" in names else 0
            root = etree.fromstring(package.read("word/document.xml"))
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError):
        return 0
    edits = {
        (index, mark.get(f"{_W}author"))
        for index, paragraph in enumerate(root.iter(f"{_W}p"))
        for mark in paragraph.iter(*_TRACKED)
        if any(text.text for text in mark.iter(f"{_W}t", f"{_W}delText"))
    }
    return comments + len(edits)


def _threads(package: zipfile.ZipFile) -> int:
    """Count the comments that reply to no other one of the file."""
    comments = etree.fromstring(package.read("word/comments.xml")).findall(f"{_W}comment")
    names = [{p.get(f"{_W14}paraId") for p in one.iter(f"{_W}p")} for one in comments]
    if "word/commentsExtended.xml" not in package.namelist():
        return len(comments)
    entries = etree.fromstring(package.read("word/commentsExtended.xml"))
    parents = {e.get(f"{_W15}paraId"): e.get(f"{_W15}paraIdParent") for e in entries}
    known = set().union(*names)
    return sum(not any(parents.get(name) in known for name in own) for own in names)


def _lines(table: list[tuple[object, ...]]) -> Iterator[list[str]]:
    """Give the headings, in small letters, and the rows below them."""
    below = False
    for line in table:
        texts = [unicodedata.normalize("NFC", str(cell or "")).strip() for cell in line]
        heads = [text.casefold() for text in texts]
        others = sum(bool(head) for head in heads) > 1
        if below:
            yield texts
        elif others and any(head.startswith(_SAID) and len(head) < 30 for head in heads):
            below = True
            yield heads


def _is_ours(table: list[list[str]]) -> bool:
    """Say whether a table is one of ours that came back."""
    heads, *rows = table
    if {"nội dung cũ", "nội dung mới"} <= {*heads} or any(h.startswith(_HELD) for h in heads):
        return True
    answers = [at for at, head in enumerate(heads) if head.startswith(_ANSWERED)]
    said = [row for row, one in zip(rows, _said(heads, rows), strict=True) if one[1]]
    filled = [row for row in said if any(at < len(row) and row[at] for at in answers)]
    return bool(filled) and 2 * len(filled) >= len(said)


def _said(heads: list[str], rows: list[list[str]]) -> Iterator[list[str]]:
    """Give place, content and proposal of each row."""
    wanted = (("vị trí", "trích dẫn", "nội dung trong dự"), _SAID, ("đề nghị sửa",))
    columns = [
        next((at for at, head in enumerate(heads) if head.startswith(starts)), -1)
        for starts in wanted
    ]
    for row in rows:
        yield [row[at] if 0 <= at < len(row) else "" for at in columns]


def _is_comment(said: list[str]) -> bool:
    quote, content, proposed = said
    if proposed or not content:
        return bool(quote or content or proposed)
    return not (_AGREES.fullmatch(content.rstrip(". ")) and not _ASKS.search(content))
