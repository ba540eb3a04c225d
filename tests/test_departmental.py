"""Reports in departments' habits are brought in without losing a word; all of them in CI."""

from pathlib import Path

import pytest

from pipeline.arguments import Request
from pipeline.import_arguments import Importing
from pipeline.runs.import_word import run
from pipeline.work.watch import unwatched
from tests.seeded.departmental.__main__ import TARGETS, main
from tests.seeded.departmental.ground import AGENCY, ITEM, write_ground
from tests.seeded.departmental.habits import made, names
from tests.seeded.departmental.outputs import read_output
from tests.seeded.departmental.score import scored, share

SEED = 21
# every second one; CI imports them all, pandoc's and LibreOffice's among them
NAMES = [name for name in names(office=False) if name != "pandoc"][::2]


@pytest.mark.parametrize("name", NAMES)
def test_a_report_comes_out_as_it_went_in(tmp_path: Path, name: str) -> None:
    document = made(name, SEED)
    source = tmp_path / "bai.docx"
    source.write_bytes(document.data)
    write_ground(tmp_path / "ws")
    asked = Importing(item=ITEM, revisions="accept", convert="chuyen" in document.options)
    request = Request("import", tmp_path / "ws", agency=AGENCY, folder=source, importing=asked)
    assert run(request, unwatched).exit_code(strict=False) == 0
    output = read_output(tmp_path / "ws" / "sections" / "lan-1" / AGENCY, ITEM)
    score = scored(document.report, document.data, output)
    missed = [line for line in score.missed if not line.startswith("  ")]
    assert missed == []
    assert all(share(score, kind) == 1.0 for kind in TARGETS)


@pytest.mark.office
def test_the_command_brings_in_every_habit_libreoffice_among_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["--seed", "1", "--office"]) == 0
    assert "đạt mọi mức" in capsys.readouterr().out
