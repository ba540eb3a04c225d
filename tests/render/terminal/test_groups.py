import json

from pipeline.model.named import ItemName, Named
from pipeline.model.notice import Notice, Severity
from pipeline.render.json import notices_json
from pipeline.render.terminal.groups import WHOLE, items, notice_key, owners, places

NAMED = Named(
    {"so-y-te": "Sở Y tế", "so-xay-dung": "Sở Xây dựng"},
    {"y-te": ItemName("Phần II, mục III.1", "Y tế", "so-y-te")},
)


def notice(severity: Severity = Severity.WARNING, code: str = "a", **given: object) -> Notice:
    return Notice(severity, code, **{"message": "thiếu", **given})  # type: ignore[arg-type]


def test_who_has_most_errors_comes_first_then_most_warnings() -> None:
    told = owners(
        [
            notice(agency="so-y-te"),
            notice(agency="so-y-te", message="khác"),
            notice(),
            notice(Severity.ERROR, agency="so-xay-dung"),
        ],
        NAMED,
    )
    assert [owner.name for owner in told] == ["Sở Xây dựng", "Sở Y tế", WHOLE]
    assert told[1].count(Severity.WARNING) == 2


def test_agencies_that_weigh_the_same_stand_in_their_order() -> None:
    told = owners([notice(agency="so-xay-dung"), notice(agency="so-y-te")], NAMED)
    assert [owner.name for owner in told] == ["Sở Y tế", "Sở Xây dựng"]


def test_a_notice_without_an_agency_is_that_of_who_leads_its_item() -> None:
    (owner,) = owners([notice(item="y-te")], NAMED)
    assert owner.name == "Sở Y tế"


def test_an_agency_without_a_name_is_called_by_its_id() -> None:
    (owner,) = owners([notice(agency="so-la")], NAMED)
    assert owner.name == "so-la"


def test_one_cause_is_told_once_errors_before_warnings() -> None:
    (owner,) = owners(
        [notice(code="b"), notice(Severity.ERROR, "a"), notice(code="b", message="khác")], NAMED
    )
    assert [(cause.severity, len(cause.notices)) for cause in owner.causes] == [
        (Severity.ERROR, 1),
        (Severity.WARNING, 2),
    ]


def test_a_file_is_named_once_with_its_places() -> None:
    (owner,) = owners(
        [
            notice(file="a.xlsx", cell="DuAn!B3"),
            notice(file="a.xlsx", cell="DuAn!B7"),
            notice(file="a.xlsx", cell="Khac!C1"),
            notice(file="b.md", line=4),
            notice(file="b.md", line=4, message="hai"),
        ],
        NAMED,
    )
    (cause,) = owner.causes
    assert places(cause, NAMED) == ("a.xlsx:DuAn!B3, B7, Khac!C1", "b.md:4")


def test_what_stands_in_no_file_is_placed_by_its_item() -> None:
    (owner,) = owners([notice(item="y-te")], NAMED)
    assert places(owner.causes[0], NAMED) == ("Phần II, mục III.1 Y tế",)
    assert items(owner.causes[0], NAMED) == ("Phần II, mục III.1",)


def test_a_line_that_moved_does_not_make_a_notice_new() -> None:
    before = frozenset(
        notice_key(entry) for entry in json.loads(notices_json([notice(file="a.md", line=3)]))
    )
    same, other = notice(file="a.md", line=9), notice(file="a.md", line=9, message="khác")
    (owner,) = owners([same, other], NAMED, before)
    assert owner.causes[0].fresh == 1
    assert owners([same, other], NAMED)[0].causes[0].fresh == 0


def test_signs_that_a_terminal_obeys_are_written_out() -> None:
    (owner,) = owners([notice(file="a\u202e.md", line=1)], NAMED)
    assert places(owner.causes[0], NAMED) == ("a<U+202E>.md:1",)
