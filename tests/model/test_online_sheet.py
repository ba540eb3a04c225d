from pipeline.model.online_sheet import OnlineSheet


def test_a_sheet_without_comments_says_only_who_writes_on_which_draft() -> None:
    sheet = OnlineSheet("UBND xã A", "Dự thảo lần 1", "Báo cáo", "ab12")
    assert (sheet.comments, sheet.agrees, sheet.number, sheet.day) == ((), False, "", None)
