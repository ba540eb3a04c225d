"""`site` puts the static site alone into `build/web/`, for everyone or for one agency."""

from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.runs import site
from tests.rounds.workspaces import workspace
from tests.three_rounds import road, three_rounds


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


@pytest.mark.parametrize("is_issued", [False, True])
def test_an_agency_s_site_has_others_comments_once_the_answers_are_issued(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_issued: bool
) -> None:
    place = three_rounds(tmp_path / "a", ("Tiếp thu", "Đã rà soát.", ""))
    road(place, 2, "Mạng lưới đường tỉnh dài 310 km.\n")
    if is_issued:
        monkeypatch.setattr(site, "seal_of", lambda folder: Closed())
    for body, sees in (("so-tai-chinh", is_issued), ("so-xay-dung", True)):
        main(["site", "2", "--workspace", str(place), "--for", body])
        pages = (place / f"build/web/lan-2-{body}").rglob("*.*")
        told = b" ".join(path.read_bytes() for path in pages)
        assert (b"YK1-SXD-001" in told) == sees
        assert ("Đã rà soát.".encode() in told) == sees


class Closed:
    """A record of a round that is issued."""

    is_closed = True
