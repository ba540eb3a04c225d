from pathlib import Path

import pytest

from pipeline.model.errors import ConversionError
from pipeline.model.pages import Layout, Pages
from pipeline.stages.build import Built, build
from pipeline.stages.word import writer, written
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


def test_what_a_rendering_decided_is_written_as_a_seal_writes_it_again(tmp_path: Path) -> None:
    made = built(workspace(tmp_path))
    plain = written(tmp_path, made).value
    assert plain is not None
    rows = [one for one in plain.identities if one.kind == "dong"]
    layout = Layout({one.item: (one.ordinal,) for one in rows}, {})
    decided = writer(tmp_path, made)(layout)
    sealed = written(tmp_path, made, pages=Pages(layout=layout)).value
    assert sealed is not None
    assert decided.data == sealed.data
    assert decided.identities == plain.identities


def test_a_template_that_goes_while_pages_are_made_ends_them(tmp_path: Path) -> None:
    made = built(workspace(tmp_path))
    put(tmp_path, "templates/bao-cao.docx", b"PK")
    with pytest.raises(ConversionError, match="mẫu Word"):
        writer(tmp_path, made)(Layout())
