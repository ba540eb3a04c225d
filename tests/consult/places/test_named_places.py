"""From words to places, step by step: what is read, what it names, where a comment then stands.

Each step is kept as a text, `golden/<step>.txt`, written anew by `pytest --renew-golden`.
"""

from collections.abc import Iterable
from pathlib import Path

import pytest

from pipeline.consult.places.addressed import Addressed, Found
from pipeline.consult.places.addresses import Numeral, Step, StepKind, mentions, parse
from pipeline.consult.places.blocks import bullets, paragraphs, points, rows_named
from pipeline.consult.places.landmarks import landmarks
from pipeline.consult.places.placing import Placer
from pipeline.consult.places.quotations import letters, quoted, verbatim
from pipeline.consult.places.sections import sections_named
from pipeline.consult.places.spots import Stretch
from pipeline.model.change import Place
from pipeline.model.comment import Certainty, Comment
from pipeline.model.fixed import replace
from pipeline.model.identity import block_bookmark
from pipeline.model.pages import Pages
from tests.consult.comments import comment
from tests.consult.places.addressed_draft import TEXTS, spots
from tests.kept_texts import is_as_kept

GOLDEN = Path(__file__).parent / "golden"
SPOTS = spots()
DRAFT = Addressed(SPOTS)
MARKS = landmarks(SPOTS)
ITEMS = ("", *TEXTS)

ADDRESSES = (
    """
Phần I, mục 2 | mục 2 Phần I | Phần 2, mục 1.1 | mục I.1.2. Hạn chế | mục 1.2 | mục 1.2 chương I
khoản 2 mục I Phần II | mục I, mục 2 Phần II | khoản 1 mục 2 Phần II | mục 2 mục 1 Phần I
chương II | chương 3 | Phụ lục 1, mục 2 | Phụ lục II | Bảng 2.1 | Bảng PL1.2 | Bảng 2 Phụ lục I
Bảng 1 | bảng “Mạng lưới” | bảng Số giường bệnh | Bảng 2.1, 2.2 | Bảng 2.1 và PL1.1 | Hình 2.1
điểm b mục 1.1 Phần I | điểm a | điểm z mục 1.1 | điểm đ | khoản 1, khoản 2 mục I
Bảng 2.1, dòng Tuyến xã | Bảng 2.1, dòng 2 | Bảng 2.1, dòng cuối | Bảng 2.1, dòng thứ ba
Bảng 2.1, dòng 9 | Bảng 2.1, dòng 0 | Bảng 2.1, STT 3 | Bảng 2.1, cột Giường, dòng 1
dòng “Quốc lộ 4A” | dòng “Quốc lộ” Phụ lục I | dòng “Công lập” | dòng chảy
Bảng PL1.1, dòng “lộ 4B” | [y-te], đoạn 1 | [y-te], đoạn 3 | [y-te], đoạn cuối | y-te, đoạn 2
[du-lich], đoạn 1 | mục I.1.1, đoạn 2 | mục I.1.2, gạch đầu dòng thứ 2 | mục 1.1 Phần I, ý 1
mục 1.1 Phần I, gạch đầu dòng cuối | [su-can-thiet], gạch đầu dòng thứ 1 | [khong-co], đoạn 1
Y tế [y-te] | Y tế | y tê | Du lịch, mục “Hiện trạng” | Hiện trạng | Hiện | Kết luận | Danh mục
Danh mục mạng lưới giao thôn | Danh mục mạng | Căn cứ điều chỉnh | căn cứ pháp lý | cơ sở pháp lý
toàn bộ dự thảo | Góp ý chung | chung | các nội dung | báo cáo | hạ tầng cơ sở | HẠ TẦNG
mục I.2. Y tế | mục 9 | Phần V | Phần I, mục 9 | Phần II, mục III.1 | trang 4 | tr. 4 - 5
mục I.1.1 và I.1.2 | mục 1 và mục 2 Phần I | mục 1, mục 2 Phần I | Phần I và Phần II
Bảng 2.1: “812,2” | Bảng 2.1: “999” | mục I.1.1: “34 giường” | Bảng 2.1; Bảng 9.9 | Phần I/2
mục c | mục I.1.b) | Phần thứ hai, mục I | mục đầu | đoạn | Bảng | phần | mục | “Bảng 2.1”
góp ý về toàn văn báo cáo | nhận xét chung | ý kiến cho bản dự thảo | tất cả các phần | toàn dự thảo
toàn bộ nội dung của văn bản quy hoạch tỉnh | cả hồ sơ | đối với tài liệu | dự thảo báo cáo lần 2
dự thảo báo cáo điều chỉnh quy hoạch tỉnh | tổng thể | nội dung chung | dự thảo | toàn bộ mục lần 2
trong tất cả điều chỉnh | dự thảo lần 2 | phần cơ sở pháp luật lập quy hoạch | về căn cứ
các căn cứ xây dựng báo cáo | mục căn cứ của quy hoạch | nội dung cơ sở điều chỉnh | căn cứ khoa học
khoan 1 mục II | tiểu mục 2 mục I | điểm 2 mục I | diem 2 mục I | tiết 1.2 mục 1 | khoản 2, mục 9
khoản 1 và khoản 2 mục I | mục I.1, I.2 | mục 1.1 mục I.1 | mục II.1, mục 1 | mục I Phần II, mục 2
mục 1.1.2 | mục I.2.1, đoạn 1 | chương I, mục 1, mục 2 | Phần II, chương II, mục 1.1 | mục 2, 3
bảng “Số giường bệnh theo tuyến”, dòng 1 | bảng | bảng giường | hình | Bảng 3 | Bảng 1.1 | Bảng PL1
Phụ lục I, Bảng 2 | Phụ lục I, đoạn 1 | Phụ lục | trang 4, mục I.1 | trang 5 và 6 | tr.7 | trang 5-7
5 dự án | 1. Đề nghị | II.1.2. Du lịch | 1.2 | hàng năm | 120,5 km | điểm a khoản 2 Điều 5
""".replace("\n", " | ")
    .strip(" |")
    .split(" | ")
)

