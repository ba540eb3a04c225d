from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.fixed import replace
from pipeline.model.notice import Notice, Severity
from pipeline.model.outline import Item
from pipeline.workspace import Inventory, StoredFile, scan
from pipeline.workspace.serving import Served, serve
from tests.workspace.tree import AGENCIES, OUTLINE, XD, YT, listed, outline, place


def served(inventory: Inventory, round_number: int = 3) -> Served:
    outcome = serve(inventory, OUTLINE, AGENCIES, round_number)
    assert outcome.notices == ()
    return outcome.value


def names(value: Served) -> list[str]:
    return [file.name.removeprefix("sections/") for file in value.files]


def faults(inventory: Inventory, round_number: int = 3) -> tuple[Served, tuple[Notice, ...]]:
    outcome = serve(inventory, OUTLINE, AGENCIES, round_number)
    return outcome.value, outcome.notices


def codes(notices: tuple[Notice, ...]) -> list[tuple[str, str]]:
    return [(notice.code, notice.file.removeprefix("sections/")) for notice in notices]


def test_the_newest_text_up_to_the_round_serves(tmp_path: Path) -> None:
    inventory = listed(tmp_path, *(f"lan-{n}/so-y-te/y-te.md" for n in (1, 2, 10)))
    assert names(served(inventory, 1)) == ["lan-1/so-y-te/y-te.md"]
    assert names(served(inventory, 9)) == ["lan-2/so-y-te/y-te.md"]
    last = served(inventory, 10)
    assert names(last) == ["lan-10/so-y-te/y-te.md"]
    assert last.superseded == ("sections/lan-1/so-y-te/y-te.md", "sections/lan-2/so-y-te/y-te.md")
    assert (last.files[0].round, last.files[0].leads) == (10, True)


def test_texts_come_in_the_outlines_order_lead_before_partners(tmp_path: Path) -> None:
    inventory = listed(
        tmp_path,
        "lan-1/so-y-te/giao-thong.md",
        "lan-1/so-xay-dung/giao-thong.md",
        "lan-2/so-tai-chinh/giao-thong.md",
        "lan-1/so-tai-chinh/du-an.md",
        "lan-1/so-y-te/y-te.md",
    )
    value = served(inventory)
    assert names(value) == [
        "lan-1/so-y-te/y-te.md",
        "lan-1/so-xay-dung/giao-thong.md",
        "lan-2/so-tai-chinh/giao-thong.md",
        "lan-1/so-y-te/giao-thong.md",
        "lan-1/so-tai-chinh/du-an.md",
    ]
    assert [file.leads for file in value.of("giao-thong")] == [True, False, False]


def test_a_text_for_another_agencys_item_is_an_error(tmp_path: Path) -> None:
    value, notices = faults(listed(tmp_path, "lan-1/so-xay-dung/y-te.md"))
    assert codes(notices) == [("muc-cua-co-quan-khac", "lan-1/so-xay-dung/y-te.md")]
    assert (notices[0].agency, notices[0].item) == ("so-xay-dung", "y-te")
    assert "'so-y-te'" in notices[0].fix
    assert value.files == ()
    assert [text.code for text in value.refused] == ["muc-cua-co-quan-khac"]


def test_a_text_for_no_item_offers_the_nearest_of_its_own(tmp_path: Path) -> None:
    value, notices = faults(
        listed(tmp_path, "lan-1/so-xay-dung/giao-thog.md", "lan-2/so-xay-dung/giao-thog.md")
    )
    assert codes(notices) == [("muc-khong-co", "lan-2/so-xay-dung/giao-thog.md")]
    assert "'giao-thong'" in notices[0].fix
    assert len(value.refused) == 2


def test_a_folder_of_no_agency_is_one_error_a_round_and_its_texts_are_refused(
    tmp_path: Path,
) -> None:
    value, notices = faults(
        listed(tmp_path, *(f"lan-1/so-yte/{name}" for name in ("y-te.md", "a.xlsx")), "lan-2/la/b")
    )
    assert codes(notices) == [
        ("co-quan-khong-co", "lan-2/la"),
        ("co-quan-khong-co", "lan-1/so-yte"),
    ]
    assert "'so-y-te'" in notices[1].fix
    assert "2 tệp" in notices[1].message
    assert value.strangers == ("la", "so-yte")
    assert [text.name for text in value.refused] == ["sections/lan-1/so-yte/y-te.md"]


def test_two_files_for_one_item_are_an_error_and_the_exact_name_serves(tmp_path: Path) -> None:
    place(tmp_path, "lan-1/so-y-te/Y-TE.MD", "lan-1/so-y-te/y-te.md", "lan-1/so-y-te/y-te/y-te.md")
    value, notices = faults(scan(tmp_path).value)
    assert codes(notices) == [
        ("hai-tep-mot-muc", "lan-1/so-y-te/Y-TE.MD"),
        ("hai-tep-mot-muc", "lan-1/so-y-te/y-te/y-te.md"),
    ]
    assert names(value) == ["lan-1/so-y-te/y-te.md"]
    assert len(value.refused) == 2


def test_a_name_in_capitals_serves_with_advice(tmp_path: Path) -> None:
    value, notices = faults(listed(tmp_path, "lan-1/so-y-te/Y-Te.MD"))
    assert codes(notices) == [("ten-tep-hoa-thuong", "lan-1/so-y-te/Y-Te.MD")]
    assert notices[0].severity is Severity.WARNING
    assert names(value) == ["lan-1/so-y-te/Y-Te.MD"]


