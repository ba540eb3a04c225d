from pipeline.intake.departmental.paragraphs.drawings import NO_CROP, Crop, Shown, drawn_in
from tests.intake.departmental.pages import tree

A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
C = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
V = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def test_a_group_holds_its_pictures_with_their_crops_and_description() -> None:
    node = tree(
        f"<w:drawing {A} {WP}><wp:inline><wp:docPr descr='Bản đồ'/><a:graphic>"
        "<x><a:blip r:embed='rId1'/><a:srcRect l='10000' b='25000'/></x>"
        "<x><a:blip r:link='rId2'/></x></a:graphic></wp:inline></w:drawing>"
    )
    first, second = drawn_in(node)
    assert (first.kind, first.relation, first.alt) == (Shown.PICTURE, "rId1", "Bản đồ")
    assert first.crop == Crop(left=0.1, bottom=0.25)
    assert (second.linked, second.crop) == (True, NO_CROP)


def test_charts_boxes_and_diagrams_are_told_apart_and_floating_is_seen() -> None:
    dgm = 'xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
    node = tree(
        f"<w:drawing {C} {WP} {dgm}><wp:anchor><c:chart r:id='rId1'/><w:txbxContent/>"
        "<d:relIds r:dm='rId2'/></wp:anchor></w:drawing>"
    )
    assert [d.kind for d in drawn_in(node)] == [Shown.CHART, Shown.BOX, Shown.DIAGRAM]
    assert all(d.floating for d in drawn_in(node))


def test_what_an_older_program_shows_is_passed_over() -> None:
    node = tree(
        f"<w:drawing {MC}><mc:AlternateContent><mc:Choice><w:txbxContent/></mc:Choice>"
        "<mc:Fallback><w:txbxContent/></mc:Fallback></mc:AlternateContent></w:drawing>"
    )
    assert len(drawn_in(node)) == 1


def test_pictures_of_vml_are_read_with_their_crops_and_objects_by_their_program() -> None:
    node = tree(
        f"<w:object {V}><v:shape><v:imagedata r:id='rId3' croptop='6554f'/></v:shape>"
        "<o:OLEObject ProgID='Excel.Sheet.12' r:id='rId4'/></w:object>"
    )
    picture, thing = drawn_in(node)
    assert (picture.relation, round(picture.crop.top, 2)) == ("rId3", 0.1)
    assert (thing.kind, thing.alt) == (Shown.OBJECT, "Excel.Sheet.12")


def test_a_rule_is_nothing_and_another_shape_is_told() -> None:
    line = tree(f"<w:drawing {A}><a:prstGeom prst='line'/></w:drawing>")
    star = tree(f"<w:drawing {A}><a:prstGeom prst='star5'/></w:drawing>")
    assert drawn_in(line) == ()
    assert drawn_in(tree(f"<w:pict {V}><v:line/></w:pict>")) == ()
    assert [d.kind for d in drawn_in(star)] == [Shown.SHAPE]


def test_a_crop_that_is_no_number_cuts_nothing() -> None:
    node = tree(
        f"<w:drawing {A}><x><a:blip r:embed='a'/><a:srcRect l='x' t='-500'/></x></w:drawing>"
    )
    assert drawn_in(node)[0].crop == NO_CROP
