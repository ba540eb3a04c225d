from lxml import etree

from pipeline.model.fixed import replace
from pipeline.render.word.frame.watermark import WATERMARK, with_watermark
from pipeline.render.word.report import WrittenDocx, report_shell
from pipeline.work.archive import read_parts
from tests.oracle.gate import defects
from tests.render.samples import W, single, written
from tests.render.shipped import report_template

V = "{urn:schemas-microsoft-com:vml}"


def marked() -> WrittenDocx:
    return written(replace(single(), watermark=True))


def headers(data: bytes) -> dict[str, etree._Element]:
    return {
        name: etree.fromstring(content)
        for name, content in read_parts(data).items()
        if name.startswith("word/header")
    }


def test_every_header_of_the_pages_bears_the_mark_behind_the_text() -> None:
    found = headers(marked().data)
    assert len(found) == 2
    for root in found.values():
        (shape,) = root.iter(f"{V}shape")
        assert shape.get("id", "").startswith("PowerPlusWaterMarkObject")
        assert "z-index:-" in str(shape.get("style"))
        assert [node.get("string") for node in shape.iter(f"{V}textpath")] == [WATERMARK]


def test_the_mark_takes_no_paragraph_and_leaves_the_rest_of_the_file() -> None:
    plain, with_mark = written(single()).data, marked().data
    for name, root in headers(with_mark).items():
        assert len(root.findall(f"{W}p")) == len(headers(plain)[name].findall(f"{W}p"))
    others = [{n: d for n, d in read_parts(data).items() if "header" not in n}
              for data in (plain, with_mark)]  # fmt: skip
    assert others[0] == others[1]


def test_a_report_that_does_not_ask_for_it_has_none() -> None:
    assert not any(
        list(root.iter(f"{V}shape")) for root in headers(written(single()).data).values()
    )


def test_a_marked_file_passes_the_gate_and_is_written_alike_twice() -> None:
    assert defects(marked().data) == []
    assert marked().data == marked().data


def test_a_template_without_headers_stays_as_it_is() -> None:
    shell = report_shell(single(), report_template())
    bare = replace(shell, setup=replace(shell.setup, references=""))
    assert with_watermark(bare).parts == bare.parts
