import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from lxml import etree

from pipeline.model.errors import ConversionError
from pipeline.render.pdf.office import Office, find_office, missing_office, to_pdf


def fake_office(folder: Path, script: str) -> Office:
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return Office(str(program), "Giả")


def test_a_converter_that_exits_well_and_makes_nothing_has_failed(tmp_path: Path) -> None:
    with pytest.raises(ConversionError, match="không tạo ra"):
        to_pdf(fake_office(tmp_path, "exit 0"), b"")


def test_a_file_that_is_no_pdf_has_failed(tmp_path: Path) -> None:
    script = 'mkdir -p "$7"; echo nothing > "$7/bao-cao.pdf"'
    with pytest.raises(ConversionError, match="không tạo ra"):
        to_pdf(fake_office(tmp_path, script), b"")


def test_what_begins_like_a_pdf_is_given(tmp_path: Path) -> None:
    script = 'mkdir -p "$7"; printf %%PDF-1.7 > "$7/bao-cao.pdf"'
    assert to_pdf(fake_office(tmp_path, script), b"") == b"%PDF-1.7"


def test_formulas_are_drawn_at_the_size_of_the_text(tmp_path: Path) -> None:
    script = (
        'mkdir -p "$7"; profile="${1#-env:UserInstallation=file://}"; '
        '{ printf %%PDF-; cat "$profile/user/registrymodifications.xcu"; } > "$7/bao-cao.pdf"'
    )
    settings = etree.fromstring(to_pdf(fake_office(tmp_path, script), b"")[5:])
    (size,) = settings.iter("value")
    assert size.text == "14"


def test_a_hanging_converter_and_its_children_are_killed(tmp_path: Path) -> None:
    mark = tmp_path / "lived"
    office = fake_office(tmp_path, f"(sleep 2; touch {mark}) & sleep 60")
    with pytest.raises(ConversionError, match="không xong trong"):
        to_pdf(office, b"", limit=0.3)
    time.sleep(2.2)
    assert not mark.exists()


def test_a_machine_without_office_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    assert find_office() is None
    assert "apt-get install libreoffice-writer" in missing_office(2).fix


CALL = """
import signal, sys, tempfile
from pipeline.render.pdf.office import Office, to_pdf
# a shell has what it runs in the background ignore Ctrl-C
signal.signal(signal.SIGINT, signal.default_int_handler)
tempfile.tempdir = sys.argv[2]
to_pdf(Office(sys.argv[1], "x"), b"")
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_leaves_no_office_and_no_profile(tmp_path: Path, number: signal.Signals) -> None:
    office = fake_office(tmp_path, f"echo $$ > {tmp_path}/pid; sleep 60 & wait")
    work = tmp_path / "work"
    work.mkdir()
    command = [sys.executable, "-c", CALL, office.program, str(work)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as run:
        pid = _waited_for(tmp_path / "pid")
        assert list(work.iterdir())
        run.send_signal(number)
        run.wait(timeout=20)
    assert run.returncode in (128 + number, -number)
    assert list(work.iterdir()) == []
    assert _running(pid) == []


def _running(group: int) -> list[str]:
    """The processes of a group that run; one that ended and waits to be buried does not."""
    said = subprocess.run(
        ["ps", "-eo", "pgid=,stat=,args="], capture_output=True, text=True, check=True
    )
    rows = (line.split(maxsplit=2) for line in said.stdout.splitlines())
    return [row[-1] for row in rows if row[0] == str(group) and not row[1].startswith("Z")]


def _waited_for(file: Path) -> int:
    end = time.monotonic() + 20
    while time.monotonic() < end:
        if file.is_file() and (words := file.read_text().strip()):
            return int(words)
        time.sleep(0.02)
    raise AssertionError("the converter did not start")


def test_signals_are_the_callers_again_afterwards(tmp_path: Path) -> None:
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(ConversionError):
        to_pdf(fake_office(tmp_path, "exit 0"), b"")
    assert signal.getsignal(signal.SIGTERM) is before
