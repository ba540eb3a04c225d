"""Front matter of a section: `tieu-de`, `ly-do`, `rut`, … between two lines `---`.

A broken front matter gives its errors; the text below it is read all the same.
"""

import re
from collections.abc import Iterator
from datetime import date

from pipeline.intake.shared.fields import Findings, Record
from pipeline.intake.shared.silence import OF_A_TEXT, silenced
from pipeline.intake.shared.yaml import read_mapping
from pipeline.model.fixed import Fixed
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.model.outline import MutedCheck

KEYS = ("tieu-de", "ly-do", "rut", "ngay", "tom-tat", "kho-khan", "tat-kiem-tra")
_KEY_LINE = re.compile(r"\s*[\"']?[^\W\d_][\w -]{0,40}[\"']?\s*:(?:\s|$)")


class FrontMatter(Fixed):
    """What the front matter says; `body` is the text below its `line` lines.

    `sent` is the day of sending (`ngay`), `difficulties` what hinders the agency (`kho-khan`),
    `muted` the warnings that the author switches off for this text (`tat-kiem-tra`).
    `summary` are texts for the summary report (`tom-tat`), as written, each with its line.
    """

    body: str
    line: int = 0
    title: str = ""
    reason: str = ""
    withdrawn: bool = False
    sent: date | None = None
    difficulties: tuple[str, ...] = ()
    muted: tuple[MutedCheck, ...] = ()
    summary: tuple[tuple[str, int], ...] = ()


def read_front_matter(text: str, *, file: str) -> Outcome[FrontMatter]:
    """Give the front matter of a section's text, and the text below it.

    A first line `---` that no key follows, or that is never closed, is a line drawn by the
    author and stays in the body.
    """
    if not text.startswith("---"):
        return Outcome(FrontMatter(text))
    lines = text.split("\n")
    end = _closing_line(lines)
    if end is None:
        return Outcome(FrontMatter(text), tuple(_unclosed(lines, file)))
    inner = "\n".join(lines[1:end]) + "\n"
    mapping = read_mapping(inner, file=file, first_line=2)
    findings = Findings(file)
    record = Record(mapping.value, KEYS, findings, "phần khai báo")
    matter = FrontMatter(
        "\n".join(lines[end + 1 :]),
        end + 1,
        record.text("tieu-de"),
        record.text("ly-do"),
        record.flag("rut"),
        record.day("ngay"),
        record.text_or_texts("kho-khan"),
        silenced(record.records("tat-kiem-tra", OF_A_TEXT), here=file),
        record.passages("tom-tat"),
    )
    if (line := record.left_empty("tom-tat")) is not None:
        findings.warning(
            "tom-tat-trong",
            "'tom-tat' trong phần khai báo để trống",
            "viết một, hai câu tóm tắt sau `tom-tat:`, hoặc bỏ dòng này",
            line,
        )
    return Outcome(matter, (*mapping.notices, *findings.notices))


def _closing_line(lines: list[str]) -> int | None:
    if lines[0].rstrip() != "---" or not any(line.strip() for line in lines[1:2]):
        return None
    for index in range(1, len(lines)):
        if lines[index].rstrip() in {"---", "..."}:
            keyed = any(_KEY_LINE.match(line) for line in lines[1:index])
            return index if keyed or index == 1 else None
    return None


def _unclosed(lines: list[str], file: str) -> Iterator[Notice]:
    if lines[0].rstrip() == "---" and len(lines) > 1 and _KEY_LINE.match(lines[1]):
        yield Notice(
            Severity.ERROR,
            "khai-bao-khong-dong",
            "phần khai báo ở đầu tệp mở bằng '---' nhưng không có dòng '---' kết thúc",
            "thêm một dòng '---' ngay sau các khóa tieu-de, ly-do, rut, ngay",
            file,
            1,
        )
