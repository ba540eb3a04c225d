from pipeline.compose.assemble import compose
from pipeline.compose.checks import gather
from pipeline.compose.checks.doubled_captions import doubled_captions
from pipeline.model.document import Table
from pipeline.model.fixed import replace
from tests.compose.checks.ground import NO_REGISTERS, evidence_of, found, report_of, said, sheet
from tests.samples import contribution, item, materials, outline

ROWS = [["STT", "Tên"], ["1", "a"]]


def at(line: int, caption: str = "Dân số") -> Table:
    whole = sheet(ROWS, caption=caption)
    return replace(whole, source=replace(whole.source, line=line))


def test_two_tables_with_one_caption_are_told_once_at_the_second() -> None:
    evidence = evidence_of(at(3), at(9, "dân  số."), at(12, "Khác"))
    assert said(doubled_captions, evidence) == [
        "9 warning ten-bang-trung: tên bảng “Dân số” đã dùng cho Bảng 1.1 "
        "(sections/lan-1/so-xay-dung/a.md:3) → đặt tên nói rõ mỗi bảng khác ở điểm nào "
        "(địa bàn, thời kỳ, lĩnh vực)"
    ]


def test_further_tables_of_one_caption_are_named_there() -> None:
    (line,) = said(doubled_captions, evidence_of(at(3), at(9), at(12), at(15)))
    assert line.startswith("9 warning")
    assert "(sections/lan-1/so-xay-dung/a.md:3), và cho Bảng 1.3, Bảng 1.4 →" in line


def test_captions_of_different_parts_may_be_the_same() -> None:
    shape = outline([[("", [item("mot")])], [("", [item("hai")])]])
    written = contribution("mot", at(3), at(5, "Hồ")), contribution("hai", at(9), at(11, "Đập"))
    evidence = gather(compose(materials(shape, *written)).value, NO_REGISTERS)
    assert [of.name for of in evidence.tables] == ["Bảng 1.1", "Bảng 1.2", "Bảng 2.1", "Bảng 2.2"]
    assert found(doubled_captions, evidence) == []


def test_tables_without_a_caption_and_those_no_text_places_are_not_held() -> None:
    bare = replace(at(3), caption=())
    assert found(doubled_captions, evidence_of(bare, bare)) == []
    evidence = gather(report_of(), NO_REGISTERS, loose=(at(3), at(9)))
    assert found(doubled_captions, evidence) == []
