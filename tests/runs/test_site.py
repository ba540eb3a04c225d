"""`site` puts the static site alone into `build/web/`, for everyone or for one agency."""

from pathlib import Path

import pytest

from pipeline.cli import main
from tests.rounds.workspaces import workspace


def test_the_site_alone_is_made_and_one_agency_s_apart(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = workspace(tmp_path / "a")
    given = ["site", "1", "--workspace", str(place)]
    assert main(given) == 0
    assert [path.name for path in (place / "build").iterdir() if path.name[0] != "."] == ["web"]
    assert (place / "build/web/lan-1/index.html").exists()
    assert "build/web/lan-1/" in capsys.readouterr().err
    assert main([*given, "--for", "so-xay-dung"]) == 0
    own = place / "build/web/lan-1-so-xay-dung/co-quan"
    assert [path.name for path in own.iterdir()] == ["so-xay-dung.html"]


def test_an_unknown_agency_makes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = workspace(tmp_path / "a")
    assert main(["site", "1", "--workspace", str(place), "--for", "so-xay"]) == 2
    assert "so-xay-dung" in capsys.readouterr().err
    assert not (place / "build/web").exists()
