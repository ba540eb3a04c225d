"""Pictures in a line of text, scaled to the room there is (DrawingML, ECMA-376 Part 1, 20.4)."""

from typing import Final

from pipeline.model.document import Source
from pipeline.model.inlines import Image
from pipeline.model.notice import Severity
from pipeline.render.word.apart.stretch import PicturePart
from pipeline.render.word.runs import escape
from pipeline.render.word.writing import Frame, Writing

_EMU_A_PIXEL: Final = 9525  # 914400 EMU an inch, 96 pixels an inch
_EMU_A_TWIP: Final = 635
_FIGURE_HEIGHT: Final = 0.8  # of the page: the caption stands below
_EXTENSIONS: Final = {"png": "png", "jpeg": "jpeg", "gif": "gif"}
_EMU_AN_INCH: Final = 914_400
_DOTS: Final = 220  # pixels an inch of a drawn SVG, as Word's own pictures "for print"
_SVG: Final = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SVG_EXTENSION: Final = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"  # [MS-ODRAWXML] 2.27
_PICTURE: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def picture_run(
    writing: Writing, image: Image, *, source: Source, name: str, height: int = 100
) -> str | None:
    """Give the run that shows a picture; None, with a notice, where it cannot be shown.

    `height` is the percentage that is left of it.
    """
    own = fit(image, writing.landscape if writing.wide else writing.portrait)
    size = (own[0] * height // 100, own[1] * height // 100)
    blip = _blip(writing, image, size[0]) if image.sha256 in writing.media else None
    if blip is None:
        writing.lacks = True
        writing.notice(
            Severity.WARNING,
            "hinh-khong-in-duoc",
            f"không đưa được hình {image.file} vào tệp Word",
            fix="gửi hình dạng PNG hoặc JPEG",
            source=source,
        )
        return None
    if not image.alt.strip():
        writing.notice(
            Severity.WARNING,
            "hinh-thieu-mo-ta",
            f"hình {image.file} không có lời mô tả cho người không nhìn thấy hình",
            fix="ghi lời mô tả vào giữa hai dấu ngoặc vuông: ![Sơ đồ …](tệp hình)",
            source=source,
        )
    return _run(blip, size, writing.drawing(), escape(name), escape(image.alt.strip() or name))


def _blip(writing: Writing, image: Image, width: int) -> str | None:
    """Give the `a:blip` of a picture; an SVG stands beside its PNG for those who can show it."""
    if image.kind in _EXTENSIONS:
        relation = _relate(writing, image.sha256[:24], _EXTENSIONS[image.kind], image)
        return f'<a:blip r:embed="{relation}"/>'
    if image.kind != "svg":
        return None
    # with the processes it starts, loaded for a report that has such a picture
    from pipeline.render.word.objects.svg import drawn_svg

    drawn = drawn_svg(writing.media[image.sha256], max(1, width * _DOTS // _EMU_AN_INCH))
    if drawn is None:
        return None
    shown = _relate(writing, f"{image.sha256[:24]}-{width}", "png", image, drawn)
    kept = _relate(writing, image.sha256[:24], "svg", image)
    return (
        f'<a:blip r:embed="{shown}"><a:extLst><a:ext uri="{_SVG_EXTENSION}">'
        f'<asvg:svgBlip xmlns:asvg="{_SVG}" r:embed="{kept}"/></a:ext></a:extLst></a:blip>'
    )


def _relate(writing: Writing, name: str, extension: str, image: Image, data: bytes = b"") -> str:
    """Give the relationship to a picture; `data` is what was drawn from it, b"" for itself."""
    target = f"media/{name}.{extension}"
    part = f"word/{target}"
    writing.pictures[part] = PicturePart(part, extension, image.sha256, data)
    return writing.relationships.add("image", target)


def _run(blip: str, size: tuple[int, int], number: str, label: str, alt: str) -> str:
    width, height = size
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{number}" name="{label}" descr="{alt}"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{label}" descr="{alt}"/>'
        f"<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>{blip}"
        '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
        "</w:r>"
    )


def fit(image: Image, frame: Frame) -> tuple[int, int]:
    """Give width and height in EMU: the picture's own at 96 dpi, smaller where there is no room."""
    width, height = image.width * _EMU_A_PIXEL, image.height * _EMU_A_PIXEL
    room = frame.width * _EMU_A_TWIP
    tallest = int(frame.height * _EMU_A_TWIP * _FIGURE_HEIGHT)
    scale = min(1.0, room / width, tallest / height)
    return max(1, int(width * scale)), max(1, int(height * scale))
