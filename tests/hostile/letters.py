"""What came in on a draft and cannot be read, or is no comment sheet."""

from random import Random

from tests.hostile.case import COMMENTS, ROUND_ONE, Case, commented, kind, large, placed
from tests.hostile.packages import (
    book,
    book_parts,
    comment_book,
    comment_rows,
    old_office,
    package,
    said,
    sheet,
    wish,
)
from tests.hostile.usual import HEADS, comment_sheet


@kind
def cut_comments(random: Random) -> Case:
    data = comment_book(said(wish(random)))
    return commented(
        "comment sheet cut",
        data[: random.randrange(40, len(data) - 30)],
        "error tep-hong so-x.xlsx",
    )


@kind
def encrypted_comments(random: Random) -> Case:
    data = old_office("EncryptedPackage")
    return commented("comment sheet encrypted", data, "error tep-co-mat-khau so-x.xlsx")


@kind
def entity_in_comments(random: Random) -> Case:
    xml = (
        f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>{sheet(comment_rows(said("&a;")))}'
    )
    return commented("XXE in a comment sheet", book(xml), "error tep-co-thuc-the so-x.xlsx")


@kind
def empty_file_of_comments(random: Random) -> Case:
    return commented("comment sheet of 0 bytes", b"", "error tep-rong so-x.xlsx")


@kind
def xlsm_comments(random: Random) -> Case:
    main = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    data = book(sheet(comment_rows(said(wish(random)))), titles=("GopY",), main=main)
    return commented(
        "comment sheet: xlsm renamed", data, "warning tep-sai-duoi", answered=(wish(random),)
    )


@kind
def old_kinds(random: Random) -> Case:
    end = random.choice(("doc", "xls", "rtf", "odt", "eml", "zip", "txt"))
    files = {f"{ROUND_ONE}/y-kien/so-x.{end}": "Ý kiến của Sở X".encode()}
    return placed(
        "a letter of a kind that is not read",
        files,
        f"warning tep-y-kien-khong-doc so-x.{end}",
        round=2,
    )


@kind
def scan(random: Random) -> Case:
    files = {f"{ROUND_ONE}/y-kien/so-x.pdf": b"%PDF-1.7\n"}
    return placed("a letter as a scan", files, "warning co-van-ban-chua-nhap so-x.pdf", round=2)


@kind
def stranger(random: Random) -> Case:
    files = {f"{ROUND_ONE}/y-kien/so-x.la.xlsx": comment_book(said(wish(random)))}
    return placed(
        "a body nobody knows",
        files,
        "error co-quan-khong-co so-x.la.xlsx",
        round=2,
        answered=(wish(random),),
    )


@kind
def two_sheets_of_one_body(random: Random) -> Case:
    files = {
        f"{ROUND_ONE}/y-kien/so-x/{number}.xlsx": comment_book(
            said(wish(random), f"số {number} là đúng")
        )
        for number in (1, 2)
    }
    return placed(
        "two sheets that differ", files, "warning hai-phieu-khac-nhau 2.xlsx:GopY!C8", round=2
    )


@kind
def plain_zip_of_comments(random: Random) -> Case:
    return commented(
        "comment sheet: a zip renamed", package({"a": "b"}), "error tep-sai-loai so-x.xlsx"
    )


@kind
def table_as_comments(random: Random) -> Case:
    rows: list[list[object]] = [list(HEADS), ["Xã A", 1]]
    return comment_sheet(
        "a table of figures as comments",
        rows,
        "error khong-phai-phieu-gop-y so-x.xlsx",
        says=("Xã A",),
    )


@large
def ten_thousand_rows(random: Random) -> Case:
    rows = (said(f"Ý kiến thứ {n} về số liệu của bảng.") for n in range(5_000))
    data = comment_book(*rows)
    return commented("5,000 comments on a sheet", data, heavy=True, answered=("Ý kiến thứ 4999",))


@kind
def comments_broken_inside(random: Random) -> Case:
    parts = book_parts(sheet(comment_rows(said(wish(random)))), sheet([]), titles=("GopY", "Khác"))
    parts["xl/worksheets/sheet2.xml"] = "<worksheet><"
    files = {COMMENTS: package(parts)}
    return placed(
        "comment sheet with a broken second sheet",
        files,
        "error tep-hong so-x.xlsx",
        round=2,
        answered=(wish(random),),
    )