QUOTATIONS = (
    """
Quy mô đạt 34 giường | quy mô đạt 34 | 34 giường | giường | “34 giường.” | Quy mô … 34 giường
Quy mô đạt 35 giường | Nhân lực y tế thiếu bác sỹ chuyên khoa | Nhân lực thiếu | thiếu bác sĩ
a) thiếu bác sĩ; | mục tiêu tăng trưởng | mục tiêu | tăng trưởng; mục tiêu môi trường | 812,2
Tuyến tỉnh … 812,2 | Bảng “Số giường bệnh theo tuyến”, dòng “Tuyến tỉnh”: “812,2” | dòng “Tuyến xã”
“Tuyến tỉnh”, “812,2” | Phòng khám | 50 | Quốc lộ 4 | Quốc lộ 4A | 120,5 | Mạng lưới quốc lộ
Tổng vốn đầu tư 6.850 tỷ đồng | Tổng vốn 6.850 tỷ | câu hoàn toàn khác hẳn | x | … | “” | y tế
mở đầu của bối cảnh. | Mở đầu của bối cảnh. a) thay đổi về tổ chức | Hiện trạng | khách quốc tế
""".replace("\n", " | ")
    .strip(" |")
    .split(" | ")
)

COMMENTS: tuple[tuple[str, str, str, str], ...] = (
    # item, item as typed, quotation, what is said
    ("y-te", "", "", ""), ("y-te", "", "34 giường", ""), ("y-te", "", "Bảng 2.1", ""),
    ("y-te", "", "Bảng PL1.1", ""), ("y-te", "", "Bảng 9.9", ""), ("y-te", "", "trang 5", ""),
    ("y-te", "", "Bảng 2.1: “812,2”", ""), ("y-te", "", "Bảng 2.1: “khách quốc tế giảm”", ""),
    ("y-te", "", "Bảng 2.1: “không có ở đâu”", ""), ("y-te", "", "khách quốc tế giảm", ""),
    ("y-te", "", "mạng cấp", ""), ("y-te", "", "thiếu", ""), ("y-te", "", "câu khác hẳn", ""),
    ("y-te", "", "", "Tại Bảng 2.1, sửa."), ("y-te", "", "", "Sửa cho khớp Bảng 2.1."),
    ("y-te", "", "", "Tại Bảng PL1.1, sửa."), ("y-te", "", "", "1. Đề nghị sửa."),
    ("y-te", "I.1. Y tế", "", ""), ("y-te", "I.2. Cấp nước, thoát nước", "", ""),
    ("y-te", "Y tế [y-te]", "", ""), ("y-te", "I.1", "đoạn 1", ""), ("la", "", "34 giường", ""),
    ("", "Y tế", "", ""), ("", "Y tế", "34 giường", ""), ("", "Phần II", "", ""),
    ("", "Phần II, mục I", "", ""), ("", "Phần II", "34 giường", ""), ("", "Phần I/9", "", ""),
    ("", "Hiện trạng", "", ""), ("", "Hiện trạng", "34 giường", ""), ("", "Hạn chế", "cũ", ""),
    ("", "Danh mục mạng", "", ""), ("", "Toàn bộ dự thảo", "", ""), ("", "chung", "x", ""),
    ("", "Y tế cơ sở [khong-co]", "", ""), ("", "Y tế [khong-co]", "", ""),
    ("", "Bảng 2.1 phần cuối", "", ""), ("", "Bảng 2.1: “812,2”", "", ""),
    ("", "Phụ lục IX", "", ""), ("", "lạ hoắc", "", ""), ("", "lạ hoắc", "34 giường", ""),
    ("", "", "34 giường", ""), ("", "", "mục 2", ""), ("", "", "mục I.1", ""),
    ("", "", "Bảng 1", ""), ("", "", "giường", ""), ("", "", "thiếu bác sĩ", ""),
    ("", "", "", "Đề nghị sửa Bảng 2.1 và mục 9."), ("", "", "", "Đề nghị sửa Bảng 9.9."),
    ("", "", "", "Rà soát số liệu."), ("", "Phụ lục IX", "", "Sửa Bảng 9.9."),
    ("", "", "", "Tại Phần I, mục 1.1, điểm b, sửa."), ("", "", "trang 5", ""),
    ("", "", "“Quy mô đạt 34 giường”, trang 9", ""), ("du-lich", "", "Hiện trạng", ""),
    ("cap-nuoc", "", "điểm a", ""), ("cap-nuoc", "", "đoạn 9", ""), ("pl-duong", "", "4A", ""),
    ("pl-duong", "", "mục 2", ""), ("can-cu", "", "Luật Quy hoạch", ""),
)  # fmt: skip


