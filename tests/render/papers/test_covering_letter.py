from datetime import date

from pipeline.model.fixed import replace
from pipeline.model.outline import Agency, Group
from pipeline.render.papers.covering_letter import covering_letter
from pipeline.render.papers.issuer import issuer_of
from pipeline.render.papers.letter_to import LetterTo
from tests.consult.answered import report
from tests.oracle.gate import defects
from tests.render.paper_texts import paragraphs, table
from tests.render.shipped import letter_template

PLANNER = Agency("so-xay-dung", "Sở Tài chính", Group.DEPARTMENT, "STC", drafting_unit="QLQH")
OUTLINE = report().outline
LETTER = LetterTo(
    body="Bộ Y tế & {{ ten }}",
    issuer=issuer_of(None, OUTLINE, (PLANNER,), (), date(2025, 12, 1)),
    draft="Dự thảo lần 2",
    report="Báo cáo Điều chỉnh",
    made=date(2025, 11, 30),
    items=("Phần II, mục VI.1: Y tế", "Phụ lục V: Cơ sở y tế"),
    answer_by=date(2025, 12, 22),
    term="15 ngày làm việc",
    contact="Sở Y tế",
    silence=True,
)


def written(letter: LetterTo) -> list[str]:
    data = covering_letter(letter, template=letter_template())
    assert defects(data) == []
    return [text for text in paragraphs(data) if text]


def test_the_letter_says_what_is_sent_what_to_look_at_and_by_when() -> None:
    texts = written(LETTER)
    assert texts[0] == "Kính gửi: Bộ Y tế & {{ ten }}"
    assert "- Phần II, mục VI.1: Y tế;" in texts
    assert "- Phụ lục V: Cơ sở y tế." in texts
    whole = " ".join(texts)
    assert "chậm nhất ngày 22/12/2025 (15 ngày làm việc kể từ ngày gửi)" in whole
    assert "coi như thống nhất" in whole
    assert "Đầu mối liên hệ của tỉnh: Sở Y tế." in texts


def test_what_is_not_known_is_not_said() -> None:
    bare = replace(LETTER, items=(), answer_by=None, term="", contact="", silence=False)
    whole = " ".join(written(bare))
    for words in ("chậm nhất", "coi như thống nhất", "Đầu mối", "liên quan trực tiếp"):
        assert words not in whole


def test_the_head_stands_as_the_decree_has_it() -> None:
    data = covering_letter(LETTER, template=letter_template())
    ((left, right),) = table(data, 0)
    assert "Số:         /STC-QLQH" in left
    assert "V/v lấy ý kiến đối với Dự thảo lần 2" in left
    assert right.endswith("Lạng Sơn, ngày 01 tháng 12 năm 2025")
    ((copies, _),) = table(data, 1)
    assert copies.splitlines()[0] == "Nơi nhận:"


def listed(letter: LetterTo) -> list[str]:
    return [text for text in written(letter) if text.startswith("- ")]


def test_as_many_items_are_named_as_leave_the_signature_on_the_page() -> None:
    items = tuple(f"Phần II, mục {n}: Phát triển hạ tầng kỹ thuật" for n in range(1, 31))
    few, many = (replace(LETTER, items=items, silence=silence) for silence in (True, False))
    assert 1 < len(listed(few)) < len(listed(many)) <= 12
    shown = listed(many)
    assert shown[-1].endswith(".")
    assert all(text.endswith(";") for text in shown[:-1])
    assert f"và {30 - len(shown)} mục khác nêu trong phiếu góp ý" in " ".join(written(many))
    long = replace(LETTER, items=tuple(f"{item} {'và đô thị ' * 40}" for item in items))
    assert len(listed(long)) == 1


def test_all_items_are_named_where_they_are_few() -> None:
    assert len(listed(LETTER)) == 2
    assert "mục khác" not in " ".join(written(LETTER))
