"""received = placed + withdrawn + refused, `received` counted again from the folders alone."""

import json
from pathlib import Path

import pytest

from tests.rounds.workspaces import ROAD, gathered, put, workspace
from tests.sample_drafts import SampleDrafts

RECORDS = {"ky.yaml", "nop.yaml"}
NO_AGENCY = {"y-kien", "phat-hanh", "ho-so", "bieu-mau"}


def received(sections: Path, number: int) -> int:
    """Files of agencies in rounds 1…N, each name of an agency once, records left out."""
    names = set()
    for folder in (sections / f"lan-{n}" for n in range(1, number + 1)):
        for path in folder.glob("*/**/*"):
            agency, *inner = path.relative_to(folder).parts
            if path.is_file() and agency not in NO_AGENCY:
                names.add((agency, "/".join(inner).lower()))
    return sum(name not in RECORDS and not name.startswith("ban-ky") for _, name in names)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_the_workspace_balances(number: int, sample_drafts: SampleDrafts) -> None:
    folder = sample_drafts.folder(number)
    counts = json.loads((folder / "manifest.json").read_text("utf-8"))["counts"]
    assert counts["received"] == received(sample_drafts.root / "sections", number)
    assert counts["received"] == counts["placed"] + counts["withdrawn"] + counts["refused"]
    notices = json.loads((folder / "thong-bao.json").read_text("utf-8"))
    named = {notice["file"] for notice in notices}
    assert counts["refused"] <= len(named)


def test_each_file_is_placed_withdrawn_or_refused(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    put(folder, ROAD, "---\nrut: true\n---\n")
    put(folder, "sections/lan-1/so-xay-dung/thừa.txt", "x")
    put(folder, "sections/lan-1/so-xay-dung/ky.yaml", "nguoi: A\n")
    counted = gathered(folder).value.tally
    assert (counted.received, counted.placed, counted.withdrawn, counted.refused) == (4, 2, 1, 1)
