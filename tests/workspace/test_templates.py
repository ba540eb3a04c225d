from pathlib import Path

from pipeline.workspace import templates as shipped


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
