import hashlib

from pipeline.model.document import Figure
from pipeline.model.fixed import replace
from pipeline.model.inlines import Text
from pipeline.render.word.objects.drawing import fit
from pipeline.render.word.writing import Frame
from pipeline.work.archive import read_parts
from tests.oracle.gate import defects
from tests.render.samples import W, body, para, png, single, source, written
from tests.render.word.objects.test_svg import MAP

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


def test_an_svg_stands_beside_its_png() -> None:
    digest = hashlib.sha256(MAP).hexdigest()
    image = replace(png(320, 160)[0], kind="svg", sha256=digest, file="so-do.svg")
    made = written(single(Figure(image, (Text("Sơ đồ"),), number="1.1")), {digest: MAP})
    parts = read_parts(made.data)
    kept = [name for name in parts if name.endswith(".svg")]
    drawn = [name for name in parts if name.endswith(".png")]
    assert [parts[name] for name in kept] == [MAP]
    assert parts[drawn[0]].startswith(b"\x89PNG")
    assert b'ContentType="image/svg+xml"' in parts["[Content_Types].xml"]
    assert b"svgBlip" in parts["word/document.xml"]
    assert defects(made.data) == []
    assert made.notices == ()


def test_a_broken_svg_is_a_box_and_a_notice() -> None:
    digest = hashlib.sha256(b"<svg").hexdigest()
    image = replace(png(320, 160)[0], kind="svg", sha256=digest, file="so-do.svg")
    made = written(single(Figure(image, (Text("Sơ đồ"),), number="1.1")), {digest: b"<svg"})
    assert [notice.code for notice in made.notices] == ["hinh-khong-in-duoc"]


def test_a_picture_without_words_is_told_and_bears_its_number() -> None:
    image, data = png(30, 20)
    value = single(Figure(replace(image, alt=" "), (), number="1.1", source=source(1)))
    made = written(value, {image.sha256: data})
    assert [notice.code for notice in made.notices] == ["hinh-thieu-mo-ta"]
    (node,) = body(made.data).iter(f"{DRAWING}docPr")
    assert node.get("descr") == "Hình 1.1"
