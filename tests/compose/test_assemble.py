from pipeline.compose.assemble import assemble, compose
from pipeline.model.document import Box, Paragraph, plain_text
from pipeline.model.fixed import replace
from pipeline.model.notice import Severity
from pipeline.model.report import Report, Section
from tests.samples import CT, contribution, heading, item, materials, outline, paragraph, table

SHAPE = outline([[("", [item("mot", "Giao thông", partners=(CT.id,)), item("hai")])]])


def section(report: Report, item_id: str) -> Section:
    return next(entry for entry in report.sections() if entry.item.id == item_id)


def boxes(found: Section) -> list[str]:
    return [block.text for block in found.blocks if isinstance(block, Box)]


def test_a_missing_contribution_leaves_a_box_and_a_notice() -> None:
    outcome = assemble(materials(SHAPE, contribution("hai", paragraph("a"))))
    assert boxes(section(outcome.value, "mot")) == ["Sở Xây dựng chưa gửi nội dung này."]
    (notice,) = outcome.notices
    assert (notice.code, notice.severity, notice.item) == ("chua-gui", Severity.WARNING, "mot")
    assert notice.fix == "đặt tệp sections/lan-1/so-xay-dung/mot.md"


def test_an_item_expected_later_is_only_noted() -> None:
    later = replace(item("mot"), from_round=2)
    outcome = assemble(materials(outline([[("", [later])]])))
    assert boxes(section(outcome.value, "mot")) == [
        "Sở Xây dựng sẽ gửi nội dung này từ dự thảo lần 2."
    ]
    assert [notice.severity for notice in outcome.notices] == [Severity.INFO]


def test_what_could_not_be_read_is_said_in_its_place() -> None:
    broken = {"mot": (("sections/lan-1/so-xay-dung/mot.md", "không phải UTF-8"),)}
    outcome = assemble(materials(SHAPE, contribution("hai"), broken=broken))
    found = boxes(section(outcome.value, "mot"))
    assert found == ["Không đọc được sections/lan-1/so-xay-dung/mot.md: không phải UTF-8."]
    assert outcome.notices == ()


def test_a_withdrawn_item_says_so() -> None:
    outcome = assemble(materials(SHAPE, contribution("mot", withdrawn=True), contribution("hai")))
    assert boxes(section(outcome.value, "mot")) == ["Sở Xây dựng đã rút nội dung này."]
    assert outcome.notices == ()


def test_a_partner_follows_the_lead_and_keeps_its_name() -> None:
    theirs = replace(paragraph("của bạn"), source=replace(paragraph("").source, agency=CT.id))
    outcome = assemble(
        materials(
            SHAPE,
            contribution("mot", theirs, agency=CT.id),
            contribution("mot", paragraph("của mình")),
            contribution("hai"),
        )
    )
    blocks = section(outcome.value, "mot").blocks
    assert [plain_text(b.runs) for b in blocks if isinstance(b, Paragraph)] == [
        "của mình",
        "của bạn",
    ]
    assert [block.source.agency for block in blocks] == ["so-xay-dung", "so-cong-thuong"]


def test_a_first_heading_that_says_the_title_is_the_title() -> None:
    written = contribution("mot", heading("GIAO  THÔNG."), heading("Đường bộ", 2))
    found = section(assemble(materials(SHAPE, written)).value, "mot")
    assert len(found.blocks) == 1


def test_a_first_heading_that_says_more_stays() -> None:
    written = contribution("mot", heading("Giao thông đường bộ"))
    assert len(section(assemble(materials(SHAPE, written)).value, "mot").blocks) == 1


def test_a_title_in_the_front_matter_is_printed() -> None:
    written = contribution("mot", title="Giao thông vận tải")
    assert section(assemble(materials(SHAPE, written)).value, "mot").title == "Giao thông vận tải"


def test_the_content_hash_knows_words_and_not_lines() -> None:
    def hash_of(words: str, line: int) -> str:
        written = contribution("mot", paragraph(words, line=line), table())
        return compose(materials(SHAPE, written)).value.content_hash

    assert hash_of("một", 1) == hash_of("một", 9)
    assert hash_of("một", 1) != hash_of("hai", 1)


def test_generated_blocks_stand_behind_what_was_written_and_fill_what_was_not() -> None:
    made = {name: (paragraph("Bảng tổng hợp"),) for name in ("a", "b")}
    shape = outline([[("", [item("a"), item("b")])]])
    given = materials(shape, contribution("a", paragraph("Chữ")))
    outcome = assemble(replace(given, generated=made))
    first, second = (section(outcome.value, name) for name in ("a", "b"))
    assert [plain_text(b.runs) for b in first.blocks if isinstance(b, Paragraph)] == [
        "Chữ",
        "Bảng tổng hợp",
    ]
    assert len(second.blocks) == 1
    assert not second.missing
    assert outcome.notices == ()


def test_a_lead_nobody_knows_is_told_by_the_outline_alone() -> None:
    stray = item("mot", lead="so-la")
    outcome = assemble(materials(outline([[("", [stray])]])))
    assert outcome.notices == ()
    assert boxes(section(outcome.value, "mot")) == ["so-la chưa gửi nội dung này."]
