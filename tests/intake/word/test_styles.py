"""A style is ours by its id, else by its name; what is neither keeps the file's id."""

import re

import pytest
from lxml import etree

from pipeline.intake.word.package import W
from pipeline.intake.word.styles import STYLE_NAMES, Styles
from pipeline.render.word.report import REQUIRED_STYLES
from pipeline.work.archive import read_parts
from tests.intake.word.elements import element
from tests.render.shipped import report_template


def styles(*named: tuple[str, str]) -> Styles:
    listed = "".join(
        f'<w:style w:styleId="{id_}">{name and f"<w:name w:val={name!r}/>"}</w:style>'
        for id_, name in named
    )
    return Styles(element(f"<w:styles>{listed}</w:styles>"))


def of(known: Styles, id_: str) -> str:
    return known.of(element(f'<w:pPr><w:pStyle w:val="{id_}"/></w:pPr>'))


@pytest.mark.parametrize(
    ("id_", "name", "ours"),
    [
        ("Heading1", "heading 1", "Heading1"),
        ("Heading1", "Danh sách 1", "Heading1"),  # a known id says more than its name
        ("P7", "Danh sách 1", "DanhSach1"),
        ("P8", "Bảng - số - cỡ 8", "BangSo8"),
        ("P9", "Bảng - số", "BangSo"),
        ("P10", "Heading 2", "Heading2"),  # LibreOffice writes the built-in ones with a capital
        ("P11", "Của riêng", "P11"),
        ("P12", "", "P12"),
    ],
)
def test_a_style_is_known_by_its_id_else_by_its_name(id_: str, name: str, ours: str) -> None:
    assert of(styles((id_, name)), id_) == ours


def test_a_paragraph_without_a_style_or_of_one_the_file_lacks() -> None:
    known = styles(("P1", "Nội dung"))
    assert known.of(None) == ""
    assert known.of(element("<w:pPr/>")) == ""
    assert of(known, "P2") == "P2"
    assert of(Styles(None), "P1") == "P1"


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Phụ lục - cấp 2", "PhuLuc2"),
        ("Phụ lục - cấp 7", "PhuLuc7"),
        ("heading 9", "Heading9"),
        ("Điểm 1", "Diem1"),
        ("Điểm 4 - đoạn tiếp", "DiemTiep4"),
        ("Danh sách số 4", "DanhSachSo4"),
        ("Danh sách 1 - đoạn tiếp", "DanhSachTiep1"),
        ("Bảng - tiêu đề cột - cỡ 11", "BangTieuDe11"),
        ("Bảng - chữ", "BangChu"),
        ("Bảng - giữa - cỡ 10", "BangGiua10"),
    ],
)
def test_every_level_and_size_has_its_style(name: str, id_: str) -> None:
    assert STYLE_NAMES[name] == id_


@pytest.mark.parametrize(
    "name", ["Phụ lục - cấp 1", "Phụ lục - cấp 8", "heading 10", "Điểm 5", "Danh sách số 5"]
)
def test_no_level_beyond_those_of_the_template_is_ours(name: str) -> None:
    assert name not in STYLE_NAMES


def test_every_paragraph_style_of_the_template_has_its_name() -> None:
    looks = etree.fromstring(read_parts(report_template())["word/styles.xml"])
    pairs = [
        (str(look.get(f"{W}styleId")), str(name.get(f"{W}val")))
        for look in looks.iter(f"{W}style")
        for name in look.iter(f"{W}name")
        if look.get(f"{W}type") == "paragraph"
    ]
    named = {name: id_ for id_, name in pairs}
    read_back = {STYLE_NAMES.get(name) for name, id_ in named.items() if id_ in REQUIRED_STYLES}
    contents = re.compile(r"TOC\d|TableofFigures|TieuDe(?:MucLuc|DanhMuc)|MucLuc")
    wanted = {id_ for id_ in named.values() if id_ in REQUIRED_STYLES}
    assert {id_ for id_ in wanted - read_back if not contents.match(id_)} == set()
    assert all(named[name] == id_ for name, id_ in STYLE_NAMES.items())
