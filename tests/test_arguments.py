import argparse
import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

import pipeline
from pipeline.arguments import read_arguments

FOLDER = Path(pipeline.__file__).parent / "locale/vi/LC_MESSAGES"


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
        (["draft", "01"], "không phải số lần dự thảo: '01'"),
        (["draft", "1000"], "không phải số lần dự thảo: '1000'"),
        (["check", "--round", "x"], "tham số --round: không phải số lần dự thảo: 'x'"),
        (["draft", "1", "--workspace"], "tham số --workspace: cần một giá trị"),
        (["diff", "1", "2", "--tracked", "x"], "chọn một trong 'accepted', 'rejected'"),
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
    files = read_arguments(["diff", "a.docx", "x/B.DOCX", "--tracked", "rejected", "--word"])
    assert files.word
    assert files.compared == (Path("a.docx"), Path("x/B.DOCX"))
    assert files.tracked == "rejected"


def test_help_is_vietnamese_and_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        read_arguments(["--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    assert said.startswith("cách dùng: quyhoach")
    assert all(f"  {name}" in said for name in ("draft", "check", "preview", "init", "nop"))
    assert "options" not in said
    assert "usage" not in said


def catalogue() -> Catalog:
    return read_po(io.BytesIO((FOLDER / "argparse.po").read_bytes()))


def said(messages: Catalog) -> dict[str, tuple[str, ...]]:
    """What is said for each message, by its singular; the first, data of the catalogue, is none."""
    return {one(message.id): every(message.string) for message in messages if message.id}


def one(words: str | Sequence[str]) -> str:
    return words if isinstance(words, str) else words[0]


def every(words: str | Sequence[str] | None) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words or ("",))


def test_every_message_of_argparse_has_its_vietnamese() -> None:
    with Path(argparse.__file__).open("rb") as source:
        found = list(extract_python(source, {"_": None, "ngettext": (1, 2)}, (), {}))
    # None where the message is a variable
    wanted = {one(words) for _, _, words, _ in found if words}
    assert len(wanted) > 30
    ours = said(catalogue())
    assert wanted - ours.keys() == set()
    assert all(all(words) for words in ours.values())


def test_the_catalogue_keeps_what_is_filled_in_and_is_compiled_as_written() -> None:
    written = catalogue()
    assert [(message.id, list(faults)) for message, faults in written.check()] == []
    compiled = read_mo(io.BytesIO((FOLDER / "argparse.mo").read_bytes()))
    assert said(compiled) == said(written)


def test_what_a_head_signs_is_asked_with_the_letter() -> None:
    letter = ["--by", " Nguyễn  Văn A ", "--no", "12/SYT", "--date", "2025-11-10"]
    asked = read_arguments(["sign", "so-y-te", "y-te", "giuong", *letter, "--title", "Giám đốc"])
    assert asked.signing is not None
    assert (asked.signing.agency, asked.signing.items) == ("so-y-te", ("y-te", "giuong"))
    assert (asked.signing.person, asked.signing.number) == ("Nguyễn Văn A", "12/SYT")
    assert (asked.signing.day, asked.signing.title) == (date(2025, 11, 10), "Giám đốc")
    assert asked.signing.scan is None
    with pytest.raises(SystemExit):
        read_arguments(["sign", "so-y-te", "--by", "A", "--no", "1"])


def test_files_are_carried_to_a_round_and_progress_is_told_since_a_status() -> None:
    carried = read_arguments(["carry", "so-y-te", "--to", "2"])
    assert (carried.agency, carried.items, carried.round_number) == ("so-y-te", (), 2)
    told = read_arguments(["progress", "--since", "cu.json", "--today", "2025-12-01"])
    assert (told.since, told.today) == (Path("cu.json"), date(2025, 12, 1))
    assert read_arguments(["status"]).today is None


@pytest.mark.parametrize("day", ["1/12/2025", "2025-13-01", "hôm nay"])
def test_a_day_that_is_none_says_how_to_write_it(
    day: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        read_arguments(["status", "--today", day])
    assert "2025-12-01" in capsys.readouterr().err
