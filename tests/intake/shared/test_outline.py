from pathlib import Path

import pytest

from pipeline.intake.shared.agencies import read_agencies
from pipeline.intake.shared.outline import check_outline, read_outline
from pipeline.model.notice import Notice, Severity
from pipeline.model.outline import Agency, ChapterOutline, Group, Item, ItemKind, Outline, Paper

FILE = "sections/de-cuong.yaml"
HEAD = "tieu-de: Báo cáo\ntinh: Lạng Sơn\nco-quan-lap: so-tai-chinh\n"
SMALL = HEAD + (
    "phan:\n"
    "  - tieu-de: PHẦN MỘT\n"
    "    muc:\n"
    "      - id: a\n"
    "        tieu-de: Mục A\n"
    "        chu-tri: so-y-te\n"
)
AGENCIES = (
    Agency("so-tai-chinh", "Sở Tài chính", Group.DEPARTMENT),
    Agency("so-y-te", "Sở Y tế", Group.DEPARTMENT),
)


def read(text: str) -> Outline:
    outcome = read_outline(text, FILE)
    assert outcome.notices == ()
    assert outcome.value is not None
    return outcome.value


def codes(notices: tuple[Notice, ...]) -> list[tuple[str, int | None]]:
    return [(notice.code, notice.line) for notice in notices]


def faults(text: str) -> list[tuple[str, int | None]]:
    return codes(read_outline(text, FILE).notices)


def test_the_smallest_outline_is_read() -> None:
    outline = read(SMALL)
    assert (outline.title, outline.province, outline.consultant) == ("Báo cáo", "Lạng Sơn", "")
    assert outline.parts[0].chapters == (
        ChapterOutline("", (Item("a", "Mục A", "so-y-te", line=7),)),
    )
    assert outline.file == FILE


def test_every_key_of_an_item_is_read() -> None:
    text = HEAD + (
        "tu-van: tu-van\n"
        "phan:\n"
        "  - tieu-de: P\n"
        "    chuong:\n"
        "      - tieu-de: C\n"
        "        muc:\n"
        "          - {id: gt, tieu-de: 'Giao thông', chu-tri: so-xay-dung,\n"
        "             phoi-hop: [so-y-te], loai: de-xuat, tu-lan: 2}\n"
        "phu-luc:\n"
        "  - {id: pl, tieu-de: Danh mục, chu-tri: so-tai-chinh}\n"
    )
    outline = read(text)
    item, appendix = outline.items
    assert item == Item(
        "gt", "Giao thông", "so-xay-dung", ("so-y-te",), ItemKind.PROPOSAL, 2, line=10
    )
    assert outline.appendices == (appendix,)
    assert outline.consultant == "tu-van"


@pytest.mark.parametrize("text", ["", "# trống\n", HEAD + "phan:\n", HEAD, HEAD + "phan: []\n"])
def test_an_empty_outline_is_unusable_and_says_so(text: str) -> None:
    outcome = read_outline(text, FILE)
    assert outcome.value is None
    assert outcome.notices[-1].code == "de-cuong-trong"


@pytest.mark.parametrize("text", ["- a\n", "chữ\n", "tieu-de: 'x\n", "[" * 100])
def test_what_is_no_outline_at_all_is_unusable(text: str) -> None:
    outcome = read_outline(text, FILE)
    assert outcome.value is None
    assert [notice.severity for notice in outcome.notices] == [Severity.ERROR]


def test_one_faulty_item_hides_no_other_and_all_faults_are_said() -> None:
    text = SMALL + (
        "      - id: B B\n"
        "        tieu-de: Mục B\n"
        "        chu-tri: so-y-te\n"
        "      - id: c\n"
        "        loai: danhgia\n"
        "        ghi-chu: x\n"
        "      - tieu-de: không mã\n"
        "        chu-tri: so-y-te\n"
        "        tu-lan: 0\n"
    )
    outcome = read_outline(text, FILE)
    assert outcome.value is not None
    assert [(i.id, i.title, i.lead) for i in outcome.value.items] == [
        ("a", "Mục A", "so-y-te"),
        ("c", "c", ""),
    ]
    assert sorted(codes(outcome.notices), key=str) == sorted(
        [
            ("yaml-ma-sai", 10),
            ("yaml-khoa-la", 15),
            ("yaml-thieu-khoa", 13),
            ("yaml-thieu-khoa", 13),
            ("yaml-gia-tri-la", 14),
            ("yaml-thieu-khoa", 16),
            ("yaml-so-sai", 18),
        ],
        key=str,
    )


