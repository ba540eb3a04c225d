from pathlib import Path

import pytest

from pipeline.model.errors import NotEmptyError
from pipeline.publish.start import first_files, start
from pipeline.workspace import templates as shipped


def files() -> dict[str, bytes]:
    source = shipped.templates() / "khoi-tao"
    return dict(first_files(source, shipped.guide(), province="Cao Bằng"))


def test_a_new_workspace_bears_the_provinces_name_everywhere() -> None:
    texts = {name: data.decode() for name, data in files().items()}
    assert "tinh: Cao Bằng" in texts["sections/de-cuong.yaml"]
    assert not [name for name, text in texts.items() if "@TINH@" in text]
    assert "sections/HUONG-DAN.md" in texts


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "của tôi.txt").write_bytes(b"x")
    with pytest.raises(NotEmptyError):
        start(tmp_path, files())
    assert [path.name for path in tmp_path.iterdir()] == ["của tôi.txt"]


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    start(tmp_path, files())
    assert (tmp_path / "sections" / "ke-hoach.yaml").is_file()
