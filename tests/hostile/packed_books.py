"""Workbooks that are something else, are broken, or were made to hurt."""

from collections.abc import Sequence
from random import Random

from tests.hostile.case import Case, attached, kind, large
from tests.hostile.packages import (
    MAIN,
    Raw,
    book,
    book_parts,
    old_office,
    package,
    sheet,
    strings,
)
from tests.hostile.usual import HEADS, Row, rows_of, table


@kind
def csv_renamed(random: Random) -> Case:
    data = "Tên,Giá trị\nXã A,1\n".encode()
    return attached("csv renamed", data, "error tep-sai-loai bang.xlsx", says=("CSV",))


@kind
def html_renamed(random: Random) -> Case:
    data = b"<html><table><tr><td>1</td></tr></table></html>"
    return attached("html renamed", data, "error tep-sai-loai bang.xlsx", says=("HTML",))


@kind
def pdf_renamed(random: Random) -> Case:
    return attached(
        "pdf renamed .xlsx", b"%PDF-1.7\n%...", "error tep-sai-loai bang.xlsx", says=("PDF",)
    )


@kind
def xls_renamed(random: Random) -> Case:
    return attached(
        "xls renamed", old_office("Workbook"), "error tep-doi-cu bang.xlsx", says=(".xls",)
    )


@kind
def encrypted_book(random: Random) -> Case:
    data = old_office("EncryptedPackage")
    return attached("encrypted workbook", data, "error tep-co-mat-khau bang.xlsx")


@kind
def otherold_office(random: Random) -> Case:
    return attached(
        "an old Office file of some kind", old_office("Khac"), "error tep-doi-cu bang.xlsx"
    )


@kind
def ods_renamed(random: Random) -> Case:
    data = package(
        {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}
    )
    return attached("ods renamed", data, "error tep-sai-loai bang.xlsx", says=("OpenDocument",))


@kind
def xlsb_renamed(random: Random) -> Case:
    main = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
    data = book(sheet(rows_of(random)), main=main)
    return attached("xlsb renamed", data, "error tep-sai-loai bang.xlsx", says=(".xlsb",))


@kind
def xlsm_renamed(random: Random) -> Case:
    main = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    data = book(sheet(rows_of(random)), main=main, parts={"xl/vbaProject.bin": "x"})
    return attached("xlsm renamed", data, "warning tep-sai-duoi bang.xlsx", kept=("Xã 0",))


@kind
def macros(random: Random) -> Case:
    data = book(sheet(rows_of(random)), parts={"xl/vbaProject.bin": "x"})
    return attached("macros inside", data, "warning tep-co-macro bang.xlsx", kept=("Xã 0",))


@kind
def plain_zip(random: Random) -> Case:
    return attached("a zip renamed", package({"a.txt": "chữ"}), "error tep-sai-loai bang.xlsx")


@kind
def nothing_in_book(random: Random) -> Case:
    return attached("0 bytes as .xlsx", b"", "error tep-rong bang.xlsx")


@kind
def cut_book(random: Random) -> Case:
    data = book(sheet(rows_of(random)))
    return attached(
        "workbook cut", data[: random.randrange(30, len(data) - 30)], "error tep-hong bang.xlsx"
    )


@kind
def flipped_bytes(random: Random) -> Case:
    data = bytearray(book(sheet(rows_of(random, 300))))
    start = data.index(b"worksheets/sheet1.xml")
    for _ in range(20):
        data[start + 40 + random.randrange(400)] ^= 0xFF
    return attached("bytes flipped in a sheet", bytes(data), "error tep-hong bang.xlsx")


@kind
def broken_xml(random: Random) -> Case:
    data = book(sheet(rows_of(random)).replace("</row>", "", 1))
    return attached("sheet that is no XML", data, "error tep-hong bang.xlsx")


@kind
def missing_part(random: Random) -> Case:
    data = book(sheet(rows_of(random)), parts={"xl/worksheets/sheet1.xml": ""})
    return attached("sheet's part missing", data, "error tep-hong bang.xlsx")


