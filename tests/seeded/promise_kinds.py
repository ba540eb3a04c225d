"""Kinds of promises: what a body asks, what the new draft holds, and which verdict that is.

Each kind writes into an item and gives what is said. Broken ones are near misses: something
changes, near or alike, and is not what was asked. Imports nothing of the pipeline.
"""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Final

from tests.bench import sentences
from tests.seeded.promise_ground import Item, Table

AS_ASKED, CHANGED, OTHERWISE = "dung-de-nghi", "co-thay-doi", "khac-de-nghi"
ITEM_ONLY, UNCHANGED = "chi-neu-muc", "khong-thay-doi"
REFUSED, REFUSED_BUT_DONE = "khong-tiep-thu", "khong-tiep-thu-nhung-da-sua"


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of a promise; `at` is a block's key or words for "Nội dung chỉnh sửa tại"."""

    quote: str
    content: str
    proposed: str = ""
    at: str = ""
    there: Item | None = None


Sower = Callable[[Random, Item, Item, str], Told]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: its name, the verdict it must get, and what sows it."""

    name: str
    expected: str
    sow: Sower
    broken: bool = False
    disposition: str = "Tiếp thu"


@dataclass(frozen=True, slots=True)
class _Fact:
    """A sentence with a figure, its place and year, in a paragraph between two others."""

    lead: str
    measure: str
    place: str
    figure: int
    unit: str
    year: int
    tail: str

    def said(self, figure: str = "", unit: str = "") -> str:
        return (
            f"{sentences.upper_first(self.measure)} tại {self.place} đạt "
            f"{figure or self.figure}{unit or self.unit} vào năm {self.year}"
        )

    def paragraph(self, sentence: str = "") -> str:
        return f"{self.lead} {sentence or self.said()}. {self.tail}"


def _fact(rng: Random, key: str) -> _Fact:
    unit = rng.choice(("%", "%", " ha", " km", " tỷ đồng"))
    return _Fact(
        sentences.sentence(rng),
        f"{rng.choice(sentences.MEASURES)} nhóm {key}",
        rng.choice(sentences.PLACES),
        rng.randint(31, 86),
        unit,
        rng.choice((2026, 2027, 2028, 2029)),
        f"Có {rng.randint(11, 29)} cơ sở tham gia tại khu {key}.",
    )


def _policy(rng: Random, key: str) -> tuple[str, str]:
    """Two wordings of what is to be done, with hardly a word in common."""
    place = rng.choice(sentences.PLACES)
    return (
        f"phát triển tuyến vận tải {key} tại {place}",
        rng.choice(
            (
                f"nghiên cứu, sớm đầu tư tuyến vận tải {key} tại {place}",
                f"hoàn thành nâng cấp tuyến vận tải {key} tại {place} bằng vốn ngân sách",
                f"ưu tiên bố trí vốn trung hạn cho tuyến vận tải {key} tại {place}",
            )
        ),
    )


def _table(rng: Random, key: str) -> Table:
    names = rng.sample(sentences.MEASURES, 5)
    rows = [
        [str(at), f"{sentences.upper_first(name)} ({key})", str(rng.randint(110, 499)),
         str(rng.randint(510, 899))]
        for at, name in enumerate(names, 1)
    ]  # fmt: skip
    return Table(
        f"Một số chỉ tiêu nhóm {key}", [["STT", "Chỉ tiêu", "Năm 2024", "Năm 2025"], *rows]
    )


def _near(rng: Random, figure: int) -> int:
    return figure + rng.choice((-7, -5, -3, 3, 5, 7))


def _figure(rng: Random, item: Item, key: str) -> tuple[_Fact, int, Told]:
    """A fact whose figure is asked to be another, in one of three ways to ask."""
    fact = _fact(rng, key)
    item.put(key, fact.paragraph())
    new = _near(rng, fact.figure)
    quote = fact.said() if rng.random() < 0.6 else f"{fact.place} đạt {fact.figure}{fact.unit}"
    style = rng.randrange(3)
    if style == 0:
        told = Told(quote, f"Số liệu {key} chưa khớp báo cáo của xã.", fact.said(str(new)))
    elif style == 1:
        told = Told(quote, f"Số liệu {key} cần cập nhật.", f"{new}{fact.unit}")
    else:
        words = f"Đề nghị sửa {fact.figure}{fact.unit} thành {new}{fact.unit} (ý {key})."
        told = Told(quote, words)
    return fact, new, told


def _near_number(rng: Random, item: Item, other: Item, key: str) -> Told:
    fact, new, told = _figure(rng, item, key)
    item.after[key] = fact.paragraph(fact.said(str(new + rng.choice((-1, 1, 2)))))
    return told


def _other_number(rng: Random, item: Item, other: Item, key: str) -> Told:
    fact, new, told = _figure(rng, item, key)
    number = fact.tail.split()[1]
    item.after[key] = fact.paragraph().replace(f"Có {number} cơ sở", f"Có {new} cơ sở")
    return told


def _punctuation(rng: Random, item: Item, other: Item, key: str) -> Told:
    fact, _, told = _figure(rng, item, key)
    text = fact.paragraph()
    item.after[key] = rng.choice(
        (
            text.replace(" vào năm", ", vào năm"),
            text.replace(". Có", "; có"),
            text.replace(" đạt ", ": đạt "),
            text.replace(f"tại {fact.place}", f"tại “{fact.place}”"),
        )
    )
    return told


def _item_only(rng: Random, item: Item, other: Item, key: str) -> Told:
    _, _, told = _figure(rng, item, key)
    at = rng.choice((f"Phần I, mục {item.number}", f"Phần I, mục {item.number} [{item.id}]"))
    return Told(told.quote, told.content, told.proposed, at)


def _other_words(rng: Random, item: Item, other: Item, key: str) -> Told:
    old, asked = _policy(rng, key)
    item.put(key, f"Trong giai đoạn tới, {old}. {sentences.sentence(rng)}")
    place = old.partition(" tại ")[2]
    written = rng.choice(
        (
            f"khuyến khích xã hội hóa tuyến vận tải {key} tại {place}",
            f"xem xét tuyến vận tải {key} tại {place} khi có điều kiện",
            f"duy trì hoạt động của tuyến vận tải {key} tại {place}",
        )
    )
    item.after[key] = str(item.before[key]).replace(old, written)
    return Told(old, f"Cần nêu rõ việc đầu tư tuyến {key}.", asked)


def _wrong_place(rng: Random, item: Item, other: Item, key: str) -> Told:
    old, asked = _policy(rng, key)
    item.put(key, f"Trong giai đoạn tới, {old}. {sentences.sentence(rng)}")
    item.put(f"{key}-xen", sentences.sentence(rng))
    item.put(f"{key}-xa", f"{sentences.sentence(rng)} Nội dung khác {key}.")
    item.after[f"{key}-xa"] = f"{item.before[f'{key}-xa']} {sentences.upper_first(asked)}."
    return Told(old, f"Cần nêu rõ việc đầu tư tuyến {key}.", asked)


def _half(rng: Random, item: Item, other: Item, key: str) -> Told:
    first, second = _fact(rng, f"{key}a"), _fact(rng, f"{key}b")
    new, more = _near(rng, first.figure), _near(rng, second.figure)
    both = f"{first.said()}; {second.said()}"
    item.put(key, f"{sentences.sentence(rng)} {both}.")
    item.after[key] = str(item.before[key]).replace(first.said(), first.said(str(new)))
    asked = f"{first.said(str(new))}; {second.said(str(more))}"
    return Told(both, f"Hai số liệu {key} cần cập nhật.", asked)


def _undone(rng: Random, item: Item, other: Item, key: str) -> Told:
    fact, new, told = _figure(rng, item, key)
    back = f"Trước mắt vẫn giữ mức {fact.figure}{fact.unit} như dự thảo trước."
    item.after[key] = fact.paragraph(fact.said(str(new))) + f" {back}"
    return told


def _moved_only(rng: Random, item: Item, other: Item, key: str) -> Told:
    _, _, told = _figure(rng, item, key)
    item.put(f"{key}-xen", sentences.sentence(rng))
    item.put(f"{key}-sau", sentences.sentence(rng))
    item.move(key, behind=f"{key}-sau")
    return Told(told.quote, told.content, told.proposed, key if rng.random() < 0.5 else "")


def _deleted_again(rng: Random, item: Item, other: Item, key: str) -> Told:
    # what was put in for the comment is out again when the draft is issued
    fact = _fact(rng, key)
    item.put(key, fact.paragraph())
    item.put(f"{key}-xen", sentences.sentence(rng))
    item.put(f"{key}-sau", sentences.sentence(rng))
    item.after[f"{key}-sau"] = sentences.sentence(rng)
    asked = f"{sentences.upper_first(_policy(rng, key)[1])}."
    return Told(fact.said(), f"Đề nghị bổ sung giải pháp {key}.", asked)


def _row_for_cell(rng: Random, item: Item, other: Item, key: str) -> Told:
    table = _table(rng, key)
    item.put(key, table)
    at, was, new = _cell(rng, table)
    after = item.after[key]
    assert isinstance(after, Table)
    if rng.random() < 0.5:
        after.rows.append(["6", f"Chỉ tiêu bổ sung ({key})", new, new])
    else:
        after.rows[at][3] = str(int(after.rows[at][3]) + 11)
    return _cell_told(table, at, was, new, key)


def _other_column(rng: Random, item: Item, other: Item, key: str) -> Told:
    table = _table(rng, key)
    item.put(key, table)
    at, was, new = _cell(rng, table)
    after = item.after[key]
    assert isinstance(after, Table)
    after.rows[at][3] = new
    return _cell_told(table, at, was, new, key)


def _other_unit(rng: Random, item: Item, other: Item, key: str) -> Told:
    fact, new, told = _figure(rng, item, key)
    unit = {"%": " điểm %", " ha": " km²", " km": " ha", " tỷ đồng": " triệu đồng"}[fact.unit]
    item.after[key] = fact.paragraph(fact.said(str(new), unit))
    return told


def _negated(rng: Random, item: Item, other: Item, key: str) -> Told:
    fact, new, told = _figure(rng, item, key)
    said = fact.said(str(new)).replace(" đạt ", rng.choice((" chưa đạt ", " không đạt ")))
    item.after[key] = fact.paragraph(said)
    return told


def _other_name(rng: Random, item: Item, other: Item, key: str) -> Told:
    fact = _fact(rng, key)
    item.put(key, fact.paragraph())
    asked, written = rng.sample([name for name in sentences.PLACES if name != fact.place], 2)
    item.after[key] = fact.paragraph(fact.said().replace(fact.place, written))
    return Told(fact.said(), f"Địa bàn {key} chưa đúng.", fact.said().replace(fact.place, asked))


def _swapped(rng: Random, item: Item, other: Item, key: str) -> Told:
    one, two = rng.sample(sentences.PLACES, 2)
    high, low = rng.randint(60, 90), rng.randint(11, 40)
    old = f"vốn giai đoạn {key} bố trí cho các địa phương theo kế hoạch"
    item.put(key, f"{sentences.sentence(rng)} Tổng {old}.")
    asked = f"{old}: {one} {high} tỷ đồng, {two} {low} tỷ đồng"
    written = f"{old}: {one} {low} tỷ đồng, {two} {high} tỷ đồng"
    item.after[key] = str(item.before[key]).replace(old, written)
    return Told(old, f"Cần phân bổ cụ thể vốn {key}.", asked)


def _wish_unmet(rng: Random, item: Item, other: Item, key: str) -> Told:
    fact = _fact(rng, key)
    item.put(key, fact.paragraph())
    item.after[key] = fact.paragraph().replace(" vào năm", ", vào năm").replace(". Có", "; có")
    wish = rng.choice(("rà soát lại nội dung", "làm rõ căn cứ", "bổ sung thuyết minh"))
    return Told(fact.said(), f"Đề nghị {wish} nhóm {key}.")


def _exact(rng: Random, item: Item, other: Item, key: str) -> Told:
    fact, new, told = _figure(rng, item, key)
    item.after[key] = fact.paragraph(fact.said(str(new)))
    return told


def _words_exact(rng: Random, item: Item, other: Item, key: str) -> Told:
    old, asked = _policy(rng, key)
    item.put(key, f"Trong giai đoạn tới, {old}. {sentences.sentence(rng)}")
    item.after[key] = str(item.before[key]).replace(old, asked)
    return Told(old, f"Cần nêu rõ việc đầu tư tuyến {key}.", asked)


def _inflected(rng: Random, item: Item, other: Item, key: str) -> Told:
    fact, new, told = _figure(rng, item, key)
    said = rng.choice(
        (
            fact.said(f"{new},0").replace(" đạt ", " sẽ đạt được "),
            fact.said(str(new)).replace(" tại ", " ở ").replace(" vào năm", " trong năm"),
            fact.said(str(new)).replace("tỷ lệ", "Tỉ lệ"),
        )
    )
    item.after[key] = fact.paragraph(said)
    return told


def _two_sentences(rng: Random, item: Item, other: Item, key: str) -> Told:
    place = rng.choice(sentences.PLACES)
    cost, year = rng.randint(120, 480), rng.choice((2027, 2028, 2029))
    old = f"xây dựng chợ đầu mối {key} tại {place}"
    item.put(key, f"Trong giai đoạn tới, {old}. {sentences.sentence(rng)}")
    asked = f"{old} với tổng vốn {cost} tỷ đồng, hoàn thành trước năm {year}"
    written = f"{old} với tổng vốn {cost} tỷ đồng. Việc xây dựng được hoàn thành trước năm {year}"
    item.after[key] = str(item.before[key]).replace(old, written)
    return Told(old, f"Cần nêu vốn và tiến độ {key}.", asked)


def _table_moved(rng: Random, item: Item, other: Item, key: str) -> Told:
    table = _table(rng, key)
    item.put(key, table)
    item.put(f"{key}-sau", sentences.sentence(rng))
    at, was, new = _cell(rng, table)
    after = item.after.pop(key)
    assert isinstance(after, Table)
    after.rows[at][2] = new
    place = other if rng.random() < 0.4 else item
    place.add(key, after, behind="nen-0")  # beside no comment
    return _cell_told(table, at, was, new, key)


def _column_renamed(rng: Random, item: Item, other: Item, key: str) -> Told:
    table = _table(rng, key)
    item.put(key, table)
    at, was, new = _cell(rng, table)
    after = item.after[key]
    assert isinstance(after, Table)
    after.rows[0][2] = rng.choice(("Thực hiện 2024", "Kết quả năm 2024", "2024"))
    after.rows[at][2] = new
    return _cell_told(table, at, was, new, key)


def _to_other_item(rng: Random, item: Item, other: Item, key: str) -> Told:
    old, asked = _policy(rng, key)
    item.put(key, f"Trong giai đoạn tới, {old}. {sentences.sentence(rng)}")
    if rng.random() < 0.5:
        item.after.pop(key)
    text = f"{sentences.upper_first(asked)}. {sentences.sentence(rng)}"
    other.add(key, text, behind="nen-1")  # beside no comment
    return Told(old, f"Cần nêu rõ việc đầu tư tuyến {key}.", asked, key, other)


def _deletion(rng: Random, item: Item, other: Item, key: str) -> Told:
    fact = _fact(rng, key)
    item.put(key, fact.paragraph())
    if rng.random() < 0.5:
        item.after.pop(key)
        return Told(fact.said(), f"Nội dung {key} trùng. Đề nghị bỏ đoạn này.", "Bỏ đoạn này")
    item.after[key] = f"{fact.lead} {fact.tail}"
    return Told(fact.said(), f"Nội dung {key} trùng.", "Bỏ câu này")


def _row_deleted(rng: Random, item: Item, other: Item, key: str) -> Told:
    table = _table(rng, key)
    item.put(key, table)
    after = item.after[key]
    assert isinstance(after, Table)
    at = rng.randrange(1, len(table.rows))
    name = after.rows.pop(at)[1]
    return Told(
        f'Bảng "{table.caption}", dòng “{name}”', f"Chỉ tiêu {key} không còn theo dõi.", "Bỏ dòng"
    )


def _row_added(rng: Random, item: Item, other: Item, key: str) -> Told:
    table = _table(rng, key)
    item.put(key, table)
    cells = [f"Số cơ sở đạt chuẩn mới ({key})", str(rng.randint(11, 99)), str(rng.randint(11, 99))]
    after = item.after[key]
    assert isinstance(after, Table)
    after.rows.append([str(len(after.rows)), *cells])
    return Told(
        f'Bảng "{table.caption}"', f"Bảng thiếu chỉ tiêu {key}.", f"Bổ sung: {' | '.join(cells)}"
    )


def _wish(rng: Random, item: Item, other: Item, key: str) -> Told:
    fact = _fact(rng, key)
    item.put(key, fact.paragraph())
    more = f"Số liệu {key} được tổng hợp theo phương pháp mới của ngành thống kê"
    item.after[key] = rng.choice(
        (f"{fact.paragraph()} {more}.", fact.paragraph(f"{fact.said()}, {more.lower()}"))
    )
    return Told(fact.said(), f"Đề nghị làm rõ cách tổng hợp số liệu nhóm {key}.")


def _note(rng: Random, item: Item, other: Item, key: str) -> Told:
    fact = _fact(rng, key)
    item.put(key, fact.paragraph())
    item.after[key] = f"{fact.paragraph()}[^{key}]"
    item.add(f"{key}-ghi", f"[^{key}]: Theo kết quả điều tra nhóm {key} do xã báo cáo.")
    return Told(fact.said(), f"Đề nghị làm rõ nguồn số liệu nhóm {key}.")


def _table_added(rng: Random, item: Item, other: Item, key: str) -> Told:
    fact = _fact(rng, key)
    item.put(key, fact.paragraph())
    item.add(f"{key}-bang", _table(rng, f"{key}n"), behind=key)
    return Told(fact.said(), f"Đề nghị bổ sung bảng số liệu của nhóm {key}.")


def _spelling(rng: Random, item: Item, other: Item, key: str) -> Told:
    fact = _fact(rng, key)
    right, wrong = rng.choice((("sửa chữa", "sữa chữa"), ("xây dựng", "xây dưng"),
                               ("quy trình", "qui chình"), ("sáp nhập", "sáp nhâp")))  # fmt: skip
    text = f"{fact.lead} Việc {{}} công trình nhóm {key} được giao cho xã. {fact.tail}"
    item.put(key, text.format(wrong))
    item.after[key] = text.format(right)
    quote = f"Việc {wrong} công trình nhóm {key}"
    return Told(quote, f"Lỗi chính tả tại nhóm {key}.", quote.replace(wrong, right))


def _same_amount(rng: Random, item: Item, other: Item, key: str) -> Told:
    old, new = rng.randint(1100, 1900), rng.randint(2100, 4900)
    text = f"{sentences.sentence(rng)} Tổng vốn của chương trình {key} là {{}} đồng."
    item.put(key, text.format(f"{sentences.grouped(old)} tỷ"))
    thousand = f"{new / 1000:.3f}".rstrip("0").replace(".", ",")
    item.after[key] = text.format(f"{thousand} nghìn tỷ")
    quote = f"chương trình {key} là {sentences.grouped(old)} tỷ đồng"
    asked = f"chương trình {key} là {sentences.grouped(new)} tỷ đồng"
    return Told(quote, f"Vốn {key} chưa khớp nghị quyết.", asked)


def _elsewhere(rng: Random, item: Item, other: Item, key: str) -> Told:
    fact = _fact(rng, key)
    item.put(key, fact.paragraph())
    other.put(f"{key}-do", f"{sentences.sentence(rng)} Giải pháp chung {key}.")
    other.after[f"{key}-do"] = f"{other.before[f'{key}-do']} {sentences.sentence(rng)}"
    return Told(fact.said(), f"Đề nghị nêu giải pháp cho nhóm {key}.", "", f"{key}-do", other)


def _refused(rng: Random, item: Item, other: Item, key: str) -> Told:
    return _figure(rng, item, key)[2]


def _cell(rng: Random, table: Table) -> tuple[int, str, str]:
    at = rng.randrange(1, len(table.rows))
    was = table.rows[at][2]
    return at, was, str(int(was) + rng.choice((-17, -9, 8, 13)))


def _cell_told(table: Table, at: int, was: str, new: str, key: str) -> Told:
    quote = f'Bảng "{table.caption}", dòng “{table.rows[at][1]}”, cột Năm 2024: “{was}”'
    return Told(quote, f"Số liệu năm 2024 của {key} chưa khớp niên giám.", new)


BROKEN: Final = (
    Kind("so-gan", OTHERWISE, _near_number, broken=True),
    Kind("so-khac-ben-canh", OTHERWISE, _other_number, broken=True),
    Kind("chi-dau-cau", UNCHANGED, _punctuation, broken=True),
    Kind("chi-neu-muc", ITEM_ONLY, _item_only, broken=True),
    Kind("chu-khac", OTHERWISE, _other_words, broken=True),
    Kind("dung-chu-sai-cho", UNCHANGED, _wrong_place, broken=True),
    Kind("mot-nua", OTHERWISE, _half, broken=True),
    Kind("sua-roi-rut-lai", OTHERWISE, _undone, broken=True),
    Kind("chuyen-ma-khong-sua", UNCHANGED, _moved_only, broken=True),
    Kind("them-roi-xoa", UNCHANGED, _deleted_again, broken=True),
    Kind("dong-thay-cho-o", UNCHANGED, _row_for_cell, broken=True),
    Kind("nham-cot", UNCHANGED, _other_column, broken=True),
    Kind("doi-don-vi", OTHERWISE, _other_unit, broken=True),
    Kind("phu-dinh", OTHERWISE, _negated, broken=True),
    Kind("ten-khac", OTHERWISE, _other_name, broken=True),
    Kind("doi-cho-cho-nhau", OTHERWISE, _swapped, broken=True),
    Kind("mo-ta-khong-sua", UNCHANGED, _wish_unmet, broken=True),
)
KEPT: Final = (
    Kind("dung-so", AS_ASKED, _exact),
    Kind("dung-chu", AS_ASKED, _words_exact),
    Kind("bien-the", AS_ASKED, _inflected),
    Kind("tach-hai-cau", AS_ASKED, _two_sentences),
    Kind("bang-chuyen-cho", AS_ASKED, _table_moved),
    Kind("cot-doi-ten", AS_ASKED, _column_renamed),
    Kind("sang-muc-khac", AS_ASKED, _to_other_item),
    Kind("bo-theo-de-nghi", AS_ASKED, _deletion),
    Kind("bo-dong", AS_ASKED, _row_deleted),
    Kind("them-dong", AS_ASKED, _row_added),
    Kind("mo-ta", CHANGED, _wish),
    Kind("them-chu-thich", CHANGED, _note),
    Kind("them-bang", CHANGED, _table_added),
    Kind("chinh-ta", AS_ASKED, _spelling),
    Kind("cung-so-luong", AS_ASKED, _same_amount),
    Kind("noi-khac-co-neu", CHANGED, _elsewhere),
)
OTHERS: Final = (
    Kind("tu-choi", REFUSED, _refused, disposition="Không tiếp thu"),
    Kind("tu-choi-ma-sua", REFUSED_BUT_DONE, _exact, disposition="Không tiếp thu"),
    Kind("ghi-nhan", "ghi-nhan", _refused, disposition="Ghi nhận"),
    Kind("con-khac-nhau", "con-khac-nhau", _refused, disposition="Còn ý kiến khác nhau"),
)
