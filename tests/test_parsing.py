import argparse
from datetime import date

import pytest

from pipeline.parsing import Parser, a_day, a_round, add_common, in_vietnamese


def test_others_who_parse_arguments_here_are_told_in_their_own_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LANGUAGE", "fr")
    before = argparse.ArgumentParser().format_usage()
    with in_vietnamese():
        assert argparse.ArgumentParser().format_usage().startswith("cách dùng: ")
    assert argparse.ArgumentParser().format_usage() == before


def test_a_day_and_a_round_are_written_in_one_way() -> None:
    assert a_day("2025-12-01") == date(2025, 12, 1)
    assert a_round("12") == 12
    for wrong in ("1/12/2025", "2025-13-01"):
        with pytest.raises(argparse.ArgumentTypeError, match="không phải một ngày"):
            a_day(wrong)
    for wrong in ("0", "01", "1000", "-1", "²"):
        with pytest.raises(argparse.ArgumentTypeError, match="không phải số lần"):
            a_round(wrong)


def test_options_are_never_guessed_from_their_beginnings(
    capsys: pytest.CaptureFixture[str],
) -> None:
    parser = Parser(prog="quyhoach")
    add_common(parser)
    assert parser.parse_args(["--json"]).json
    with pytest.raises(SystemExit) as ended:
        parser.parse_args(["--js"])
    assert ended.value.code == 2
    assert "xem: quyhoach --help" in capsys.readouterr().err
