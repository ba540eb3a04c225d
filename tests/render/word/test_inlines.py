from collections.abc import Iterator

import pytest
from lxml import etree

from pipeline.model.inlines import LineBreak, Marks, Math, PictureMark, Reference, Text
from pipeline.render.word.inlines import web_address
from pipeline.work.archive import read_parts
from tests.render.samples import (
    M,
    W,
    body,
    para,
    paragraphs,
    projects,
    single,
    text_of,
    words,
    written,
)  # fmt: skip


def test_only_web_and_mail_addresses_become_links() -> None:
    links = ("https://a.vn", "HTTP://b.vn", "mailto:c@d.vn", "file:///etc/passwd", "javascript:x")
    data = written(single(para(*(words(link, link=link) for link in links)))).data
    assert len(list(body(data).iter(f"{W}hyperlink"))) == 3
    relations = read_parts(data)["word/_rels/document.xml.rels"].decode()
    assert "passwd" not in relations
    assert "javascript" not in relations


def test_one_address_has_one_relationship() -> None:
    link = words("a", link="https://a.vn/?x=1&y=2")
    data = written(single(para(link), para(link))).data
    assert read_parts(data)["word/_rels/document.xml.rels"].count(b"a.vn") == 1


def test_a_reference_to_a_caption_is_a_field_with_its_words() -> None:
    data = written(single(para(Reference("bang-du-an", "Bảng 1.1", True, True)), projects(2))).data
    codes = [str(node.text) for node in body(data).iter(f"{W}instrText")]
    (code,) = [code for code in codes if "REF _Ref" in code]
    names = {node.get(f"{W}name"): node for node in body(data).iter(f"{W}bookmarkStart")}
    target = names[code.split()[1]]
    assert text_of(target.getparent()).startswith("Bảng 1.1. ")  # type: ignore[arg-type]
    assert "Bảng" not in "".join(str(node.text) for node in marked(target, body(data)))
    assert ("BodyText", "Bảng 1.1") in paragraphs(data)


def marked(start: etree._Element, root: etree._Element) -> Iterator[etree._Element]:
    """The texts inside a bookmark."""
    inside = False
    for node in root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}t"):
        inside = node is start or (inside and node.get(f"{W}id") != start.get(f"{W}id"))
        if inside and node.tag == f"{W}t":
            yield node


def test_a_pair_of_two_looks_stays_on_a_line() -> None:
    bold = Text("2", Marks(bold=True))
    data = written(
        single(para("khoảng ", bold, " - 4%; dài ", bold, Text(" km", Marks(code=True))))
    ).data
    shown = "".join(str(node.text) for node in body(data).iter(f"{W}t"))
    assert "khoảng 2\u00a0-\u00a04%; dài 2 km" in shown


def test_a_reference_to_an_item_links_to_its_heading_with_or_without_muc() -> None:
    data = written(single(para(*(
        Reference(name, "mục 1", True) for name in ("muc-mot", "muc-muc-mot")
    )))).data  # fmt: skip
    assert len(list(body(data).iter(f"{W}hyperlink"))) == 2


def test_a_reference_to_nothing_prints_what_was_written() -> None:
    data = written(single(para("xem ", Reference("bang-x")))).data
    assert ("BodyText", "xem @bang-x") in paragraphs(data)


def test_a_formula_that_is_broken_is_shown_and_noticed() -> None:
    result = written(single(para("a ", Math("\\frac{1}{", 7))))
    assert ("BodyText", "a $\\frac{1}{$") in paragraphs(result.data)
    (notice,) = result.notices
    assert (notice.code, notice.line) == ("cong-thuc-sai", 7)


def test_a_formula_stands_in_its_line() -> None:
    data = written(single(para("a ", Math("x^2"), " b"))).data
    assert [text_of(node) for node in body(data).iter(f"{M}oMath")] == ["x2"]


def test_line_breaks_and_pictures_left_are_seen() -> None:
    found = paragraphs(written(single(para("a", LineBreak(), PictureMark("x.png", "biểu")))).data)
    assert ("BodyText", "a\n[Thiếu hình: biểu]") in found


def test_one_identity_stands_for_each_paragraph() -> None:
    result = written(single(para("một", line=3), para("hai", line=5)))
    own = [entry for entry in result.identities if entry.item == "muc-mot"]
    assert [(entry.ordinal, entry.kind, entry.line) for entry in own] == [
        (1, "tieu-de", None), (2, "doan", 3), (3, "doan", 5),
    ]  # fmt: skip
    names = [node.get(f"{W}name") for node in body(result.data).iter(f"{W}bookmarkStart")]
    assert {entry.bookmark for entry in result.identities} <= set(names)
    assert len(names) == len(set(names))


def test_identities_depend_on_draft_item_and_order_only() -> None:
    one = written(single(para("a"))).identities[-1].bookmark
    assert written(single(para("b"))).identities[-1].bookmark == one


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("https://a.vn/x y?q=ă", "https://a.vn/x%20y?q=%C4%83"),
        ("https://a.vn/%20?x=1&y=2#z", "https://a.vn/%20?x=1&y=2#z"),
        ("mailto:a@b.vn", "mailto:a@b.vn"),
        ("http://[", ""),
        ("https://", ""),
        ("http://a.vn:99999", ""),
        ("mailto:", ""),
        ("ftp://a.vn", ""),
        ("", ""),
    ],
)
def test_addresses_become_uris_that_word_takes(link: str, address: str) -> None:
    assert web_address(link) == address
