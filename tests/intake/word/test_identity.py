"""What a draft carries about itself is read back; what is not said, or badly, is left open."""

from datetime import date

import pytest

from pipeline.intake.word.identity import (
    KnownBlock,
    KnownFigure,
    KnownSection,
    KnownTable,
    WordIdentity,
    read_identity,
)
from pipeline.intake.word.package import WordPackage
from pipeline.model.identity import IDENTITY_NAMESPACE, reference_bookmark
from tests.intake.word.test_package import WORD
from tests.intake.workbooks import changed

KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"


def package(*parts: str) -> WordPackage:
    listed = "".join(
        f'<Relationship Id="r{n}" Type="{KIND}" Target="../customXml/item{n}.xml"/>'
        for n in range(len(parts))
    )
    content = {f"customXml/item{n}.xml": part.encode() for n, part in enumerate(parts)}
    content["word/_rels/document.xml.rels"] = f"<Relationships>{listed}</Relationships>".encode()
    return WordPackage(changed(WORD, content))


def told(content: str, attributes: str = "") -> WordIdentity:
    return read_identity(
        package(f'<dinh-danh xmlns="{IDENTITY_NAMESPACE}" {attributes}>{content}</dinh-danh>')
    )


def test_a_file_that_is_no_draft_of_ours_says_nothing() -> None:
    nothing = read_identity(package())
    assert nothing == WordIdentity()
    assert (nothing.content_hash, nothing.title, nothing.name, nothing.planner) == ("",) * 4
    assert read_identity(package("<khac/>")) == WordIdentity()
    assert read_identity(package(f'<khac xmlns="{IDENTITY_NAMESPACE}" ban="lan-2"/>')).draft == ""
    assert read_identity(package("<dinh-danh ban='lan-2'/>")).draft == ""


def test_the_part_is_found_among_others_by_its_namespace() -> None:
    ours = f'<dinh-danh xmlns="{IDENTITY_NAMESPACE}" ban="lan-2"/>'
    assert read_identity(package("<khac/>", ours)).draft == "lan-2"


def test_the_draft_says_what_it_is() -> None:
    attributes = (
        'ban="lan-3" noi-dung="abc" tieu-de="Báo cáo" ten="Dự thảo lần 3" ngay="2025-12-31"'
        ' lap="so-tai-chinh"'
    )
    found = told("", attributes)
    assert found == WordIdentity(
        draft="lan-3", content_hash="abc", title="Báo cáo", name="Dự thảo lần 3",
        day=date(2025, 12, 31), planner="so-tai-chinh",
    )  # fmt: skip
    assert found.round_number == 3


@pytest.mark.parametrize(
    ("draft", "number"),
    [("lan-12", 12), ("lan-99999", 99999), ("lan-100000", 0), ("lan-", 0), ("lan-x", 0), ("", 0)],
)
def test_a_draft_without_a_number_of_its_own_is_of_round_0(draft: str, number: int) -> None:
    assert WordIdentity(draft=draft).round_number == number


@pytest.mark.parametrize("day", ["", "31/12/2025", "2025-12-32"])
def test_what_is_no_day_is_left_open(day: str) -> None:
    assert told("", f'ngay="{day}"').day is None


def test_blocks_are_known_by_their_bookmarks() -> None:
    found = told(
        '<d b="_qh_a" m="y-te" k="doan" c="so-y-te" n="1." t="a/y-te.md" d="41" h="ff" r=""/>'
        '<d b="_qh_b" m="y-te" k="dong" d="99999999" r="total"/>'
        '<d b="_qh_c" d="999999999"/><d b="_qh_d" d="x"/>'
    ).blocks
    assert found["_qh_a"] == KnownBlock("y-te", "doan", "so-y-te", "1.", "a/y-te.md", 41, "ff", "")
    assert found["_qh_b"] == KnownBlock("y-te", "dong", "", "", "", 99_999_999, "", "total")
    assert [found[name].line for name in ("_qh_c", "_qh_d")] == [None, None]
    assert KnownBlock("y-te", "doan", "", "", "", None, "").row == ""


def test_sections_say_their_place_owner_and_reasons() -> None:
    found = told(
        '<muc m="y-te" v="Phần I, mục I.1" s="1." c="so-y-te">'
        '<l c="so-y-te">Cập nhật</l><l c="so-noi-vu"/></muc><muc m="giao-duc"/>'
    ).sections
    assert list(found) == ["y-te", "giao-duc"]
    assert found["y-te"] == KnownSection(
        "y-te", "Phần I, mục I.1", "1.", "so-y-te", (("so-y-te", "Cập nhật"), ("so-noi-vu", ""))
    )
    assert found["giao-duc"] == KnownSection("giao-duc", "", "", "")


def test_agencies_are_named_by_id() -> None:
    found = told('<co-quan c="so-y-te" ten="Sở Y tế"/><co-quan c="so-noi-vu" ten="Sở Nội vụ"/>')
    assert found.names == {"so-y-te": "Sở Y tế", "so-noi-vu": "Sở Nội vụ"}


def test_identifiers_are_the_items_and_what_is_referred_to_each_once() -> None:
    found = told(
        '<d b="_qh_a" m="y-te"/><d b="_qh_b" m="y-te"/><neo i="bang-a"/><neo i="y-te"/>'
        '<neo i="bang-a"/>'
    )
    assert found.identifiers == ("y-te", "bang-a")
    assert found.targets() == {
        reference_bookmark("y-te"): "y-te", reference_bookmark("bang-a"): "bang-a",
    }  # fmt: skip


def test_tables_say_how_they_lie_by_what_their_rows_are_known_and_what_was_asked() -> None:
    found = told(
        '<bang l="1" c="0 2 999"><t n="cols">1,4</t><t n="form"/></bang>'
        '<bang l="0" c="1000 x -1"/><bang l="2"/><bang/>'
    ).tables
    assert found == (
        KnownTable(True, (0, 2, 999), (("cols", "1,4"), ("form", ""))),
        KnownTable(False),
        KnownTable(None),
        KnownTable(None),
    )


def test_figures_say_whether_their_page_lies_and_in_what_they_count() -> None:
    found = told('<hinh l="1" u="tỷ đồng"/><hinh l="0"/><hinh/>').figures
    assert found == (KnownFigure(True, "tỷ đồng"), KnownFigure(), KnownFigure())


def test_formulas_are_told_in_reading_order() -> None:
    assert told("<ct>a^2</ct><ct/><ct>b</ct>").formulas == ("a^2", "", "b")
