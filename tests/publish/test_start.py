import re
from pathlib import Path

import pytest
import yaml

from pipeline.model.errors import NotEmptyError
from pipeline.publish.start import first_files, start
from pipeline.runs.check import check
from pipeline.work.watch import unwatched
from pipeline.workspace import templates as shipped

REPOSITORY = Path(__file__).parents[2]


def files() -> dict[str, bytes]:
    source = shipped.templates() / "khoi-tao"
    return dict(first_files(source, shipped.guide(), province="Cao Bằng"))


def test_a_new_workspace_bears_the_provinces_name_everywhere() -> None:
    texts = {name: data.decode() for name, data in files().items()}
    assert "tinh: Cao Bằng" in texts["sections/de-cuong.yaml"]
    assert not [name for name, text in texts.items() if "@TINH@" in text]
    assert "sections/HUONG-DAN.md" in texts


def test_a_new_workspace_ships_what_its_guide_speaks_of() -> None:
    shipped_files = files()
    guide = shipped_files["sections/HUONG-DAN.md"].decode()
    named = set(re.findall(r"`(sections/[a-z-]+\.(?:yaml|csv))`", guide))
    assert {"sections/don-vi.csv", "sections/van-ban.yaml", "sections/tu-viet-tat.yaml"} <= named
    assert named <= shipped_files.keys()
    forms = {Path(name).name for name in shipped_files if "/bieu-mau/" in name}
    assert forms == {path.name for path in (REPOSITORY / "sections/bieu-mau").glob("*.yaml")}
    assert shipped_files["sections/don-vi.csv"] == b"stt,ma,ten,loai,don-vi-cu\n"
    for group in ("bo", "tinh", "to-chuc", "so", "xa", "hoi-dong", "khac"):
        assert f"{group} (" in shipped_files["sections/ke-hoach.yaml"].decode()


def test_the_forms_of_a_new_workspace_are_those_of_this_one() -> None:
    for name, data in files().items():
        if "/bieu-mau/" in name:
            ours = yaml.safe_load((REPOSITORY / name).read_bytes())
            theirs = yaml.safe_load(data)
            assert [field["name"] for field in theirs["fields"]] == [
                field["name"] for field in ours["fields"]
            ]
            assert theirs["name"] == ours["name"]


def test_another_province_reads_of_no_place_and_no_decision_of_this_one() -> None:
    rows = (REPOSITORY / "sections/don-vi.csv").read_text(encoding="utf-8").splitlines()[1:]
    communes = {row.split(",")[2].split(maxsplit=1)[1] for row in rows}
    places = {name for name in communes if " " in name} | {"Lạng Sơn", "Kỳ Cùng"}
    assert len(places) > 50
    # a field keeps its name, by which drafts of both are read
    for name, data in files().items():
        text = re.sub(r"(?:theo|noi-dung)-236", "", data.decode())
        assert [place for place in places if place in text] == [], name
        assert re.search(r"\b236\b|XXIV|831\.018", text) is None, name


def test_a_new_workspace_is_drafted_and_nothing_in_its_lists_is_told(tmp_path: Path) -> None:
    start(tmp_path, files())
    outcome = check(tmp_path, 1, "", watch=unwatched)
    assert outcome.value is True
    assert {notice.code for notice in outcome.notices} <= {"chua-gui", "bang-khong-duoc-nhac"}


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "của tôi.txt").write_bytes(b"x")
    with pytest.raises(NotEmptyError):
        start(tmp_path, files())
    assert [path.name for path in tmp_path.iterdir()] == ["của tôi.txt"]


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    start(tmp_path, files())
    assert (tmp_path / "sections" / "ke-hoach.yaml").is_file()
