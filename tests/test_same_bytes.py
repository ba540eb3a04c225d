"""Same inputs, same bytes: elsewhere, at another time, in another order, under other settings."""

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

from pipeline.publish.start import first_files, start
from pipeline.workspace import templates as shipped

REPOSITORY = Path(__file__).parents[1]


def built(workspace: Path, **settings: str) -> dict[str, bytes]:
    environment = {**os.environ, **settings}
    command = [
        sys.executable,
        "-m",
        "pipeline",
        "draft",
        "2",
        "--fast",
        "--workspace",
        str(workspace),
    ]
    subprocess.run(command, check=True, cwd=REPOSITORY, env=environment, capture_output=True)
    folder = workspace / "build" / "lan-2"
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def copied(source: Path, target: Path) -> Path:
    """The same files, created in another order and with other times."""
    names = [path.relative_to(source) for path in source.rglob("*") if path.is_file()]
    random.Random(3).shuffle(names)
    for name in names:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / name, target / name)
        os.utime(target / name, (1, 1))
    return target


def test_a_copy_elsewhere_under_other_settings_builds_the_same_bytes(tmp_path: Path) -> None:
    sections = copied(REPOSITORY / "sections", tmp_path / "một" / "sections").parent
    first = built(sections, TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="1")
    other = copied(REPOSITORY / "sections", tmp_path / "hai b" / "sections").parent
    second = built(other, TZ="Asia/Ho_Chi_Minh", LC_ALL="C", PYTHONHASHSEED="77", LANG="vi_VN")
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []
    assert "bao-cao-lan-2.docx" in first


def test_building_twice_changes_nothing(tmp_path: Path) -> None:
    shipped_files = first_files(shipped.templates() / "khoi-tao", shipped.guide(), province="Mẫu")
    start(tmp_path / "w", shipped_files)
    assert built(tmp_path / "w") == built(tmp_path / "w")
