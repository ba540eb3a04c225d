from pipeline.work.watch import unwatched


def test_nobody_watching_changes_nothing() -> None:
    unwatched.now("Đọc bài")
    assert list(unwatched((1, 2), "đọc")) == [1, 2]
