from pathlib import Path

import pytest
from docxtpl import DocxTemplate
from jinja2.parser import Parser

from pipeline.compose.flow import lay_out
from pipeline.model.errors import TemplateError
from pipeline.render.word.package import DOCUMENT
from pipeline.render.word.report import REQUIRED_STYLES, cover_values, write_report
from pipeline.render.word.shell import BODY_MARKER, TagValue, _joining, render_shell
from pipeline.work.archive import read_parts, zip_parts
from pipeline.work.store import NOTHING_KEPT, FolderStore, MemoryStore
from tests.render.samples import DAY, body, single, text_of, written
from tests.render.shipped import report_template

VALUES = cover_values(single())


def changed(name: str, old: str, new: str) -> bytes:
    parts = read_parts(report_template())
    assert old.encode() in parts[name]
    parts[name] = parts[name].replace(old.encode(), new.encode())
    return zip_parts(parts)


def refused(template: bytes) -> str:
    with pytest.raises(TemplateError) as caught:
        render_shell(template, VALUES, styles=REQUIRED_STYLES)
    return str(caught.value)


def test_the_cover_says_what_the_outline_says() -> None:
    cover = text_of(body(written(single()).data))
    for words in ("TỈNH Lạng Sơn", "tầm nhìn đến năm 2050", "(Dự thảo lần 2)",
                  "Lạng Sơn, tháng 11 năm 2025", "CƠ QUAN LẬP QUY HOẠCHĐƠN VỊ TƯ VẤN",
                  "Sở Tài chínhLiên danh tư vấn"):  # fmt: skip
        assert words in cover
    assert BODY_MARKER not in cover


def test_the_header_names_draft_and_day() -> None:
    parts = read_parts(written(single()).data)
    headers = b"".join(data for name, data in parts.items() if "header" in name).decode()
    assert "Dự thảo lần 2 - 30/11/2025" in headers


@pytest.mark.parametrize("title", ["A & B < C", "{{ x }}", "{_{ x }_}", "{% raw %}", "{# n #}"])
def test_a_title_is_never_a_template(title: str) -> None:
    shell = render_shell(report_template(), {**VALUES, "tieu_de": title}, styles=())
    assert title in text_of(body(zip_parts({**shell.parts})))


def test_a_template_filled_again_is_not_compiled_again(monkeypatch: pytest.MonkeyPatch) -> None:
    render_shell(report_template(), VALUES, styles=())
    compiled: list[Parser] = []
    monkeypatch.setattr(Parser, "parse", compiled.append)
    again = render_shell(report_template(), {**VALUES, "tieu_de": "Báo cáo khác"}, styles=())
    assert "Báo cáo khác" in text_of(body(zip_parts({**again.parts})))
    assert compiled == []


def test_tags_of_a_template_filled_again_are_not_put_together_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    joined: list[str] = []
    join = DocxTemplate.patch_xml

    def counted(self: DocxTemplate, text: str) -> str:
        joined.append(text)
        return str(join(self, text))

    monkeypatch.setattr(DocxTemplate, "patch_xml", counted)
    _joining.cache_clear()
    for title in ("Một báo cáo", "Một báo cáo khác"):
        render_shell(report_template(), {**VALUES, "tieu_de": title}, styles=())
    _joining.cache_clear()
    assert joined
    assert len(joined) == len(set(joined))


@pytest.mark.parametrize("style", REQUIRED_STYLES)
def test_a_template_without_a_style_is_refused_by_name(style: str) -> None:
    words = refused(changed("word/styles.xml", f'w:styleId="{style}"', 'w:styleId="Khac"'))
    assert style in words
    assert "thiếu" in words


def test_a_template_without_the_marker_is_refused_by_name() -> None:
    assert BODY_MARKER in refused(changed(DOCUMENT, BODY_MARKER, "khác"))


def test_an_unknown_tag_is_refused_by_name() -> None:
    assert "la_gi" in refused(changed(DOCUMENT, "{{ tieu_de }}", "{{ la_gi }}"))


