from pipeline.model.fixed import replace
from pipeline.model.named import ItemName, Named
from pipeline.model.notice import Notice, Severity
from pipeline.render.terminal.causes import cause_lines, owner_line
from pipeline.render.terminal.groups import Cause, Owner
from pipeline.render.terminal.lines import plain

NAMED = Named({"so-y-te": "Sở Y tế"}, {"y-te": ItemName("Phần II, mục III.1", "Y tế", "so-y-te")})
SUM = Notice(
    Severity.WARNING,
    "tong-sai",
    "tổng cột là 70, ghi 71",
    "sửa dòng tổng",
    "sections/lan-1/so-y-te/giuong.xlsx",
    cell="A!B9",
    agency="so-y-te",
    item="y-te",
)
STRAY = replace(SUM, item=None, cell="B!C2")


def lines(*notices: Notice, depth: int = 1, fresh: int = 0, width: int = 100) -> list[str]:
    cause = Cause(notices, fresh)
    return [plain(line) for line in cause_lines(cause, NAMED, depth, width)]


def test_one_line_begins_with_the_item_else_with_file_and_cell() -> None:
    assert lines(SUM) == ["  cảnh báo  Phần II, mục III.1: tổng cột là 70, ghi 71"]
    assert lines(STRAY) == ["  cảnh báo  giuong.xlsx:B!C2: tổng cột là 70, ghi 71"]
    nowhere = replace(STRAY, file="", cell=None)
    assert lines(nowhere) == ["  cảnh báo  tổng cột là 70, ghi 71"]


def test_several_are_counted_behind_the_first_place() -> None:
    assert lines(SUM, STRAY, STRAY, fresh=1) == [
        "  cảnh báo  [mới] Phần II, mục III.1 và 2 nơi khác: tổng cột là 70, ghi 71"
    ]


def test_deeper_all_places_stand_beneath_then_the_mending() -> None:
    assert lines(SUM, STRAY, depth=3) == [
        "  cảnh báo  2 nơi: tổng cột là 70, ghi 71",
        "            Phần II, mục III.1 – sections/lan-1/so-y-te/giuong.xlsx:A!B9, B!C2",
        "            cách sửa: sửa dòng tổng",
    ]
    assert lines(SUM, depth=2)[1:] == [
        "            Phần II, mục III.1 – sections/lan-1/so-y-te/giuong.xlsx:A!B9"
    ]
    assert lines(SUM, depth=0) == []


def test_at_its_deepest_no_word_of_the_message_is_left_out() -> None:
    long = replace(SUM, message="tổng cột là 70, ghi 71 " * 8)
    told = " ".join(" ".join(lines(long, depth=4, width=60)).split())
    assert told.count("ghi 71") == 8
    assert max(map(len, lines(long, depth=4, width=60)[:-2])) <= 60


def test_an_item_is_named_where_no_file_is() -> None:
    silent = replace(SUM, file="", cell=None)
    assert lines(silent) == ["  cảnh báo  Phần II, mục III.1 Y tế: tổng cột là 70, ghi 71"]
    assert lines(silent, silent)[0].startswith("  cảnh báo  2 nơi: Phần II, mục III.1 Y tế: ")


def test_an_agency_is_told_with_its_counts_and_what_is_new() -> None:
    owner = Owner("Sở Y tế", (Cause((SUM, SUM), 1), Cause((replace(SUM, code="x"),), 0)))
    assert plain(owner_line(owner)) == "Sở Y tế: 3 cảnh báo · 1 mới"
