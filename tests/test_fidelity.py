"""What agencies wrote stands in the report once and in order: read by others than ourselves.

Expected text comes from pandoc and openpyxl on the raw files, actual text from lxml on the
report (tests/oracle); nothing of the comparison knows the pipeline.
"""

import io
import re
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.publish.start import first_files, start
from pipeline.stages.drafting import draft
from pipeline.work.watch import unwatched
from pipeline.workspace import templates as shipped
from tests.oracle.compare import report_differences
from tests.oracle.gate import defects
from tests.rounds.workspaces import READ
from tests.sample_drafts import SampleDrafts

REPOSITORY = Path(__file__).parents[1]
EXAMPLES = sorted((REPOSITORY / "tests" / "examples").glob("*.md"))
BATCH = 20


def drafted(workspace: Path, number: int) -> Path:
    outcome = draft(workspace, number, fast=True, watch=unwatched, cache=READ)
    assert outcome.value is not None
    report = workspace / f"lan-{number}.docx"
    report.write_bytes(outcome.value[f"bao-cao-lan-{number}.docx"])
    assert defects(report) == []
    return report


def items(workspace: Path, number: int) -> list[dict[str, Any]]:
    """The items of the outline that serves, appendices last."""
    sections = workspace / "sections"
    outlines = [sections / f"lan-{n}" / "de-cuong.yaml" for n in range(number, 0, -1)]
    outline = next((path for path in outlines if path.is_file()), sections / "de-cuong.yaml")
    tree = yaml.safe_load(outline.read_text(encoding="utf-8"))
    chapters = (chapter for part in tree["phan"] for chapter in part.get("chuong", [part]))
    return [*(item for chapter in chapters for item in chapter["muc"]), *tree.get("phu-luc", [])]


def serving(workspace: Path, number: int) -> dict[str, list[Path]]:
    """The files that serve, found by rules written a second time: lead, partners, newest."""
    sections = workspace / "sections"
    found: dict[str, list[Path]] = {}
    for item in items(workspace, number):
        for agency in [item["chu-tri"], *item.get("phoi-hop", [])]:
            versions = [
                sections / f"lan-{n}" / agency / f"{item['id']}.md" for n in range(number, 0, -1)
            ]
            newest = next((path for path in versions if path.is_file()), None)
            if newest and not re.search(r"\A---\n(.*\n)*?rut: true\n", newest.read_text("utf-8")):
                found.setdefault(item["id"], []).append(newest)
    return found


@pytest.mark.parametrize("number", [1, 2, 3])
def test_every_word_of_the_workspace_stands_once_and_in_order(
    number: int, sample_drafts: SampleDrafts
) -> None:
    files = serving(sample_drafts.root, number)
    assert len(files) > 40
    report = sample_drafts.report(number)
    assert defects(report) == []
    listed = items(sample_drafts.root, number)
    titles = [item["tieu-de"] for item in listed]
    computed = [item["tieu-de"] for item in listed if "tong-hop" in item]
    assert not {item["id"] for item in listed if "tong-hop" in item} & set(files)
    assert report_differences(files, report, number, titles, computed) == []


def small_workspace(folder: Path, texts: dict[str, str]) -> Path:
    """A workspace of one agency with an item for each text."""
    start(folder, first_files(shipped.templates() / "khoi-tao", shipped.guide(), province="Mẫu"))
    shutil.rmtree(folder / "sections" / "lan-1")
    agency = folder / "sections" / "lan-1" / "so-tai-chinh"
    shutil.copytree(REPOSITORY / "tests" / "examples" / "tep", agency / "tep")
    items = []
    for id_, text in texts.items():
        (agency / f"{id_}.md").write_text(text, encoding="utf-8", newline="")
        items.append(
            f"      - id: {id_}\n        tieu-de: Mục {id_}\n        chu-tri: so-tai-chinh\n"
        )
    (folder / "sections" / "de-cuong.yaml").write_text(
        "tieu-de: Báo cáo\ntinh: Mẫu\nco-quan-lap: so-tai-chinh\n"
        "phan:\n  - tieu-de: PHẦN MỘT\n    muc:\n" + "".join(items),
        encoding="utf-8",
    )
    return folder


@pytest.mark.parametrize("first", range(0, len(EXAMPLES), BATCH))
def test_every_construct_keeps_its_words(first: int, tmp_path: Path) -> None:
    texts = {
        path.stem: path.read_text(encoding="utf-8") for path in EXAMPLES[first : first + BATCH]
    }
    workspace = small_workspace(tmp_path / "w", texts)
    report = drafted(workspace, 1)
    assert report_differences(serving(workspace, 1), report, 1) == []


def test_there_are_enough_examples() -> None:
    assert len(EXAMPLES) >= 150


def broken(report: Path, old: str, new: str) -> Path:
    """The same report with one text changed by hand."""
    made = io.BytesIO()
    with zipfile.ZipFile(report) as source, zipfile.ZipFile(made, "w") as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename == "word/document.xml":
                assert data.decode().count(old) == 1
                data = data.decode().replace(old, new).encode()
            target.writestr(entry, data)
    report.write_bytes(made.getvalue())
    return report


@pytest.mark.parametrize(("old", "new"), [("1.250,5", "1.250,6"), ("Nhà máy nước", "Nhà máy")])
def test_one_cell_broken_by_hand_is_found(old: str, new: str, tmp_path: Path) -> None:
    start(tmp_path / "w", first_files(
        shipped.templates() / "khoi-tao", shipped.guide(), province="Mẫu"
    ))  # fmt: skip
    report = drafted(tmp_path / "w", 1)
    files = serving(tmp_path / "w", 1)
    assert report_differences(files, report, 1) == []
    assert report_differences(files, broken(report, old, new), 1) != []


WORDS = st.sampled_from(["quy hoạch", "đường bộ", "8 - 9%/năm", "1.234,5", "xã Thất Khê", "(km²)"])
RUN = st.builds(
    lambda words, mark: f"{mark}{words}{mark}", WORDS, st.sampled_from(["", "**", "*", "~~"])
)
LINE = st.lists(RUN, min_size=1, max_size=4).map(" ".join)
ROW = st.lists(WORDS, min_size=2, max_size=2).map(lambda cells: f"| {' | '.join(cells)} |")
BLOCK = st.one_of(
    LINE,
    st.builds(lambda level, line: f"{'#' * level} {line}", st.integers(1, 4), LINE),
    st.lists(LINE, min_size=1, max_size=3).map(lambda x: "\n".join(f"- {line}" for line in x)),
    st.lists(LINE, min_size=1, max_size=3).map(
        lambda x: "\n".join(f"{a}) {line}" for a, line in zip("abc", x, strict=False))
    ),
    LINE.map(lambda line: f"> {line}"),
    st.lists(ROW, min_size=1, max_size=3).map(
        lambda rows: "\n".join(["| Tên | Số |", "|---|---|", *rows])
    ),
)


@settings(max_examples=25, deadline=None)
@given(
    texts=st.lists(st.lists(BLOCK, min_size=1, max_size=8).map("\n\n".join), min_size=1, max_size=3)
)
def test_generated_contributions_keep_their_words(
    texts: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("w") / "w"
    workspace = small_workspace(folder, {f"muc-{n}": text for n, text in enumerate(texts)})
    assert report_differences(serving(workspace, 1), drafted(workspace, 1), 1) == []
