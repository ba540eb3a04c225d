from pipeline.model.notice import Notice, Severity, in_order, owned


def test_a_notice_reads_like_a_compilers() -> None:
    notice = Notice(Severity.ERROR, "x", "không có bảng", "gửi kèm tệp", "sections/a.md", 41)
    assert str(notice) == "sections/a.md:41: lỗi: không có bảng\n    cách sửa: gửi kèm tệp"


def test_a_notice_on_a_cell_names_it() -> None:
    notice = Notice(Severity.WARNING, "x", "số", file="a.xlsx", cell="Sheet1!D14")
    assert str(notice) == "a.xlsx:Sheet1!D14: cảnh báo: số"


def test_notices_stand_by_place_and_once() -> None:
    late = Notice(Severity.INFO, "b", "sau", file="a.md", line=9)
    early = Notice(Severity.ERROR, "a", "trước", file="a.md", line=2)
    assert in_order([late, early, late]) == (early, late)


def test_an_owner_is_filled_in_where_there_is_none() -> None:
    notices = (Notice(Severity.INFO, "a", "m"), Notice(Severity.INFO, "a", "m", agency="x"))
    found = owned(notices, agency="so-y-te", item="y-te")
    assert [(notice.agency, notice.item) for notice in found] == [
        ("so-y-te", "y-te"),
        ("x", "y-te"),
    ]


def test_a_terminal_is_shown_no_sign_that_turns_or_hides_its_text() -> None:
    notice = Notice(
        Severity.ERROR, "x", "tệp 'a\u202excod.\u200b\x1b[2J'", "xem\u2066", "b\u202e.md"
    )
    assert str(notice) == (
        "b<U+202E>.md: lỗi: tệp 'a<U+202E>xcod.<U+200B><U+001B>[2J'\n    cách sửa: xem<U+2066>"
    )
