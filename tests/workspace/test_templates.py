from pathlib import Path

import pytest

from pipeline.model.errors import TemplateError
from pipeline.workspace import templates as shipped
from pipeline.workspace.templates import with_template
from tests.rounds.workspaces import put


def test_what_is_shipped_is_there() -> None:
    assert (shipped.templates() / "bao-cao.docx").is_file()
    assert (shipped.templates() / "khoi-tao" / "sections" / "de-cuong.yaml").is_file()
    assert shipped.guide().is_file()


def test_a_workspaces_own_template_wins_file_by_file(tmp_path: Path) -> None:
    assert shipped.template(tmp_path, "bao-cao.docx") == shipped.templates() / "bao-cao.docx"
    own = tmp_path / "templates" / "bao-cao.docx"
    own.parent.mkdir()
    own.write_bytes(b"x")
    assert shipped.template(tmp_path, "bao-cao.docx") == own


def refusing(template: bytes) -> str:
    if template == b"PK":
        raise TemplateError("hỏng")
    return f"{len(template)} bytes"


def test_a_broken_template_of_ones_own_is_named_and_the_shipped_one_taken(tmp_path: Path) -> None:
    name = "nhat-ky-thay-doi.docx"
    put(tmp_path, f"templates/{name}", b"PK")
    made = with_template(tmp_path, name, refusing)
    assert made.value == f"{(shipped.templates() / name).stat().st_size} bytes"
    (notice,) = made.notices
    assert (notice.code, notice.file) == ("mau-hong", f"templates/{name}")


def test_a_broken_shipped_template_is_our_own_mistake(tmp_path: Path) -> None:
    def refuses(_: bytes) -> str:
        raise TemplateError("hỏng")

    with pytest.raises(TemplateError):
        with_template(tmp_path, "nhat-ky-thay-doi.docx", refuses)
