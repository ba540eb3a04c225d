"""Pictures in a line of text, scaled to the room there is (DrawingML, ECMA-376 Part 1, 20.4)."""

from typing import Final

from pipeline.model.blocks import Source
from pipeline.model.inlines import Image
from pipeline.model.notice import Severity
from pipeline.render.runs import escape
from pipeline.render.writing import Frame, Writing

_EMU_A_PIXEL: Final = 9525  # 914400 EMU an inch, 96 pixels an inch
_EMU_A_TWIP: Final = 635
_FIGURE_HEIGHT: Final = 0.8  # of the page: the caption stands below
_EXTENSIONS: Final = {"png": "png", "jpeg": "jpeg", "gif": "gif"}
_PICTURE: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def picture_run(writing: Writing, image: Image, *, source: Source, name: str) -> str | None:
    """Give the run that shows a picture; None, with a notice, where it cannot be shown."""
    if image.kind not in _EXTENSIONS or image.sha256 not in writing.media:
        writing.notice(
            Severity.WARNING,
            "hinh-khong-in-duoc",
            f"không đưa được hình {image.file} vào tệp Word",
            fix="gửi hình dạng PNG hoặc JPEG",
            source=source,
        )
        return None
    extension = _EXTENSIONS[image.kind]
    target = f"media/{image.sha256[:24]}.{extension}"
    writing.pictures[f"word/{target}"] = (extension, writing.media[image.sha256])
    relation = writing.relationships.add("image", target)
    width, height = fit(image, writing.landscape if writing.wide else writing.portrait)
    number = writing.drawing()
    label, alt = escape(name), escape(image.alt)
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{number}" name="{label}" descr="{alt}"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{label}" descr="{alt}"/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/>'
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
