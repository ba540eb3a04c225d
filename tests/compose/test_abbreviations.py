from pipeline.compose.abbreviations import abbreviations
from pipeline.compose.assemble import compose
from pipeline.model.abbreviation import Abbreviation
from pipeline.model.document import Block, Cell, Grid, NoteMark, Paragraph, Row, Source, Table
from pipeline.model.fixed import replace
from pipeline.model.inlines import Marks, Math, Text
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.model.report import Report
from pipeline.model.table import Column
from tests.samples import contribution, item, materials, outline, paragraph, source

FILE = "sections/tu-viet-tat.yaml"


def report(*blocks: Block, title: str = "Hạ tầng") -> Report:
    shape = outline([[("", [item("a", title)])]])
    return compose(materials(shape, contribution("a", *blocks))).value


def listed(**entries: str) -> tuple[Abbreviation, ...]:
    return tuple(
        Abbreviation(short, full, Source(file=FILE, line=line))
        for line, (short, full) in enumerate(entries.items(), 1)
    )


def told(outcome: Outcome[tuple[Abbreviation, ...]]) -> list[tuple[str, int | None]]:
    return [(notice.code, notice.line) for notice in outcome.notices]


def test_listed_and_defined_ones_are_given_sorted() -> None:
    text = paragraph("Khu kinh tế cửa khẩu (KKTCK) và UBND tỉnh; KKTCK mở rộng.", line=4)
    outcome = abbreviations(report(text), listed(UBND="Ủy ban nhân dân"))
    assert [(entry.short, entry.full) for entry in outcome.value] == [
        ("KKTCK", "Khu kinh tế cửa khẩu"),
        ("UBND", "Ủy ban nhân dân"),
    ]
    assert outcome.value[0].where == source(4)
    assert outcome.notices == ()


def test_a_listed_one_that_is_not_used_is_mentioned_at_its_line() -> None:
    outcome = abbreviations(report(paragraph("Quốc lộ QL.1A.")), listed(QL="Quốc lộ", KCN="Khu"))
    (notice,) = outcome.notices
    assert (notice.severity, notice.code) == (Severity.INFO, "tu-viet-tat-thua")
    assert (notice.file, notice.line) == (FILE, 2)


def test_an_undefined_one_is_told_once_with_its_first_place_and_count() -> None:
    blocks = (paragraph("Vốn ODX.", line=3), paragraph("Vốn ODX và ODX.", line=9))
    (notice,) = abbreviations(report(*blocks), ()).notices
    assert (notice.severity, notice.code) == (Severity.WARNING, "tu-viet-tat-chua-giai-thich")
    assert (notice.line, notice.agency, notice.item) == (3, "so-xay-dung", "a")
    assert "3 lần" in notice.message
    assert "Phần I, mục 1" in notice.message


def test_one_used_in_many_items_is_one_notice_that_names_them() -> None:
    names = [f"muc-{number}" for number in range(9)]
    shape = outline([[("", [item(name, name) for name in names])]])
    sent = (contribution(name, paragraph("Vốn ODX.")) for name in names)
    (notice,) = abbreviations(compose(materials(shape, *sent)).value, ()).notices
    assert "9 lần, lần đầu tại Phần I, mục 1; còn tại Phần I, mục 2; " in notice.message
    assert notice.message.endswith("mục khác")


def test_a_definition_in_any_section_serves_the_whole_report() -> None:
    blocks = (paragraph("Dùng KKTCK."), paragraph("Khu kinh tế cửa khẩu (KKTCK)."))
    notices = abbreviations(report(*blocks), ()).notices
    assert [notice.code for notice in notices] == ["tu-viet-tat-truoc-giai-thich"]


def test_short_names_of_agencies_and_compounds_of_known_ones_are_known() -> None:
    made = report(paragraph("SXD trình HĐND-UBND tỉnh."))
    agencies = tuple(
        replace(agency, short_name="SXD" if agency.id == "so-xay-dung" else "")
        for agency in made.agencies
    )
    known = listed(HĐND="Hội đồng nhân dân", UBND="Ủy ban nhân dân")
    assert abbreviations(replace(made, agencies=agencies), known).notices == ()


def test_two_meanings_are_told_at_the_later_one() -> None:
    blocks = (
        paragraph("Cụm công nghiệp (CCN).", line=3),
        paragraph("Chợ cửa ngõ (CCN); cụm công nghiệp (CCN).", line=8),
    )
    outcome = abbreviations(report(*blocks), ())
    assert told(outcome) == [("tu-viet-tat-hai-nghia", 8)]
    assert "a.md:3" in outcome.notices[0].message
    assert outcome.value[0].full == "Cụm công nghiệp"


def test_the_list_decides_on_the_meaning() -> None:
    text = paragraph("Chợ cửa ngõ (CCN).", line=8)
    outcome = abbreviations(report(text), listed(CCN="Cụm công nghiệp"))
    assert told(outcome) == [("tu-viet-tat-hai-nghia", 8)]
    assert outcome.value[0].full == "Cụm công nghiệp"


def test_a_longer_wording_of_one_meaning_is_no_second_one() -> None:
    text = paragraph("doanh nghiệp đầu tư trực tiếp nước ngoài (FDI) và FDI")
    known = listed(FDI="Đầu tư trực tiếp nước ngoài")
    assert abbreviations(report(text), known).notices == ()


def test_notes_captions_and_cells_are_read_code_and_formulas_are_not() -> None:
    note = NoteMark("1", (paragraph("AAX"),))
    cell = Cell((Text("vốn BBX"),), "vốn BBX", "S!B2")
    code = Cell((Text("LUA"),), "LUA", "S!A2")
    table = Table(
        Grid((Column(), Column()), (Row((code, cell)),)),
        (Text("Bảng CCX"),),
        workbook="a.xlsx",
        source=source(5),
    )
    words = Paragraph((Text("x"), note, Math("DDX"), Text("EEX", Marks(code=True))), source(2))
    notices: tuple[Notice, ...] = abbreviations(report(words, table), ()).notices
    places = {notice.message[1:4]: notice.place for notice in notices}
    assert places == {
        "AAX": "sections/lan-1/so-xay-dung/a.md:1",
        "BBX": "a.xlsx:S!B2",
        "CCX": "sections/lan-1/so-xay-dung/a.md:5",
    }


def test_titles_of_items_count_as_uses() -> None:
    assert abbreviations(report(title="Phát triển GTVT"), listed(GTVT="Giao thông")).notices == ()


def test_one_that_no_reader_meets_is_not_printed() -> None:
    outcome = abbreviations(report(paragraph("Quốc lộ.")), listed(KCN="Khu công nghiệp"))
    assert outcome.value == ()


def test_a_word_used_before_its_definition_is_told_once_with_its_places() -> None:
    used, defined = "Mở rộng TTDL.", "Trung tâm dữ liệu (TTDL) đặt tại xã."
    early = "tu-viet-tat-truoc-giai-thich"
    made = abbreviations(report(paragraph(used), paragraph(used), paragraph(defined)), ())
    (notice,) = [one for one in made.notices if one.code == early]
    assert notice.severity is Severity.INFO
    assert notice.message.startswith("'TTDL' dùng ở đây")
    assert notice.fix == "viết đầy đủ ở lần dùng đầu: “Trung tâm dữ liệu (TTDL)”"
    after = abbreviations(report(paragraph(defined), paragraph(used)), ())
    assert [one for one in after.notices if one.code == early] == []
    shared = listed(TTDL="Trung tâm dữ liệu")
    opened = abbreviations(report(paragraph(used), paragraph(defined)), shared)
    assert [one for one in opened.notices if one.code == early] == []
