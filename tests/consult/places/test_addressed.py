import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from pipeline.compose.assemble import compose
from pipeline.compose.flow import lay_out
from pipeline.consult.places.addressed import Addressed, nearly_the_same
from pipeline.consult.places.spots import Spots, Stretch
from pipeline.model.identity import block_bookmark
from pipeline.model.pages import Pages
from tests.consult.places.addressed_draft import spots
from tests.samples import contribution, figure, heading, materials, outline, paragraph
from tests.samples import item as item_of

SPOTS = spots()
DRAFT = Addressed(SPOTS)


def item(name: str) -> Stretch:
    found = SPOTS.stretch(name)
    assert found is not None
    return found


def places(text: str, within: str = "") -> list[str]:
    found = DRAFT.look_up(text, item(within) if within else None)
    return [stretch.place for stretch in found.stretches]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phần I, mục 2", ["Phần I, mục 2"]),
        ("mục 2 Phần I", ["Phần I, mục 2"]),
        ("Phần I/2", ["Phần I, mục 2"]),
        ("Phần II, mục I.1", ["Phần II, mục I.1"]),
        ("Phần 2, mục 1.1", ["Phần II, mục I.1.1", "Phần II, mục II.1.1"]),
        ("Phần II, mục I.1.2", ["Phần II, mục I.1.2"]),
        ("mục I.1.2. Hạn chế", ["Phần II, mục I.1.2"]),
        ("mục I.2", ["Phần II, mục I.2"]),
        ("mục 1.2", ["Phần I, mục 1.2", "Phần II, mục I.1.2"]),
        ("mục 1.2 chương I", ["Phần II, mục I.1.2"]),
        ("khoản 2 mục I Phần II", ["Phần II, mục I.2"]),
        ("mục I, mục 2 Phần II", ["Phần II, mục I.2"]),
        ("khoản 1 mục 2 Phần II", ["Phần II, mục I.2.1"]),
        ("mục 2 mục 1 Phần I", ["Phần I, mục 1.2"]),
        ("chương II", ["Phần II, mục II"]),
        ("Phụ lục I", ["Phụ lục I"]),
        ("Phụ lục 1, mục 2", ["Phụ lục I, mục 2"]),
        ("Bảng 2.1", ["Bảng 2.1"]),
        ("Bảng II.1", ["Bảng 2.1"]),
        ("Bảng PL1.2", ["Bảng PL1.2"]),
        ("Bảng 2 Phụ lục I", ["Bảng PL1.2"]),
        ("Bảng 1.2, Phụ lục I", ["Bảng PL1.2"]),
        ("Bảng 1", ["Bảng 2.1", "Bảng PL1.1"]),
        ("bảng “Số giường bệnh theo tuyến”", ["Bảng 2.1"]),
        ("bảng Số giường bệnh", ["Bảng 2.1"]),
        ("bảng “Mạng lưới”", ["Bảng PL1.1", "Bảng PL1.2"]),
        ("điểm b mục 1.1 Phần I", ["Phần I, mục 1.1, điểm b"]),
        ("Bảng 2.1, dòng Tuyến xã", ["Bảng 2.1, dòng “Tuyến xã”"]),
        ("dòng “Quốc lộ 4A” Phụ lục I", ["Bảng PL1.1, dòng “Quốc lộ 4A”"]),
        ("y-te", ["Phần II, mục I.1"]),
        ("Y tế [y-te]", ["Phần II, mục I.1"]),
        ("[du-lich], mục “Hiện trạng”", ["Phần II, mục II.1.1"]),
        ("Cấp nước, thoát nước", ["Phần II, mục I.2"]),
        ("mục Cấp nước, thoát nước, điểm a", ["Phần II, mục I.2.1, điểm a"]),
        ("Danh mục mạng lưới giao thôn", ["Phụ lục I"]),
        ("Hiện trạng", ["Phần II, mục I.1.1", "Phần II, mục II.1.1"]),
        ("toàn bộ dự thảo", ["toàn bộ dự thảo"]),
        ("Góp ý chung", ["toàn bộ dự thảo"]),
        ("cơ sở pháp lý", ["Phần I, mục 2"]),
        ("Phần căn cứ pháp lý", ["Phần I, mục 2"]),
        ("Bảng 2.1; Bảng PL1.1", ["Bảng 2.1", "Bảng PL1.1"]),
        ("mục I.1.1 và I.1.2", ["Phần II, mục I.1.1", "Phần II, mục I.1.2"]),
        ("Bảng 2.1 và điểm b mục 1.1 Phần I", ["Bảng 2.1", "Phần I, mục 1.1, điểm b"]),
        ("mục 1 và mục 2 Phần I", ["Phần I, mục 1", "Phần I, mục 2"]),
        ("mục 1, mục 2 Phần I", ["Phần I, mục 1.2", "Phần I, mục 1", "Phần I, mục 2"]),
        ("hạ tầng cơ sở", []),
    ],
)
def test_an_address_gives_all_that_it_may_mean(text: str, expected: list[str]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "within", "expected"),
    [
        ("mục 2", "y-te", ["Phần II, mục I.1.2"]),
        ("mục 1.2", "y-te", ["Phần II, mục I.1.2"]),
        ("điểm a", "y-te", ["Phần II, mục I.1.2, điểm a"]),
        ("điểm a mục 1.1", "su-can-thiet", ["Phần I, mục 1.1, điểm a"]),
        ("Hiện trạng", "du-lich", ["Phần II, mục II.1.1"]),
        ("Bảng 1", "y-te", ["Bảng 2.1"]),
        ("Bảng 2.1", "du-lich", ["Bảng 2.1"]),
        ("mục I.1", "y-te", ["Phần II, mục I.1"]),
    ],
)
def test_an_item_that_is_known_narrows_it(text: str, within: str, expected: list[str]) -> None:
    assert places(text, within) == expected


