import json
import sys
from pathlib import Path

import pytest

from tests.oracle import sdk

CLEAN = {"file": "a", "ok": True, "errors": []}
WRONG = {
    "file": "a",
    "ok": False,
    "errors": [
        {"description": "unexpected child", "path": "/word/document.xml", "xPath": "/w:p[1]"},
        {"description": "no such file", "path": None, "xPath": None, "errorType": "Exception"},
    ],
}


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch, printed: str) -> None:
    """A validator that prints `printed`, whatever it is asked, and exits 0 as the real one does."""
    program = folder / "validator"
    program.write_text(f"#!{sys.executable}\nprint({printed!r})\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv(sdk.FOLDER, str(program))


def test_a_clean_file_has_no_errors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch, json.dumps(CLEAN))
    assert sdk.errors("a.docx") == []
    assert sdk.main(["a.docx"]) == 0


def test_every_error_is_told_with_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stand_in(tmp_path, monkeypatch, json.dumps(WRONG))
    assert sdk.errors("a.docx") == [
        "/word/document.xml: unexpected child (/w:p[1])",
        "Exception: no such file",
    ]
    (tmp_path / "b.docx").write_bytes(b"")
    assert sdk.main([str(tmp_path)]) == 1
    assert "b.docx: /word/document.xml: unexpected child" in capsys.readouterr().out


def test_a_validator_that_is_missing_or_mute_never_passes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(sdk.FOLDER, str(tmp_path / "nowhere"))
    with pytest.raises(sdk.ValidatorMissingError, match="npm i"):
        sdk.errors("a.docx")
    assert sdk.main(["a.docx"]) == 2
    stand_in(tmp_path, monkeypatch, "")
    assert sdk.main(["a.docx"]) == 2
    assert sdk.main([]) == 2
