from pathlib import Path

from pipeline.stages.build import Built, build
from pipeline.stages.word import written
from pipeline.workspace import scan
from tests.oracle.gate import defects
from tests.rounds.workspaces import put, resources, workspace


def built(folder: Path) -> Built:
    made = build(scan(folder).value, 1, resources()).value
    assert made is not None
    return made


def test_the_report_or_some_of_its_sections_are_written(tmp_path: Path) -> None:
    made = built(workspace(tmp_path))
    whole = written(tmp_path, made).value
    part = written(tmp_path, made, tuple(made.report.sections())[:1]).value
    assert whole is not None
    assert part is not None
    assert len(part.data) < len(whole.data)
    assert defects(whole.data) == defects(part.data) == []


def test_a_template_that_cannot_serve_is_named_and_nothing_written(tmp_path: Path) -> None:
    made = built(workspace(tmp_path))
    put(tmp_path, "templates/bao-cao.docx", b"PK")
    outcome = written(tmp_path, made)
    assert outcome.value is None
    assert [(n.code, n.file) for n in outcome.notices] == [("mau-hong", "templates/bao-cao.docx")]
