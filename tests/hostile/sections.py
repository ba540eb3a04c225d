"""Hostile and sloppy texts: empty, too long, broken, half converted, full of odd signs."""

from random import Random

from tests.hostile.case import LATER, SECTION, Case, kind, large, sentence, text

BEFORE = "Nội dung đã gửi cho lần một."


def _section(name: str, data: bytes, *notices: str, kept: tuple[str, ...] = ()) -> Case:
    exit_code = int(any(notice.startswith("error") for notice in notices))
    return Case(name, {SECTION: data}, notices, exit_code, kept=kept)


def _emptied(name: str, data: bytes) -> Case:
    files = {SECTION: text(BEFORE), LATER: data}
    return Case(name, files, ("error bai-trong",), 1, round=2, kept=(BEFORE,))


@kind
def emptied_file(random: Random) -> Case:
    return _emptied("emptied in round 2: 0 bytes", b"")


@kind
def emptied_to_spaces(random: Random) -> Case:
    signs = [" ", "\n", "\t", "\u00a0", "\u3000"]
    data = "".join(random.choice(signs) for _ in range(random.randint(1, 40)))
    return _emptied("emptied in round 2: white space", (data + "\n").encode())


@kind
def emptied_to_a_mark(random: Random) -> Case:
    return _emptied("emptied in round 2: byte order mark", b"\xef\xbb\xbf" + b"\n" * 2)


@kind
def emptied_to_utf16(random: Random) -> Case:
    return _emptied("emptied in round 2: UTF-16 byte order mark", b"\xff\xfe\n\0")


@kind
def emptied_to_front_matter(random: Random) -> Case:
    return _emptied("emptied in round 2: front matter", "---\nly-do: chỉnh sửa\n---\n\n".encode())


@kind
def emptied_to_a_comment(random: Random) -> Case:
    return _emptied("emptied in round 2: a line drawn", b"---\n\n***\n")


@kind
def withdrawn(random: Random) -> Case:
    files = {SECTION: text(BEFORE), LATER: b"---\nrut: true\n---\n"}
    return Case("withdrawn in round 2", files, round=2, kept=("đã rút nội dung này",))


@kind
def empty_first(random: Random) -> Case:
    return _section("empty in round 1", b"", "error bai-trong", kept=("không có nội dung",))


@kind
def unclosed_fence(random: Random) -> Case:
    fence = random.choice(("```", "~~~", "`````"))
    data = text(sentence(random), f"{fence}\n{sentence(random)}", "# Tiêu đề sau", "Chữ cuối.")
    return _section("unclosed fence", data, "warning khoi-ma-khong-dong", kept=("Chữ cuối.",))


@kind
def closed_fence(random: Random) -> Case:
    data = text("Trước.", "```\nmã\n```", "Sau.")
    return _section("closed fence", data, kept=("mã",))


@kind
def grid_table(random: Random) -> Case:
    data = text(
        "Bảng sau:", "+-----+-----+\n| a   | b   |\n+=====+=====+\n| 1   | 2   |\n+-----+-----+"
    )
    told = ("warning bang-kieu-khac", "warning tro-go-tay muc-x.md:1")
    return _section("pandoc grid table", data, *told)


@kind
def simple_table(random: Random) -> Case:
    data = text("Bảng sau:", "Năm      Giá trị\n-------  --------\n2024     12,5\n2025     13,5")
    told = ("warning bang-kieu-khac", "warning tro-go-tay muc-x.md:1")
    return _section("pandoc simple table", data, *told, *["info dau-cach-thua"] * 4)


@kind
def multiline_table(random: Random) -> Case:
    data = text(
        "Bảng sau:",
        "-----------------------\nNăm      Giá trị\n-------  --------------\n2024     12,5\n"
        "-----------------------",
    )
    told = ("warning bang-kieu-khac", "warning tieu-de-nhay-cap", "warning tro-go-tay muc-x.md:1")
    return _section("pandoc multiline table", data, *told, *["info dau-cach-thua"] * 3)


@kind
def merge_conflict(random: Random) -> Case:
    branch = random.choice(("ban-a", "sua-lan-2", "khac/ban-b"))
    data = text(
        sentence(random),
        f"<<<<<<< {branch}\nDài 120 km.\n=======\nDài 125 km.\n>>>>>>> khac",
        sentence(random),
    )
    return _section("merge conflict", data, "error dau-xung-dot")


@kind
def look_alikes(random: Random) -> Case:
    word = random.choice(("c\u043eng", "th\u0430nh", "ph\u043e", "ti\u0435n", "\u0421ao"))
    data = text(f"Các {word} trình của tỉnh.")
    return _section("Cyrillic look-alikes", data, "warning chu-giong")


