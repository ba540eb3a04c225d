"""A draft read back from its Word file is the draft; what a file holds besides is told."""

import io
import re
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings

from pipeline.compare.drafts import compare
from pipeline.compose.flow import lay_out
from pipeline.compose.table_keys import keyed
from pipeline.intake.word.draft import WordDraft, read_word
from pipeline.intake.word.tracked import TrackedChanges
from pipeline.model.abbreviation import Abbreviation
from pipeline.model.document import Cell, Formula, Grid, Paragraph, Row, Table
from pipeline.model.fixed import replace
from pipeline.model.flow import Flow, FlowParagraph, FlowSection, FlowTable, SectionKind, paragraphs
from pipeline.model.inlines import Marks, Math, Text
from pipeline.model.notice import Notice
from pipeline.model.report import Report
from pipeline.model.table import Column, RowKind
from pipeline.render.redline.redline import write_redline
from pipeline.rounds import Resources
from pipeline.stages.build import build
from pipeline.workspace import scan
from tests.intake.as_read import as_read, differences
from tests.render import sample_report
from tests.render.generated_blocks import GeneratedBlocks, generated_blocks
from tests.render.samples import cell, para, projects, rich, row, single, wide_table, written
from tests.render.shipped import report_template
from tests.sample_drafts import SampleDrafts


def read(data: bytes, tracked: TrackedChanges | None = None) -> WordDraft:
    outcome = read_word(data, file="ban.docx", tracked=tracked)
    assert outcome.value is not None, outcome.notices
    return outcome.value


def lost(report: Report, media: dict[str, bytes] | None = None) -> list[str]:
    """What reading the written report back did not give."""
    back = read(written(report, media).data).flow
    assert (back.round_number, back.day, back.title) == (
        report.round.number, report.round.day, report.outline.title,
    )  # fmt: skip
    return differences(as_read(lay_out(report)), as_read(back))


