from pathlib import Path

import pytest

from pipeline.arguments import LATER, read_arguments


def test_a_draft_is_asked_for_by_its_number() -> None:
    request = read_arguments(["draft", "2", "--fast", "--workspace", "x", "--strict"])
    assert (request.command, request.round_number, request.fast) == ("draft", 2, True)
    assert (request.workspace, request.strict) == (Path("x"), True)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["draft"], "thiếu tham số N"),
        (["draft", "hai"], "không phải số lần dự thảo: 'hai'"),
        (["draft", "0"], "không phải số lần dự thảo: '0'"),
        (["draft", "1", "--nhanh"], "không có tùy chọn --nhanh"),
        (["draf", "1"], "không có lựa chọn 'draf'"),
        (["diff", "1"], "thiếu tham số SAU"),
        (["diff", "1", "1"], "hai bên so sánh là một"),
        (["diff", "1", "b.docx"], "hai số lần dự thảo hoặc hai tệp .docx"),
        (["diff", "1", "0"], "hai số lần dự thảo hoặc hai tệp .docx"),
        ([], "thiếu tham số lệnh"),
    ],
)
def test_wrong_use_is_told_in_vietnamese(
    given: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        read_arguments(given)
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def test_two_rounds_or_two_files_are_compared() -> None:
    rounds = read_arguments(["diff", "1", "3", "--formal", "--fast"])
    assert (rounds.compared, rounds.formal, rounds.fast) == ((1, 3), True, True)
    files = read_arguments(["diff", "a.docx", "x/B.DOCX", "--tracked", "rejected"])
    assert files.compared == (Path("a.docx"), Path("x/B.DOCX"))
    assert files.tracked == "rejected"


def test_help_is_vietnamese_and_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        read_arguments(["--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    assert said.startswith("cách dùng: quyhoach")
    assert all(f"  {name}" in said for name in ("draft", "check", "preview", "init", *LATER))
    assert "options" not in said
    assert "usage" not in said