@kind
def missing_relations(random: Random) -> Case:
    data = book(sheet(rows_of(random)), parts={"xl/_rels/workbook.xml.rels": ""})
    return attached("relations missing", data, "error tep-hong bang.xlsx")


@kind
def strings_out_of_range(random: Random) -> Case:
    rows: Sequence[Row] = [list(HEADS), [Raw('<c r="{}" t="s"><v>999</v></c>'), 1]]
    data = book(sheet(rows), parts={"xl/sharedStrings.xml": strings("a", "b")})
    return attached("shared string that is not there", data, "error tep-hong bang.xlsx")


@kind
def impossible_address(random: Random) -> Case:
    rows: Sequence[Row] = [
        list(HEADS),
        [Raw('<c r="A0"><v>7</v></c>'), Raw('<c r="ZZZZ9"><v>8</v></c>')],
        ["Xã A", 1],
    ]
    return attached("cells at no address", book(sheet(rows)), "error tep-hong bang.xlsx")


@kind
def twin_cells(random: Random) -> Case:
    rows: Sequence[Row] = [list(HEADS), ["Xã A", 1, Raw('<c r="A2"><v>5</v></c>')]]
    return table("a cell written twice", rows, "error o-khong-doc-duoc bang.xlsx:Sheet1!A2")


@kind
def utf16_part(random: Random) -> Case:
    xml = '<?xml version="1.0" encoding="UTF-16"?>' + sheet(rows_of(random))
    data = book(sheet([]), parts={"xl/worksheets/sheet1.xml": xml.encode("utf-16")})
    return attached("sheet in UTF-16", data, "error tep-hong bang.xlsx")


@kind
def strict_book(random: Random) -> Case:
    xml = sheet(rows_of(random)).replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
    return attached("Strict Open XML", book(xml), kept=("Xã 0",))


@kind
def entity_bomb(random: Random) -> Case:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    xml = f'<!DOCTYPE x [<!ENTITY a0 "lol">{entities}]>{sheet([["&a9;"]])}'
    return attached("billion laughs in a sheet", book(xml), "error tep-co-thuc-the bang.xlsx")


@kind
def outside_entity(random: Random) -> Case:
    xml = f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>{sheet(rows_of(random))}'
    return attached("XXE in a sheet", book(xml), "error tep-co-thuc-the bang.xlsx")


@kind
def late_entity(random: Random) -> Case:
    filler = f"<!--{'x' * ((1 << 20) - 40)}-->"
    xml = f'{filler}<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>{sheet(rows_of(random))}'
    return attached("XXE a megabyte into a sheet", book(xml), "error tep-co-thuc-the bang.xlsx")


@large
def zip_bomb(random: Random) -> Case:
    filler = f"<!--{'x' * 40_000_000}-->"
    data = book(sheet(rows_of(random)), parts={"xl/media/a.xml": filler})
    return attached("zip bomb", data, "error tep-qua-lon bang.xlsx", heavy=True)


@kind
def lying_sizes(random: Random) -> Case:
    data = bytearray(book(sheet(rows_of(random, 2000))))
    at = data.rindex(b"xl/worksheets/sheet1.xml") - 46
    data[at + 24 : at + 28] = (100).to_bytes(4, "little")
    return attached("zip that states a smaller size", bytes(data), "error tep-hong bang.xlsx")


@kind
def path_in_zip(random: Random) -> Case:
    name = random.choice(("../../../etc/cron.d/x", "/etc/x", "xl\\..\\..\\x", "C:x"))
    data = book(sheet(rows_of(random)), parts={name: "x"})
    return attached("path out of the package", data, "error tep-hong bang.xlsx")


@kind
def twin_entries(random: Random) -> Case:
    parts = book_parts(sheet(rows_of(random)))
    other = {"xl/worksheets/sheetX.xml": sheet([["Khác"]]), **parts}
    data = package(other).replace(b"sheetX.xml", b"sheet1.xml")
    return attached("two parts of one name", data, "error tep-hong bang.xlsx")


