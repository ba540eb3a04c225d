from pipeline.model.slip import Slip


def test_a_slip_is_mended_by_its_author_where_nothing_else_is_said() -> None:
    slip = Slip("am-tiet-la", 3, "địnnh")
    assert (slip.mended, slip.advice) == (None, "")
