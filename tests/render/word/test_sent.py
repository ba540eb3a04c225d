"""What stands around a report is kept in its custom part."""

from lxml import etree

from pipeline.render.word.package import IDENTITY_ITEM
from pipeline.render.word.sent import _of_shell, surroundings
from pipeline.render.word.shell import Shell
from tests.render.samples import part, rich, written
from tests.render.word.test_document import shell

LIES = '<w:pgSz w:w="2" w:h="1" w:orient="landscape"/>'


def around(body: str = "", *, head: bytes = b"") -> dict[str, str]:
    made = shell()
    parts = {**made.parts, "word/header1.xml": head} if head else made.parts
    known = Shell(parts, made.before, made.after, made.setup, made.section)
    return dict(surroundings(known, body, ""))


def test_pages_that_lie_are_counted_and_sizes_listed() -> None:
    found = around(f'<wp:extent cx="10" cy="20"/>{LIES}<wp:extent cx="3" cy="4"/>{LIES}')
    assert found["co"] == "10x20 3x4"
    assert int(found["ngang"]) == int(around()["ngang"]) + 2


def header(words: str, more: str = "") -> bytes:
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    inner = f"<w:p><w:r><w:t>{words}</w:t></w:r>{more}</w:p>"
    return f'<w:hdr xmlns:w="{name}">{inner}</w:hdr>'.encode()


def test_words_of_headers_count_fields_do_not() -> None:
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    one, other = around(head=header("Mật")), around(head=header("Dự thảo"))
    assert one["dau"] != other["dau"]
    assert one["bia"] == other["bia"]
    assert around(head=header("1", field))["dau"] == around(head=header("2", field))["dau"]
    assert around(head=header("A  b"))["dau"] == around(head=header("A b"))["dau"]


def test_what_stands_around_all_excerpts_is_read_once() -> None:
    first = around(LIES, head=header("Bản trích"))
    read = _of_shell.cache_info().misses
    assert around(head=header("Bản trích"))["dau"] == first["dau"]
    assert _of_shell.cache_info().misses == read


def test_the_custom_part_of_a_draft_has_them() -> None:
    report, media = rich()
    root = etree.fromstring(part(written(report, media).data, IDENTITY_ITEM))
    (sent,) = root.iter("{*}goi")
    assert sorted(sent.attrib) == ["bia", "co", "dau", "ngang"]
    assert str(sent.get("co")).count("x") >= 1


def test_of_a_redline_the_sizes_of_what_is_gone_are_left_out() -> None:
    mark = '<w:rPr><w:del w:id="1"/></w:rPr>'
    gone = '<w:del w:id="2" w:date="2025-11-30T00:00:00Z"><wp:extent cx="1" cy="2"/></w:del>'
    found = around(f'{mark}<wp:extent cx="5" cy="6"/>{gone}<wp:extent cx="7" cy="8"/>')
    assert found["co"] == "5x6 7x8"


def test_sizes_are_found_paragraph_by_paragraph() -> None:
    gone = '<w:moveFrom w:id="2" w:date="d"><wp:extent cx="1" cy="2"/></w:moveFrom>'
    shown = [f'<wp:extent cx="{at}" cy="3"/>' for at in range(4)]
    body = f"<w:p>{shown[0]}{shown[1]}</w:p>{LIES}<w:p>{gone}{shown[2]}</w:p><w:p>{gone}</w:p>"
    assert around(f"{body}<w:p/>{LIES}{shown[3]}")["co"] == "0x3 1x3 2x3 3x3"
    upright = '<w:pgSz w:w="1" w:h="2"/>'
    found = around(f"{body}{upright}{LIES}")
    assert int(found["ngang"]) == int(around()["ngang"]) + 2