@kind
def many_entries(random: Random) -> Case:
    parts = {f"xl/media/a{n}.png": "x" for n in range(5_100)}
    data = book(sheet(rows_of(random)), parts=parts)
    return attached("5,100 parts", data, "error tep-qua-lon bang.xlsx")


@kind
def outside_links(random: Random) -> Case:
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://x/externalLinkPath" Target="file:///etc/passwd" '
        'TargetMode="External"/></Relationships>'
    )
    parts = {"xl/externalLinks/_rels/externalLink1.xml.rels": rels}
    data = book(sheet(rows_of(random)), parts=parts)
    return attached(
        "links to other files", data, "warning lien-ket-ngoai bang.xlsx", kept=("Xã 0",)
    )


@kind
def disguised_sheet(random: Random) -> Case:
    parts = book_parts(sheet(rows_of(random)))
    changed = {name.replace("sheet1.xml", "sheet1.png"): data for name, data in parts.items()}
    renamed = {
        name: str(data).replace("sheet1.xml", "sheet1.png") for name, data in changed.items()
    }
    return attached(
        "a sheet in the clothes of a picture", package(renamed), "error tep-hong bang.xlsx"
    )


@kind
def deep_xml(random: Random) -> Case:
    depth = 50_000
    rows: Sequence[Row] = [
        list(HEADS),
        [Raw(f'<c r="{{}}" t="inlineStr"><is>{"<r>" * depth}<t>x</t>{"</r>" * depth}</is></c>'), 1],
    ]
    return attached("50,000 levels of XML", book(sheet(rows)), "error tep-hong bang.xlsx")


@large
def styled_rows(random: Random) -> Case:
    empty = "".join(f'<row r="{n}" ht="15" customHeight="1"/>' for n in range(10, 300_000))
    data = book(sheet(rows_of(random)).replace("</sheetData>", f"{empty}</sheetData>"))
    return attached("300,000 styled rows", data, "error tep-qua-lon bang.xlsx", heavy=True)


@large
def many_cells(random: Random) -> Case:
    rows: Sequence[Row] = [[f"C{n}" for n in range(10)], *([n] * 10 for n in range(14_000))]
    return attached("140,000 cells", book(sheet(rows)), heavy=True)


@large
def too_many_cells(random: Random) -> Case:
    rows: Sequence[Row] = [[f"C{n}" for n in range(20)], *([n] * 20 for n in range(8_000))]
    return attached("160,000 cells", book(sheet(rows)), "error tep-qua-lon bang.xlsx", heavy=True)


@large
def many_strings(random: Random) -> Case:
    parts = {"xl/sharedStrings.xml": strings(*map(str, range(200_000)))}
    data = book(sheet(rows_of(random)), parts=parts)
    return attached("200,000 shared strings", data, "error tep-qua-lon bang.xlsx", heavy=True)


@large
def many_merges(random: Random) -> Case:
    areas = "".join(f'<mergeCell ref="D{n}:E{n}"/>' for n in range(9, 60_000))
    data = book(sheet(rows_of(random), after=f'<mergeCells count="1">{areas}</mergeCells>'))
    return attached("60,000 merges", data, "warning o-gop-qua-nhieu", heavy=True)


@large
def overlapping_merges(random: Random) -> Case:
    rows: Sequence[Row] = [[f"{n}x{m}" for m in range(26)] for n in range(2_000)]
    areas = "".join(f'<mergeCell ref="A1:Z{n}"/>' for n in range(2, 2_000))
    data = book(sheet(rows, after=f'<mergeCells count="1">{areas}</mergeCells>'))
    told = ["info bang-tach", "warning o-gop-qua-nhieu", *["warning o-gop-sai"] * 21]
    return attached("2,000 merges one over another", data, *told, heavy=True)
