from pipeline.compose.checks.evidence import Evidence
from pipeline.compose.checks.language_slips import CODES, language_of_cells, language_slips
from pipeline.intake.markdown.spelling import language_slips as read_slips
from pipeline.model.fixed import replace
from pipeline.model.legal import LegalDocument
from pipeline.model.notice import Severity
from pipeline.model.registers import Registers, Units
from tests.compose.checks.ground import REGISTERS, evidence_of, sheet
from tests.samples import contribution, paragraph


def of_text(text: str, *, style: str = "hòa", registers: Registers = REGISTERS) -> Evidence:
    wrote = replace(contribution("muc"), slips=read_slips(text))
    return replace(evidence_of(registers=registers), texts=(wrote,), tone_style=style)


def told(evidence: Evidence) -> list[tuple[str, str]]:
    notices = (*language_slips(evidence), *language_of_cells(evidence))
    return [(notice.cell or str(notice.line), notice.code) for notice in notices]


def test_a_slip_is_told_at_its_line_with_its_agency_item_and_mending() -> None:
    (first, second) = language_slips(of_text("Dòng một.\n\nQuyết địnnh 12 %.\n"))
    assert (first.line, first.code, first.severity) == (3, "am-tiet-la", Severity.WARNING)
    assert (first.agency, first.item) == ("so-xay-dung", "muc")
    assert "“địnnh”" in first.message
    assert first.fix.startswith("có lẽ là “định”; ")
    assert (second.code, second.severity) == ("phan-tram-cach", Severity.INFO)
    assert "quyhoach fix" in second.fix
    assert {first.code, second.code} <= CODES


def test_a_word_is_told_once_with_its_lines_and_a_kind_thrice_then_once_for_the_rest() -> None:
    (notice,) = language_slips(of_text("địnnh\n\nđịnnh và địnnh\n\nđịnnh"))
    assert notice.line == 1
    assert "và 3 chỗ khác như vậy (dòng 1, 3, 5)" in notice.message
    many = list(language_slips(of_text("\n".join(["đạt 5 %"] * 6))))
    assert [notice.line for notice in many] == [1, 2, 3, 4]
    assert "và 2 chỗ khác như vậy (dòng 4, 5, 6)" in many[3].message


def test_only_the_style_that_is_not_the_workspaces_is_told() -> None:
    text = "Hàng hoá, hàng hóa."
    (notice,) = language_slips(of_text(text))
    assert (notice.code, notice.fix[:11]) == ("kieu-dau", "viết “hóa”,")
    (notice,) = language_slips(of_text(text, style="hoà"))
    assert notice.fix.startswith("viết “hoá”")


def test_names_in_the_lists_of_the_workspace_are_right() -> None:
    units = Units(frozenset({"Xã Pắcg Ngà"}), (("Xã Krôôl", ()),), ("Huyện Đrinh",))
    documents = (LegalDocument("1/QĐ", "Quyết định", subject="Về Ụôm"),)
    registers = replace(REGISTERS, units=units, documents=documents)
    assert told(of_text("Pắcg, KRÔÔL, Đrinh, Ụôm", registers=registers)) == []
    assert len(told(of_text("Pắcg, Krôôl, Đrinh, Ụôm"))) == 4


def test_words_of_cells_are_read_too_and_told_at_their_address() -> None:
    table = sheet([["Tên", "Nội dung"], ["Hồ Nà Tâm", "Xử lý rxử , hoà nhập năm 2021-2025, qủa"]])
    found = sorted(code for place, code in told(evidence_of(table)) if place == "S!B2")
    assert found == ["am-tiet-la", "dau-thanh-sai-cho", "kieu-dau"]


def test_a_paragraph_of_markdown_is_told_by_its_reader_alone() -> None:
    assert told(evidence_of(paragraph("Quyết địnnh 12 %"))) == []


def test_every_mending_names_what_to_write_or_do() -> None:
    text = (
        "hòang  và xã , tỉnh.Các hết.. kinh tế- xã đạt 5 % rộng 3ha năm 2021-2025 có 15,000 người "
        "ngày 5/1/2025 ngày 15-1-2025 số 1/QĐ- UBND số /QĐ-UBND “lẻ và hoá"
    )
    notices = list(language_slips(of_text(text)))
    assert len({notice.code for notice in notices}) == 15
    for notice in notices:
        assert notice.fix
        assert "{}" not in notice.fix + notice.message
