from pipeline.intake.departmental.paragraphs.looks import PLAIN_LOOK, Looks, RunLook
from tests.intake.departmental.pages import tree

STYLES = tree(
    "<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='26'/></w:rPr></w:rPrDefault>"
    "</w:docDefaults>"
    "<w:style w:type='paragraph' w:default='1' w:styleId='N'><w:name w:val='Normal'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='H'><w:name w:val='Heading 1'/><w:basedOn w:val='N'/>"
    "<w:pPr><w:outlineLvl w:val='0'/><w:jc w:val='center'/></w:pPr><w:rPr><w:b/></w:rPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='R1'><w:name w:val='A'/>"
    "<w:basedOn w:val='R2'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='R2'><w:name w:val='B'/>"
    "<w:basedOn w:val='R1'/></w:style>"
    "<w:style w:type='character' w:styleId='C'><w:name w:val='C'/><w:rPr><w:i/></w:rPr></w:style>"
    "</w:styles>"
)


def test_a_paragraph_looks_as_its_style_and_its_own_settings_say() -> None:
    looks = Looks(STYLES)
    look = looks.paragraph(tree("<w:pPr><w:pStyle w:val='H'/><w:jc w:val='left'/></w:pPr>"))
    assert (look.style, look.outline, look.align) == ("heading 1", 0, "left")
    assert (look.run.bold, look.run.size) == (True, 26)
    assert looks.paragraph(None).style == "normal"


def test_a_level_of_nine_is_text_and_number_zero_is_no_list() -> None:
    looks = Looks(STYLES)
    own = "<w:pPr><w:pStyle w:val='H'/><w:outlineLvl w:val='9'/></w:pPr>"
    assert looks.paragraph(tree(own)).outline is None
    listed = "<w:pPr><w:numPr><w:ilvl w:val='1'/><w:numId w:val='3'/></w:numPr></w:pPr>"
    assert looks.paragraph(tree(listed)).number == ("3", 1)
    off = "<w:pPr><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr>"
    assert looks.paragraph(tree(off)).number is None


def test_indents_hang_where_the_first_line_stands_out() -> None:
    hung = tree("<w:pPr><w:ind w:left='720' w:hanging='360'/></w:pPr>")
    look = Looks(None).paragraph(hung)
    assert (look.left, look.first) == (720, -360)


def test_a_run_has_its_paragraphs_look_its_character_style_and_its_own() -> None:
    looks = Looks(STYLES)
    own = tree("<w:rPr><w:rStyle w:val='C'/><w:b w:val='0'/><w:vertAlign w:val='superscript'/>"
               "<w:rFonts w:ascii='.VnTime'/><w:vanish/></w:rPr>")  # fmt: skip
    look = looks.run(own, RunLook(bold=True))
    assert (look.bold, look.italic, look.raised) == (False, True, "superscript")
    assert (look.font, look.hidden) == (".VnTime", True)
    assert looks.run(None, PLAIN_LOOK.run) == RunLook()


def test_styles_in_a_ring_end() -> None:
    assert Looks(STYLES).paragraph(tree("<w:pPr><w:pStyle w:val='R1'/></w:pPr>")).style == "a"
