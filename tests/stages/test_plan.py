from pathlib import Path

from pipeline.stages.build import build
from pipeline.stages.drafting import draft
from pipeline.stages.plan import plan_files, summary_files
from pipeline.work.watch import unwatched
from pipeline.workspace import scan
from tests.render.paper_texts import paragraphs
from tests.rounds.workspaces import ROAD, put, resources, workspace


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


def test_the_summary_is_made_where_the_outline_asks_for_it(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    name = "bao-cao-tom-tat-lan-1.docx"
    put(root, ROAD, "---\ntom-tat: Đường bộ dài thêm nhiều.\n---\n\nĐoạn.\n")
    without = draft(root, 1, fast=True, watch=unwatched)
    assert without.value is not None
    assert name not in without.value
    outline = (root / "sections/de-cuong.yaml").read_text(encoding="utf-8")
    put(root, "sections/de-cuong.yaml", f"{outline.rstrip()}\ntom-tat: true\n")
    made = draft(root, 1, fast=True, watch=unwatched)
    assert made.value is not None
    assert "Đường bộ dài thêm nhiều." in paragraphs(made.value[name])
    body = "Đường bộ dài thêm nhiều." in paragraphs(made.value["bao-cao-lan-1.docx"])
    assert not body


def test_a_summary_template_of_ones_own_that_cannot_serve_gives_way(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    outline = (root / "sections/de-cuong.yaml").read_text(encoding="utf-8")
    put(root, "sections/de-cuong.yaml", f"{outline.rstrip()}\ntom-tat: true\n")
    put(root, "templates/bao-cao-tom-tat.docx", b"PK")
    built = build(scan(root).value, 1, resources()).value
    assert built is not None
    made = summary_files(root, built)
    assert "mau-hong" in [notice.code for notice in made.notices]
    assert set(made.value) == {"bao-cao-tom-tat-lan-1.docx"}
