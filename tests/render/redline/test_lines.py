import pytest
from lxml import etree

from pipeline.model.inlines import Text
from tests.render.comparisons import Pair, dele, ins, kept, line, pair, went, whole
from tests.render.redline_cases import CASES
from tests.render.redline_shown import is_golden
from tests.render.samples import W, body, para, text_of, words

GOLDEN = (
    "words", "split-and-merged", "moved", "looks", "list-items", "list-begins-elsewhere",
    "headings", "notes", "references", "formulas",
)  # fmt: skip


@pytest.mark.parametrize("name", GOLDEN)
def test_lines_are_written_as_they_were(name: str, request: pytest.FixtureRequest) -> None:
    assert is_golden(name, CASES[name](), request)


def runs_of(case: Pair) -> etree._Element:
    return body(case.redline().data)


def shown(node: etree._Element) -> str:
    """Text of a paragraph, deleted text in brackets."""
    return "".join(
        f"[{text.text}]" if text.tag == f"{W}delText" else str(text.text)
        for text in node.iter(f"{W}t", f"{W}delText")
    )


def test_marks_stand_inside_links_and_never_around_them() -> None:
    link = words("trang", link="https://langson.gov.vn")
    later = Text("tỉnh", link.marks)
    case = pair([para(link)], [para(later)], lambda o, n: [line(n[0], dele(link), ins(later))])
    found = list(runs_of(case).iter(f"{W}hyperlink"))
    assert [[etree.QName(child).localname for child in node] for node in found] == [
        ["del"],
        ["ins"],
    ]


def test_a_heading_that_is_gone_keeps_its_number_as_deleted_text_without_a_list() -> None:
    gone = next(
        node for node in runs_of(CASES["headings"]()).iter(f"{W}p") if "[Bỏ]" in shown(node)
    )
    assert shown(gone) == "[1.1. ][Bỏ]"
    number = gone.find(f"{W}pPr/{W}numPr/{W}numId")
    assert number is not None
    assert number.get(f"{W}val") == "0"
    assert gone.find(f"{W}bookmarkStart") is None


def test_a_caption_that_is_gone_has_no_field() -> None:
    found = [shown(node) for node in runs_of(CASES["whole-tables"]()).iter(f"{W}p")]
    assert "[Bảng 1.1. ][Chỉ tiêu]" in found
    codes = [str(node.text) for node in runs_of(CASES["whole-tables"]()).iter(f"{W}delInstrText")]
    assert codes == []


def test_a_reference_that_is_gone_goes_whole_with_its_field() -> None:
    (gone,) = runs_of(CASES["references"]()).iter(f"{W}delInstrText")
    holder = next(gone.iterancestors(f"{W}del"))
    kinds = [node.get(f"{W}fldCharType") for node in holder.iter(f"{W}fldChar")]
    assert kinds == ["begin", "separate", "end"]


def test_an_inserted_caption_has_its_number_inserted_too() -> None:
    root = runs_of(CASES["whole-tables"]())
    fields = [node for node in root.iter(f"{W}instrText") if "SEQ" in str(node.text)]
    assert [next(node.iterancestors(f"{W}ins"), None) is not None for node in fields] == [True]


def test_changed_formatting_keeps_its_text_and_says_how_it_looked() -> None:
    root = runs_of(CASES["looks"]())
    changes = list(root.iter(f"{W}rPrChange"))
    owners = [change.getparent() for change in changes]
    now = [
        [etree.QName(child).localname for child in owner] for owner in owners if owner is not None
    ]
    before = [[etree.QName(child).localname for child in change[0]] for change in changes]
    assert now == [["b", "bCs", "rPrChange"], ["rPrChange"]]
    assert before == [[], ["i", "iCs"]]


def test_changed_properties_of_a_paragraph_come_last() -> None:
    for change in runs_of(CASES["looks"]()).iter(f"{W}pPrChange"):
        assert change.getnext() is None


def test_a_deleted_paragraph_of_a_list_counts_in_the_list_that_stayed() -> None:
    root = runs_of(CASES["list-items"]())
    numbers = {str(node.get(f"{W}val")) for node in root.iter(f"{W}numId")}
    assert len(numbers) == 1


def test_the_mark_of_a_paragraph_that_is_gone_goes_with_it() -> None:
    case = pair([para("bỏ"), para("x")], [para("x")], lambda o, n: [whole(o[0], went()), n[0]])
    gone = next(node for node in runs_of(case).iter(f"{W}p") if shown(node) == "[bỏ]")
    assert gone.find(f"{W}pPr/{W}rPr/{W}del") is not None
    assert text_of(gone) == ""


def test_what_is_kept_is_written_once() -> None:
    case = pair([para("a cũ")], [para("a mới")],
                lambda o, n: [line(n[0], kept("a "), dele("cũ"), ins("mới"))])  # fmt: skip
    assert [shown(node) for node in runs_of(case).iter(f"{W}p")][-1] == "a [cũ]mới"