def test_a_doubled_id_is_an_error_wherever_it_stands() -> None:
    text = SMALL + "phu-luc:\n  - id: a\n    tieu-de: X\n    chu-tri: so-y-te\n"
    outcome = read_outline(text, FILE)
    assert codes(outcome.notices) == [("muc-trung-ma", 11)]
    assert "dòng 7" in outcome.notices[0].message
    assert outcome.value is not None
    assert [item.title for item in outcome.value.items] == ["Mục A"]


def test_a_part_with_both_chapters_and_items_loses_neither() -> None:
    text = SMALL + (
        "    chuong:\n"
        "      - tieu-de: C\n"
        "        muc:\n"
        "          - {id: b, tieu-de: B, chu-tri: so-y-te}\n"
    )
    outcome = read_outline(text, FILE)
    assert codes(outcome.notices) == [("phan-co-chuong-va-muc", 5)]
    assert outcome.value is not None
    assert [chapter.title for chapter in outcome.value.parts[0].chapters] == ["", "C"]


def test_an_empty_part_and_an_empty_chapter_are_errors() -> None:
    text = SMALL + "  - tieu-de: TRỐNG\n  - tieu-de: P\n    chuong:\n      - tieu-de: C\n"
    assert faults(text) == [("phan-trong", 10), ("yaml-thieu-khoa", 13)]


def test_the_lead_does_not_partner_itself() -> None:
    outcome = read_outline(SMALL + "        phoi-hop: [so-y-te, so-noi-vu]\n", FILE)
    assert codes(outcome.notices) == [("chu-tri-phoi-hop", 7)]
    assert outcome.value is not None
    assert outcome.value.items[0].partners == ("so-noi-vu",)


def test_agencies_that_the_list_does_not_have_are_named_with_the_nearest() -> None:
    outline = read(
        SMALL.replace("so-tai-chinh", "so-taichinh") + "        phoi-hop: [ubnd, so-tai-chinh]\n"
    )
    notices = check_outline(outline, AGENCIES)
    assert codes(notices) == [("co-quan-khong-co", None), ("co-quan-khong-co", 7)]
    assert "'so-tai-chinh'" in notices[0].fix
    assert "'ubnd'" in notices[1].message
    assert check_outline(read(SMALL), AGENCIES) == ()


def test_the_outlines_of_the_workspace_are_read_in_silence() -> None:
    sections = Path(__file__).parents[3] / "sections"
    text = (sections / "co-quan.yaml").read_text(encoding="utf-8")
    agencies = read_agencies(text, "sections/co-quan.yaml").value
    assert agencies is not None
    files = [*sections.glob("de-cuong.yaml"), *sections.glob("lan-*/de-cuong.yaml")]
    assert files
    for file in files:
        outline = read(file.read_text(encoding="utf-8"))
        assert check_outline(outline, agencies) == ()


def test_an_item_may_ask_for_tables_put_together_from_forms() -> None:
    asked = SMALL + "        tong-hop: [so-sanh, du-an-xa]\n"
    assert read(asked).items[0].consolidated == ("so-sanh", "du-an-xa")
    assert faults(SMALL + "        tong-hop: [so-san]\n") == [("tong-hop-khong-co", 7)]


def test_an_appendix_may_ask_for_wide_pages_of_a3_and_no_other_item_may() -> None:
    appendix = SMALL + "phu-luc:\n  - id: b\n    tieu-de: B\n    chu-tri: so-y-te\n"
    assert read(appendix).appendices[0].paper is Paper.A4
    assert read(appendix + "    kho: a3\n").appendices[0].paper is Paper.A3
    assert faults(appendix + "    kho: a2\n") == [("yaml-gia-tri-la", 14)]
    assert [line for _, line in faults(SMALL + "        kho: a3\n")] == [10]
