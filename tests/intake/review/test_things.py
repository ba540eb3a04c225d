"""Pictures, charts and formulas known by their content."""

import io
import zipfile
from decimal import Decimal

import pytest

from pipeline.intake.review.things import (
    Thing,
    ThingKind,
    ThingReader,
    chart_differences,
    draft_things,
    formula,
    same_chart,
)
from pipeline.intake.word.package import WordPackage
from pipeline.intake.word.tokens import tokens
from pipeline.model.chart import Chart, ChartKind, Datum, Series
from pipeline.model.fixed import replace
from pipeline.model.inlines import Drawing, Image, Math, Text
from tests.intake.word.elements import by, element

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
O = "urn:schemas-microsoft-com:office:office"  # noqa: E741 -- Word's own prefix
V = "urn:schemas-microsoft-com:vml"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def reader() -> ThingReader:
    """The things of a file with two pictures, one of them elsewhere, and no chart to be read."""
    made = io.BytesIO()
    relations = (
        f'<Relationship Id="r1" Type="{R}/image" Target="media/a.png"/>'
        f'<Relationship Id="r2" Type="{R}/image" Target="http://x/b.png" TargetMode="External"/>'
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body/></w:document>')
        package.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{space}">{relations}</Relationships>',
        )
        package.writestr("word/media/a.png", b"abc")
    return ThingReader(WordPackage(made.getvalue()), "word/document.xml")


def read(content: str) -> list[Thing]:
    """The things of a paragraph."""
    spaces = f'xmlns:a="{A}" xmlns:o="{O}" xmlns:v="{V}" xmlns:c="{C}"'
    paragraph = element(f"<w:p {spaces}>{content}</w:p>")
    return [thing for token in tokens(paragraph) if (thing := reader().read(token)) is not None]


def drawn(inner: str) -> str:
    return f"<w:r><w:drawing>{inner}</w:drawing></w:r>"


def kinds(content: str) -> list[ThingKind]:
    return [thing.kind for thing in read(content)]


def test_a_picture_is_known_by_its_bytes_one_elsewhere_by_its_address() -> None:
    own, other, old = read(
        drawn('<a:blip r:embed="r1"/>')
        + drawn('<a:blip r:link="r2"/>')
        + '<w:r><w:pict><v:imagedata r:id="r1"/></w:pict></w:r>'
    )
    digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert own.prints == old.prints == {digest}
    assert other.prints == {"http://x/b.png"}
    assert {own.kind, other.kind, old.kind} == {ThingKind.PICTURE}


def test_shapes_objects_charts_and_boxes_of_words_are_told_apart() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>Chữ</w:t></w:r></w:p></w:txbxContent>"
    assert kinds(drawn("<a:ellipse/>")) == [ThingKind.SHAPE]
    assert kinds('<w:r><w:object><o:OLEObject r:id="r1"/></w:object></w:r>') == [ThingKind.OBJECT]
    assert kinds(drawn('<c:chart r:id="r9"/>')) == [ThingKind.CHART]
    assert kinds(drawn(box)) == []
    assert kinds(drawn("<w:txbxContent><w:p/></w:txbxContent>")) == [ThingKind.SHAPE]
    assert kinds("<w:r><w:t>Chữ</w:t></w:r>") == []


def test_a_thing_has_the_tracked_changes_around_it() -> None:
    (came,) = read(by("ins", drawn('<a:blip r:embed="r1"/>')))
    (went,) = read(by("moveFrom", drawn('<a:blip r:embed="r1"/>')))
    assert (came.inserted, came.deleted) == (True, False)
    assert (went.inserted, went.deleted) == (False, True)


def math(inner: str) -> Thing:
    return formula(element(f"<m:oMath>{inner}</m:oMath>"))


def letters(text: str, change: str = "") -> str:
    mark = by(change, "<w:rPr/>") if change else ""
    return f"<m:r>{mark}<m:t>{text}</m:t></m:r>"


def test_a_formula_is_known_by_its_letters_however_a_program_writes_signs() -> None:
    one = math(letters("a") + letters("−") + letters("𝑏 "))
    assert (one.name, one.after, one.revisions) == ("a−𝑏", None, ())
    assert one.is_like(math(letters("a-b")))
    assert not one.is_like(math(letters("a+b")))


@pytest.mark.parametrize(
    "inner",
    [
        letters("a") + letters("+b", "ins") + letters("+c", "del"),
        letters("a") + by("ins", letters("+b")) + by("del", letters("+c")),
    ],
)
def test_word_marks_changes_inside_a_formula(inner: str) -> None:
    changed = math(inner)
    assert (changed.name, changed.after) == ("a+c", "a+b")
    assert [node.tag.rpartition("}")[2] for node in changed.revisions] == ["ins", "del"]
    assert (changed.inserted, changed.deleted) == (False, False)


