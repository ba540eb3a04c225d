"""Which boundary file serves in a round, and what is told of the others."""

from pathlib import Path

from tests.rounds.workspaces import put, shared, workspace

AREA = (
    '{"type": "FeatureCollection", "features": [{"properties": {"ma": "%s"}, "geometry": '
    '{"type": "Polygon", "coordinates": [[[106, 22], [106.1, 22], [106, 21.9], [106, 22]]]}}]}'
)


def code(folder: Path, number: int = 1) -> tuple[str | None, list[str]]:
    outcome = shared(folder, number)
    assert outcome.value is not None
    read, inputs = outcome.value
    told = [notice.code for notice in outcome.notices]
    if read.boundaries is None:
        return None, told
    assert any("ban-do/" in name for name in inputs)
    return read.boundaries.areas[0].code, told


def test_without_a_file_there_are_no_boundaries(tmp_path: Path) -> None:
    assert code(workspace(tmp_path)) == (None, [])


def test_a_round_may_have_boundaries_of_its_own(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    put(folder, "sections/ban-do/xa.geojson", AREA % "06001")
    put(folder, "sections/lan-2/ban-do/xa.geojson", AREA % "06002")
    assert code(folder, 1) == ("06001", [])
    assert code(folder, 2) == ("06002", [])


def test_of_two_files_the_first_by_name_serves_and_the_other_is_told(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    put(folder, "sections/ban-do/b.geojson", AREA % "06002")
    put(folder, "sections/ban-do/a.geojson", AREA % "06001")
    assert code(folder) == ("06001", ["ranh-gioi-nhieu-tep"])


def test_a_broken_file_is_told_and_the_next_serves(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    put(folder, "sections/ban-do/a.geojson", "{")
    put(folder, "sections/ban-do/b.geojson", AREA % "06002")
    assert code(folder) == ("06002", ["ranh-gioi-hong"])


def test_a_file_of_another_kind_is_told(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    put(folder, "sections/ban-do/xa.shp", "x")
    assert code(folder) == (None, ["tep-khong-dung"])