def stretch(one: Stretch) -> str:
    return f"{one.place} {one.start}-{one.end}"


def step(one: Step) -> str:
    labels = ", ".join(".".join(map(numeral, label)) for label in one.labels)
    loose = "?" if one.is_loose else ""
    return f"{one.kind.value} {one.name or labels}{loose} [{one.start}:{one.end}]"


def numeral(one: Numeral) -> str:
    return f"{'R' if one.is_roman else ''}{one.value}"


def found_words(found: Found) -> str:
    told = "; ".join(map(stretch, found.stretches)) or "-"
    more = (
        f"rest “{found.rest}”" if found.rest else "",
        f"missing “{found.missing}”" if found.missing else "",
        f"partly {'; '.join(map(stretch, found.partly))}" if found.partly else "",
        "" if found.is_exact else "not exact",
        "" if found.named else "nothing named",
    )
    return " | ".join(filter(None, (told, *more)))


def comment_words(one: Comment) -> str:
    def place(where: Place | None) -> str:
        return "-" if where is None else f"{where.text}@{where.block}"

    near = "; ".join(map(place, one.nearest))
    told = (one.item or "-", place(one.place), str(one.span), one.certainty.value,
            f"scope {one.scope}" if one.scope else "", f"near {near}" if near else "",
            f"“{one.placing}”" if one.placing else "")  # fmt: skip
    return " | ".join(filter(None, told))


def kept(name: str, lines: Iterable[str], request: pytest.FixtureRequest) -> bool:
    return is_as_kept(GOLDEN / f"{name}.txt", "\n".join(lines) + "\n", request)


def test_addresses_are_read_as_they_were(request: pytest.FixtureRequest) -> None:
    titles = tuple(mark.title for mark in MARKS if mark.title)
    lines = []
    for text in (*ADDRESSES, "Tại điểm b mục 1.2, sửa Bảng 3.1, đoạn 4; mục A; B", "mục “A; B”"):
        for one in parse(text, titles):
            lines.append(f"{text} => {'; '.join(map(step, one.steps)) or '-'} | {one.rest()}")
            for leading in (True, False):
                told = [" ".join(map(step, m.steps)) for m in mentions(one, leading=leading)]
                if told:
                    lines.append(f"  mentions{' first' * leading}: {'; '.join(told)}")
    assert kept("addresses", lines, request)


def test_landmarks_are_those_they_were(request: pytest.FixtureRequest) -> None:
    lines = (
        f"{mark.kind.value} {'.'.join(map(numeral, mark.label))} {mark.title} "
        f"{stretch(mark.stretch)}{' item' * mark.is_item}"
        for mark in MARKS
    )
    assert kept("landmarks", lines, request)


