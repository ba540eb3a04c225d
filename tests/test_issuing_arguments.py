from datetime import date

import pytest

from pipeline.arguments import read_arguments


def test_a_round_is_issued_by_somebody_on_a_day_for_reasons() -> None:
    asked = read_arguments(
        ["seal", "2", "--by", "Bà B", "--date", "2025-11-30", "--allow-open", "đang  xử lý"]
    )
    assert (asked.command, asked.round_number, asked.by) == ("seal", 2, "Bà B")
    assert asked.day == date(2025, 11, 30)
    assert (asked.unsigned, asked.open_comments, asked.fast) == ("", "đang xử lý", False)


def test_one_reason_serves_for_both() -> None:
    asked = read_arguments(["seal", "1", "--allow-unsigned", "--allow-open", "--reason", "gấp"])
    assert (asked.unsigned, asked.open_comments) == ("gấp", "gấp")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["seal"], "thiếu tham số N"),
        (["seal", "1", "--allow-unsigned"], "--allow-unsigned cần lý do"),
        (["seal", "1", "--allow-open", " "], "--allow-open cần lý do"),
        (["seal", "1", "--date", "30/11/2025"], "không phải một ngày"),
        (["unseal", "1"], "--reason"),
        (["export", "1", "--to", "pdf"], "chọn một trong"),
    ],
)
def test_what_is_wrong_is_told(
    given: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        read_arguments(given)
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def test_all_rounds_or_one_are_verified_and_odt_is_the_usual_format() -> None:
    assert read_arguments(["verify"]).round_number is None
    assert read_arguments(["verify", "3"]).round_number == 3
    assert read_arguments(["export", "1"]).format == "odt"
