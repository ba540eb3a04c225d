"""What stands in odd places of a Word file: boxes, controls, marks of revision, drawings."""

import io
from collections.abc import Callable
from typing import Final

from openpyxl import Workbook
from PIL import Image

from tests.seeded.departmental.dress import Look, para
from tests.seeded.departmental.package import NS, Parts
from tests.seeded.departmental.truth import Extra, Figure, Formula

_Text = Callable[..., str]
_BY: Final = 'w:author="Nguyễn Văn A" w:date="2025-11-05T08:00:00Z"'
_CHART: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"


def extra_xml(piece: Extra, text: _Text, parts: Parts) -> str:
    """Give the paragraph of an odd piece."""
    runs = text(piece.raw or piece.text)
    match piece.kind:
        case "textbox":
            return _textbox(para(runs))
        case "control":
            return (
                f'<w:sdt><w:sdtPr><w:alias w:val="Nội dung"/></w:sdtPr><w:sdtContent>{para(runs)}'
                "</w:sdtContent></w:sdt>"
            )
        case "hidden":
            return para(text(piece.text, Look(vanish=True)))
        case "comment":
            mark = parts.comment(text(f"Ghi chú {piece.text}"))
            return para(f'<w:commentRangeStart w:id="0"/>{runs}<w:commentRangeEnd w:id="0"/>{mark}')
        case "inserted":
            return para(f'<w:ins w:id="900" {_BY}>{runs}</w:ins>')
        case "deleted":
            gone = (
                text("đoạn bị xóa")
                .replace("<w:t ", "<w:delText ")
                .replace("</w:t>", "</w:delText>")
            )
            return para(f'{runs}<w:del w:id="901" {_BY}>{gone}</w:del>')
        case "moved":
            return para(f'<w:moveTo w:id="902" {_BY}>{runs}</w:moveTo>')
        case "link":
            key = parts.relate("hyperlink", "https://langson.gov.vn")
            return para(f'<w:hyperlink r:id="{key}">{runs}</w:hyperlink>')
        case "legacy":
            return para(text(piece.raw, Look(font=".VnTime")), first=720)
        case "simple":
            return para(f'<w:fldSimple w:instr=" DOCPROPERTY Ten ">{runs}</w:fldSimple>')
        case _:
            return para(runs, first=720)


def _textbox(inner: str) -> str:
    """Give a text box as Word writes it: the shape, and beside it the same for older programs."""
    content = f"<w:txbxContent>{inner}</w:txbxContent>"
    shape = (
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" '
        'locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH '
        'relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV '
        'relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        '<wp:extent cx="3000000" cy="900000"/><wp:wrapNone/><wp:docPr id="77" name="Text Box 1"/>'
        "<wp:cNvGraphicFramePr/><a:graphic><a:graphicData "
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="3000000" cy="900000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
        f"<wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
    )
    older = f'<w:pict><v:shape style="width:200pt;height:60pt"><v:textbox>{content}</v:textbox></v:shape></w:pict>'
    return para(
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{shape}</w:drawing></mc:Choice>'
        f"<mc:Fallback>{older}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def figure_xml(piece: Figure, parts: Parts) -> str:
    """Give the run of a picture or chart."""
    number = int(piece.number)
    if piece.kind == "chart":
        key = _chart(piece, parts)
        graphic = (
            f'<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
            f'<c:chart r:id="{key}"/></a:graphicData>'
        )
        return _drawing(graphic, number)
    key = parts.relate("image", f"media/image{number}.png", png(number))
    crop = '<a:srcRect l="10000" t="10000" r="10000" b="10000"/>' if piece.kind == "cropped" else ""
    picture = (
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="Picture {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{key}"/>{crop}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="1200000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
    if piece.kind == "group":
        graphic = (
            '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"><wpg:wgp>'
            f"<wpg:cNvGrpSpPr/><wpg:grpSpPr/>{picture}</wpg:wgp></a:graphicData>"
        )
    else:
        graphic = (
            '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
            f"{picture}</a:graphicData>"
        )
    return _drawing(graphic, number)


def _drawing(graphic: str, number: int) -> str:
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="2000000" '
        f'cy="1200000"/><wp:docPr id="{number}" name="Hình {number}"/><wp:cNvGraphicFramePr/>'
        f"<a:graphic>{graphic}</a:graphic></wp:inline></w:drawing></w:r>"
    )


def png(shade: int) -> bytes:
    """Give a small picture, another one for each shade."""
    made = io.BytesIO()
    Image.new("RGB", (120, 72), ((shade * 37) % 256, 120, 200)).save(made, "PNG")
    return made.getvalue()


def _chart(piece: Figure, parts: Parts) -> str:
    """Add a column chart with its workbook; give the id of its relationship."""
    (label, series), *rows = piece.rows
    points = "".join(f'<c:pt idx="{i}"><c:v>{row[0]}</c:v></c:pt>' for i, row in enumerate(rows))
    values = "".join(f'<c:pt idx="{i}"><c:v>{row[1]}</c:v></c:pt>' for i, row in enumerate(rows))
    count, last = f'<c:ptCount val="{len(rows)}"/>', len(rows) + 1
    xml = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><c:chartSpace {NS}><c:chart><c:plotArea><c:layout/>'
        '<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:ser><c:idx val="0"/><c:order val="0"/>'
        f'<c:tx><c:strRef><c:f>Sheet1!$B$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{series}</c:v>'
        f"</c:pt></c:strCache></c:strRef></c:tx><c:cat><c:strRef><c:f>Sheet1!$A$2:$A${last}</c:f><c:strCache>{count}"
        f"{points}</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>Sheet1!$B$2:$B${last}</c:f><c:numCache>"
        f"<c:formatCode>General</c:formatCode>{count}{values}</c:numCache></c:numRef></c:val></c:ser>"
        '<c:axId val="1"/><c:axId val="2"/></c:barChart></c:plotArea></c:chart>'
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Sheet1"
    sheet.append([label, series])
    for row in rows:
        sheet.append([row[0], int(row[1])])
    held = io.BytesIO()
    book.save(held)
    name = f"chart{piece.number}"
    parts.files[f"word/embeddings/{name}.xlsx"] = held.getvalue()
    parts.files[f"word/charts/_rels/{name}.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/package" '
        f'Target="../embeddings/{name}.xlsx"/></Relationships>'
    ).encode()
    return parts.relate("chart", f"charts/{name}.xml", xml.encode(), _CHART)


def formula_xml(piece: Formula) -> str:
    """Give an equation: a fraction of the words, and the last as an index."""
    first, second, third, last = piece.words
    runs = [f"<m:r><m:t>{word}</m:t></m:r>" for word in (first, second, third, last)]
    return (
        f"<m:oMathPara><m:oMath><m:f><m:num>{runs[0]}</m:num><m:den>{runs[1]}</m:den></m:f>"
        f"<m:r><m:t>=</m:t></m:r><m:sSub><m:e>{runs[2]}</m:e><m:sub>{runs[3]}</m:sub></m:sSub>"
        "</m:oMath></m:oMathPara>"
    )
