"""Small files, each of one odd way that departments have, and what they hold.

A specimen is its pieces and, for each, the XML that Word keeps: written piece by piece, so that
what is asked for stands beside how it is written.
"""

from collections.abc import Callable, Iterator
from random import Random
from typing import Final

from tests.seeded.departmental.dress import BOLD, ITALIC, Look, field, para, run
from tests.seeded.departmental.package import Parts, zipped
from tests.seeded.departmental.prose import paragraph, sentence
from tests.seeded.departmental.specimen_tables import TABLES, Written
from tests.seeded.departmental.truth import Extra, Heading, Item, Para, Report

Specimen = Callable[[Random, Parts], Iterator[Written]]
_BOLD_ITALIC: Final = Look(bold=True, italic=True)


def specimen(name: str, seed: int) -> tuple[Report, bytes]:
    """Give a specimen's report and its .docx; the same for the same seed."""
    rng, parts = Random(f"{seed}/{name}"), Parts()
    written = list(SPECIMENS[name](rng, parts))
    pieces = tuple(piece for made, _ in written for piece in made)
    return Report(name, pieces), zipped("".join(xml for _, xml in written), parts)


def _heading(level: int, number: str, text: str, look: Look = BOLD, align: str = "both") -> Written:
    return (Heading(level, number, text),), para(run(f"{number} {text}".strip(), look), align=align)


def _para(rng: Random) -> Written:
    text = paragraph(rng)
    return (Para(text),), para(run(text), first=720)


def _said(text: str) -> Written:
    return (Extra("kept", text),), para(run(text), first=720)


def _items(rng: Random, *markers: str, look: Look | None = None) -> Iterator[Written]:
    for marker in markers:
        text = sentence(rng)
        inner = run(f"{marker} {text}") if look is None else run(marker, look) + run(f" {text}")
        yield (Item(marker, text),), para(inner, first=720)


def _run_in_heads(rng: Random, _parts: Parts) -> Iterator[Written]:
    """A bold lead that goes on as text is no heading; a bold line of the same number is."""
    yield _heading(1, "I.", "TÌNH HÌNH CHUNG")
    for number in (1, 2):
        lead, rest = f"Công tác {number}:", sentence(rng)
        xml = para(run(f"{number}. {lead}", BOLD) + run(f" {rest}"), first=720)
        yield (Item(f"{number}.", f"{lead} {rest}"),), xml
    yield _heading(1, "II.", "PHƯƠNG HƯỚNG")
    yield _heading(2, "1.", "Mục tiêu chung")
    yield _para(rng)
    yield _heading(2, "2.", "Mục tiêu cụ thể")
    yield _para(rng)


def _mixed_numbers(rng: Random, _parts: Parts) -> Iterator[Written]:
    """Bare "1." that count paragraphs among bold "1." that head them."""
    yield _heading(1, "I.", "ĐÁNH GIÁ")
    yield _heading(2, "1.", "Kết quả đạt được")
    yield from _items(rng, "1.", "2.", "3.")
    yield _heading(2, "2.", "Hạn chế")
    yield from _items(rng, "1.", "2.")
    yield _heading(1, "II.", "KIẾN NGHỊ")
    yield _para(rng)


def _deep_numbers(rng: Random, _parts: Parts) -> Iterator[Written]:
    for level, number, text in (
        (1, "I.", "HIỆN TRẠNG"),
        (2, "1.", "Mạng lưới"),
        (3, "1.1.", "Tuyến tỉnh"),
        (4, "1.1.1.", "Bệnh viện đa khoa"),
        (4, "1.1.2.", "Bệnh viện chuyên khoa"),
        (3, "1.2.", "Tuyến xã"),
        (2, "2.", "Nhân lực"),
        (1, "II.", "ĐỊNH HƯỚNG"),
    ):
        yield _heading(level, number, text, BOLD if level < 4 else _BOLD_ITALIC)
        yield _para(rng)


def _chapters(rng: Random, _parts: Parts) -> Iterator[Written]:
    """ "Phần thứ nhất" and its title on two lines; sections of a law's kind within."""
    for ordinal, title in (("nhất", "ĐÁNH GIÁ TÌNH HÌNH"), ("hai", "PHƯƠNG HƯỚNG, NHIỆM VỤ")):
        lines = (f"Phần thứ {ordinal}", title)
        xml = "".join(para(run(line, BOLD), align="center") for line in lines)
        yield (Heading(1, lines[0], title),), xml
        yield _heading(2, "I.", f"BỐI CẢNH CỦA PHẦN {ordinal.upper()}")
        yield _para(rng)
        yield _heading(3, "1.", f"Thuận lợi giai đoạn {ordinal}")
        yield _para(rng)


