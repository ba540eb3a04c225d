import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.fixed import replace
from pipeline.model.named import ItemName, Named
from pipeline.model.notice import Notice, Severity
from pipeline.render.terminal.groups import notice_key
from pipeline.render.terminal.lines import columns, plain
from pipeline.render.terminal.summary import Told, counted, made, one_by_one, summary, summed_up

NAMED = Named(
    {"so-y-te": "Sở Y tế", "so-xay-dung": "Sở Xây dựng"},
    {"y-te": ItemName("Phần II, mục III.1", "Y tế", "so-y-te")},
)
MISSING = Notice(
    Severity.ERROR,
    "tham-chieu-khong-co",
    "không có bảng 'bang-giuong' mà đoạn này dẫn đến; các bảng gần giống: bang-giuong-benh của "
    "Sở Y tế, bang-duong của Sở Xây dựng",
    "sửa @bang-giuong thành @bang-giuong-benh",
    "sections/lan-1/so-y-te/y-te.md",
    12,
    agency="so-y-te",
    item="y-te",
)
LATE = Notice(Severity.WARNING, "gui-muon", "gửi sau thời hạn", agency="so-xay-dung")
SILENT = Notice(
    Severity.INFO, "sua-khong-ly-do", "4 thay đổi không nêu lý do", "ghi ly-do", item="y-te"
)
TOLD = Told(
    title="Dự thảo lần 3",
    day="29/11/2026",
    seconds=12.34,
    made=("Báo cáo: 85 mục",),
    notices=(MISSING, LATE, SILENT),
    named=NAMED,
    known=None,
    next=("build/lan-3/bao-cao-lan-3.pdf", "build/lan-3/thong-bao.xlsx"),
    judged=False,
)


def shown(told: Told, *, room: int = 40, width: int = 100) -> list[str]:
    return [plain(line) for line in summed_up(told, room=room, width=width)]


def test_a_run_is_summed_up_by_agency_errors_first() -> None:
    assert shown(TOLD) == [
        "Dự thảo lần 3 · 29/11/2026 · 12,3 giây",
        "Báo cáo: 85 mục",
        "1 lỗi, 1 cảnh báo, 1 lưu ý",
        "Sở Y tế: 1 lỗi, 1 lưu ý",
        "  lỗi       không có bảng 'bang-giuong' mà đoạn này dẫn đến; các bảng gần giống: "
        "bang-giuong-benh",
        "            của Sở Y tế, bang-duong của Sở Xây dựng",
        "            Phần II, mục III.1 – sections/lan-1/so-y-te/y-te.md:12",
        "            cách sửa: sửa @bang-giuong thành @bang-giuong-benh",
        "  lưu ý     Phần II, mục III.1 Y tế: 4 thay đổi không nêu lý do",
        "            Phần II, mục III.1",
        "            cách sửa: ghi ly-do",
        "Sở Xây dựng: 1 cảnh báo",
        "  cảnh báo  gửi sau thời hạn",
        "Xem tiếp trong build/lan-3/: bao-cao-lan-3.pdf · thong-bao.xlsx",
    ]


def test_what_the_run_before_did_not_have_is_marked() -> None:
    known = frozenset(notice_key(entry) for entry in (MISSING, SILENT))
    lines = shown(replace(TOLD, known=known))
    assert lines[2] == "1 lỗi, 1 cảnh báo, 1 lưu ý (1 mới so với lần chạy trước)"
    assert "Sở Xây dựng: 1 cảnh báo · 1 mới" in lines
    assert "  cảnh báo  [mới] gửi sau thời hạn" in lines


def test_with_less_room_the_lightest_lose_their_words_first() -> None:
    whole = summary(TOLD.notices, NAMED, room=40, width=100)
    assert len(whole) == 10
    tight = [plain(line) for line in summary(TOLD.notices, NAMED, room=8, width=100)]
    assert not any("4 thay đổi" in line and "cách sửa" in line for line in tight)
    assert any("cách sửa: sửa @bang-giuong" in line for line in tight)
    bare = [plain(line) for line in summary(TOLD.notices, NAMED, room=4, width=100)]
    assert bare[0] == "Sở Y tế: 1 lỗi, 1 lưu ý"
    assert bare[-1] == "  tất cả: thong-bao.xlsx, hoặc thêm --chi-tiet"


def test_a_run_that_leaves_no_list_says_how_to_see_every_place() -> None:
    lines = shown(replace(TOLD, listed=False), room=9)
    assert lines[-2] == "  từng nơi và cách sửa: thêm --chi-tiet (make: CHI_TIET=1)"
    assert not any("thong-bao.xlsx," in line for line in lines)
    assert "--chi-tiet" not in " ".join(shown(TOLD))


