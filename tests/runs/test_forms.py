from pathlib import Path

from pipeline.cli import main
from tests.stages.test_handouts import with_forms


def test_the_command_writes_one_folder_for_each_agency(tmp_path: Path) -> None:
    folder = with_forms(tmp_path)
    assert main(["forms", "--workspace", str(folder)]) == 0
    target = folder / "build" / "bieu-mau"
    assert (target / "so-tai-chinh" / "theo-xa.xlsx").is_file()
    kept = (target / "so-tai-chinh" / "theo-xa.xlsx").read_bytes()
    assert main(["forms", "--agency", "so-xay-dung", "--workspace", str(folder)]) == 0
    assert (target / "so-tai-chinh" / "theo-xa.xlsx").read_bytes() == kept