def _bold_points(rng: Random, _parts: Parts) -> Iterator[Written]:
    """Points whose letters are bold, and points that are bold whole and head what follows."""
    yield _heading(1, "1.", "Hạ tầng giao thông")
    yield from _items(rng, "a)", "b)", "c)", look=BOLD)
    yield _heading(1, "2.", "Hạ tầng thủy lợi")
    yield from _items(rng, "a)", "b)", "c)", "d)", "đ)", "e)")


def _short_bold_lines(rng: Random, _parts: Parts) -> Iterator[Written]:
    """Bold words of a sentence's length within the text are no headings."""
    yield _heading(1, "I.", "KẾT QUẢ")
    yield _para(rng)
    text = "Toàn tỉnh có 65 xã, phường; đã hoàn thành sắp xếp từ ngày 01 tháng 7 năm 2025."
    yield (Para(text),), para(run(text, BOLD), first=720)
    yield _heading(1, "II.", "KIẾN NGHỊ")
    yield _para(rng)


def _signs(rng: Random, parts: Parts) -> Iterator[Written]:
    """Bullets by dashes, stars and letters of Wingdings; one that Word draws."""
    yield _heading(1, "I.", "NHIỆM VỤ")
    for sign in ("–", "*", "•", "\uf0a7", "\uf0d8"):
        text = sentence(rng)
        yield (Item("-", text),), para(run(f"{sign} {text}"), first=720)
    text = sentence(rng)
    symbol = '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    yield (Item("-", text),), para(f"{symbol}{run(f' {text}')}", first=720)
    number = parts.list(1, 50)
    text = sentence(rng)
    yield (Item("-", text),), para(run(text), numbered=(number, 0))


def _slashes(rng: Random, _parts: Parts) -> Iterator[Written]:
    yield _heading(1, "I/", "TÌNH HÌNH")
    yield _heading(2, "1/", "Thuận lợi")
    for marker in ("a/", "b/"):
        yield _said(f"{marker} {sentence(rng)}")
    yield _heading(1, "II/", "KIẾN NGHỊ")
    yield _para(rng)


def _restarted(rng: Random, parts: Parts) -> Iterator[Written]:
    """A list of Word's goes on after a paragraph; another restarts."""
    yield _heading(1, "I.", "CÁC BƯỚC")
    first, second = parts.list(3, 60), parts.list(3, 61)
    for number, marker in ((first, "1."), (first, "2.")):
        text = sentence(rng)
        yield (Item(marker, text),), para(run(text), numbered=(number, 0))
    yield _para(rng)
    for number, marker in ((first, "3."), (second, "1."), (second, "2.")):
        text = sentence(rng)
        yield (Item(marker, text),), para(run(text), numbered=(number, 0))


def _wrapped(rng: Random, parts: Parts) -> Iterator[Written]:
    """Smart tags, custom XML, bidirectional runs, hyphens that do not break, returns."""
    yield _heading(1, "I.", "CHỮ TRONG THẺ")
    for opening, closing in (
        ('<w:smartTag w:uri="urn:x" w:element="place">', "</w:smartTag>"),
        ('<w:customXml w:uri="urn:x" w:element="a">', "</w:customXml>"),
        ('<w:bdo w:val="ltr">', "</w:bdo>"),
        ('<w:dir w:val="ltr">', "</w:dir>"),
        ('<w:fldSimple w:instr=" TITLE ">', "</w:fldSimple>"),
        ("<w:sdt><w:sdtPr/><w:sdtContent>", "</w:sdtContent></w:sdt>"),
    ):
        text = sentence(rng)
        half = len(text) // 2
        xml = para(run(text[:half]) + opening + run(text[half:]) + closing, first=720)
        yield (Para(text),), xml
    text = "Quyết định 5‑2025 của tỉnh; dòng hai của đoạn."
    xml = '<w:r><w:t>Quyết định 5</w:t><w:noBreakHyphen/><w:t xml:space="preserve">2025 của tỉnh;</w:t><w:cr/>'
    yield (Extra("kept", text),), para(xml + "<w:t>dòng hai của đoạn.</w:t></w:r>")
    frame = '<w:p><w:pPr><w:framePr w:w="3000" w:hSpace="180" w:wrap="around" w:vAnchor="text"/></w:pPr>'
    text = sentence(rng)
    yield (Extra("kept", text),), f"{frame}{run(text)}</w:p>"


