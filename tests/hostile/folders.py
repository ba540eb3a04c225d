"""Files and folders that are not what their names say: links, pipes, names, places, sizes."""

import unicodedata
from collections.abc import Mapping
from random import Random

from tests.hostile.case import (
    BOOK,
    COMMENTS,
    PICTURE,
    PICTURED,
    PLACED,
    ROUND_ONE,
    SECTION,
    Case,
    Odd,
    kind,
    large,
    placed,
    text,
)
from tests.hostile.packages import book, sheet

Files = Mapping[str, bytes | Odd]
OWN = f"{ROUND_ONE}/so-x"
TEXT = text("Nội dung của mục.")
BOOKED = book(sheet([["Tên", "Giá trị"], ["Xã A", 1]]))


@kind
def linked_text(random: Random) -> Case:
    files: Files = {SECTION: Odd("link", "/etc/passwd")}
    return placed("a link as a text", files, "error tep-lien-ket muc-x.md")


@kind
def linked_inside(random: Random) -> Case:
    files: Files = {f"{OWN}/goc.txt": TEXT, SECTION: Odd("link", "goc.txt")}
    return placed(
        "a link within the folder",
        files,
        "error tep-lien-ket muc-x.md",
        "warning tep-khong-dung goc.txt",
    )


@kind
def linked_nowhere(random: Random) -> Case:
    return placed(
        "a link to nothing", {SECTION: Odd("link", "khong-co.md")}, "error tep-lien-ket muc-x.md"
    )


@kind
def linked_circle(random: Random) -> Case:
    files: Files = {SECTION: TEXT, f"{OWN}/vong": Odd("link", ".")}
    return placed("a link to its own folder", files, "error tep-lien-ket vong")


@kind
def linked_folder(random: Random) -> Case:
    return placed(
        "an agency's folder is a link", {OWN: Odd("link", "../so-y")}, "error tep-lien-ket so-x"
    )


@kind
def linked_picture(random: Random) -> Case:
    files: Files = {SECTION: PICTURED.encode(), PICTURE: Odd("link", "/etc/passwd")}
    return placed("a link as a picture", files, "error tep-lien-ket hinh.png")


@kind
def linked_book(random: Random) -> Case:
    files: Files = {SECTION: PLACED.encode(), BOOK: Odd("link", "/dev/zero")}
    return placed("a link to a device as a workbook", files, "error tep-lien-ket bang.xlsx")


@kind
def linked_comments(random: Random) -> Case:
    return placed(
        "a link as a comment sheet",
        {COMMENTS: Odd("link", "/etc/passwd")},
        "error tep-lien-ket so-x.xlsx",
        round=2,
    )


@kind
def pipe(random: Random) -> Case:
    return placed("a pipe as a text", {SECTION: Odd("pipe")}, "error tep-lien-ket muc-x.md")


@kind
def pipe_of_comments(random: Random) -> Case:
    return placed(
        "a pipe as a comment sheet",
        {COMMENTS: Odd("pipe")},
        "error tep-lien-ket so-x.xlsx",
        round=2,
    )


@kind
def made_socket(random: Random) -> Case:
    return placed("a socket as a text", {SECTION: Odd("socket")}, "error tep-lien-ket muc-x.md")


@kind
def folder_as_text(random: Random) -> Case:
    files: Files = {SECTION: Odd("folder"), f"{SECTION}/a.xlsx": BOOKED}
    told = ("warning tep-khong-dung a.xlsx",)
    return placed("a folder named as a text", files, *told, beside=("warning chua-gui",))


@kind
def huge_file(random: Random) -> Case:
    return placed(
        "a text of 70 MB", {SECTION: Odd("sparse", "70000000")}, "error tep-qua-lon muc-x.md"
    )


@kind
def huge_book(random: Random) -> Case:
    files: Files = {SECTION: PLACED.encode(), BOOK: Odd("sparse", "70000000")}
    return placed("a workbook of 70 MB", files, "error tep-qua-lon bang.xlsx")


@kind
def endless_file(random: Random) -> Case:
    return placed(
        "a text of a terabyte",
        {SECTION: Odd("sparse", "1000000000000")},
        "error tep-qua-lon muc-x.md",
    )


@kind
def control_in_name(random: Random) -> Case:
    sign = random.choice("\n\r\t\x1b\x07")
    files = {SECTION: TEXT, f"{OWN}/a{sign}b.md": TEXT}
    return placed("a control character in a name", files, "error ten-tep-hong")


@kind
def override_in_name(random: Random) -> Case:
    files = {SECTION: TEXT, f"{OWN}/bang\u202exslx.md": TEXT}
    return placed("an override in a name", files, "error ten-tep-hong")


@kind
def bytes_in_name(random: Random) -> Case:
    files = {SECTION: TEXT, f"{OWN}/b\udcff.md": TEXT}
    return placed("a name that is no UTF-8", files, "error ten-tep-hong")


@kind
def backslash_in_name(random: Random) -> Case:
    files = {SECTION: TEXT, f"{OWN}/a\\..\\b.md": TEXT}
    return placed("a backslash in a name", files, "error ten-tep-hong")


@kind
def loose_name(random: Random) -> Case:
    name = unicodedata.normalize("NFD", "bảng số liệu.xlsx")
    files = {
        SECTION: "Chữ.\n\n![Bảng kê của muc-x](<bảng số liệu.xlsx>)\n".encode(),
        f"{OWN}/{name}": BOOKED,
    }
    return placed("a name with loose accents", files, kept=("Xã A",))


