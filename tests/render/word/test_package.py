from datetime import date

from lxml import etree

from pipeline.model.identity import IDENTITY_NAMESPACE
from pipeline.render.word.package import (
    IDENTITY_ITEM,
    Relationships,
    content_types,
    core_properties,
)
from tests.render.golden_cases import CASES
from tests.render.samples import para, part, rich, single, written


def test_one_target_has_one_id() -> None:
    relationships = Relationships("rId")
    first = relationships.add("image", "media/a.png")
    assert relationships.add("image", "media/a.png") == first
    assert relationships.add("hyperlink", "media/a.png", external=True) != first


def test_types_already_listed_are_not_listed_twice() -> None:
    start = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    once = content_types(start, extensions={"png": "image/png"}, parts={"word/a.xml": "x"})
    assert content_types(once, extensions={"png": "image/png"}, parts={"word/a.xml": "x"}) == once


def test_properties_say_title_language_and_day() -> None:
    xml = core_properties(title="A & B", subject="s", creator="c", day=date(2025, 11, 5)).decode()
    assert "<dc:title>A &amp; B</dc:title>" in xml
    assert "<dc:language>vi-VN</dc:language>" in xml
    assert xml.count("2025-11-05T00:00:00Z") == 2


def test_the_document_carries_identities_and_the_hash_of_the_draft() -> None:
    result = written(single(para("một đoạn", line=12)))
    root = etree.fromstring(part(result.data, IDENTITY_ITEM))
    assert etree.QName(root).namespace == IDENTITY_NAMESPACE
    assert root.get("noi-dung") == "ab" * 32
    entries = root.findall(f"{{{IDENTITY_NAMESPACE}}}d")
    assert [entry.get("b") for entry in entries] == [entry.bookmark for entry in result.identities]
    assert (entries[-1].get("d"), entries[-1].get("c")) == ("12", "so-xay-dung")
    assert b"ab" * 32 in part(result.data, "docProps/custom.xml")


def test_the_identities_say_which_draft_its_sections_and_agencies() -> None:
    root = etree.fromstring(part(written(CASES["outline"]().report).data, IDENTITY_ITEM))
    assert {key: root.get(key) for key in ("ban", "lan", "ten", "ngay", "lap")} == {
        "ban": "lan-2", "lan": "2", "ten": "Dự thảo lần 2", "ngay": "2025-11-30",
        "lap": "so-tai-chinh",
    }  # fmt: skip
    sections = [tuple(map(str, entry.attrib.values())) for entry in root if "muc" in str(entry.tag)]
    assert sections[:3] == [
        ("phan:1", "part", "Phần I", "I", "so-tai-chinh"),
        ("phan:1/chuong:1", "chapter", "Phần I, mục I", "I", "so-tai-chinh"),
        ("a", "item", "", "1.", "so-xay-dung"),
    ]
    assert sections[-1][:2] == ("pl-a", "appendix")
    names = {entry.get("c"): entry.get("ten") for entry in root if "co-quan" in str(entry.tag)}
    assert names["so-xay-dung"] == "Sở Xây dựng"


def test_headings_and_captions_are_known_with_their_numbers() -> None:
    root = etree.fromstring(part(written(CASES["outline"]().report).data, IDENTITY_ITEM))
    numbers = [str(entry.get("n")) for entry in root if entry.get("n")]
    assert numbers == [
        "I", "I", "1.", "2.", "II", "1.", "1.1.", "II", "1.", "Phụ lục I", "1.", "PL1.1"
    ]  # fmt: skip


def test_identifiers_and_kinds_of_rows_are_carried() -> None:
    report, media = rich()
    root = etree.fromstring(part(written(report, media).data, IDENTITY_ITEM))
    named = {str(node.get("i")) for node in root.iter("{*}neo")}
    assert {"bang-du-an", "hinh-so-do", "muc-van-tai", "giao-thong"} <= named
    assert {str(node.get("r")) for node in root if node.get("r")} == {"header", "group", "total"}