def _raised(rng: Random, _parts: Parts) -> Iterator[Written]:
    yield _heading(1, "I.", "DIỆN TÍCH")
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{}</w:t></w:r>'
    xml = run("Toàn tỉnh rộng 8.310 km") + raised.format("2") + run(", phát thải CO")
    lowered = raised.format("2").replace("superscript", "subscript")
    yield (Extra("kept", "Toàn tỉnh rộng 8.310 km"),), para(xml + lowered + run(" giảm 5%."))
    yield _para(rng)


def _notes(rng: Random, parts: Parts) -> Iterator[Written]:
    """A footnote in a heading, two in one paragraph, one of two paragraphs."""
    mark = parts.note(run("Theo báo cáo năm 2025."))
    yield (Heading(1, "I.", "KẾT QUẢ"),), para(run("I. KẾT QUẢ", BOLD) + mark)
    first, second = sentence(rng), sentence(rng)
    one = parts.note(run("Nguồn thứ nhất của số liệu."))
    two = parts.note(
        run("Nguồn thứ hai của số liệu.") + "</w:p><w:p>" + run("Đoạn hai của chú thích.")
    )
    xml = para(run(first) + one + run(f" {second}") + two, first=720)
    yield (Para(first, "Nguồn thứ nhất của số liệu."),), xml
    yield _para(rng)


def _contents(rng: Random, _parts: Parts) -> Iterator[Written]:
    """A table of contents, a field that goes through several paragraphs, is set aside."""
    begin, rest = field('TOC \\o "1-3" \\h', "").split(
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    lines = [para(run("I. HIỆN TRẠNG\t1")), para(run("II. ĐỊNH HƯỚNG\t2"))]
    first = para(begin + run("MỤC LỤC\t0"))
    last = para('<w:r><w:fldChar w:fldCharType="end"/></w:r>' + rest)
    yield (Extra("contents", "MỤC LỤC"),), first + "".join(lines) + last
    yield _heading(1, "I.", "HIỆN TRẠNG")
    yield _para(rng)
    yield _heading(1, "II.", "ĐỊNH HƯỚNG")
    yield _para(rng)


def _letter(rng: Random, _parts: Parts) -> Iterator[Written]:
    """A letter: addressee, grounds in italics, closing, all in paragraphs."""
    yield (
        (Extra("kept", "Kính gửi: Sở Tài chính tỉnh Lạng Sơn."),),
        para(run("Kính gửi: Sở Tài chính tỉnh Lạng Sơn.", BOLD), align="center"),
    )
    text = "Căn cứ Luật Quy hoạch số 112/2025/QH15;"
    yield (Extra("kept", text),), para(run(text, ITALIC), first=720)
    yield _heading(1, "1.", "Kết quả thực hiện")
    yield _para(rng)
    yield _heading(1, "2.", "Kiến nghị")
    yield _para(rng)
    text = "Trên đây là báo cáo của Sở Y tế, kính gửi Sở Tài chính tổng hợp./."
    yield (Para(text),), para(run(text), first=720)


def _in_table(name: str) -> Specimen:
    def made(rng: Random, parts: Parts) -> Iterator[Written]:
        yield _heading(1, "I.", "SỐ LIỆU")
        yield _para(rng)
        yield TABLES[name](rng, parts)
        yield _para(rng)
        yield _heading(1, "II.", "KIẾN NGHỊ")
        yield _para(rng)

    return made


SPECIMENS: Final[dict[str, Specimen]] = {
    "dan-dam": _run_in_heads, "so-lan-lon": _mixed_numbers, "so-sau": _deep_numbers,
    "phan-thu": _chapters, "diem-dam": _bold_points, "cau-dam": _short_bold_lines,
    "dau-la": _signs, "gach-cheo": _slashes, "danh-sach-tiep": _restarted, "the-la": _wrapped,
    "chi-so": _raised, "chu-thich-la": _notes, "muc-luc": _contents, "cong-van": _letter,
    **{f"bang-{name}": _in_table(name) for name in TABLES},
}  # fmt: skip
