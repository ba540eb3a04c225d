import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.consult.register.consultation import balance, consultation
from pipeline.model.comment import (
    Balance,
    Comment,
    Consultation,
    Disposition,
    Register,
    RegisterRow,
    comment_key,
)
from pipeline.model.fixed import replace
from pipeline.model.outline import Agency, Group
from pipeline.model.register_memory import ENTERED, Remembered
from tests.consult.comments import comment

AGENCIES = (
    Agency("so-y-te", "Sở Y tế", Group.DEPARTMENT, "SYT"),
    Agency("so-giao-duc", "Sở Giáo dục", Group.DEPARTMENT, "SGDĐT"),
    Agency("xa-a", "UBND xã A", Group.COMMUNE),
)


def held(comments: list[Comment], *rows: RegisterRow, codes: tuple[str, ...] = ()) -> Consultation:
    register = Register(rows, None, "tiep-thu.xlsx")
    outcome = consultation(1, (), comments, register, AGENCIES)
    assert tuple(notice.code for notice in outcome.notices) == codes
    return outcome.value


def row_of(said: Comment, code: str, **more: object) -> RegisterRow:
    name = next(agency.name for agency in AGENCIES if agency.id == said.agency)
    made = RegisterRow(
        code, name, item=said.item, quote=said.quote, content=said.content,
        disposition=Disposition.ACCEPTED,
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def test_new_comments_are_numbered_body_by_body() -> None:
    found = held([comment("Một.", agency="xa-a"), comment("Hai."), comment("Ba.")])
    assert [r.comment.code for r in found.responses] == [
        "YK1-SYT-001",
        "YK1-SYT-002",
        "YK1-XAA-001",
    ]
    accented = held([comment(agency="so-giao-duc"), comment(agency="người dân")])
    assert [r.comment.code for r in accented.responses] == ["YK1-SGDDT-001", "YK1-NGUOIDAN-001"]


def test_a_comment_known_by_its_words_keeps_code_and_answer() -> None:
    said = comment("Rà soát lại.", quote="500 giường")
    found = held([comment("Mới."), said], row_of(said, "YK1-SYT-007", content="rà soát lại"))
    assert [(r.comment.code, r.disposition) for r in found.responses] == [
        ("YK1-SYT-007", Disposition.ACCEPTED),
        ("YK1-SYT-008", None),
    ]


def test_a_comment_known_by_its_key_keeps_its_row_whatever_the_consultant_wrote_there() -> None:
    said = comment("Một câu rất dài của cơ quan.")
    row = row_of(said, "YK1-SYT-001", content="rút gọn", quote="khác", key=comment_key(said))
    assert held([said], row).responses[0].row == row


def test_a_comment_reworded_by_its_body_keeps_its_row_and_is_told() -> None:
    said = comment("Đề nghị rà soát lại số giường bệnh đến năm 2030.")
    row = row_of(said, "YK1-SYT-001", content="Đề nghị rà soát lại số giường bệnh đến năm 2025")
    assert held([said], row, codes=("y-kien-da-sua",)).responses[0].row == row


def test_a_row_whose_comment_is_gone_is_kept_and_told() -> None:
    gone = row_of(comment("Đã rút."), "YK1-SYT-001")
    found = held([comment("Hoàn toàn khác hẳn.")], gone, codes=("y-kien-khong-con",))
    assert found.orphans == (gone,)
    assert found.responses[0].comment.code == "YK1-SYT-002"


def test_two_equal_rows_answer_one_comment_once() -> None:
    said = comment("Rà soát.")
    first, second = row_of(said, "YK1-SYT-001"), row_of(said, "YK1-SYT-002")
    found = held([said], first, second, codes=("y-kien-khong-con",))
    assert (found.responses[0].row, found.orphans) == (first, (second,))


def test_a_row_that_names_another_takes_its_answer() -> None:
    one, two = comment("Một."), comment("Hai.", agency="xa-a")
    leader = row_of(one, "YK1-SYT-001", explanation="Đã sửa.")
    follower = row_of(two, "YK1-XAA-001", disposition=None, group="YK1-SYT-001")
    found = held([one, two], leader, follower)
    assert [r.disposition for r in found.responses] == [Disposition.ACCEPTED] * 2
    assert found.responses[1].row is not None
    assert found.responses[1].row.explanation == "Đã sửa."
    lost = replace(follower, group="YK1-KHAC-001")
    assert held([two], lost, codes=("tra-loi-chung-sai",)).responses[0].disposition is None


@pytest.mark.parametrize("result", [Disposition.REFUSED, Disposition.PARTLY])
def test_a_refusal_without_explanation_is_told(result: Disposition) -> None:
    said = comment()
    held([said], row_of(said, "YK1-SYT-001", disposition=result), codes=("thieu-giai-trinh",))


said_by = st.builds(
    comment, st.text("ab ", min_size=1, max_size=5), quote=st.sampled_from(["", "x"])
)


@given(st.lists(said_by, max_size=8), st.lists(said_by, max_size=8))
def test_no_row_is_lost_no_comment_left_out_and_the_balance_holds(
    comments: list[Comment], answered: list[Comment]
) -> None:
    rows = tuple(row_of(said, f"YK1-SYT-{n:03d}") for n, said in enumerate(answered, 1))
    register = Register(rows, None, "t")
    found = consultation(1, (), comments, register, AGENCIES).value
    kept = [r.row.code for r in found.responses if r.row] + [row.code for row in found.orphans]
    assert sorted(kept) == [row.code for row in rows]
    assert len(found.responses) == len(comments)
    codes = [r.comment.code for r in found.responses]
    assert len(set(codes)) == len(codes)
    total = found.balance
    assert total.received == total.answered + total.open + total.duplicates


def test_what_was_said_twice_counts_as_a_duplicate() -> None:
    twice = replace(comment(), origins=comment().origins * 2)
    assert balance(held([twice]).responses) == Balance(2, 0, 1, 1)


def own_row(code: str, agency: str = "Sở Y tế", **more: object) -> RegisterRow:
    made = RegisterRow(code, agency, content="Lời nhập.", source="thư", cell="TiepThu!A9")
    return replace(made, **more)  # type: ignore[arg-type]


def keeping(comments: list[Comment], *rows: RegisterRow, **memory: str) -> Consultation:
    kept = {code.replace("_", "-"): Remembered(key) for code, key in memory.items()}
    register = Register(rows, None, "tiep-thu.xlsx", kept)
    return consultation(1, (), comments, register, AGENCIES, agreements=2).value


def test_a_deleted_row_whose_comment_is_there_comes_back_and_is_told() -> None:
    said = comment("Một.")
    kept = {"YK1-SYT-004": Remembered(comment_key(said), {}, {"explanation": "Vì …"})}
    outcome = consultation(1, (), [said], Register((), None, "t", kept), AGENCIES)
    (response,) = outcome.value.responses
    assert response.row is not None
    assert (response.comment.code, response.row.explanation) == ("YK1-SYT-004", "Vì …")
    assert [notice.code for notice in outcome.notices] == ["dong-bi-xoa"]
    gone = consultation(1, (), [comment("Khác.")], Register((), None, "t", kept), AGENCIES)
    assert gone.notices == ()
    assert [r.comment.code for r in gone.value.responses] == ["YK1-SYT-005"]


def test_a_code_of_a_row_taken_out_is_not_given_again() -> None:
    made = keeping([comment("Một.")], YK1_SYT_007=ENTERED)
    assert [r.comment.code for r in made.responses] == ["YK1-SYT-008"]


def test_a_row_of_the_consultants_own_is_a_comment_and_counts_apart() -> None:
    said = comment("Một.")
    rows = (own_row("", agency="xa-a"), row_of(said, "YK1-SYT-001"), own_row("YK1-SYT-005"))
    made = keeping([said, comment("Hai.")], *rows)
    assert [(r.comment.code, r.comment.entered) for r in made.responses] == [
        ("YK1-XAA-001", True),
        ("YK1-SYT-001", False),
        ("YK1-SYT-005", True),
        ("YK1-SYT-006", False),
    ]
    assert made.balance == Balance(2, 1, 1, 0, 2, 2, 2)
    assert made.orphans == ()


def test_a_piece_is_of_the_comment_it_was_split_from_wherever_it_stands() -> None:
    said = comment("Một.", item="y-te")
    piece = own_row("YK1-SYT-003", agency="", source="", split_from="YK1-SYT-001")
    of_own = own_row("YK1-XAA-002", agency="", source="", split_from="YK1-XAA-001")
    own = own_row("YK1-XAA-001", agency="xa-a", item="giao-duc")
    made = keeping([said], piece, of_own, row_of(said, "YK1-SYT-001"), own)
    told = {r.comment.code: (r.comment.agency, r.comment.item) for r in made.responses}
    assert told == {
        "YK1-SYT-003": ("so-y-te", "y-te"),
        "YK1-XAA-002": ("xa-a", "giao-duc"),
        "YK1-SYT-001": ("so-y-te", "y-te"),
        "YK1-XAA-001": ("xa-a", "giao-duc"),
    }


def test_new_comments_stand_body_by_body_strangers_last() -> None:
    said = [comment(agency=name) for name in ("nguoi-dan", "xa-a", "so-giao-duc", "so-y-te")]
    made = keeping(said)
    assert [r.comment.agency for r in made.responses] == [
        "so-y-te", "so-giao-duc", "xa-a", "nguoi-dan",
    ]  # fmt: skip


def test_codes_count_on_from_the_highest_of_the_body() -> None:
    rows = (own_row("YK1-SYT-012"), own_row("YK1-SYT-003"), own_row("tự đặt"))
    made = keeping([comment("Một."), comment("Hai."), comment("Ba.", agency="xa-a")], *rows)
    fresh = [r.comment.code for r in made.responses if not r.comment.entered]
    assert fresh == ["YK1-SYT-013", "YK1-SYT-014", "YK1-XAA-001"]


def test_what_was_entered_is_open_until_it_has_an_answer() -> None:
    rows = (own_row("A"), own_row("B", disposition=Disposition.NOTED))
    assert keeping([], *rows).balance == Balance(entered=2, entered_open=1, agreements=2)
    plain = consultation(1, (), [], Register(rows, None, "t"), AGENCIES).value
    assert plain.balance.agreements == 0
    assert balance([]) == Balance()
