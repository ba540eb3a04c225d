"""An agency's part in Word and its forms are made from the draft as it stands."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from lxml import etree

from pipeline.stages.handing.asking import Previewer, make_alone
from pipeline.stages.handing.exchange import hand_in
from pipeline.stages.handing.made_files import FileWanted, made_file, own_file_names, sections_name
from pipeline.stages.handing.preview import Standing, standing_draft
from pipeline.work.store import NOTHING_KEPT
from tests.delivered import FORM
from tests.rounds.workspaces import put
from tests.stages.handing.ground import NOW, offer, workspace

BODY = "so-y-te"
PART = sections_name(1)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = workspace(tmp_path_factory.mktemp("w") / "w")
    put(made, "sections/bieu-mau/du-lieu.yaml", FORM.replace("[xa]", "[so-y-te]"))
    hand_in(made, offer(made, {"y-te.md": "Câu thứ nhất.\n"}), now=NOW)
    return made


@pytest.fixture(scope="module")
def now(root: Path) -> Standing:
    made = standing_draft(root, 1, NOTHING_KEPT).value
    assert made is not None
    return made


def wanted(root: Path, name: str, body: str = BODY) -> FileWanted:
    return FileWanted(str(root), 1, body, name)


def words_of(document: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return " ".join(map(str, etree.fromstring(archive.read("word/document.xml")).itertext()))


def test_the_part_has_the_agency_s_items_and_no_others(root: Path, now: Standing) -> None:
    words = words_of(made_file(now, wanted(root, PART)).data)
    assert "Câu thứ nhất." in words
    assert "Y tế cơ sở" in words
    assert made_file(now, wanted(root, PART, "so-tai-chinh")).data == b""


def test_each_file_that_is_named_is_made_and_no_other(root: Path, now: Standing) -> None:
    named = [*own_file_names(now.built.shared, BODY)]
    assert named == ["du-lieu.xlsx", "bai-viet.docx"]
    made = {name: made_file(now, wanted(root, name)).data for name in named}
    book = openpyxl.load_workbook(io.BytesIO(made["du-lieu.xlsx"]))
    cells = [cell.value for row in book.worksheets[0].iter_rows() for cell in row]
    assert "Dân số" in str(cells)
    assert made["bai-viet.docx"].startswith(b"PK")
    for name in ("khac.xlsx", "../../co-quan.yaml", sections_name(2), ""):
        assert made_file(now, wanted(root, name)).data == b""
    assert own_file_names(now.built.shared, "so-tai-chinh") == ()
    assert own_file_names(now.built.shared, "khong-ai") == ()


def test_it_is_the_same_from_a_process_of_its_own_and_from_the_one_that_waits(
    root: Path, now: Standing
) -> None:
    asked = wanted(root, PART)
    expected = made_file(now, asked)
    assert make_alone(asked) == expected
    with Previewer(root) as waiting:
        waiting.wait()
        assert waiting.make(asked) == expected
    assert Previewer(root).make(wanted(root, "khac")).data == b""