@kind
def greek_look_alikes(random: Random) -> Case:
    return _section("Greek look-alikes", text("Đường \u0391B dài 3 km."), "warning chu-giong")


@kind
def honest_greek(random: Random) -> Case:
    data = text("Hệ số α bằng 0,5; độ rỗng ε; ΔT là chênh lệch nhiệt độ; 5 μm.")
    return _section("honest Greek letters", data)


@kind
def whole_cyrillic(random: Random) -> Case:
    return _section("a Russian name", text("Hợp tác với Москва và Санкт-Петербург."))


@kind
def brackets(random: Random) -> Case:
    data = text("[" * random.randint(3100, 9000) + "chữ", sentence(random))
    return _section("paragraph of brackets", data, "warning qua-nhieu-dau")


@kind
def brackets_in_pairs(random: Random) -> Case:
    data = text("[^x] " * 1500 + "hết", sentence(random))
    return _section("1,500 notes without content", data, "warning chu-thich-thieu")


@kind
def undefined_notes(random: Random) -> Case:
    data = text("Chữ[^mot] và chữ[^hai].", "[^mot]: Có.")
    return _section("a note without content", data, "warning chu-thich-thieu")


@kind
def stars(random: Random) -> Case:
    return _section("unclosed emphasis", text("**" * 3000 + "chữ", sentence(random)))


@kind
def escapes(random: Random) -> Case:
    data = text("Dòng một_x000D_", "Dòng hai_x000A_ và ba.")
    return _section("escapes of another program", data, *["warning ky-tu-thoat"] * 2)


@kind
def impossible_days(random: Random) -> Case:
    day = random.choice(("31/4/2025", "30/02/2026", "29/02/2025", "32/01/2025", "15/13/2025"))
    return _section("impossible day", text(f"Họp ngày {day}."), "warning ngay-khong-co")


@kind
def impossible_day_in_words(random: Random) -> Case:
    data = text("Họp ngày 31 tháng 9 năm 2025.")
    return _section("impossible day in words", data, "warning ngay-khong-co")


@kind
def possible_days(random: Random) -> Case:
    data = text("Ngày 29/02/2024, 31/12/2025; số 31/2025/NĐ-CP; tỷ lệ 30/02.")
    return _section("possible days", data)


@kind
def bidirectional(random: Random) -> Case:
    data = text(f"Số tiền \u202e{random.randint(100, 999)}\u202c đồng.")
    return _section("right-to-left override", data, "warning ky-tu-dao-chieu")


@kind
def zero_width(random: Random) -> Case:
    sign = random.choice("\u200b\u200d\u2060\u00ad")
    return _section("zero width sign", text(f"Công{sign}trình."), "warning ky-tu-vo-hinh")


@kind
def control_characters(random: Random) -> Case:
    sign = chr(random.choice((0, 7, 8, 11, 27)))
    return _section("control character", text(f"Công{sign}trình."), "warning ky-tu-dieu-khien")


@kind
def replacement_signs(random: Random) -> Case:
    return _section("letters lost", text("C\ufffdng trình."), "warning chu-da-mat")


@kind
def private_signs(random: Random) -> Case:
    told = ("warning ky-tu-rieng", "warning dau-dong-la muc-x.md:1")
    return _section("signs of a font", text("\uf0b7 Công trình."), *told)


@kind
def line_separators(random: Random) -> Case:
    return _section("line separator", text("Một\u2028hai."), "warning ky-tu-ngat-dong-la")


@kind
def inner_mark(random: Random) -> Case:
    return _section("byte order mark inside", text("Một.", "\ufeffHai."), "warning bom-giua-tep")


@kind
def old_encoding(random: Random) -> Case:
    data = "C¸c c«ng tr×nh h¹ tÇng ®· ®­îc ®Çu t­ theo kÕ ho¹ch".encode("latin-1", "replace")
    return _section("TCVN3", data, "error bang-ma-cu")


@kind
def cut_utf8(random: Random) -> Case:
    return _section("UTF-8 cut", "Công trình đ".encode()[:-1], "error utf-8-hong")


@kind
def utf16(random: Random) -> Case:
    order = random.choice(("utf-16", "utf-16-be"))
    mark = b"\xfe\xff" if order == "utf-16-be" else b""
    return _section("UTF-16", mark + "Công trình.\n".encode(order), kept=("Công trình.",))


@kind
def utf32(random: Random) -> Case:
    return _section("UTF-32", "Công trình.\n".encode("utf-32"), "error bang-ma-utf-32")


@kind
def old_line_ends(random: Random) -> Case:
    return _section("CR line ends", "Một.\r\rHai.\r".encode(), kept=("Một.", "Hai."))


