"""A draft's own covers, styles and headers serve the redline of two files."""

import io
import zipfile

import pytest
from lxml import etree

from pipeline.compose.flow import lay_out
from pipeline.model.errors import TemplateError
from pipeline.render.word.draft_shell import template_of
from pipeline.render.word.package import DOCUMENT
from pipeline.render.word.report import REQUIRED_STYLES, write_report
from pipeline.render.word.shell import BODY_MARKER, render_shell
from pipeline.work.archive import read_parts
from tests.oracle.gate import defects
from tests.render.samples import DAY, paragraphs, rich, whole_body, written


def covers(data: bytes) -> list[str]:
    from tests.render.samples import W, text_of

    styles = [(node.find(f"{W}pPr/{W}pStyle"), node) for node in whole_body(data).iter(f"{W}p")]
    return [
        text_of(node)
        for style, node in styles
        if style is not None and str(style.get(f"{W}val")).startswith("TrangBia")
    ]


def test_a_report_in_the_shell_of_a_draft_has_its_covers_and_no_more() -> None:
    report, media = rich()
    draft = written(report, media).data
    template = template_of(draft)
    again = write_report(report, lay_out(report), template=template, media=media, now=DAY)
    assert defects(again.data) == []
    assert covers(again.data) == covers(draft)
    assert paragraphs(again.data) == paragraphs(draft)
    assert set(read_parts(again.data)) == set(read_parts(draft))


def test_nothing_of_the_report_stays_in_the_template() -> None:
    report, media = rich()
    parts = read_parts(template_of(written(report, media).data))
    assert not [name for name in parts if name.startswith(("word/media", "customXml"))]
    text = "".join(map(str, etree.fromstring(parts[DOCUMENT]).itertext()))
    assert text.endswith(BODY_MARKER)
    assert "Hạ tầng giao thông" not in text
    assert b"_qh_" not in parts[DOCUMENT]


def test_braces_on_a_cover_are_no_tags() -> None:
    report, media = rich()
    draft = written(report, media).data
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(draft)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == DOCUMENT:
                data = data.replace(b"</w:t>", b"{{ khong_co }} {% x %}</w:t>", 1)
            new.writestr(name, data)
    shell = render_shell(template_of(made.getvalue()), {}, styles=REQUIRED_STYLES)
    assert b"{{ khong_co }} {% x %}" in shell.before


def test_a_file_without_a_report_is_no_shell() -> None:
    import docx

    made = io.BytesIO()
    docx.Document().save(made)  # noqa: TID251 -- a file that is not ours
    with pytest.raises(TemplateError, match="không phải bản dự thảo"):
        template_of(made.getvalue())
