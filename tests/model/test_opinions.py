from pipeline.model.opinions import OpinionCount, OpinionRound


def test_the_figures_of_all_groups_are_added_up() -> None:
    groups = (
        OpinionCount("I. Sở", 3, 2, 1, 5, (1, 2), 2),
        OpinionCount("II. Xã", 4, 3, 2, 6, (3, 0), 3),
    )
    assert OpinionRound("Dự thảo lần 1", "15/11/2025", groups).total == OpinionCount(
        "Cộng", 7, 5, 3, 11, (4, 2), 5
    )


def test_where_nobody_was_asked_everything_is_nought() -> None:
    assert OpinionRound("A", "", ()).total == OpinionCount("Cộng", 0, 0, 0, 0, (), 0)
