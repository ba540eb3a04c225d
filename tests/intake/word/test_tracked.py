"""What stays of a file's tracked changes, accepted and rejected, and how each is listed."""

import pytest
from lxml import etree

from pipeline.intake.word.package import W
from pipeline.intake.word.tokens import tokens
from pipeline.intake.word.tracked import (
    TrackedChanges,
    WordRevision,
    cell_stays,
    joins_next,
    kept,
    properties_of,
    revisions_in,
    undecided,
)
from pipeline.model.notice import Severity
from tests.intake.word.elements import by, element, paragraph, run

ACCEPTED, REJECTED, LISTED = (
    TrackedChanges.ACCEPTED, TrackedChanges.REJECTED, TrackedChanges.LISTED,
)  # fmt: skip
MIXED = "".join((
    run("cũ "),
    by("ins", run("thêm ")),
    by("del", "<w:r><w:delText>bỏ </w:delText></w:r>"),
    by("moveFrom", run("đi ")),
    by("moveTo", run("đến ")),
    by("ins", by("del", "<w:r><w:delText>thêm rồi bỏ</w:delText></w:r>")),
))  # fmt: skip


@pytest.mark.parametrize(
    ("tracked", "words"),
    [(ACCEPTED, "cũ thêm đến "), (LISTED, "cũ thêm đến "), (REJECTED, "cũ bỏ đi ")],
)
def test_words_stay_as_the_changes_are_settled(tracked: TrackedChanges, words: str) -> None:
    found = kept(tokens(paragraph(MIXED)), tracked)
    assert "".join(token.value for token in found) == words


@pytest.mark.parametrize(
    ("node", "accepted", "rejected"),
    [
        ("<w:tr/>", True, True),
        ("<w:tr><w:trPr/></w:tr>", True, True),
        ("<w:tr><w:trPr><w:ins/></w:trPr></w:tr>", True, False),
        ("<w:tr><w:trPr><w:del/></w:trPr></w:tr>", False, True),
        ("<w:tc><w:tcPr><w:cellIns/></w:tcPr></w:tc>", True, False),
        ("<w:tc><w:tcPr><w:cellDel/></w:tcPr></w:tc>", False, True),
        ("<w:tc><w:tcPr><w:tcW/></w:tcPr></w:tc>", True, True),
        ("<w:tr><w:trPr><w:ins/><w:del/></w:trPr></w:tr>", False, False),
    ],
)
def test_a_row_or_cell_stays_as_its_mark_is_settled(
    node: str, accepted: bool, rejected: bool
) -> None:
    assert cell_stays(element(node), ACCEPTED) is accepted
    assert cell_stays(element(node), LISTED) is accepted
    assert cell_stays(element(node), REJECTED) is rejected


@pytest.mark.parametrize(
    ("mark", "accepted", "rejected"),
    [
        ("", False, False),
        ("<w:rPr/>", False, False),
        ("<w:rPr><w:b/></w:rPr>", False, False),
        ("<w:rPr><w:del/></w:rPr>", True, False),
        ("<w:rPr><w:moveFrom/></w:rPr>", True, False),
        ("<w:rPr><w:ins/></w:rPr>", False, True),
        ("<w:rPr><w:moveTo/></w:rPr>", False, True),
    ],
)
def test_a_paragraph_joins_the_next_where_its_mark_goes(
    mark: str, accepted: bool, rejected: bool
) -> None:
    node = paragraph(run("a"), mark)
    assert joins_next(node, ACCEPTED) is accepted
    assert joins_next(node, LISTED) is accepted
    assert joins_next(node, REJECTED) is rejected


def style(properties: etree._Element | None) -> str:
    named = None if properties is None else properties.find(f"{W}pStyle")
    return "" if named is None else str(named.get(f"{W}val"))


def test_properties_are_those_before_their_change_where_it_is_rejected() -> None:
    changed = paragraph("", (
        '<w:pStyle w:val="moi"/><w:pPrChange><w:pPr><w:pStyle w:val="cu"/></w:pPr></w:pPrChange>'
    ))  # fmt: skip
    assert style(properties_of(changed, "pPr", ACCEPTED)) == "moi"
    assert style(properties_of(changed, "pPr", LISTED)) == "moi"
    assert style(properties_of(changed, "pPr", REJECTED)) == "cu"
    same = paragraph("", '<w:pStyle w:val="cu"/>')
    assert style(properties_of(same, "pPr", REJECTED)) == "cu"
    assert properties_of(paragraph(""), "pPr", REJECTED) is None
    emptied = paragraph("", "<w:pPrChange/>")
    assert properties_of(emptied, "pPr", REJECTED) is None


def test_the_properties_of_a_run_are_asked_for_by_their_name() -> None:
    node = element("<w:r><w:rPr><w:b/><w:rPrChange><w:rPr/></w:rPrChange></w:rPr></w:r>")
    now, before = (properties_of(node, "rPr", way) for way in (ACCEPTED, REJECTED))
    assert now is not None
    assert before is not None
    assert (len(now), len(before)) == (2, 0)


def test_every_kind_of_revision_is_listed_in_the_files_order() -> None:
    kinds = (
        "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange",
        "tblGridChange", "numberingChange", "cellIns", "cellDel", "cellMerge",
    )  # fmt: skip
    node = element(f"<w:body>{MIXED}{''.join(by(kind, '') for kind in kinds)}<w:tbl/></w:body>")
    found = list(revisions_in(node))
    worded = ["ins", "del", "moveFrom", "moveTo", "ins", "del"]
    assert [revision.kind for revision in found] == [*worded, *kinds]
    assert found[1] == WordRevision("del", "A", "2025-11-20T00:00:00Z", "bỏ ")
    assert [revision.text for revision in found[4:6]] == ["thêm rồi bỏ"] * 2
    bare = list(revisions_in(element("<w:p><w:ins/></w:p>")))
    assert bare == [WordRevision("ins", "", "", "")]
    (two,) = revisions_in(element(f"<w:p><w:ins>{run('một')}{run('')}{run('hai')}</w:ins></w:p>"))
    assert two.text == "mộthai"


def test_changes_nobody_decided_on_are_counted_and_both_ways_out_named() -> None:
    notice = undecided("a.docx", 12)
    assert (notice.severity, notice.code, notice.file) == (
        Severity.ERROR, "word-co-sua-doi", "a.docx",
    )  # fmt: skip
    assert "12 sửa đổi" in notice.message
    assert all(f"--tracked {way}" in notice.fix for way in ("accepted", "rejected"))
