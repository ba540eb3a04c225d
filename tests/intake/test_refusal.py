from pipeline.intake.refusal import RefusedError


def test_a_refusal_carries_what_its_notice_says() -> None:
    error = RefusedError("tep-hong", "tệp bị hỏng", "gửi lại")
    assert error.told == ("tep-hong", "tệp bị hỏng", "gửi lại")
    assert str(error) == "tệp bị hỏng"
