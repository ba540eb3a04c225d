"""The golden set, compared part by part; `pytest --renew-golden` writes it anew."""

from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from pipeline.work.archive import read_parts
from tests.oracle.gate import defects
from tests.render.golden_cases import CASES
from tests.render.samples import written
from tests.render.shipped import report_template

FOLDER = Path(__file__).parent / "golden"


def _readable(data: bytes) -> str:
    return data.decode().replace("><", ">\n<") + "\n"


def _own_parts(data: bytes) -> dict[str, str]:
    """The parts that the document does not share with the template."""
    shared = _parts_of_template()
    return {
        name.replace("/", "__"): _readable(part)
        for name, part in read_parts(data).items()
        if not name.startswith(("word/media/", "word/header"))
        if _canonical(part) != shared.get(name)
    }


@cache
def _parts_of_template() -> dict[str, bytes]:
    return {name: _canonical(part) for name, part in read_parts(report_template()).items()}


def _canonical(part: bytes) -> bytes:
    return bytes(etree.tostring(etree.fromstring(part), method="c14n"))


@cache
def _made(name: str) -> bytes:
    case = CASES[name]()
    return written(case.report, dict(case.media)).data


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_golden_document_is_as_it_was(name: str, request: pytest.FixtureRequest) -> None:
    found = _own_parts(_made(name))
    folder = FOLDER / name
    if request.config.getoption("--renew-golden"):
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.iterdir():
            old.unlink()
        for part, text in found.items():
            (folder / part).write_text(text, encoding="utf-8")
    expected = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    assert sorted(found) == sorted(expected)
    for part, text in found.items():
        assert text == expected[part], part


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_golden_document_passes_the_gate(name: str) -> None:
    assert defects(_made(name)) == []


def test_every_golden_folder_has_its_case() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(CASES)
    assert len(CASES) >= 25
