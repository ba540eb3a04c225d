from dataclasses import replace

from pipeline.compose.checks.lost_rows import lost_rows
from tests.compose.checks.ground import evidence_of, found, report_of, sheet

HEAD = ["STT", "Tên dự án", "Vốn"]
OLD = [HEAD, ["1", "Cầu Kỳ Cùng", "5"], ["2", "Bến xe phía Bắc", "7"], ["3", "Hồ Bản Lải", "9"]]


def test_a_row_that_is_gone_is_told_where_it_stood() -> None:
    new = [OLD[0], OLD[1], ["2", "Hồ Bản Lải", "9"]]
    evidence = evidence_of(sheet(new, id_="bang-a"), previous=report_of(sheet(OLD, id_="bang-a")))
    assert found(lost_rows, evidence) == [("S!A2", "mat-dong")]


def test_a_renamed_row_is_not_lost() -> None:
    new = [*OLD[:2], ["2", "Bến xe phía Bắc tỉnh", "7"], OLD[3]]
    evidence = evidence_of(sheet(new, id_="bang-a"), previous=report_of(sheet(OLD, id_="bang-a")))
    assert found(lost_rows, evidence) == []


def test_a_reason_that_names_the_row_excuses_it() -> None:
    new = [OLD[0], OLD[1], ["2", "Hồ Bản Lải", "9"]]
    table = sheet(new, id_="bang-a")
    evidence = evidence_of(table, previous=report_of(sheet(OLD, id_="bang-a")))
    part = evidence.report.parts[0]
    chapter = part.chapters[0]
    section = replace(
        chapter.sections[0], reasons=(("so-xay-dung", "Bỏ Bến xe phía Bắc theo ý kiến của xã"),)
    )
    parts = (replace(part, chapters=(replace(chapter, sections=(section,)),)),)
    report = replace(evidence.report, parts=parts)
    assert found(lost_rows, replace(evidence, report=report)) == []


def test_a_row_with_something_added_to_its_words_is_not_lost() -> None:
    before = sheet([["STT", "Dự án"], ["1", "Đường B"], ["2", "Cầu A"]], id_="bang")
    after = sheet([["STT", "Dự án"], ["1", "Đường B (giai đoạn 1)"], ["2", "Cầu A"]], id_="bang")
    evidence = evidence_of(after, previous=report_of(before))
    assert found(lost_rows, evidence) == []