@kind
def word_named_md(random: Random) -> Case:
    return _section("a .docx named .md", b"PK\x03\x04" + bytes(200), "error khong-phai-van-ban")


@kind
def old_word_named_md(random: Random) -> Case:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    return _section("a .doc named .md", data, "error khong-phai-van-ban")


@kind
def pdf_named_md(random: Random) -> Case:
    return _section("a .pdf named .md", b"%PDF-1.7\n\x80", "error khong-phai-van-ban")


@kind
def binary(random: Random) -> Case:
    data = bytes([0x80 | random.randrange(64) for _ in range(2000)])
    return _section("random bytes", data, "error utf-8-hong")


@kind
def raw_html(random: Random) -> Case:
    data = text("<script>alert(1)</script>", "Sau.")
    return _section("script", data, "warning html-tho", kept=("<script>",))


@kind
def jinja(random: Random) -> Case:
    data = text("{{ 7*7 }} {% for x in y %} {# z #} {_{")
    return _section("template signs", data, kept=("{{ 7*7 }}", "{_{"))


@kind
def outside_path(random: Random) -> Case:
    path = random.choice(("../../so-y/hinh.png", "../hinh.png"))
    data = text("Chữ.", f"![Ảnh]({path})")
    return _section("path outside", data, "error duong-dan-ngoai")


@kind
def network_picture(random: Random) -> Case:
    data = text("Chữ.", "![Ảnh](https://example.com/a.png)")
    return _section("picture on the network", data, "error duong-dan-mang")


@kind
def broken_front_matter(random: Random) -> Case:
    data = "---\ntieu-de: Mục X\nrut: có thể\n---\n\nNội dung.\n".encode()
    return _section("front matter: no truth", data, "error yaml-dung-sai", kept=("Nội dung.",))


@kind
def unclosed_front_matter(random: Random) -> Case:
    data = "---\ntieu-de: Mục X\n\nNội dung.\n".encode()
    return _section("front matter unclosed", data, "error khai-bao-khong-dong")


@kind
def unknown_front_matter(random: Random) -> Case:
    data = "---\nlydo: x\n---\n\nNội dung.\n".encode()
    return _section("front matter: unknown key", data, "error yaml-khoa-la")


@kind
def deep_lists(random: Random) -> Case:
    data = "".join(f"{'  ' * n}- mức {n}\n" for n in range(random.randint(25, 60))).encode()
    return _section("lists too deep", data, "warning danh-sach-qua-sau", "warning long-qua-sau")


@kind
def unclosed_division(random: Random) -> Case:
    data = text("::: khung", "Trong khung.")
    return _section("unclosed division", data, "warning khoi-khong-dong", kept=("Trong khung.",))


@large
def many_unclosed_divisions(random: Random) -> Case:
    data = b"::: khung\n" * 3000 + "chữ\n".encode()
    return Case(
        "3,000 unclosed divisions",
        {SECTION: data},
        ("warning khoi-khong-dong", "warning long-qua-sau"),
        heavy=True,
    )


@kind
def ragged_table(random: Random) -> Case:
    data = text("Chữ.", "| a | b |\n|---|---|\n| 1 | 2 | 3 |\n| 1 |")
    told = ("warning bang-khong-ten muc-x.md:3", *["warning dong-bang-lech"] * 2)
    return _section("ragged table", data, *told)


@kind
def wide_table(random: Random) -> Case:
    width = random.randint(64, 90)
    row = "|" + "|".join("x" * 1 for _ in range(width)) + "|"
    data = text("Chữ.", f"{row}\n|{'-|' * width}\n{row}")
    return _section(
        "table wider than Word takes", data, "error bang-qua-nhieu-cot", kept=("Chưa có bảng",)
    )


@kind
def twin_attributes(random: Random) -> Case:
    data = text("# Một {#muc-a}", "Chữ.", "# Hai {#muc-a}", "Chữ.")
    return _section("two headings of one id", data, "error ma-trung")


@kind
def dangling_reference(random: Random) -> Case:
    return _section(
        "reference to nothing", text("Xem @bang-khong-co."), "error tham-chieu-khong-co"
    )


@kind
def broken_formula(random: Random) -> Case:
    return _section("formula pandoc cannot turn", text("$\\frac{1}{$"), "warning cong-thuc-sai")


@kind
def long_formula(random: Random) -> Case:
    return _section("formula too long", text(f"${'x+' * 3000}x$"), "warning cong-thuc-sai")


@kind
def skipped_heading(random: Random) -> Case:
    return _section("heading skips a level", text("### Ba", "Chữ."), "warning tieu-de-nhay-cap")