@pytest.mark.parametrize(
    ("text", "missing", "partly"),
    [
        ("Phần I, mục 9", "mục 9", ["Phần I"]),
        ("Phần V", "phần v", []),
        ("Bảng 2.1, dòng “Tuyến huyện”", 'dòng "tuyến huyện"', ["Bảng 2.1"]),
        ("Bảng 9.9", "bảng 9.9", []),
        ("[khong-co]", "[khong-co]", []),
        ("trang 4", "trang 4", []),
        ("đoạn 2", "đoạn 2", []),
    ],
)
def test_what_is_not_there_is_named_with_what_is(
    text: str, missing: str, partly: list[str]
) -> None:
    found = DRAFT.look_up(text)
    assert (found.stretches, found.missing) == ((), missing)
    assert [stretch.place for stretch in found.partly] == partly
    assert found.named


def test_words_that_are_no_address_are_the_rest() -> None:
    assert not DRAFT.look_up("Quy mô giường bệnh").named
    found = DRAFT.look_up("Bảng 2.1: “812,2”")
    assert (found.rest, len(found.stretches)) == ('"812,2"', 1)
    assert DRAFT.look_up("dòng chảy").named is False
    assert DRAFT.look_up("chương hai Phần II").rest == "chương hai"


def test_the_beginning_of_a_title_is_not_exact() -> None:
    found = DRAFT.look_up("Căn cứ điều chỉnh")
    assert places("Danh mục mạng") == ["Phụ lục I"]
    assert DRAFT.look_up("Danh mục mạng").is_exact is False
    assert DRAFT.look_up("Danh").named is False
    assert found.is_exact  # the legal grounds, known by that word


def test_a_number_and_a_title_that_do_not_agree_are_both_given() -> None:
    found = DRAFT.look_up("mục I.2. Y tế")
    assert [s.place for s in found.stretches] == ["Phần II, mục I.2", "Phần II, mục I.1"]
    assert found.is_exact is False


def test_a_page_is_all_that_stands_on_it_and_what_may_run_over_onto_it() -> None:
    numbers = {block_bookmark("lan-1", "du-lich", n): 10 + n for n in (1, 2, 3, 4)}
    draft = Addressed(spots(Pages({**numbers, block_bookmark("lan-1", "pl-duong", 2): 12})))
    body, appendix = draft.look_up("trang 12").stretches
    assert body.place == "trang 12 (từ Phần II, mục II.1 đến Phần II, mục II.1, đoạn 1)"
    assert body.end == (body.start[0], 3)
    assert appendix.place.startswith("trang 12 (từ Phụ lục I, mục 1")
    both = draft.look_up("trang 12 - 14").stretches[0]
    assert both.place.startswith("trang 12 - 14 (từ ")
    assert both.end[1] == 5
    assert draft.look_up("trang 12").is_exact is False
    assert draft.look_up("trang 19").missing == "trang 19"


