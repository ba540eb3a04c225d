from lxml import etree

from pipeline.work.archive import read_parts
from tests.render.samples import W
from tests.render.templates.made import made

STYLES = etree.fromstring(read_parts(made("bao-cao.docx"))["word/styles.xml"])


def style(name: str) -> etree._Element:
    found = STYLES.find(f"{W}style[@{W}styleId='{name}']")
    assert found is not None
    return found


def value(name: str, path: str, attribute: str = "val") -> str | None:
    found = style(name).find("/".join(f"{W}{step}" for step in path.split("/")))
    return None if found is None else found.get(f"{W}{attribute}")


def test_body_text_is_justified_with_its_first_line_in() -> None:
    assert value("BodyText", "pPr/jc") == "both"
    assert value("BodyText", "pPr/ind", "firstLine") == "720"
    assert int(value("BodyText", "pPr/spacing", "before") or 0) >= 120


def test_parts_begin_a_page_centred_bold_in_capitals() -> None:
    assert value("Heading1", "pPr/jc") == "center"
    for path in ("pPr/pageBreakBefore", "rPr/b", "rPr/caps"):
        assert (
            style("Heading1").find("/".join(f"{W}{step}" for step in path.split("/"))) is not None
        )


def test_an_appendix_stands_at_the_first_level_of_the_outline() -> None:
    assert value("PhuLuc", "pPr/outlineLvl") == "0"
    assert style("PhuLuc").find(f"{W}rPr/{W}caps") is None


def test_cells_go_down_to_eight_points() -> None:
    assert value("BangChu", "rPr/sz") == "24"
    assert value("BangSo8", "rPr/sz") == "16"


def test_every_style_is_based_on_one_that_is_there() -> None:
    root = STYLES
    ids = {node.get(f"{W}styleId") for node in root.iter(f"{W}style")}
    assert {node.get(f"{W}val") for node in root.iter(f"{W}basedOn", f"{W}next")} <= ids


def test_words_own_styles_bear_their_english_names() -> None:
    for name, word in (("Heading3", "heading 3"), ("FootnoteText", "footnote text")):
        assert value(name, "name") == word
        assert style(name).get(f"{W}customStyle") is None
    assert style("TenBang").get(f"{W}customStyle") == "1"


def test_rules_inside_a_table_are_thinner_than_its_frame() -> None:
    frame, rule = (value("Bang", f"tblPr/tblBorders/{side}", "sz") for side in ("top", "insideV"))
    assert int(rule or 0) < int(frame or 0)


def test_the_first_row_of_a_table_has_a_light_ground() -> None:
    fill = str(value("Bang", "tblStylePr/tcPr/shd", "fill"))
    assert int(fill, 16) > 0xDDDDDD
