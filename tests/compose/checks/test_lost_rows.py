from collections.abc import Sequence

import pytest

from pipeline.compose.checks import gather
from pipeline.compose.checks.lost_rows import lost_rows
from pipeline.model.document import Block, Table
from pipeline.model.fixed import replace
from pipeline.model.report import Report
from tests.compose.checks.ground import NO_REGISTERS, found, report_of, said, sheet
from tests.samples import paragraph, source, text

HEAD = ["STT", "Tên dự án", "Vốn"]
OLD = [HEAD, ["1", "Cầu Kỳ Cùng", "5"], ["2", "Bến xe phía Bắc", "7"], ["3", "Hồ Bản Lải", "9"]]
NEW = [HEAD, OLD[1], ["2", "Hồ Bản Lải", "9"]]
LOST = [("S!A2", "mat-dong")]


def table(rows: Sequence[Sequence[str]]) -> Table:
    return sheet(rows, id_="bang-a")


def told(
    before: Sequence[Block], after: Sequence[Block], reasons: tuple[tuple[str, str], ...] = ()
) -> list[tuple[str, str]]:
    """What is told of two rounds of one item; `reasons` are those given in the later one."""
    evidence = gather(_with(report_of(*after), reasons), NO_REGISTERS, previous=report_of(*before))
    return found(lost_rows, evidence)


def places(before: Sequence[Sequence[str]], after: Sequence[Sequence[str]]) -> list[str]:
    return [place for place, _ in told([table(before)], [table(after)])]


def _with(report: Report, reasons: tuple[tuple[str, str], ...]) -> Report:
    part = report.parts[0]
    chapter = part.chapters[0]
    section = replace(chapter.sections[0], reasons=reasons)
    return replace(
        report, parts=(replace(part, chapters=(replace(chapter, sections=(section,)),)),)
    )


def renamed(old: str, new: str) -> bool:
    return not places([HEAD, ["1", old, "5"]], [HEAD, ["1", new, "5"]])


def test_a_row_that_is_gone_is_told_where_it_stood() -> None:
    evidence = gather(report_of(table(NEW)), NO_REGISTERS, previous=report_of(table(OLD)))
    assert said(lost_rows, evidence) == [
        "S!A2 warning mat-dong: dòng “Bến xe phía Bắc” có ở dự thảo trước (Bảng 1.1, A3) "
        "không còn trong bảng này → thêm lại dòng, hoặc ghi lý do bỏ vào `ly-do` của bài gửi "
        "lần này"
    ]


def test_the_first_round_and_what_stayed_lose_nothing() -> None:
    assert told([], [table(NEW)]) == []
    assert told([table(OLD)], [table(OLD)]) == []
    assert told([table(NEW)], [table(OLD)]) == []


def test_a_lost_row_stands_after_the_last_neighbour_that_is_left() -> None:
    a, b, c, d = (["1", words, "5"] for words in ("Cầu", "Hồ Bản Lải", "Trường học", "Bến xe"))
    assert places([HEAD, a, b, c, d], [HEAD, a, d]) == ["S!A2", "S!A2"]
    assert places([HEAD, a, b, c, d], [HEAD, a, b, d]) == ["S!A3"]
    assert places([HEAD, a, b, c, d], [HEAD, c, d]) == ["S!A2", "S!A2"]
    assert places([HEAD, a, b], [HEAD, ["1", "Xưởng dệt", "5"]]) == ["S!A2", "S!A2"]
    assert places([HEAD, a], [HEAD, ["", "Tổng cộng", "0"]]) == ["S!A1"]


def test_rows_without_words_and_totals_are_not_looked_for() -> None:
    rest = [["4", "", ""], ["", "Tổng cộng", "5"]]
    assert places([*OLD, *rest], OLD) == []


def test_of_two_rows_of_one_name_the_first_is_the_one_that_was() -> None:
    old = [HEAD, ["1", "Cầu Kỳ Cùng", "5"], ["2", "Hồ Bản Lải", "7"], ["3", "Cầu Kỳ Cùng", "9"]]
    evidence = gather(
        report_of(table([HEAD, ["1", "Hồ Bản Lải", "7"]])),
        NO_REGISTERS,
        previous=report_of(table(old)),
    )
    (notice,) = lost_rows(evidence)
    assert "(Bảng 1.1, A2)" in notice.message


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("Bến xe phía Bắc", "Bến xe phía Bắc tỉnh", True),
        ("abcde", "abcdx", True),  # 80 of 100
        ("abcdefghijklmnopqrstuvw012345", "abcdefghijklmnopqrstuvwABCDEF", False),  # 79,3
        ("Đường B", "Đường B (giai đoạn 1), xã Cao Lộc", True),
        ("Đường B", "Đường B, đoạn qua phường Kỳ Lừa", True),
        ("Đường B", "Đường BC qua phường Kỳ Lừa", False),
        ("Đường B qua phường Kỳ Lừa", "Đường B", False),
        ("CẦU KỲ CÙNG", "Cầu  Kỳ Cùng.", True),
    ],
)
def test_a_row_mended_or_with_something_added_was_renamed(
    old: str, new: str, *, same: bool
) -> None:
    assert renamed(old, new) is same


def test_any_row_that_came_may_be_the_renamed_one_and_none_that_was_there() -> None:
    came = [HEAD, ["1", "Trạm bơm", "5"], ["2", "Cầu Kỳ Cùng 2", "5"], ["3", "Xưởng", "5"]]
    assert places(OLD[:2], came) == []
    both = [HEAD, ["1", "Cầu Kỳ Cùng 1", "5"], ["2", "Cầu Kỳ Cùng 2", "5"]]
    assert places(both, both[:2]) == ["S!A2"]


