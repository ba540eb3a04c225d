import io
import zipfile
from collections.abc import Callable, Mapping

import pytest

from pipeline.intake.package import Package, Relation, parsed
from pipeline.model.errors import UnreadableError
from pipeline.work.archive import zip_parts
from tests.unreadable_archives import locked, packed_otherwise

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def package(parts: Mapping[str, str]) -> Package:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return Package(stream.getvalue())


def rels(*entries: str) -> str:
    return f'<Relationships xmlns="{RELATIONS}">{"".join(entries)}</Relationships>'


def rel(name: str, kind: str, target: str, more: str = "") -> str:
    return f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}" {more}/>'


def test_targets_are_counted_from_the_folder_of_the_part_that_names_them() -> None:
    made = package(
        {
            "a/b.xml": "<b/>",
            "a/_rels/b.xml.rels": rels(
                rel("r1", "image", "../media/%C4%91.png"),
                rel("r2", "comments", "/c.xml"),
                rel("r3", "hyperlink", "http://x/../y", 'TargetMode="External"'),
            ),
        }
    )
    assert made.relations("a/b.xml") == {
        "r1": Relation("image", "media/đ.png", external=False),
        "r2": Relation("comments", "c.xml", external=False),
        "r3": Relation("hyperlink", "http://x/../y", external=True),
    }
    assert made.related("a/b.xml", "comments") == "c.xml"
    assert made.related("a/b.xml", "footnotes") is None
    assert made.relations("a/none.xml") == {}


def test_the_main_part_is_the_one_that_the_package_relates_to() -> None:
    made = package(
        {"_rels/.rels": rels(rel("x", "other", "b.xml"), rel("y", "officeDocument", "/a"))}
    )
    assert made.main == "a"
    assert package({"a": ""}).main == ""


def test_types_are_those_of_the_list_by_name() -> None:
    listed = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="text/xml"/>'
        '<Override PartName="/word/a.xml" ContentType="application/a+xml"/></Types>'
    )
    assert package({"[Content_Types].xml": listed}).content_types == {
        "word/a.xml": "application/a+xml"
    }
    assert package({"a": ""}).content_types == {}


def test_a_part_that_is_not_there_has_no_bytes_and_cannot_be_read() -> None:
    made = package({"a.xml": "<a/>", "b.xml": "<b"})
    assert made.part("a.xml") == b"<a/>"
    assert made.part("c.xml") is None
    assert made.tree("c.xml") is None
    assert made.tree("b.xml") is None
    with pytest.raises(UnreadableError, match=r"thiếu thành phần c\.xml"):
        made.read("c.xml")


def test_relationships_that_are_no_xml_are_unreadable() -> None:
    with pytest.raises(UnreadableError, match="XML"):
        package({"_rels/a.xml.rels": "<Rel"}).relations("a.xml")


def test_a_part_whose_bytes_are_damaged_is_unreadable() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.xml", "<a>đường</a>")
    damaged = stream.getvalue().replace("đường".encode(), "đườnk".encode(), 1)
    with pytest.raises(UnreadableError, match=r"a\.xml trong tệp bị hỏng"):
        Package(damaged).read("a.xml")


@pytest.mark.parametrize("other", [packed_otherwise, locked])
def test_a_part_that_python_cannot_unpack_is_unreadable(other: Callable[[bytes], bytes]) -> None:
    made = Package(other(zip_parts({"a.xml": b"<a/>"})))
    assert made.names == {"a.xml"}
    with pytest.raises(UnreadableError, match=r"a\.xml trong tệp bị hỏng"):
        made.read("a.xml")
    assert (made.part("a.xml"), made.tree("a.xml")) == (None, None)


def test_what_is_no_archive_is_unreadable() -> None:
    with pytest.raises(UnreadableError, match="gói"):
        Package(b"no archive")


@pytest.mark.parametrize("xml", [b"<a", b"", b"<a>" * 300 + b"</a>" * 300])
def test_what_is_no_xml_or_too_deep_is_unreadable(xml: bytes) -> None:
    with pytest.raises(UnreadableError, match="XML"):
        parsed(xml)


def test_comments_and_instructions_are_no_content() -> None:
    assert [child.tag for child in parsed(b"<a><!-- x --><?y?><b/></a>")] == ["b"]