@kind
def two_codings(random: Random) -> Case:
    one, other = "số.xlsx", unicodedata.normalize("NFD", "số.xlsx")
    files = {
        SECTION: "Chữ.\n\n![Bảng kê của muc-x](số.xlsx)\n".encode(),
        f"{OWN}/{one}": BOOKED,
        f"{OWN}/{other}": b"x",
    }
    return placed("two names that differ in coding alone", files, "error ten-tep-trung")


@kind
def upper_case(random: Random) -> Case:
    files = {SECTION: PLACED.replace("bang", "BANG").encode(), BOOK: BOOKED}
    return placed(
        "a path in capitals", files, "warning ten-tep-hoa-thuong muc-x.md:3", kept=("Xã A",)
    )


@kind
def second_copy(random: Random) -> Case:
    files = {SECTION: TEXT, f"{OWN}/muc-x (2).md": TEXT}
    return placed("a second copy of a text", files, "error muc-khong-co muc-x (2).md")


@kind
def text_named_txt(random: Random) -> Case:
    files = {f"{OWN}/muc-x.md.txt": TEXT}
    return placed("a text named .md.txt", files, "warning tep-khong-dung muc-x.md.txt")


@kind
def word_for_text(random: Random) -> Case:
    files = {f"{OWN}/muc-x.docx": b"PK\x03\x04"}
    return placed("a Word file beside its text", files, "error hai-tep-mot-muc muc-x.docx")


@kind
def wrong_name(random: Random) -> Case:
    return placed(
        "a text of no item", {f"{OWN}/muc-khac.md": TEXT}, "error muc-khong-co muc-khac.md"
    )


@kind
def anothers_item(random: Random) -> Case:
    return placed(
        "a text of another's item", {f"{OWN}/muc-y.md": TEXT}, "error muc-cua-co-quan-khac muc-y.md"
    )


@kind
def nested_text(random: Random) -> Case:
    return placed(
        "a text in a folder within",
        {f"{OWN}/gui/muc-moi.md": TEXT},
        "error md-trong-thu-muc-con muc-moi.md",
    )


@kind
def unused_file(random: Random) -> Case:
    return placed(
        "a picture nobody names", {f"{OWN}/thua.png": b"x"}, "warning tep-khong-dung thua.png"
    )


@kind
def litter(random: Random) -> Case:
    files = {
        f"{OWN}/{name}": b"x" for name in ("~$muc-x.docx", ".DS_Store", "Thumbs.db", "desktop.ini")
    }
    return placed("what programs leave behind", files)


@kind
def deep_folders(random: Random) -> Case:
    files = {f"{OWN}/{'/'.join('a' * 15)}/a.xlsx": BOOKED}
    return placed("folders 15 deep", files, "error thu-muc-qua-lon")


@kind
def long_name(random: Random) -> Case:
    name = "a" * 240
    files = {
        SECTION: f"Chữ.\n\n![Bảng kê của muc-x]({name}.xlsx)\n".encode(),
        f"{OWN}/{name}.xlsx": BOOKED,
    }
    return placed("a name of 245 letters", files, kept=("Xã A",))


@kind
def spelled_path(random: Random) -> Case:
    path = random.choice(("%2e%2e/so-y/a.png", "./../so-y/a.png", "a/../../so-y/a.png"))
    files = {SECTION: f"Chữ.\n\n![Sơ đồ]({path})\n".encode()}
    return placed("a path outside in other spelling", files, "error duong-dan-ngoai muc-x.md:3")


@kind
def local_path(random: Random) -> Case:
    path = random.choice(
        ("C:\\\\Users\\\\a.png", "file:///etc/a.png", "/etc/passwd.png", "~/a.png")
    )
    files = {SECTION: f"Chữ.\n\n![Sơ đồ]({path})\n".encode()}
    return placed("a path of one machine", files, "error duong-dan-tuyet-doi muc-x.md:3")


@kind
def missing_file(random: Random) -> Case:
    return placed(
        "a workbook that was not sent", {SECTION: PLACED.encode()}, "error tep-khong-co muc-x.md:3"
    )


@large
def many_files(random: Random) -> Case:
    files = {f"{OWN}/anh/{n}.png": b"x" for n in range(3_000)}
    told = ["warning tep-khong-dung"] * 21
    return placed("3,000 files nobody names", {SECTION: TEXT, **files}, *told, heavy=True)


@kind
def folder_nobody_knows(random: Random) -> Case:
    files = {f"{ROUND_ONE}/so-la/muc-x.md": TEXT}
    return placed("a folder of no agency", files, "error co-quan-khong-co so-la")


@kind
def round_misspelt(random: Random) -> Case:
    name = random.choice(("Lan 1", "lần-1", "lan_1", "lan-01", "draft 1"))
    return placed(
        "a round misspelt", {f"sections/{name}/so-x/muc-x.md": TEXT}, f"warning thu-muc-la {name}"
    )


@kind
def file_at_the_top(random: Random) -> Case:
    return placed(
        "a file beside the rounds",
        {"sections/ghi-chu.txt": b"x"},
        "warning tep-khong-dung ghi-chu.txt",
    )


@kind
def linked_sections(random: Random) -> Case:
    files: Files = {"sections/lan-1/so-z": Odd("link", "/")}
    return placed("a link to the root of the disk", files, "error tep-lien-ket so-z")


@kind
def build_is_a_file(random: Random) -> Case:
    return placed("build is a file", {"build": b"x"}, exit=2, says=("không ghi được", "build"))


@kind
def output_is_a_link(random: Random) -> Case:
    files: Files = {"build/a": b"", "build/lan-1": Odd("link", "/etc")}
    return placed("the folder of the draft is a link", files)
