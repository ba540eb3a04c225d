from datetime import date

import pytest

from pipeline.model.fixed import replace
from pipeline.model.outline import Agency, Group
from pipeline.render.papers.covering_letter import covering_letter
from pipeline.render.papers.issuer import Issuer, issuer_of, signing_words
from pipeline.render.papers.letter_to import LetterTo
from tests.oracle.gate import defects
from tests.render.paper_texts import paragraphs, table
from tests.render.shipped import letter_template
from tests.samples import item, outline

DAY = date(2025, 12, 1)
PLANNER = Agency(
    "so-xay-dung",
    "Sở Tài chính",
    Group.DEPARTMENT,
    "STC",
    head_name="Bà B",
    head_title="Giám đốc",
    drafting_unit="QLQH",
)
PROVINCE = Agency(
    "ubnd-tinh",
    "Ủy ban nhân dân tỉnh Lạng Sơn",
    Group.OTHER,
    "UBND",
    head_name="Ông A",
    head_title="Phó Chủ tịch",
)
ISSUERS = tuple(
    (group, "ubnd-tinh") for group in (Group.MINISTRY, Group.PROVINCE, Group.ORGANISATION)
)
OUTLINE = outline([[("", [item("mot")])]])


def to(group: Group, *, issuers: object = ISSUERS, province: Agency = PROVINCE) -> Issuer:
    body = Agency("nhan", "Cơ quan nhận", group)
    return issuer_of(body, OUTLINE, (PLANNER, province, body), issuers, DAY)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("group", "name", "sign", "asks"),
    [
        (Group.MINISTRY, "Ủy ban nhân dân tỉnh Lạng Sơn", "UBND-STC", "Kính đề nghị"),
        (Group.PROVINCE, "Ủy ban nhân dân tỉnh Lạng Sơn", "UBND-STC", "Đề nghị"),
        (Group.ORGANISATION, "Ủy ban nhân dân tỉnh Lạng Sơn", "UBND-STC", "Đề nghị"),
        (Group.DEPARTMENT, "Sở Tài chính", "STC-QLQH", "Đề nghị"),
        (Group.COMMUNE, "Sở Tài chính", "STC-QLQH", "Đề nghị"),
        (Group.COUNCIL, "Sở Tài chính", "STC-QLQH", "Kính đề nghị"),
        (Group.OTHER, "Sở Tài chính", "STC-QLQH", "Đề nghị"),
    ],
)
def test_who_writes_under_which_sign_and_in_what_tone(
    group: Group, name: str, sign: str, asks: str
) -> None:
    found = to(group)
    assert (found.name, found.head["ky_hieu"], found.asks) == (name, sign, asks)


@pytest.mark.parametrize("group", [Group.MINISTRY, Group.PROVINCE, Group.ORGANISATION])
def test_without_a_plan_the_planning_agency_writes_and_asks_upwards(group: Group) -> None:
    found = to(group, issuers=())
    assert (found.name, found.asks, found.reply_to) == (
        "Sở Tài chính",
        "Kính đề nghị",
        "Sở Tài chính",
    )
    assert to(group, issuers=((group, "khong-co"),)).name == "Sở Tài chính"


def test_who_drafted_is_a_gap_where_the_workspace_does_not_say() -> None:
    assert to(Group.DEPARTMENT).head["ky_hieu_luu"] == "QLQH"
    body = Agency("nhan", "Cơ quan nhận", Group.DEPARTMENT)
    silent = replace(PLANNER, drafting_unit="")
    head = issuer_of(body, OUTLINE, (silent, body), (), DAY).head
    assert (head["ky_hieu"], head["ky_hieu_luu"]) == ("STC-……", "……")
    head = issuer_of(body, OUTLINE, (body,), (), DAY).head
    assert (head["ky_hieu"], head["ky_hieu_luu"]) == ("……-……", "……")


def test_a_committee_has_nobody_above_it_and_answers_go_through_the_planning_agency() -> None:
    found = to(Group.MINISTRY)
    assert found.head["chu_quan"] == ""
    assert found.head["ky_hieu_luu"] == "STC"
    assert found.reply_to == "Ủy ban nhân dân tỉnh Lạng Sơn (qua Sở Tài chính)"
    assert to(Group.DEPARTMENT).head["chu_quan"] == "UBND tỉnh Lạng Sơn"
    short = replace(PROVINCE, name="UBND tỉnh Lạng Sơn", short_name="")
    head = to(Group.MINISTRY, province=short).head
    assert (head["co_quan"], head["ky_hieu"]) == ("Ủy ban nhân dân tỉnh Lạng Sơn", "UBND-STC")


@pytest.mark.parametrize(
    ("title", "committee", "words"),
    [
        ("Phó Chủ tịch", True, "TM. Ủy ban nhân dân\nKT. Chủ tịch\nPhó Chủ tịch"),
        ("Phó Chủ tịch UBND tỉnh", True, "TM. Ủy ban nhân dân\nKT. Chủ tịch\nPhó Chủ tịch"),
        ("Chủ tịch", True, "TM. Ủy ban nhân dân\nChủ tịch"),
        ("", True, "TM. Ủy ban nhân dân\nKT. Chủ tịch\nPhó Chủ tịch"),
        ("Giám đốc", False, "Giám đốc"),
        ("Phó Giám đốc", False, "KT. Giám đốc\nPhó Giám đốc"),
        ("", False, ""),
    ],
)
def test_for_whom_one_signs_stands_above_the_title(title: str, committee: bool, words: str) -> None:
    assert signing_words(replace(PROVINCE, head_title=title), committee=committee) == words


def letter(group: Group) -> bytes:
    issuer = to(group)
    made = LetterTo("Cơ quan nhận", issuer, "Dự thảo lần 2", "Báo cáo", DAY, answer_by=DAY)
    data = covering_letter(made, template=letter_template())
    assert defects(data) == []
    return data


def test_the_letter_of_the_committee_reads_as_the_decree_has_it() -> None:
    data = letter(Group.MINISTRY)
    ((left, _),) = table(data, 0)
    assert left.splitlines()[0] == "Ủy ban nhân dân tỉnh Lạng Sơn"
    assert "Số:         /UBND-STC" in left
    ((copies, signature),) = table(data, 1)
    assert copies.splitlines()[1:] == [
        "- Như trên;",
        "- Chủ tịch, các Phó Chủ tịch UBND tỉnh;",
        "- Lưu: VT, STC.",
    ]
    assert signature.startswith("TM. Ủy ban nhân dân")
    assert "KT. Chủ tịch" in signature
    assert signature.endswith("Ông A")
    whole = " ".join(paragraphs(data))
    assert "Ủy ban nhân dân tỉnh Lạng Sơn gửi kèm theo Công văn này" in whole
    assert "Kính đề nghị Cơ quan nhận nghiên cứu" in whole
    assert "về Ủy ban nhân dân tỉnh Lạng Sơn (qua Sở Tài chính) chậm nhất" in whole


def test_the_letter_to_a_department_is_the_planning_agencys() -> None:
    data = letter(Group.DEPARTMENT)
    ((left, _),) = table(data, 0)
    assert left.splitlines()[:2] == ["UBND tỉnh Lạng Sơn", "Sở Tài chính"]
    ((copies, signature),) = table(data, 1)
    assert "- UBND tỉnh (báo cáo);" in copies
    assert signature == "Giám đốc\nBà B"
    assert "Kính đề nghị" not in " ".join(paragraphs(data))
