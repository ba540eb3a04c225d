from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from pipeline.model.outline import Settings
from pipeline.model.report import Report
from pipeline.stages.build import build
from pipeline.stages.drafting import draft
from pipeline.stages.handouts import forms
from pipeline.stages.papers import consulted as bodies_of
from pipeline.stages.papers import own_items, papers
from pipeline.work.pool import serial
from pipeline.work.watch import unwatched
from pipeline.workspace import scan
from tests.consulted import FOLDER, consulted
from tests.rounds.workspaces import put, resources


def report(folder: Path) -> Report:
    built = build(scan(folder).value, 1, resources()).value
    assert built is not None
    return built.report


def test_each_body_consulted_gets_a_sheet_under_its_own_name_and_a_letter(tmp_path: Path) -> None:
    made = report(consulted(tmp_path))
    bodies = bodies_of(made)
    assert [body.id for body in bodies] == ["so-xay-dung"]  # so-tai-chinh asks the others
    files = papers(tmp_path, made, Settings(), bodies, serial).value
    assert sorted(files) == [
        "so-xay-dung/y-kien-lan-1/cong-van.docx",
        "so-xay-dung/y-kien-lan-1/so-xay-dung.xlsx",
    ]
    book: Any = load_workbook(BytesIO(files["so-xay-dung/y-kien-lan-1/so-xay-dung.xlsx"]))
    assert book["GopY"]["B4"].value == "Sở Xây dựng"
    assert made.content_hash.startswith(book["GopY"]["B8"].value)
    items = [row[0] for row in book["DanhMuc"].iter_rows(min_row=2, values_only=True)]
    assert items[0].endswith("[giao-thong-hien-trang]")
    assert len(items) == len(made.outline.items)


def test_a_sheet_filled_in_comes_back_without_a_word_about_its_draft(tmp_path: Path) -> None:
    folder = consulted(tmp_path)
    made = report(folder)
    files = papers(folder, made, Settings(), bodies_of(made, "so-xay-dung"), serial).value
    book: Any = load_workbook(BytesIO(files["so-xay-dung/y-kien-lan-1/so-xay-dung.xlsx"]))
    page = book["GopY"]
    page["B5"], page["B6"] = "1/SXD", "20/11/2025"
    page["A13"], page["C13"] = book["DanhMuc"]["A2"].value, "Rà soát."
    book.save(folder / f"{FOLDER}/so-xay-dung.xlsx")
    outcome = draft(folder, 2, fast=True, watch=unwatched)
    codes = {notice.code for notice in outcome.notices}
    assert codes.isdisjoint({"phieu-ban-khac", "phieu-lan-khac", "chua-xac-dinh-vi-tri"})
    put(folder, "sections/lan-1/so-xay-dung/giao-thong-hien-trang.md", "Viết lại.\n")
    later = draft(folder, 2, fast=True, watch=unwatched)
    assert "phieu-ban-khac" in {notice.code for notice in later.notices}


def test_a_body_without_items_is_shown_those_of_its_contact(tmp_path: Path) -> None:
    made = report(consulted(tmp_path))
    planner, builder = made.agencies[:2]
    assert own_items(made, builder, None)[0].endswith("Hạ tầng giao thông")
    stranger = type(planner)("bo", "Bộ", planner.group)
    assert own_items(made, stranger, builder) == own_items(made, builder, None)
    assert own_items(made, stranger, None) == ()


@pytest.mark.parametrize(("number", "given"), [(None, True), (1, True), (2, False)])
def test_forms_hands_out_sheets_for_the_round_that_consults(
    tmp_path: Path, number: int | None, given: bool
) -> None:
    outcome = forms(consulted(tmp_path), number, "so-xay-dung", watch=unwatched)
    assert outcome.value is not None
    assert any(name.endswith(".xlsx") for name in outcome.value) is given


def test_a_broken_letter_is_named(tmp_path: Path) -> None:
    folder = consulted(tmp_path)
    put(folder, "templates/cong-van-xin-y-kien.docx", b"PK")
    made = report(folder)
    outcome = papers(folder, made, Settings(), bodies_of(made), serial)
    assert [notice.file for notice in outcome.notices] == ["templates/cong-van-xin-y-kien.docx"]
