"""How something looks otherwise, in words."""

import pytest

from pipeline.compare.drafts import compare
from pipeline.compare.looks import marks_look, paragraph_look
from pipeline.model.change import ChangeClass
from pipeline.model.fixed import replace
from pipeline.model.flow import FlowParagraph
from pipeline.model.inlines import Marks, Text
from tests.compare.flows import heading, one, runs, words
from tests.compare.told import item, long, point

BULLET, NUMBERED = item("Chợ"), item("Chợ", start=1)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (BULLET, item("Chợ", level=1), "mục danh sách: cấp 1 → cấp 2"),
        (BULLET, NUMBERED, "gạch đầu dòng → đánh số"),
        (NUMBERED, BULLET, "đánh số → gạch đầu dòng"),
        (NUMBERED, item("Chợ", start=4), "đánh số từ 1 → từ 4"),
        (BULLET, item("Chợ", level=2, start=1),
         "mục danh sách: cấp 1 → cấp 3; gạch đầu dòng → đánh số"),
        (words("Chợ"), BULLET, "đoạn văn → danh sách cấp 1"),
        (words("Chợ"), point("a", "Chợ"), "đoạn văn → điểm cấp 1"),
        (words("Chợ"), words("Chợ", style="TrichDan"), "đoạn văn → trích dẫn"),
        (words("Chợ"), words("Chợ", style="Khac"), "đoạn văn → kiểu Khac"),
        (heading("Chợ"), heading("Chợ", level=5), "tiêu đề: cấp 4 → cấp 5"),
        (words("Chợ"), heading("Chợ"), "đoạn văn → tiêu đề cấp 4"),
        (words("Chợ"), words("Chợ", style="FirstParagraph"), ""),
        (words("Chợ", style="TrichDan"), words("Chợ", style="FirstParagraph"),
         "trích dẫn → đoạn văn"),
        (words("Chợ", style="HopThongBao"), words("Chợ", style="MaNguon"),
         "hộp thông báo → mã nguồn"),
        (words("Chợ", style="ThuatNgu"), words("Chợ", style="DinhNghia"),
         "thuật ngữ → định nghĩa"),
        (item("Chợ", start=1, level=1), item("Chợ", start=3),
         "mục danh sách: cấp 2 → cấp 1; đánh số từ 1 → từ 3"),
        (item("Chợ", level=1), item("Chợ", level=1), ""),
        (BULLET, words("Chợ"), "danh sách cấp 1 → đoạn văn"),
        (heading("Chợ"), words("Chợ"), "tiêu đề cấp 4 → đoạn văn"),
        (heading("Chợ"), BULLET, "tiêu đề cấp 4 → danh sách cấp 1"),
        (heading("Chợ"), heading("Chợ", "1.9."), ""),
    ],
)  # fmt: skip
def test_a_paragraph_says_how_it_looks_otherwise(
    old: FlowParagraph, new: FlowParagraph, told: str
) -> None:
    assert paragraph_look(old, new) == told


def test_words_say_how_they_look_otherwise() -> None:
    plain, bold = Marks(), Marks(bold=True)
    assert marks_look(plain, bold) == ("thêm chữ đậm",)
    assert marks_look(bold, replace(plain, italic=True)) == ("bỏ chữ đậm", "thêm chữ nghiêng")
    assert marks_look(Marks(link="https://a.vn"), Marks(link="https://b.vn")) == ("đổi liên kết",)
    assert marks_look(plain, replace(plain, indicator="x")) == ()


@pytest.mark.parametrize(
    ("marks", "words_"),
    [
        (Marks(bold=True), "chữ đậm"),
        (Marks(italic=True), "chữ nghiêng"),
        (Marks(underline=True), "gạch chân"),
        (Marks(strike=True), "gạch ngang"),
        (Marks(superscript=True), "chỉ số trên"),
        (Marks(subscript=True), "chỉ số dưới"),
        (Marks(code=True), "chữ mã nguồn"),
        (Marks(link="https://a.vn"), "liên kết"),
        (Marks(target="muc-a"), "liên kết"),
    ],
)
def test_each_mark_has_a_word(marks: Marks, words_: str) -> None:
    assert marks_look(Marks(), marks) == (f"thêm {words_}",)
    assert marks_look(marks, Marks()) == (f"bỏ {words_}",)
    assert marks_look(marks, marks) == ()


def test_marks_are_told_in_one_order_and_each_once() -> None:
    led = Marks(link="https://a.vn", target="muc-a", italic=True, bold=True)
    assert marks_look(Marks(), led) == ("thêm chữ đậm", "thêm chữ nghiêng", "thêm liên kết")
    other = Marks(link="https://b.vn", target="muc-b")
    assert marks_look(replace(led, bold=False, italic=False), other) == ("đổi liên kết",)


def test_the_change_says_it_each_way_once() -> None:
    old = one(item(long("Chợ")), runs(Text("Một "), Text("hai "), Text("ba.")))
    bold = Marks(bold=True)
    line = runs(Text("Một ", bold), Text("hai "), Text("ba.", bold))
    new = one(item(long("Chợ"), level=1), line, number=2)
    nested, marked = compare(old, new).changes
    assert nested.look == "mục danh sách: cấp 1 → cấp 2"
    assert (marked.look, marked.class_) == ("thêm chữ đậm", ChangeClass.FORMATTING)


def test_what_looks_the_same_says_nothing() -> None:
    (change,) = compare(one(words("Một.")), one(words("Một hai."), number=2)).changes
    assert change.look == ""
