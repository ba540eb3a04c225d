from pipeline.model.blocks import Figure
from pipeline.model.inlines import Text
from pipeline.render.drawing import fit
from pipeline.render.package import read_parts
from pipeline.render.writing import Frame
from tests.render.samples import W, body, para, png, single, source, written

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def test_a_small_picture_keeps_its_size() -> None:
    image, _ = png(96, 48)
    assert fit(image, Frame(9000, 14000)) == (914400, 457200)


def test_a_wide_picture_is_as_wide_as_the_text() -> None:
    image, _ = png(4000, 1000)
    assert fit(image, Frame(9000, 14000)) == (9000 * 635, 9000 * 635 // 4)


def test_a_tall_picture_leaves_room_for_its_caption() -> None:
    image, _ = png(100, 8000)
    assert fit(image, Frame(9000, 14000))[1] <= 14000 * 635 * 0.8


def test_one_picture_twice_is_one_part_with_two_ids() -> None:
    image, data = png(30, 20)
    value = single(Figure(image, (Text("A"),), number="1.1"), para("x ", image))
    made = written(value, {image.sha256: data}).data
    assert len([name for name in read_parts(made) if name.startswith("word/media/")]) == 1
    found = [node.get("id") for node in body(made).iter(f"{DRAWING}docPr")]
    assert len(found) == len(set(found)) == 2


def test_a_picture_says_what_it_shows() -> None:
    image, data = png(30, 20)
    made = written(single(Figure(image, source=source(1))), {image.sha256: data}).data
    (node,) = body(made).iter(f"{DRAWING}docPr")
    assert node.get("descr") == "Sơ đồ không gian"
    assert body(made).find(f".//{W}drawing") is not None