def test_brackets_are_letters_of_a_formula_or_its_structure() -> None:
    written = math(letters("(") + letters("1−β") + letters(")"))
    built = math(f"<m:d><m:e>{letters('1−β')}</m:e></m:d>")
    assert written.is_like(built)
    assert not built.is_like(math(letters("1−β")))


def test_brackets_and_a_stroke_that_are_taken_away_are_told_with_what_they_hold() -> None:
    gone = by("del", "<w:rPr/>")
    control = f"<m:ctrlPr>{gone}</m:ctrlPr>"
    below = f"<m:den>{letters('6', 'del')}</m:den>"
    fraction = f"<m:f><m:fPr>{control}</m:fPr><m:num>{letters('9')}</m:num>{below}</m:f>"
    assert (math(fraction).name, math(fraction).after) == ("9/6", "9")
    held = f"<m:d><m:dPr>{control}</m:dPr><m:e>{letters('a')}</m:e></m:d>"
    assert (math(held).name, math(held).after) == ("(a)", "a")


def test_a_formula_inserted_whole_came_whatever_stands_within_it() -> None:
    (came,) = read(by("ins", f"<m:oMath>{letters('a')}</m:oMath>"))
    assert (came.inserted, came.after, came.name) == (True, None, "a")


def test_what_is_not_known_of_a_thing_is_no_difference() -> None:
    known, unknown = Thing(ThingKind.FORMULA, frozenset("a")), Thing(ThingKind.FORMULA)
    assert known.is_like(unknown)
    assert unknown.is_like(known)
    assert not known.is_like(Thing(ThingKind.PICTURE))


def datum(value: str) -> Datum:
    return Datum(Decimal(value.replace(",", ".")), value)


CHART = Chart(ChartKind.COLUMN, ("2020", "2021"), (Series("GRDP", (datum("1,5"), datum("2"))),))


def with_numbers(*values: str, name: str = "GRDP") -> Chart:
    return replace(CHART, series=(Series(name, tuple(map(datum, values))),))


def test_a_chart_is_told_by_the_numbers_that_are_others() -> None:
    assert list(chart_differences(CHART, with_numbers("1,5", "3"))) == ["2021: 2 → 3"]
    assert list(chart_differences(CHART, with_numbers("1,50", "2,0"))) == []
    rough = Datum(Decimal("1.50000000002"), "2")
    other = replace(CHART, series=(Series("GRDP", (rough, datum("2"))),))
    assert list(chart_differences(CHART, other)) == []
    line = replace(CHART, kind=ChartKind.LINE)
    assert list(chart_differences(CHART, line)) == ["kiểu column → line"]
    assert not same_chart(CHART, line)
    assert same_chart(CHART, with_numbers("1,5", "2", name="Khác"))
    assert not same_chart(CHART, with_numbers("1,5", "20"))


def test_categories_and_series_that_came_or_went_are_named() -> None:
    shorter = replace(CHART, categories=("2020",))
    assert list(chart_differences(CHART, shorter)) == ["bỏ 2021 (2)"]
    assert list(chart_differences(shorter, CHART)) == ["thêm 2021 (2)"]
    two = replace(CHART, series=(*CHART.series, Series("Thu", (None, datum("7")))))
    other = replace(CHART, series=(*CHART.series, Series("Thu", (datum("6"), datum("7")))))
    assert list(chart_differences(two, other)) == ["Thu, 2020: trống → 6"]


def test_the_draft_has_pictures_charts_and_formulas_by_their_names() -> None:
    image = Image("a.png", "Ảnh", "png", 1, 1, "ab12")
    runs = (Text("x"), Drawing(image), image, Drawing(replace(CHART, alt="Số")), Math("a+b"))
    drawing, small, chart, known = draft_things(runs, {"a+b": "a+b"}, "Bản đồ")
    assert (drawing.name, small.name, chart.name) == ("Bản đồ",) * 3
    assert (set(drawing.prints), small.kind) == ({"ab12"}, ThingKind.PICTURE)
    assert chart.chart == replace(CHART, alt="Số")
    assert (known.name, set(known.prints)) == ("a+b", {"a+b"})
    (unknown,) = draft_things((Math("\\alpha"),), {})
    assert (unknown.name, unknown.prints) == ("\\alpha", frozenset())
    assert [thing.name for thing in draft_things(runs[1:4], {})] == ["Ảnh", "Ảnh", "Số"]