def test_a_broken_tag_is_refused() -> None:
    assert "thẻ" in refused(changed(DOCUMENT, "{{ tieu_de }}", "{{ tieu_de"))


def test_what_is_no_word_file_is_refused() -> None:
    assert "không phải tệp Word" in refused(b"not a zip")


@pytest.mark.parametrize(
    "part", [DOCUMENT, "word/styles.xml", "word/numbering.xml", "[Content_Types].xml"]
)
def test_a_template_with_a_part_that_is_missing_or_no_xml_is_refused(part: str) -> None:
    parts = dict(read_parts(report_template()))
    assert "không phải tệp Word" in refused(zip_parts({**parts, part: parts[part][:200]}))
    del parts[part]
    assert "không phải tệp Word" in refused(zip_parts(parts))


def test_a_template_without_a_body_is_refused() -> None:
    bare = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
    template = zip_parts({**read_parts(report_template()), DOCUMENT: bare})
    assert "không phải tệp Word" in refused(template)


def test_a_locked_template_is_told_as_such() -> None:
    assert "khóa bằng mật khẩu" in refused(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))


def test_a_style_that_counts_in_no_list_is_refused() -> None:
    template = changed("word/styles.xml", '<w:numId w:val="2"/>', '<w:numId w:val="99"/>')
    with pytest.raises(TemplateError, match="PhuLuc"):
        write_report(single(), lay_out(single()), template=template, media={}, now=DAY)


def test_a_row_of_the_template_is_repeated_and_its_texts_are_never_a_template() -> None:
    def one(text: str) -> str:
        return f"<w:tr><w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc></w:tr>"

    rows = one("{%tr for row in rows %}") + one("{{ row.name }}") + one("{%tr endfor %}")
    table = (
        '<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="dxa"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="5000"/></w:tblGrid>{rows}</w:tbl>'
    )
    template = changed(DOCUMENT, "</w:tbl>", f"</w:tbl>{table}")
    values: dict[str, TagValue] = {**VALUES, "rows": [{"name": "A & {{ b }}"}, {"name": "<C>"}]}
    document = render_shell(template, values, styles=()).before.decode()
    assert "A &amp; {{ b }}" in document
    assert "&lt;C&gt;" in document
    assert "%tr" not in document


def test_the_body_may_take_the_place_of_another_marker() -> None:
    template = changed(DOCUMENT, BODY_MARKER, "«BẢNG»")
    shell = render_shell(template, VALUES, styles=(), marker="«BẢNG»")
    assert "«BẢNG»".encode() not in shell.before + shell.after
    assert shell.section.startswith(b"<w:sectPr")
    assert b"w:pgSz" in shell.section


def test_a_shell_is_rendered_once_for_the_same_template_and_values(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.render.word.shell._HERE", NOTHING_KEPT)
    kept = FolderStore(tmp_path)
    first = render_shell(report_template(), VALUES, styles=REQUIRED_STYLES, kept=kept)
    monkeypatch.setattr("docxtpl.DocxTemplate", None)
    again = render_shell(report_template(), VALUES, styles=reversed(REQUIRED_STYLES), kept=kept)
    assert again == first
    for other in ({**VALUES, "tinh": "Cao Bằng"}, {**VALUES, "lan": ""}):
        with pytest.raises(TypeError):
            render_shell(report_template(), other, styles=REQUIRED_STYLES, kept=kept)
    for path in tmp_path.iterdir():
        path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(TypeError):
        render_shell(report_template(), VALUES, styles=REQUIRED_STYLES, kept=kept)


def test_a_shell_is_rendered_once_in_a_process_and_each_is_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.render.word.shell._HERE", MemoryStore(2))
    first = render_shell(report_template(), VALUES, styles=REQUIRED_STYLES)
    monkeypatch.setattr("docxtpl.DocxTemplate", None)
    again = render_shell(report_template(), VALUES, styles=REQUIRED_STYLES)
    assert again == first
    again.parts.clear()
    kept = FolderStore(tmp_path)
    assert render_shell(report_template(), VALUES, styles=REQUIRED_STYLES, kept=kept) == first
    assert len(list(tmp_path.iterdir())) == 1