def rewritten(data: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """The package with one part changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.namelist():
            content = old.read(entry)
            new.writestr(entry, change(content.decode()) if entry == name else content)
    return made.getvalue()


def in_document(data: bytes, change: Callable[[str], str]) -> bytes:
    return rewritten(data, "word/document.xml", change)


def test_a_report_with_every_block_is_read_back() -> None:
    report, media = rich()
    assert lost(report, media) == []


def test_a_report_with_every_inline_is_read_back() -> None:
    body = list(sample_report.blocks())
    at = next(n for n, block in enumerate(body) if isinstance(block, Paragraph) and
              sample_report.PLAN in block.runs)  # fmt: skip
    broken = (sample_report.PLAN, Math("\\khongco{"))  # a script in it, and no formula
    opening = body[at]
    assert isinstance(opening, Paragraph)
    runs = tuple(run for run in opening.runs if run not in broken)
    body[at] = replace(opening, runs=runs)
    assert lost(sample_report.report(tuple(body)), sample_report.MEDIA) == []


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(generated_blocks())
def test_any_blocks_are_read_back(generated: GeneratedBlocks) -> None:
    assert lost(single(*generated.blocks)) == []


@pytest.fixture(scope="module")
def drafts(sample_drafts: SampleDrafts, sample_means: Resources) -> list[tuple[Flow, bytes, bytes]]:
    """The three drafts of the repository: flow, file, and the same file without identities."""
    inventory = scan(sample_drafts.root).value
    made = []
    for number in (1, 2, 3):
        built = build(inventory, number, sample_means).value
        assert built is not None
        flow = keyed(lay_out(built.report), built.shared.forms)
        data = sample_drafts.report(number).read_bytes()
        made.append((flow, data, rewritten(data, "customXml/item1.xml", lambda _: "<x/>")))
    return made


def test_the_three_drafts_are_read_back(drafts: list[tuple[Flow, bytes, bytes]]) -> None:
    for flow, data, _ in drafts:
        back = read(data)
        assert differences(as_read(flow), as_read(back.flow)) == []
        assert back.flow.names == flow.names
        assert compare(flow, back.flow).changes == ()
        assert back.flow.content_hash == flow.content_hash


def numbered(section: FlowSection) -> list[tuple[str, str]]:
    """Numbers and words of the paragraphs without a formula, whose TeX no file holds."""
    return [
        (line.number, line.text)
        for line in paragraphs(section.blocks)
        if not any(isinstance(run, Math) for run in line.runs)
    ]


def test_without_identities_text_and_numbers_are_the_same(
    drafts: list[tuple[Flow, bytes, bytes]],
) -> None:
    flow, _, bare = drafts[1]
    back = read(bare).flow
    assert [(s.kind, s.place, s.number) for s in back.sections] == [
        (s.kind, s.place, s.number) for s in flow.sections
    ]
    for old, new in zip(flow.sections, back.sections, strict=True):
        assert [text for text in numbered(old) if text not in numbered(new)] == []
    assert {s.id for s in back.sections if s.kind is SectionKind.PART} == {
        "phan:1", "phan:2", "phan:3",
    }  # fmt: skip


def test_styles_are_known_by_name_where_a_program_renamed_them() -> None:
    report, media = rich()
    data = written(report, media).data
    for name in ("word/document.xml", "word/styles.xml"):
        data = rewritten(data, name, lambda xml: re.sub(
            r'(w:(?:pStyle|styleId)[^>]*?")(Ten|Bang|Heading|Body)', r"\1x\2", xml,
        ))  # fmt: skip
    back = read(data).flow
    assert differences(as_read(lay_out(report)), as_read(back)) == []


REVISED = (
    '<w:ins w:id="900" w:author="A" w:date="2025-11-20T00:00:00Z"><w:r><w:t>mới</w:t></w:r></w:ins>'
    '<w:del w:id="901" w:author="A" w:date="2025-11-20T00:00:00Z"><w:r><w:delText>cũ</w:delText>'
    "</w:r></w:del>"
)


def revised() -> bytes:
    data = written(single(para("Câu thứ nhất."), para("Câu thứ hai."))).data
    return in_document(data, lambda xml: xml.replace(
        'preserve">Câu thứ nhất.</w:t></w:r>', f'preserve">Câu </w:t></w:r>{REVISED}'
    ))  # fmt: skip


def texts(draft: WordDraft) -> list[str]:
    last = draft.flow.sections[-1]
    return [block.text for block in last.blocks[1:] if isinstance(block, FlowParagraph)]


def test_tracked_changes_are_accepted_rejected_or_listed_as_asked() -> None:
    data = revised()
    assert texts(read(data, TrackedChanges.ACCEPTED)) == ["Câu mới", "Câu thứ hai."]
    assert texts(read(data, TrackedChanges.REJECTED)) == ["Câu cũ", "Câu thứ hai."]
    listed = read(data, TrackedChanges.LISTED)
    assert [(r.kind, r.author, r.text) for r in listed.revisions] == [
        ("ins", "A", "mới"),
        ("del", "A", "cũ"),
    ]


def test_tracked_changes_nobody_decided_on_refuse_the_file() -> None:
    outcome = read_word(revised(), file="ban.docx")
    assert outcome.value is None
    assert [notice.code for notice in outcome.notices] == ["word-co-sua-doi"]


def test_a_paragraph_whose_mark_is_deleted_joins_the_next() -> None:
    data = written(single(para("Câu thứ nhất."), para("Câu thứ hai."))).data
    mark = '<w:rPr><w:del w:id="9" w:author="A"/></w:rPr></w:pPr>'

    def change(xml: str) -> str:
        at = xml.rindex("</w:pPr>", 0, xml.index("Câu thứ nhất."))
        return xml[:at] + mark + xml[at + len("</w:pPr>") :]

    assert texts(read(in_document(data, change), TrackedChanges.ACCEPTED)) == [
        "Câu thứ nhất.Câu thứ hai."
    ]
    assert texts(read(in_document(data, change), TrackedChanges.REJECTED)) == [
        "Câu thứ nhất.",
        "Câu thứ hai.",
    ]


def test_words_in_controls_links_fields_and_boxes_are_read() -> None:
    box = (
        "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>trong khung</w:t></w:r></w:p>"
        "</w:txbxContent></w:pict></w:r>"
    )
    inside = (
        "<w:sdt><w:sdtContent><w:r><w:t>trong ô điều khiển, </w:t></w:r></w:sdtContent></w:sdt>"
        '<w:fldSimple w:instr="DATE"><w:r><w:t>trong trường, </w:t></w:r></w:fldSimple>'
        "<w:smartTag><w:r><w:t>trong thẻ</w:t></w:r></w:smartTag>"
    )
    data = in_document(written(single(para("Câu."))).data, lambda xml: xml.replace(
        'preserve">Câu.</w:t></w:r>', f'preserve">Câu: </w:t></w:r>{inside}{box}'
    ))  # fmt: skip
    assert texts(read(data)) == ["Câu: trong ô điều khiển, trong trường, trong thẻ", "trong khung"]


def codes(data: bytes) -> list[str]:
    outcome = read_word(data, file="ban.docx", tracked=TrackedChanges.ACCEPTED)
    assert outcome.value is None
    return [notice.code for notice in outcome.notices if isinstance(notice, Notice)]


def test_what_is_no_word_file_is_refused() -> None:
    data = written(single(para("Câu."))).data
    assert codes(b"") == ["tep-rong"]
    assert codes(data[: len(data) // 2]) == ["tep-hong"]
    assert codes(in_document(data, lambda xml: xml[:-40])) == ["tep-hong"]
    strict = in_document(data, lambda xml: xml.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    ))  # fmt: skip
    assert codes(strict) == ["word-dang-strict"]


def test_a_number_written_as_text_is_a_headings_number() -> None:
    report, media = rich()
    assert read(written(report, media).data).flow.sections[2].number == "1."


def test_merged_cells_and_kinds_of_rows_are_read() -> None:
    report, media = rich()
    tables = [
        block
        for section in read(written(report, media).data).flow.sections
        for block in section.blocks
        if isinstance(block, FlowTable)
    ]
    wide = next(table for table in tables if len(table.grid.columns) == 13)
    assert [(c.rows, c.columns) for c in wide.grid.rows[0].cells[:4]] == [
        (2, 1), (2, 1), (1, 11), (0, 0),
    ]  # fmt: skip
    assert isinstance(wide.grid.rows[0].cells[0].runs[0], Text)
    assert wide.landscape is None


def test_a_table_that_lost_its_identity_keeps_the_page_it_stands_on() -> None:
    report, media = rich()
    bare = rewritten(written(report, media).data, "customXml/item1.xml", lambda _: "<x/>")
    blocks = [block for section in read(bare).flow.sections for block in section.blocks]
    wide = [b.landscape for b in blocks if isinstance(b, FlowTable) and len(b.grid.columns) > 9]
    assert wide == [True, True]


def test_bold_words_of_a_total_are_those_of_its_row() -> None:
    """A row that is printed bold says nothing more with bold words in it."""
    total = Row((Cell((Text("Tổng", Marks(bold=True)),)), cell("5")), RowKind.TOTAL)
    table = Table(Grid((Column("a"), Column("b")), (row("a", "b", kind=RowKind.HEADER), total)))
    assert lost(single(table)) == []
    assert compare(lay_out(single(table)), read(written(single(table)).data).flow).changes == ()


def test_the_list_of_abbreviations_is_read() -> None:
    report, media = rich()
    listed = (Abbreviation("GRDP", "Tổng sản phẩm trên địa bàn"), Abbreviation("KKTCK", "Khu"))
    made = replace(report, abbreviations=listed)
    assert read(written(made, media).data).abbreviations == listed
    assert read(written(report, media).data).abbreviations == ()


def test_a_redline_read_as_accepted_is_the_new_draft() -> None:
    report = single(para("Câu đầu tiên."), Formula("b^2"), projects(9), para("Câu thứ hai."))
    old = single(para("Câu đầu."), projects(5), Formula("a^2"), wide_table(), para("Câu thứ hai."))
    redline = write_redline(
        compare(lay_out(old), lay_out(report)),
        report,
        template=report_template(),
        media={},
        now=report.round.day,
    ).data
    accepted = read(redline, TrackedChanges.ACCEPTED).flow
    assert compare(lay_out(report), accepted).changes == ()
