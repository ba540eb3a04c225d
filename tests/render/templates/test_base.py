from lxml import etree

from pipeline.render.templates.base import new_template, template_bytes
from pipeline.render.templates.looks import CharacterLook, Look
from pipeline.render.templates.pages import set_headers, set_page, write
from pipeline.work.archive import read_parts
from tests.oracle.gate import defects
from tests.render.samples import W


def small() -> bytes:
    document = new_template(
        "Mẫu thử", [Look("Rieng", "Kiểu riêng", bold=True)], [CharacterLook("Chu", "Chữ riêng")]
    )
    write(document, "Rieng", "Một dòng  hai cách")
    set_page(document.sections[0])
    set_headers(document.sections[0])
    return template_bytes(document)


def test_an_empty_template_passes_the_gate_and_is_the_same_bytes_twice() -> None:
    assert defects(small()) == []
    assert small() == small()


def test_nothing_of_the_file_that_python_docx_begins_with_is_left() -> None:
    parts = read_parts(small())
    names = " ".join(parts)
    for foreign in ("theme", "webSettings", "stylesWithEffects", "thumbnail", "customXml"):
        assert foreign not in names
    assert not any(b"Ignorable" in data for data in parts.values())
    assert b"python-docx" not in b"".join(parts.values())


def test_properties_name_neither_day_nor_author() -> None:
    core = etree.fromstring(read_parts(small())["docProps/core.xml"])
    told = {etree.QName(entry).localname: entry.text for entry in core}
    assert told == {"title": "Mẫu thử", "language": "vi-VN"}


def test_styles_of_one_template_stand_beside_those_of_all() -> None:
    root = etree.fromstring(read_parts(small())["word/styles.xml"])
    ids = [style.get(f"{W}styleId") for style in root.iter(f"{W}style")]
    assert {"Rieng", "Chu", "BodyText", "Heading1"} <= set(ids)
    assert len(ids) == len(set(ids))


def test_notes_have_their_separators_and_settings_name_them() -> None:
    parts = read_parts(small())
    notes = etree.fromstring(parts["word/footnotes.xml"])
    assert [note.get(f"{W}type") for note in notes] == ["separator", "continuationSeparator"]
    named = etree.fromstring(parts["word/settings.xml"]).findall(f"{W}footnotePr/{W}footnote")
    assert [entry.get(f"{W}id") for entry in named] == ["0", "1"]
