"""Whether a document bears a mark of secrecy: "MẬT", "TỐI MẬT", "TUYỆT MẬT" on a line of its own.

Such a document goes another way than a web page: it is refused before anything of it is kept.
The mark is stamped beside the heading of a document: in the text, a table, a text box, a header
or a watermark, or it stands in the properties of the file; of a workbook it is a cell, a sheet's
name, what is printed above its pages; of a PDF a line of its text. Only a line that says nothing
else counts, so that a sentence about state secrets is no mark. A picture has no text: whoever
sends a scan is told not to.

Source: Law on protection of state secrets 117/2025/QH15 (29/2018/QH14 before it): the three
degrees of secrecy, and that a document bears its degree.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from pipeline.intake.secrecy_lines import lines_of

_MARK: Final = re.compile(r"(?:Độ mật|ĐỘ MẬT)?[\s:]*(TUYỆT MẬT|TỐI MẬT|MẬT|Tuyệt mật|Tối mật|Mật)")
_ALONE: Final = re.compile(r"(TUYỆT MẬT|TỐI MẬT|MẬT)")
_SPACED: Final = re.compile(r"\b(\w) (?=\w\b)")  # "M Ậ T", as stamps are set
_AROUND: Final = " \t\r\n\xa0[](){}<>*_#.:;,-–|“”\"'"
_APART: Final = re.compile(r"(?:^|[(\[{–_-])\s*MẬT\s*(?:$|[)\]}–_-])")
# words that make another of it: bí mật, mật độ, mật ong, mật mã, mật khẩu, mật thiết
_BEFORE: Final = frozenset({"BÍ", "CƠ"})
_BEHIND: Final = frozenset({"ĐỘ", "ONG", "MÃ", "KHẨU", "THIẾT", "MÍA"})


def secrecy_mark(data: bytes, name: str) -> str:
    """Give the degree of secrecy that a document bears, "" for none or where it cannot be read.

    `name` tells by its ending what it is: .docx, .xlsx, .md, .svg or .pdf; anything else bears
    none.
    """
    return next((mark for line in lines_of(data, name.casefold()) if (mark := _mark(line))), "")


def secrecy_in_name(name: str) -> str:
    """Give the degree of secrecy that a file's name says ("MẬT - báo cáo.docx"), "" for none."""
    stem = unicodedata.normalize("NFC", name).rpartition(".")[0]
    words = ["", *re.findall(r"[^\W_]+", stem), ""]
    for before, word, behind in zip(words, words[1:], words[2:], strict=False):
        if word != "MẬT" or before in _BEFORE or behind in _BEHIND:
            continue
        if before in ("TUYỆT", "TỐI"):
            return f"{before} MẬT"
        if not stem.isupper() or _APART.search(stem):  # else any word of a name in capitals
            return "MẬT"
    return ""


def _mark(line: str) -> str:
    return next(filter(None, map(_alone, _parts(line))), "")


def _parts(line: str) -> Iterator[str]:
    """Give a line, and what stands in it as far apart as on two lines."""
    whole = unicodedata.normalize("NFC", line)
    yield whole
    if "MẬT" in whole:
        yield from re.split(r"\t| {3,}|\n|\|", whole)


def _alone(text: str) -> str:
    said = _SPACED.sub(r"\1", " ".join(text.split()).strip(_AROUND))
    if _ALONE.fullmatch(said):
        return said
    found = _MARK.fullmatch(said) if said.casefold().startswith("độ mật") else None
    return found[1].upper() if found else ""