def test_more_agencies_than_lines_are_counted_in_the_last() -> None:
    notices = [Notice(Severity.ERROR, "a", "thiếu", agency=f"xa-{n:02}") for n in range(65)]
    lines = [plain(line) for line in summary(notices, Named(), room=10, width=100)]
    assert len(lines) == 10
    assert lines[-1] == "… và 56 cơ quan khác; tất cả: thong-bao.xlsx, hoặc thêm --chi-tiet"


@pytest.mark.parametrize(
    ("severities", "words"),
    [
        ([], "Không có lỗi, cảnh báo, lưu ý nào"),
        ([Severity.INFO], "Không có lỗi, 0 cảnh báo, 1 lưu ý"),
        ([Severity.ERROR] * 2, "2 lỗi, 0 cảnh báo, 0 lưu ý"),
    ],
)
def test_notices_are_counted_by_weight(severities: list[Severity], words: str) -> None:
    assert plain(counted([Notice(weight, "a", "b") for weight in severities])) == words


def test_a_command_that_judges_says_that_nothing_is_wrong_and_no_other() -> None:
    silent = replace(TOLD, notices=(), title="", made=(), next=())
    assert shown(silent) == []
    assert shown(replace(silent, judged=True)) == ["Không có lỗi, cảnh báo, lưu ý nào"]


def test_one_by_one_every_notice_is_whole() -> None:
    assert [plain(line) for line in one_by_one([LATE, SILENT])] == [
        "cảnh báo: gửi sau thời hạn",
        "lưu ý: 4 thay đổi không nêu lý do",
        "    cách sửa: ghi ly-do",
    ]
    assert [plain(line) for line in made(["a", "b"])] == ["a", "b"]


TEXTS = ("", "thiếu bảng", "tổng cột là 70, ghi 71 " * 13, "\u202e漢字 a\u0301\n\tb", "x" * 300)


def notice(seed: int) -> Notice:
    """Give one of many notices: one number is drawn sooner than what it is made of."""
    rest, weight = divmod(seed, len(Severity))
    rest, code = divmod(rest, 3)
    rest, text = divmod(rest, len(TEXTS))
    rest, agency = divmod(rest, 82)
    return Notice(
        tuple(Severity)[weight],
        "abc"[code],
        TEXTS[text],
        TEXTS[rest % len(TEXTS)],
        "sections/lan-1/a/b.md" if rest % 2 else "",
        rest % 900 or None,
        agency=f"xa-{agency}" if agency else None,
        item=(None, "y-te", "khac")[rest % 3],
    )


@settings(deadline=None)  # its length depends on what else the machine does
@given(
    st.lists(st.integers(0, 10**7).map(notice), max_size=60),
    st.integers(1, 9),
    st.integers(60, 140),
    st.integers(20, 60),
)
def test_whatever_there_is_to_tell_fits_and_every_owner_is_counted(
    notices: list[Notice], times: int, width: int, room: int
) -> None:
    told = replace(TOLD, notices=tuple(notices) * times)
    lines = shown(told, room=room, width=width)
    assert len(lines) <= room
    assert max(columns(line) for line in lines) <= width


def test_five_hundred_notices_are_grouped_and_say_where_the_rest_is() -> None:
    agencies = {f"xa-{at:02}": f"UBND xã {at:02}" for at in range(25)}
    notices = [
        Notice(
            [Severity.WARNING, Severity.ERROR, Severity.INFO][at % 3],
            f"ma-{at % 7}",
            f"lỗi thứ {at}",
            file=f"sections/lan-1/xa-{at % 25:02}/bai.md",
            line=at,
            agency=f"xa-{at % 25:02}",
        )
        for at in range(500)
    ]
    lines = shown(replace(TOLD, notices=tuple(notices), named=Named(agencies)))
    assert len(lines) == 40
    assert lines[2] == "167 lỗi, 167 cảnh báo, 166 lưu ý"
    counts = [line for line in lines if line.startswith("UBND xã")]
    assert len(counts) == 25
    assert [int(line.split(": ")[1].split(" lỗi")[0]) for line in counts] == 17 * [7] + 8 * [6]
    told = [line for line in lines if line.startswith("  lỗi ")]
    assert len(told) == 40 - 3 - 25 - 2  # an error of each of the first agencies
    assert all("bai.md:" in line for line in told)
    assert "--chi-tiet" in lines[-2]
