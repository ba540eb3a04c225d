"""Papers that go with a report: a shell edited in Word, a table of ours in place of its marker."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from pipeline.model.outline import Agency, Outline
from pipeline.model.report import Report
from pipeline.render.word.package import DOCUMENT, core_properties
from pipeline.render.word.shell import TABLE_MARKER, Shell, TagValue, render_shell
from pipeline.render.word.tables.text_table import USUAL, table_styles
from pipeline.work.archive import zip_parts
from pipeline.work.store import NOTHING_KEPT, Store

_SHORT_MONTHS: Final = 2  # January and February are written 01 and 02


def paper_shell(
    template: bytes,
    values: Mapping[str, TagValue],
    *,
    size: int = USUAL,
    kept: Store = NOTHING_KEPT,
) -> Shell:
    """Give the shell of a paper, its tags filled.

    `size` is that of its table's letters; `kept` has what earlier runs rendered.

    Raises:
        TemplateError: The template lacks the marker, a style or a value.
    """
    return render_shell(template, values, styles=table_styles(size), marker=TABLE_MARKER, kept=kept)


def paper(shell: Shell, body: str, *, title: str, creator: str, day: date) -> bytes:
    """Give the paper with its table; `day` is printed in the file's properties."""
    parts = dict(shell.parts)
    # the section's properties are the last child of the body, behind what follows the table
    after = shell.after.replace(b"</w:body>", shell.section + b"</w:body>")
    parts[DOCUMENT] = b"".join((shell.before, body.encode(), after))
    parts["docProps/core.xml"] = core_properties(
        title=title, subject=title, creator=creator, day=day
    )
    return zip_parts(parts)


def letterhead_values(report: Report, day: date) -> dict[str, TagValue]:
    """Give what the tags of head and foot stand for: the planning agency signs."""
    return letterhead_of(report.outline, report.agencies, day)


def letterhead_of(outline: Outline, agencies: Sequence[Agency], day: date) -> dict[str, TagValue]:
    """Give the same for a paper that goes with no report."""
    planner = next((one for one in agencies if one.id == outline.planning_agency), None)
    return {
        "tinh": outline.province,
        "co_quan": planner.name if planner else "",
        "chuc_vu": planner.head_title if planner else "",
        "nguoi_ky": planner.head_name if planner else "",
        "noi_ngay": f"{outline.province}, {day_words(day)}",
        "tieu_de": outline.title,
    }


def day_words(day: date) -> str:
    """Give "ngày 05 tháng 01 năm 2026": days below 10 and months 1 and 2 with a zero."""
    month = f"{day.month:02d}" if day.month <= _SHORT_MONTHS else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def lines(texts: Sequence[str]) -> list[dict[str, str]]:
    """Give texts as the rows of a tag."""
    return [{"chu": text} for text in texts]


def ended(count: int, things: str) -> list[dict[str, str]]:
    """Give the line that ends a table, none for an empty one: the signature stands with it.

    LibreOffice holds no row of a table on the page of what follows.
    """
    return lines([f"Bảng trên có {count} {things}./."] if count else [])
