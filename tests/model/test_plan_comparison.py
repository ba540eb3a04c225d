from pipeline.model.plan_comparison import NumberDifference, PlanRow


def test_a_row_without_numbers_has_no_difference() -> None:
    assert PlanRow("", "a", "b", "Rà soát", "", "").differences == ()
    assert NumberDifference("a", "b").delta is None