def test_the_newest_serves_whatever_its_case(tmp_path: Path) -> None:
    value, _ = faults(listed(tmp_path, "lan-1/so-y-te/y-te.md", "lan-2/so-y-te/Y-TE.md"))
    assert names(value) == ["lan-2/so-y-te/Y-TE.md"]


def test_a_text_in_a_folder_of_its_own_is_refused_by_name(tmp_path: Path) -> None:
    value, notices = faults(listed(tmp_path, "lan-1/so-y-te/moi/y-te.md"))
    assert codes(notices) == [("md-trong-thu-muc-con", "lan-1/so-y-te/moi/y-te.md")]
    assert value.files == ()


def test_an_item_kept_in_word_serves_and_other_word_files_do_not(tmp_path: Path) -> None:
    value, notices = faults(
        listed(tmp_path, "lan-1/so-y-te/y-te.docx", "lan-1/so-y-te/khac.docx",
               "lan-1/so-y-te/moi/y-te.docx")
    )  # fmt: skip
    assert codes(notices) == []
    assert names(value) == ["lan-1/so-y-te/y-te.docx"]


def test_markdown_and_word_for_one_item_in_a_round_are_an_error_and_markdown_serves(
    tmp_path: Path,
) -> None:
    value, notices = faults(listed(tmp_path, "lan-1/so-y-te/y-te.docx", "lan-1/so-y-te/y-te.md"))
    assert codes(notices) == [("hai-tep-mot-muc", "lan-1/so-y-te/y-te.docx")]
    assert notices[0].severity is Severity.ERROR
    assert "quyhoach import --replace" in notices[0].fix
    assert names(value) == ["lan-1/so-y-te/y-te.md"]


def test_the_newest_serves_whether_it_is_word_or_markdown(tmp_path: Path) -> None:
    value, notices = faults(listed(tmp_path, "lan-1/so-y-te/y-te.md", "lan-2/so-y-te/Y-te.docx"))
    assert names(value) == ["lan-2/so-y-te/Y-te.docx"]
    assert codes(notices) == [("ten-tep-hoa-thuong", "lan-2/so-y-te/Y-te.docx")]
    assert "'y-te.docx'" in notices[0].fix


@pytest.mark.parametrize(("round_number", "weight"), [(2, Severity.WARNING), (3, Severity.INFO)])
def test_texts_of_items_dropped_since_are_said_to_be_so(
    tmp_path: Path, round_number: int, weight: Severity
) -> None:
    inventory = listed(tmp_path, "lan-1/so-y-te/duoc.md", "lan-2/so-y-te/duoc.md")
    before = outline(Item("duoc", "Dược", YT.id))
    outcome = serve(inventory, OUTLINE, AGENCIES, round_number, earlier=[before])
    assert codes(outcome.notices) == [("muc-da-bo", "lan-2/so-y-te/duoc.md")]
    assert "đã bỏ khỏi đề cương" in outcome.notices[0].message
    assert outcome.notices[0].severity is weight
    assert outcome.value.dropped == ("sections/lan-2/so-y-te/duoc.md",)
    assert outcome.value.superseded == ("sections/lan-1/so-y-te/duoc.md",)


def test_texts_of_items_given_to_another_agency_are_no_error(tmp_path: Path) -> None:
    inventory = listed(tmp_path, "lan-1/so-xay-dung/y-te.md")
    before = outline(Item("y-te", "Y tế", XD.id))
    outcome = serve(inventory, OUTLINE, AGENCIES, 2, earlier=[before])
    assert codes(outcome.notices) == [("muc-da-chuyen", "lan-1/so-xay-dung/y-te.md")]
    assert outcome.notices[0].severity is Severity.INFO


def test_later_rounds_and_reserved_folders_are_not_looked_at(tmp_path: Path) -> None:
    inventory = listed(
        tmp_path, "lan-3/so-y-te/sai.md", "lan-1/y-kien/so-y-te/x.md", "lan-1/phat-hanh/y.md"
    )
    assert replace(served(inventory, 2), own=()) == Served()


STEMS = st.sampled_from(["y-te", "Y-TE", "giao-thong", "du-an", "la", "a/y-te", "y-te.docx"])
FILES = st.sets(
    st.tuples(
        st.integers(1, 3), st.sampled_from(["so-y-te", "so-xay-dung", "so-tai-chinh", "la"]), STEMS
    )
)


@given(FILES)
def test_every_text_serves_or_is_set_aside_once_and_every_refusal_is_told(
    chosen: set[tuple[int, str, str]],
) -> None:
    files = tuple(
        StoredFile(f"sections/lan-{n}/{agency}/{inner}", Path(), 1, n, agency, inner)
        for n, agency, stem in sorted(chosen)
        for inner in [stem if stem.endswith(".docx") else f"{stem}.md"]
    )
    outcome = serve(Inventory(Path(), files), OUTLINE, AGENCIES, 3)
    value = outcome.value
    sorted_out = [
        *(file.name for file in value.files),
        *value.superseded,
        *value.dropped,
        *(text.name for text in value.refused),
    ]
    assert len(sorted_out) == len(set(sorted_out))
    assert {file.name for file in files if file.inner.endswith(".md")} <= set(sorted_out)
    assert {text.code for text in value.refused} <= {notice.code for notice in outcome.notices}
    assert len({(file.item, file.agency) for file in value.files}) == len(value.files)
