from pipeline.model.divergence import Divergence, DivergenceKind


def test_a_point_nobody_has_answered_has_no_stance() -> None:
    point = Divergence(DivergenceKind.OPEN, "Phần I", "", ())
    assert (point.stance, point.options, point.decision) == ("", (), "")
