from pathlib import Path

import pytest
from lxml import etree

from pipeline.render.templates.make import SHIPPED, TEMPLATES, write_templates
from pipeline.render.word.report import REQUIRED_STYLES
from pipeline.work.archive import read_parts
from tests.oracle.gate import defects
from tests.render.samples import W
from tests.render.templates.made import made


def styles() -> etree._Element:
    return etree.fromstring(read_parts(made("bao-cao.docx"))["word/styles.xml"])


def test_the_shipped_templates_are_what_the_command_makes(tmp_path: Path) -> None:
    made = write_templates(tmp_path)
    assert [path.name for path in made] == sorted(path.name for path in TEMPLATES.glob("*.docx"))
    for path in made:
        assert path.read_bytes() == (TEMPLATES / path.name).read_bytes()


@pytest.mark.parametrize("name", SHIPPED)
def test_a_template_passes_the_gate(name: str) -> None:
    assert defects(TEMPLATES / name) == []


def test_the_template_has_every_style_that_the_writer_names() -> None:
    there = {style.get(f"{W}styleId") for style in styles().iter(f"{W}style")}
    assert set(REQUIRED_STYLES) <= there


def test_style_ids_are_ascii_and_names_are_unique() -> None:
    found = list(styles().iter(f"{W}style"))
    assert all(str(style.get(f"{W}styleId")).isascii() for style in found)
    names = [node.get(f"{W}val") for style in found for node in style.findall(f"{W}name")]
    assert len(names) == len(set(names)) == len(found)


def test_letters_are_times_new_roman_14_in_vietnamese() -> None:
    defaults = styles().find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    assert defaults is not None
    values = {node.tag: dict(node.attrib) for node in defaults}
    assert set(values[f"{W}rFonts"].values()) == {"Times New Roman"}
    assert values[f"{W}sz"] == {f"{W}val": "28"}
    assert values[f"{W}lang"][f"{W}val"] == "vi-VN"


def test_the_page_is_a4_with_the_margins_of_the_decree() -> None:
    section = etree.fromstring(read_parts(made("bao-cao.docx"))["word/document.xml"])[0][-1]
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    assert size is not None
    assert margins is not None
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")
    sides = [round(int(str(margins.get(f"{W}{side}"))) / 56.7) for side in
             ("top", "right", "bottom", "left")]  # fmt: skip
    assert sides == [20, 20, 20, 30]


def test_headings_count_in_one_list_linked_to_their_styles() -> None:
    for level in range(1, 10):
        found = styles().find(f"{W}style[@{W}styleId='Heading{level}']/{W}pPr/{W}numPr/{W}ilvl")
        assert found is not None
        assert found.get(f"{W}val") == str(level - 1)


def test_nothing_asks_the_reader_to_update_fields() -> None:
    whole = b"".join(read_parts(made("bao-cao.docx")).values())
    assert b"updateFields" not in whole
    assert b"w:dirty" not in whole


@pytest.mark.parametrize("name", SHIPPED)
def test_no_name_of_a_style_holds_a_comma(name: str) -> None:
    # Word takes what follows a comma for an alias (ECMA-376 Part 1, 17.7.4.9)
    whole = etree.fromstring(read_parts((TEMPLATES / name).read_bytes())["word/styles.xml"])
    names = [str(name.get(f"{W}val")) for name in whole.iter(f"{W}name")]
    assert [name for name in names if "," in name] == []
