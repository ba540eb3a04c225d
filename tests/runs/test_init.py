from pathlib import Path

import pytest

from pipeline.arguments import Request
from pipeline.model.errors import NotEmptyError
from pipeline.runs.init import run
from pipeline.work.watch import unwatched


def test_a_new_workspace_bears_the_province_and_the_guide(tmp_path: Path) -> None:
    folder = tmp_path / "tinh"
    ended = run(Request("init", tmp_path, folder=folder, province="Cao Bằng"), unwatched)
    assert "Cao Bằng" in (folder / "sections/de-cuong.yaml").read_text(encoding="utf-8")
    assert (folder / "sections/HUONG-DAN.md").is_file()
    assert str(folder) in ended.lines[0]


def test_a_folder_with_anything_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x", encoding="utf-8")
    with pytest.raises(NotEmptyError, match="chọn một thư mục mới"):
        run(Request("init", tmp_path, folder=tmp_path), unwatched)
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
