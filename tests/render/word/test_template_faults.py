import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document

from pipeline.render.word.report import REQUIRED_STYLES
from pipeline.render.word.shell import BODY_MARKER
from pipeline.render.word.template_faults import NO_WORD_FILE, file_fault, template_faults
from pipeline.work.archive import CONTENT_TYPES, read_parts, zip_parts
from tests.render.shipped import report_template
from tests.unreadable_archives import locked, packed_otherwise


@pytest.fixture
def template() -> Document:
    return docx.Document(io.BytesIO(report_template()))


def faults(document: Document) -> tuple[str, ...]:
    return template_faults(document, REQUIRED_STYLES, BODY_MARKER)


def test_the_shipped_template_has_none(template: Document) -> None:
    assert faults(template) == ()


def test_every_fault_is_told_at_once(template: Document) -> None:
    styles = template.styles
    styles["Tên bảng"].delete()
    styles["Bảng - chữ"].element.set(styles["Bảng - chữ"].element.attrib.keys()[0], "character")
    template.paragraphs[-1].text = "khác"
    told = faults(template)
    assert len(told) == 3
    assert "TenBang" in told[0]
    assert "BangChu" in told[1]
    assert "cần kiểu đoạn văn" in told[1]
    assert BODY_MARKER in told[2]


@pytest.mark.parametrize(
    ("name", "kind"), [("Tiêu đề phụ lục", "ký tự"), ("Bảng", "bảng"), ("heading 1", "đoạn văn")]
)
def test_a_style_of_another_kind_is_named_with_the_kind_it_needs(
    template: Document, name: str, kind: str
) -> None:
    style = next(look for look in template.styles if look.element.name_val == name)
    other = "table" if kind != "bảng" else "paragraph"
    style.element.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}type", other)
    (told,) = faults(template)
    assert style.style_id in told
    assert told.endswith(f"cần kiểu {kind}")


def test_a_marker_may_have_spaces_round_it_and_be_cut_into_runs(template: Document) -> None:
    last = template.paragraphs[-1]
    last.text = BODY_MARKER[:5]
    last.add_run(f"{BODY_MARKER[5:]} ")
    assert faults(template) == ()


def test_a_template_needs_a_page_at_its_end(template: Document) -> None:
    section = template.element.body.xpath("./w:sectPr")[-1]
    section.remove(section.xpath("./w:pgMar")[0])
    assert ["lề trang" in told for told in faults(template)] == [True]
    section.getparent().remove(section)
    assert ["sectPr cuối tệp" in told for told in faults(template)] == [True]


def test_a_style_without_a_type_is_one_of_paragraphs(template: Document) -> None:
    kind = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}type"
    styles = {style.style_id: style.element for style in template.styles}
    del styles["BangChu"].attrib[kind]
    assert faults(template) == ()
    del styles["Bang"].attrib[kind]
    (told,) = faults(template)
    assert told == "kiểu Bang trong mẫu Word là kiểu đoạn văn, cần kiểu bảng"


def test_a_style_of_a_kind_that_word_does_not_know_is_told(template: Document) -> None:
    kind = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}type"
    styles = {style.style_id: style.element for style in template.styles}
    styles["Bang"].set(kind, "khung")
    (told,) = faults(template)
    assert told == "kiểu Bang trong mẫu Word là kiểu loại khác, cần kiểu bảng"


# headers


def test_pages_of_the_body_need_a_header_of_their_own_behind_a_cover_that_has_one(
    template: Document,
) -> None:
    last = template.sections[-1]
    for part in (last.header, last.footer):
        part.is_linked_to_previous = True
    template.sections[0].header.is_linked_to_previous = True
    assert faults(template) == ()
    template.sections[0].header.is_linked_to_previous = False
    (told,) = faults(template)
    assert "Link to Previous" in told
    last.footer.is_linked_to_previous = False
    assert faults(template) == ()


# files


def of_type(main: str) -> bytes:
    types = read_parts(report_template())[CONTENT_TYPES]
    word = b"vnd.openxmlformats-officedocument.wordprocessingml.document.main"
    assert word in types
    parts = dict(read_parts(report_template()))
    parts[CONTENT_TYPES] = types.replace(word, main.encode())
    return zip_parts(parts)


def test_a_word_file_has_no_fault_as_a_file() -> None:
    assert file_fault(report_template()) == ""


@pytest.mark.parametrize("data", [b"", b"chu", report_template()[:9000], report_template()[9000:]])
def test_what_is_no_archive_is_no_word_file(data: bytes) -> None:
    assert file_fault(data) == NO_WORD_FILE


def test_an_archive_whose_bytes_were_damaged_is_no_word_file() -> None:
    whole = report_template()
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        largest = max(archive.infolist(), key=lambda entry: entry.compress_size)
    middle = largest.header_offset + 200
    assert file_fault(whole[:middle] + bytes(200) + whole[middle + 200 :]) == NO_WORD_FILE


@pytest.mark.parametrize("other", [packed_otherwise, locked])
def test_an_archive_that_python_cannot_unpack_is_no_word_file(
    other: Callable[[bytes], bytes],
) -> None:
    assert file_fault(other(report_template())) == NO_WORD_FILE


def test_a_locked_or_old_file_is_told_as_such() -> None:
    assert "khóa bằng mật khẩu" in file_fault(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))


@pytest.mark.parametrize(
    ("main", "told"),
    [
        ("vnd.ms-word.document.macroEnabled.main", "macro"),
        ("vnd.ms-word.template.macroEnabledTemplate.main", ".dotx, .dotm"),
        ("vnd.openxmlformats-officedocument.wordprocessingml.template.main", ".dotx, .dotm"),
    ],
)
def test_a_file_with_macros_and_a_template_of_word_s_are_told_how_to_be_saved(
    main: str, told: str
) -> None:
    assert told in file_fault(of_type(main))


def test_macros_are_found_though_the_file_calls_itself_a_document() -> None:
    parts = {**read_parts(report_template()), "word/vbaProject.bin": b"x"}
    assert "macro" in file_fault(zip_parts(parts))
