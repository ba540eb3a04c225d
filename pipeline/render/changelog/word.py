"""The change log as a Word file: the summary in the template's shell, then the lists of changes.

The summary goes through docxtpl with every value escaped; the lists, which hold what agencies
wrote, are put in place of the marker as our own XML.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from pipeline.model.change import ChangeClass, ChangeKind
from pipeline.model.change_summary import ItemShare, NumericChange, Tally
from pipeline.render.changelog.chart import changed_shares
from pipeline.render.changelog.entries import Log, by_part, formal_counts
from pipeline.render.changelog.names import agency_name, numbers_in_short, signed
from pipeline.render.changelog.rows import (
    Column,
    entry_table,
    plain_row,
    spelling_table,
    table,
)
from pipeline.render.unbroken import unbroken
from pipeline.render.word.objects.chart import chart_run, put_charts
from pipeline.render.word.package import (
    DOCUMENT,
    DOCUMENT_RELATIONSHIPS,
    core_properties,
    relationships_part,
)
from pipeline.render.word.paragraphs import paragraph
from pipeline.render.word.runs import run
from pipeline.render.word.shell import LOG_MARKER, Shell, TagValue, render_shell
from pipeline.render.word.writing import Writing
from pipeline.work.archive import zip_parts

LOG_STYLES: Final = (
    *("NhatKyMuc", "NhatKyPhan", "NhatKyLoi", "HinhAnh", "TenHinh", "Bang"),
    *("BangTieuDe10", "BangChu10", "BangGiua10", "BangSo10"),
    *("ChuXoa", "ChuThem", "ChuDinhDang", "Hyperlink"),
)
_MOST_NUMBERS: Final = 12  # rows of the table of largest changes
_MOST_FORMAL: Final = 100  # formal differences listed one by one
_FORM_COLUMNS: Final = (
    Column("Mục", 6570, "BangChu10"),
    Column("Kiểu khác biệt", 5600, "BangChu10"),
    Column("Số chỗ", 2400, "BangSo10"),
)
_UNEXPLAINED_COLUMNS: Final = (
    Column("Cơ quan", 3000, "BangChu10"),
    Column("Mục", 5570, "BangChu10"),
    Column("Số thay đổi", 1400, "BangSo10"),
    Column("Số thứ tự trong nhật ký", 4600, "BangChu10"),
)


def changelog_docx(log: Log, *, template: bytes) -> bytes:
    """Give the .docx; the same log gives the same bytes.

    Raises:
        TemplateError: The template lacks a style, the marker or a part, or has an unknown tag.
    """
    shell = render_shell(template, shell_values(log), styles=LOG_STYLES, marker=LOG_MARKER)
    writing = _writing(shell)
    body = "".join(
        (
            *_chart(writing, log),
            *_changes(writing, log),
            *_unexplained(log),
            *_untracked(writing, log),
            *_formal(writing, log),
        )
    )
    parts = dict(shell.parts)
    parts[DOCUMENT] = b"".join((shell.before, body.encode(), shell.section, shell.after))
    parts[DOCUMENT_RELATIONSHIPS] = relationships_part(
        parts[DOCUMENT_RELATIONSHIPS], writing.relationships
    )
    put_charts(parts, writing.charts)
    parts["docProps/core.xml"] = core_properties(
        title=f"Nhật ký thay đổi: {log.new.title}",
        subject=_round(log.new.round_name, log.new.round_number),
        creator=log.new.agency_name(log.new.planner),
        day=log.new.day,
    )
    return zip_parts(parts)


def shell_values(log: Log) -> dict[str, TagValue]:
    """Give what the tags of `nhat-ky-thay-doi.docx` stand for."""
    old, new, summary = log.old, log.new, log.summary
    rest = max(0, len(summary.largest) - _MOST_NUMBERS)
    return {
        "tieu_de": new.title,
        "lan_truoc": _round(old.round_name, old.round_number),
        "lan_sau": _round(new.round_name, new.round_number),
        "ngay_truoc": old.day.strftime("%d/%m/%Y"),
        "ngay_sau": new.day.strftime("%d/%m/%Y"),
        "co_quan_lap": new.agency_name(new.planner),
        "tom_tat": summary_words(log),
        "theo_loai": [_tally_row(tally) for tally in (*summary.by_kind, _all(log))],
        "theo_phan": [_tally_row(tally) for tally in summary.by_part],
        "theo_co_quan": [_tally_row(tally) for tally in summary.by_agency],
        "so_lieu": [_number_row(number, log) for number in summary.largest[:_MOST_NUMBERS]]
        or [dict.fromkeys(_NUMBER_KEYS, "-")],
        "so_lieu_con_lai": f"Còn {rest} số liệu thay đổi khác, xem tệp Excel." if rest else "",
        "muc_khong_doi": _unchanged(summary.unchanged),
    }


def _unchanged(shares: Sequence[ItemShare]) -> list[dict[str, str]]:
    """Give the items without change by part, appendices together; one line where there are none."""
    held: dict[str, list[str]] = {}
    for share in shares:
        part, parted, place = share.place.partition(", mục ")
        if not parted:
            part, _, place = share.place.rpartition(" ")
        held.setdefault(part, []).append(f"{place}. {share.title}")
    return [{"phan": part, "muc": "; ".join(items)} for part, items in held.items()] or [
        {"phan": "Không có", "muc": "mục nào cũng có thay đổi"}
    ]


def summary_words(log: Log) -> str:
    """Give the whole comparison in a sentence or two."""
    classes = Counter(entry.entry.class_ for entry in log.entries)
    return (
        f"Có {len(log.entries)} thay đổi ({len(log.changes)} chỗ trong văn bản), trong đó "
        f"{classes[ChangeClass.CONTENT]} về nội dung, {classes[ChangeClass.FORMATTING]} về định "
        f"dạng, {classes[ChangeClass.FORM]} khác biệt hình thức. "
        f"{grounds_words(log)}"
        f"{len(log.untracked)} nội dung không theo dõi được trong bản so sánh; "
        f"{len(log.summary.unchanged)} trên {len(log.summary.items)} mục không có thay đổi."
    )


def grounds_words(log: Log) -> str:
    """Give the part of the summary that tells how many changes nobody gave a ground for."""
    return f"{len(log.unexplained)} thay đổi không có ý kiến góp ý và không có lý do; "


def _round(name: str, number: int) -> str:
    return name or f"Dự thảo lần {number}"


def _all(log: Log) -> Tally:
    kinds = Counter(entry.entry.counted_as for entry in log.entries)
    classes = Counter(entry.entry.class_ for entry in log.entries)
    return Tally(
        "",
        "Tổng số",
        tuple((kind, kinds[kind]) for kind in ChangeKind),
        content=classes[ChangeClass.CONTENT],
        formal=classes[ChangeClass.FORM],
        formatting=classes[ChangeClass.FORMATTING],
    )


def _tally_row(tally: Tally) -> dict[str, str]:
    kinds = dict(tally.kinds)
    counts = {
        "them": kinds.get(ChangeKind.ADDED, 0),
        "sua": kinds.get(ChangeKind.CHANGED, 0),
        "xoa": kinds.get(ChangeKind.DELETED, 0),
        "chuyen": kinds.get(ChangeKind.MOVED, 0),
        "tong": tally.total,
        "noi_dung": tally.content,
        "hinh_thuc": tally.formal,
        "dinh_dang": tally.formatting,
    }
    shown = {name: str(count) if count else "-" for name, count in counts.items()}
    return {"ten": tally.label, **shown}


_ROW_OR_COLUMN: Final = re.compile(r", (?=dòng |cột )")
_NUMBER_KEYS: Final = (
    *("vi_tri", "dong", "cot", "truoc", "sau"),
    *("chenh_lech", "ty_le", "don_vi", "co_quan"),
)


def _number_row(number: NumericChange, log: Log) -> dict[str, str]:
    percent = number.percent
    values = (
        *(_table_of(number), number.row, number.column, number.old, number.new),
        signed(number.delta),
        "-" if percent is None else f"{signed(percent, decimals=1)}%",
        *(number.unit, agency_name(number.agency, log.old, log.new)),
    )
    return dict(zip(_NUMBER_KEYS, values, strict=True))


def _table_of(number: NumericChange) -> str:
    """Give the table alone, "Bảng 2.1", where row and column are named beside it."""
    return _ROW_OR_COLUMN.split(number.place, maxsplit=1)[0] if number.row else number.place


def _writing(shell: Shell) -> Writing:
    page = shell.setup.portrait  # the template's page is wide itself
    room = page._replace(height=page.height * 2 // 5)  # of a chart, which shares its page
    return Writing(
        draft="",
        media={},
        formulas={},
        anchors=frozenset(),
        portrait=room,
        landscape=room,
    )


def _text(style: str, text: str) -> str:
    return paragraph(style, run(unbroken(text)))


def _before_table(text: str) -> str:
    """Give a paragraph that goes with the table behind it, and the heading above with both."""
    return paragraph("NhatKyLoi", run(unbroken(text)), "<w:keepNext/>")


def _chart(writing: Writing, log: Log) -> tuple[str, ...]:
    chart = changed_shares(log.summary.items)
    if chart is None:
        return ()
    drawn = chart_run(writing, chart, name="Nơi báo cáo thay đổi")
    return (paragraph("HinhAnh", drawn), _text("TenHinh", f"Hình 1. {chart.alt}"))


def _changes(writing: Writing, log: Log) -> Iterable[str]:
    yield _text("NhatKyMuc", "II. CÁC THAY ĐỔI")
    told = by_part(log.told, log.parts)
    if not told:
        yield _text("NhatKyLoi", "Không có thay đổi nào về nội dung hoặc định dạng.")
        return
    yield _before_table(_LEGEND)
    yield entry_table(writing, {_titled(part, log): held for part, held in told.items()})


def _titled(part: str, log: Log) -> str:
    title = log.parts.get(part, "")
    return f"{part}. {title}" if title else part


_LEGEND: Final = (
    "Chữ gạch ngang là chữ bị xóa, chữ gạch chân là chữ được thêm; dấu … thay cho phần giữ "
    "nguyên hoặc được rút gọn, toàn văn ở nhat-ky-thay-doi.xlsx. Vị trí dẫn đến bản so sánh."
)


def _unexplained(log: Log) -> Iterable[str]:
    yield _text("NhatKyMuc", "III. THAY ĐỔI KHÔNG CÓ Ý KIẾN VÀ KHÔNG CÓ LÝ DO")
    held: dict[tuple[str, str], list[int]] = {}
    for entry in log.unexplained:
        held.setdefault((entry.agency, entry.item), []).append(entry.number)
    if not held:
        yield _text("NhatKyLoi", "Không có.")
        return
    rows = (
        plain_row(_UNEXPLAINED_COLUMNS, (agency, item, str(len(found)), numbers_in_short(found)))
        for (agency, item), found in sorted(held.items(), key=lambda entry: entry[0][0])
    )
    yield table(_UNEXPLAINED_COLUMNS, rows)


def _untracked(writing: Writing, log: Log) -> Iterable[str]:
    yield _text("NhatKyMuc", "IV. NỘI DUNG KHÔNG THEO DÕI ĐƯỢC TRONG BẢN SO SÁNH")
    if not log.untracked:
        yield _text("NhatKyLoi", "Không có.")
        return
    yield entry_table(writing, {"": log.untracked})


def _formal(writing: Writing, log: Log) -> Iterable[str]:
    yield _text("NhatKyMuc", "V. KHÁC BIỆT HÌNH THỨC")
    spelt = [change for entry in log.formal for change in entry.changes]
    if not spelt:
        yield _text("NhatKyLoi", "Không có.")
        return
    yield _before_table(
        "Chỉ khác cách viết (dấu cách, gạch nối, dấu nháy, kiểu đặt dấu thanh, mã hóa chữ, chữ "
        f"và số đầu dòng), không đổi nội dung: {len(spelt)} chỗ.",
    )
    counts = formal_counts(spelt)
    yield table(
        _FORM_COLUMNS,
        (plain_row(_FORM_COLUMNS, (item, kind, str(times))) for item, kind, times in counts),
    )
    if len(spelt) <= _MOST_FORMAL:
        yield _text("NhatKyPhan", "Từng chỗ")
        yield spelling_table(writing, spelt)