@pytest.mark.parametrize("name", ["Mã", "Mã số", "Mã dự án", "MÃ ĐƠN VỊ", "Mã chỉ tiêu"])
def test_a_row_keeps_its_code_whatever_it_is_called(name: str) -> None:
    for order in ((0, 1, 2), (2, 1, 0)):
        head, *old = ([row[at] for at in order] for row in (
            [name, "Dự án", "Vốn"], ["101", "Cầu Kỳ Cùng", "5"], ["102", "Bến xe", "7"],
            ["", "Đường vành đai", "9"], ["", "Hồ Bản Lải", "9"],
        ))  # fmt: skip
        new = [[row[at] for at in order] for row in (
            ["101", "Trạm bơm", "5"], ["977", "Bến xe", "7"], ["", "Đường vành đai", "9"],
        )]  # fmt: skip
        before = report_of(table([head, *old]))
        evidence = gather(report_of(table([head, *new])), NO_REGISTERS, previous=before)
        lost = [notice.message.split("”")[0] for notice in lost_rows(evidence)]
        assert lost == ["dòng “Bến xe", "dòng “Hồ Bản Lải"]


def test_without_a_code_a_row_is_known_by_its_words() -> None:
    head = ["STT", "Dự án", "Ký hiệu"]
    old, new = [head, ["1", "Cầu", "A01"]], [head, ["1", "Hồ Bản Lải", "A01"]]
    assert places(old, new) == ["S!A2"]


def test_a_table_is_known_by_its_id_its_sheet_or_its_caption() -> None:
    def one(id_: str, workbook: str, caption: str, *, rows: Sequence[Sequence[str]]) -> Table:
        whole = sheet(rows, id_=id_, caption=caption)
        return replace(whole, workbook=workbook, caption=text(caption) if caption else ())

    b1, b2, other = (f"sections/{folder}/b.xlsx" for folder in ("lan-1/so", "lan-2/so", "lan-2/a"))
    for before, after, same in (
        (("x", b1, "Một"), ("x", other, "Hai"), True),
        (("x", b1, "Một"), ("y", other, "Hai"), False),
        (("x", b1, "Một"), ("y", b2, "Hai"), True),
        (("", b1, "Một"), ("y", other, "MỘT"), True),
        (("", "", "Một"), ("", "", "Hai"), False),
        (("", "", ""), ("", "", ""), False),
    ):
        old, new = one(*before, rows=OLD), one(*after, rows=NEW)
        assert (told([old], [new]) != []) is same, (before, after)
    sheets = replace(one("", b2, "Hai", rows=NEW), grid=replace(sheet(NEW).grid, sheet="T"))
    assert told([one("", b1, "Một", rows=OLD)], [sheets]) == []


def test_of_two_tables_of_one_name_the_first_is_meant() -> None:
    twins = [replace(table(NEW), caption=text("Một")), replace(table(OLD), caption=text("Hai"))]
    assert told([replace(table(OLD), caption=text("Ba"))], twins) == LOST


def test_a_caption_names_a_table_of_its_item_alone() -> None:
    plain = replace(sheet(OLD), workbook="")
    evidence = gather(
        report_of(replace(sheet(NEW), workbook="")),
        NO_REGISTERS,
        previous=report_of(plain, item_id="khac"),
    )
    assert found(lost_rows, evidence) == []


def of_round(file: str, reason: str, agency: str = "so-xay-dung") -> list[tuple[str, str]]:
    sent = replace(paragraph("Lời"), source=source(file=file))
    return told([table(OLD)], [sent, replace(table(NEW), workbook="", source=source(file="a.md"))],
                ((agency, reason),))  # fmt: skip


def test_a_reason_sent_for_this_round_excuses_all_its_tables_leave_out() -> None:
    here, there = "sections/lan-1/so-xay-dung/a.md", "sections/lan-0/so-xay-dung/a.md"
    assert of_round(here, "Rà soát lại") == []
    assert len(of_round(here, "")) == 1
    assert len(of_round(there, "Rà soát lại")) == 1
    assert len(of_round(here, "Rà soát lại", agency="so-y-te")) == 1


def test_a_reason_that_names_the_row_excuses_it_in_every_round() -> None:
    there = "sections/lan-0/so-xay-dung/a.md"
    named = "Bỏ bến xe phía bắc theo ý kiến của xã"
    assert of_round(there, named) == []
    assert len(of_round(there, named, agency="so-y-te")) == 1
    both = (("so-xay-dung", "Gộp hai cầu"), ("so-xay-dung", named))
    assert told([table(OLD)], [_elsewhere(table(NEW))], both) == []
    torn = (("so-xay-dung", "Bỏ Bến xe phía B"), ("so-xay-dung", "ắc"))
    assert told([table(OLD)], [_elsewhere(table(NEW))], torn) == LOST


def _elsewhere(of: Table) -> Table:
    return replace(of, source=replace(of.source, file="sections/lan-0/so-xay-dung/a.md"))


def test_no_more_than_twenty_rows_of_a_table_are_told() -> None:
    rows = [[str(number), f"{number}" * 3 + f" dự án {chr(64 + number) * 9}", "5"]
            for number in range(1, 27)]  # fmt: skip
    assert len(places([HEAD, *rows], [HEAD, ["1", "Trạm bơm", "5"]])) == 20