def test_a_page_only_tells_apart_what_an_address_leaves() -> None:
    numbers = {block_bookmark("lan-1", "pl-duong", n): 3 if n < 6 else 9 for n in range(1, 10)}
    draft = Addressed(spots(Pages(numbers)))
    (found,) = draft.look_up("bảng “Mạng lưới” trang 9").stretches
    assert found.place == "Bảng PL1.2"
    assert [s.place for s in draft.look_up("Bảng PL1.1, trang 44").stretches] == ["Bảng PL1.1"]


def test_a_sentence_mentions_places_by_their_numbers() -> None:
    found = DRAFT.mentioned("Đề nghị sửa Bảng 2.1 và điểm b mục 1.1 Phần I cho khớp.")
    assert [s.place for s in found.stretches] == ["Bảng 2.1", "Phần I, mục 1.1, điểm b"]
    assert DRAFT.mentioned("Rà soát số liệu y tế.").named is False
    within = DRAFT.mentioned("Đề nghị sửa Bảng 2.1.", item("y-te"))
    assert within.stretches == ()
    leading = DRAFT.mentioned("Tại Bảng 2.1, đề nghị sửa.", item("y-te"))
    assert [s.place for s in leading.stretches] == ["Bảng 2.1"]


def test_a_caption_stands_for_its_table() -> None:
    at = item("y-te").start[0]
    caption = next(s.ordinal for s in SPOTS.of("y-te") if s.place == "Bảng 2.1")
    assert DRAFT.around(at, caption) == (caption, caption + 7)
    assert DRAFT.around(at, caption + 1) == (caption + 1, caption + 2)
    assert DRAFT.around(at, 2) == (2, 3)


def draft_of(*titles: str, **texts: tuple[object, ...]) -> tuple[Spots, Addressed]:
    """Give a draft of items of these titles, a, b, c …, with headings or other blocks in them."""
    entries = [item_of(name, title) for name, title in zip("abcde", titles, strict=False)]
    read = [contribution(one.id, *texts.get(one.id, (paragraph("Chữ."),))) for one in entries]  # type: ignore[arg-type]
    made = Spots(lay_out(compose(materials(outline([[("", entries)]]), *read)).value))
    return made, Addressed(made)


def test_the_legal_grounds_are_the_item_and_no_heading_of_another() -> None:
    headed = (heading("Căn cứ dự báo"), paragraph("Chữ."))
    _, draft = draft_of("Bối cảnh", "Căn cứ điều chỉnh", a=headed)
    found = draft.look_up("cơ sở pháp lý")
    assert [one.place for one in found.stretches] == ["Phần I, mục 2"]


def test_of_two_titles_nearly_the_same_the_nearer_is_meant() -> None:
    _, draft = draft_of("Mạng lưới giao thông", "Mạng lưới giao thông thủy")
    found = draft.look_up("Mạng lưới giao thôg")
    assert [one.place for one in found.stretches] == ["Phần I, mục 1"]


def test_the_beginning_of_a_title_stands_for_it_from_six_letters_on() -> None:
    _, draft = draft_of("Dân số và lao động", "Du lịch và dịch vụ")
    assert [one.place for one in draft.look_up("Dân số").stretches] == ["Phần I, mục 1"]
    assert draft.look_up("Dân s").stretches == ()


def test_a_figure_is_all_of_it_from_its_drawing_and_from_its_caption() -> None:
    made, draft = draft_of("A", a=(paragraph("Chữ."), figure("Sơ đồ"), paragraph("Sau.")))
    first = next(spot.ordinal for spot in made.of("a") if spot.label)
    at = draft.look_up("Hình 1.1").stretches[0].start[0]
    assert draft.around(at, first) == draft.around(at, first + 1) == (first, first + 2)
    assert draft.around(at, first - 1) == (first - 1, first)


NAMES = st.text("ab c", max_size=30)


@given(NAMES, st.lists(NAMES, unique=True))
def test_titles_nearly_the_same_are_those_of_all(title: str, titles: list[str]) -> None:
    titles.sort(key=len, reverse=True)
    scored = [(fuzz.ratio(title, other), -at) for at, other in enumerate(titles)]
    best = sorted((one for one in scored if one[0] >= 90), reverse=True)[:2]
    found = nearly_the_same(title, titles)
    assert [(name, score) for name, score, _ in found] == [(titles[-at], s) for s, at in best]


def test_titles_much_longer_or_shorter_are_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    monkeypatch.setattr(
        "pipeline.consult.places.addressed.process.extract",
        lambda _, titles, **__: looked.extend(titles),
    )
    nearly_the_same("x" * 20, ["a" * 60, "b" * 22, "c" * 18, "d" * 5])
    assert looked == ["b" * 22, "c" * 18]
