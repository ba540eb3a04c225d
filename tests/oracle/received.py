"""How many comments came in on a draft, counted from the raw files by no code of the pipeline.

A comment is a row of a sheet with words in the columns of place, content or proposal; in a Word
file each thread of comments, and each paragraph in which an author has tracked insertions or
deletions.
A row that only says "thống nhất" is an answer and no comment, whatever it points to.
"""

import re
import unicodedata
import zipfile
from collections.abc import Iterator
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
_SAID: Final = ("nội dung góp ý", "ý kiến", "kiến nghị")
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
    return rows + sum(word_marks(path) for path in files if path.suffix.lower() == ".docx")


def sheet_rows(path: Path) -> int:
    """Count the rows of a comment sheet that say something."""
    try:
        book = load_workbook(path, data_only=True)
    except Exception:
        return 0  # told by the pipeline as a letter without rows
    return sum(1 for page in book.worksheets for said in _said(page.values) if _is_comment(said))


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


def _said(lines: Iterator[tuple[object, ...]]) -> Iterator[list[str]]:
    """Give place, content and proposal of each row below the headings."""
    columns: list[int] = []
    for line in lines:
        texts = [unicodedata.normalize("NFC", str(cell or "")).strip() for cell in line]
        if columns:
            yield [texts[column] if column < len(texts) else "" for column in columns]
            continue
        heads = [text.casefold() for text in texts]
        others = sum(bool(head) for head in heads) > 1
        if others and any(head.startswith(_SAID) and len(head) < 30 for head in heads):
            wanted = (("vị trí", "trích dẫn", "nội dung trong dự"), _SAID, ("đề nghị sửa",))
            found = (
                next((at for at, head in enumerate(heads) if head.startswith(starts)), -1)
                for starts in wanted
            )
            columns = [at if at >= 0 else 10_000 for at in found]


def _is_comment(said: list[str]) -> bool:
    quote, content, proposed = said
    if proposed or not content:
        return bool(quote or content or proposed)
    return not (_AGREES.fullmatch(content.rstrip(". ")) and not _ASKS.search(content))
