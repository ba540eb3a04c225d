from pathlib import Path

from pipeline.stages.build import build
from pipeline.stages.drafting import draft
from pipeline.stages.plan import plan_files
from pipeline.work.watch import unwatched
from pipeline.workspace import scan
from tests.rounds.workspaces import put, resources, workspace


def asked(root: Path) -> Path:
    outline = (root / "sections/de-cuong.yaml").read_text(encoding="utf-8")
    put(root, "sections/de-cuong.yaml", f"{outline.rstrip()}\nso-sanh-quy-hoach: true\n")
    return root


def test_the_comparison_is_made_where_the_outline_asks_for_it(tmp_path: Path) -> None:
    for root, wanted in ((workspace(tmp_path / "a"), False), (workspace(tmp_path / "b"), True)):
        files = draft(asked(root) if wanted else root, 1, fast=True, watch=unwatched).value
        assert files is not None
        assert ("so-sanh-quy-hoach.docx" in files) is wanted
        assert ("so-sanh-quy-hoach.xlsx" in files) is wanted


def test_a_template_of_ones_own_that_cannot_serve_gives_way(tmp_path: Path) -> None:
    root = asked(workspace(tmp_path))
    put(root, "templates/so-sanh-quy-hoach.docx", b"PK")
    built = build(scan(root).value, 1, resources()).value
    assert built is not None
    made = plan_files(root, built)
    assert [notice.code for notice in made.notices] == ["mau-hong"]
    assert set(made.value) == {"so-sanh-quy-hoach.docx", "so-sanh-quy-hoach.xlsx"}
