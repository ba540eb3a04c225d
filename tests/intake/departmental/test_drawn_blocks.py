from tests.intake.departmental.pages import left, para, read, written
from tests.seeded.foreign_pairs.raw_file import RawFile, paragraph, text_run

INLINE = (
    '<w:r><w:drawing><wp:{0}><wp:docPr id="1" name="a" descr="bản đồ"/><a:graphic><a:graphicData>'
    '<pic:pic><pic:blipFill><a:blip r:{1}="{2}"/></pic:blipFill></pic:pic></a:graphicData>'
    "</a:graphic></wp:{0}></w:drawing></w:r>"
)


def pictured(raw: RawFile, *, floating: bool = False, how: str = "embed") -> str:
    return INLINE.format("anchor" if floating else "inline", how, raw.picture(1))


def test_a_picture_alone_is_a_figure_with_the_caption_below() -> None:
    raw = RawFile()
    drawn = paragraph(pictured(raw))
    found = written(drawn, para("Hình 1. Mạng lưới", "<w:i/>"), raw=raw)
    assert found == "![Mạng lưới](y-te-hinh-1.png){#hinh-y-te-1}\n"
    assert [picture.path for picture in read(drawn, raw=raw).pictures] == ["y-te-hinh-1.png"]


def test_a_picture_within_a_line_stays_there_and_a_floating_one_stands_beside() -> None:
    raw = RawFile()
    inline = paragraph(text_run("Dấu ") + pictured(raw) + text_run(" là trạm"))
    assert written(inline, raw=raw) == "Dấu ![bản đồ](y-te-hinh-1.png) là trạm\n"
    floating = paragraph(text_run("Chữ") + pictured(raw, floating=True))
    assert written(floating, raw=raw) == '![](y-te-hinh-1.png){alt="bản đồ"}\n\nChữ\n'


def test_a_picture_outside_of_the_file_is_told() -> None:
    raw = RawFile()
    drawn = paragraph(text_run("a") + pictured(raw, how="link"))
    assert [why for _, why in left(drawn, raw=raw) if "liên kết" in why]
    assert written(drawn, raw=raw) == "a\n"


def test_shapes_are_told_and_a_chart_without_numbers_too() -> None:
    shape = '<w:r><w:drawing><a:prstGeom prst="star5"/></w:drawing></w:r>'
    chart = ('<w:r><w:drawing><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/'
             'chart" r:id="rId9"/></w:drawing></w:r>')  # fmt: skip
    told = [why for _, why in left(paragraph(text_run("a") + shape + chart))]
    assert any("Shapes" in why for why in told)
    assert any("biểu đồ" in why for why in told)