def test_addresses_name_what_they_named(request: pytest.FixtureRequest) -> None:
    pages = {block_bookmark("lan-1", item, n): at + n // 3
             for at, item in enumerate(TEXTS, 3) for n in range(1, 15)}  # fmt: skip
    paged = Addressed(spots(Pages(pages)))
    lines = [f"{text} => {found_words(DRAFT.look_up(text))}" for text in ADDRESSES]
    for text in ADDRESSES:
        for item in ("y-te", "du-lich"):
            within = SPOTS.stretch(item)
            told = found_words(DRAFT.look_up(text, within))
            if told != found_words(DRAFT.look_up(text)):
                lines.append(f"{item}: {text} => {told}")
        told = found_words(DRAFT.mentioned(f"Đề nghị sửa {text} cho khớp."))
        lines.append(f"said: {text} => {told}")
        if "tr" in text:
            lines.append(f"paged: {text} => {found_words(paged.look_up(text))}")
    assert kept("addressed", lines, request)


def test_sections_named_are_those_they_were(request: pytest.FixtureRequest) -> None:
    lines = []
    for text in ADDRESSES:
        address = parse(text)[0]
        steps = [one for one in address.steps if one.kind is StepKind.SECTION]
        for item in ITEMS if steps else ():
            scope = SPOTS.stretch(item) if item else SPOTS.whole()
            assert scope is not None
            for is_told in (True, False):
                found = sections_named(MARKS, address, steps, (scope,), is_told=is_told)
                told = "; ".join(map(stretch, found))
                if told:
                    lines.append(f"{text} in {item or 'all'}{' told' * is_told} => {told}")
    assert kept("sections", lines, request)


def test_blocks_named_are_those_they_were(request: pytest.FixtureRequest) -> None:
    lines = []
    for item in ITEMS:
        scope = SPOTS.stretch(item) if item else SPOTS.whole()
        assert scope is not None
        found = {
            **{f"điểm {letter}": points(SPOTS, scope, letter) for letter in "abcd"},
            **{f"ý {n}": bullets(SPOTS, scope, n) for n in (-1, 0, 1, 2, 3)},
        }
        for words in ("đoạn 1", "đoạn 2", "đoạn 3", "đoạn cuối", "đoạn “x”"):
            found[words] = paragraphs(SPOTS, scope, parse(words)[0].steps[0])
        for words in ("dòng 1", "dòng 3", "dòng 9", "dòng cuối", "dòng “Tuyến”", "dòng “Tu”",
                      "dòng “lộ 4A”", "dòng “tỉnh 226”", "dòng “50”"):  # fmt: skip
            found[words] = rows_named(SPOTS, scope, parse(words)[0].steps[0])
        lines += [
            f"{item or 'all'}: {words} => {'; '.join(map(stretch, told))}"
            for words, told in found.items()
            if told
        ]
    assert kept("blocks", lines, request)


def test_quotations_stand_where_they_stood(request: pytest.FixtureRequest) -> None:
    lines = []
    for text in QUOTATIONS:
        lines.append(f"{text} ({letters(text)})")
        for item in ITEMS:
            scope = SPOTS.stretch(item) if item else SPOTS.whole()
            assert scope is not None
            for name, find in (("verbatim", verbatim), ("quoted", quoted)):
                told = "; ".join(
                    f"{s.place}@{s.item}.{s.ordinal}" for s in find(SPOTS, text, scope)
                )
                if told:
                    lines.append(f"  {name} in {item or 'all'}: {told}")
    assert kept("quotations", lines, request)


def test_spots_are_those_they_were(request: pytest.FixtureRequest) -> None:
    pages = Pages({block_bookmark("lan-1", "y-te", n): n for n in range(3, 9)})
    paged = spots(pages)
    lines = []
    for section in SPOTS.sections:
        for one in SPOTS.of(section.id):
            place = paged.at(one.item, one.ordinal)
            lines.append(
                f"{one.item}.{one.ordinal} {one.place} <{one.label}> {one.text} <{one.caption}> "
                f"{stretch(SPOTS.one(one))} {place.page if place else None} "
                f"{paged.place(one).page}"
            )
        lines.append(f"{section.id}: {SPOTS.stretch(section.id)} {SPOTS.section_place(section.id)}")
    lines.append(f"{SPOTS.whole()} {SPOTS.at('y-te', 0)} {SPOTS.at('y-te', 99)} {SPOTS.has_pages}")
    assert kept("spots", lines, request)


def test_comments_are_placed_where_they_were(request: pytest.FixtureRequest) -> None:
    placer = Placer(SPOTS)
    lines = []
    for item, typed, quote, said in COMMENTS:
        given = comment(said, item=item, quote=quote)
        found = placer.located(as_typed(given, typed))
        lines.append(f"{item} | {typed} | {quote} | {said}\n  => {comment_words(found)}")
    assert kept("placed", lines, request)


def as_typed(given: Comment, typed: str) -> Comment:
    return replace(given, item_text=typed, certainty=Certainty.UNPLACED)
