"""Each change of content leads to the block that has it, on the page where it stands."""

import json
from datetime import date

from pipeline.model.flow import Flow
from pipeline.stages.build import Built, build
from pipeline.stages.site import own_ids
from pipeline.stages.site_edits import site_edits, standing_places
from pipeline.workspace import scan
from tests.rounds.workspaces import resources
from tests.sample_drafts import SampleDrafts


def flow_of(drafts: SampleDrafts) -> tuple[Built, Flow]:
    built = build(scan(drafts.root).value, 3, resources()).value
    assert built is not None
    return built, built.flow


def test_every_change_is_told_with_its_words_and_place(sample_drafts: SampleDrafts) -> None:
    log = json.loads((sample_drafts.folder(3) / "nhat-ky-thay-doi.json").read_bytes())
    built, flow = flow_of(sample_drafts)
    edits = list(site_edits(flow, own_ids(built.report.sections()), log))
    wanted = [one for one in log["changes"] if one["class"] != "hinh-thuc"]
    assert [one.id for one in edits] == [one["id"] for one in wanted]
    for edit, one in zip(edits, wanted, strict=True):
        assert bool(edit.at) == (one["where"]["new"] is not None)
        assert (edit.old, edit.new) == (one["old"], one["new"])
        assert edit.place
        assert len(edit.cells) == len(one["tables"])
        assert all(code in edit.why for code in one["comments"])


def test_every_entry_and_change_has_its_place_in_the_report(sample_drafts: SampleDrafts) -> None:
    log = json.loads((sample_drafts.folder(3) / "nhat-ky-thay-doi.json").read_bytes())
    built, flow = flow_of(sample_drafts)
    own = own_ids(built.report.sections())
    found = dict(standing_places(flow, own, log))
    assert found.keys() == {one["id"] for one in (*log["changes"], *log["entries"])}
    at = {one.id: (one.item, one.at) for one in site_edits(flow, own, log)}
    assert {name: found[name] for name in at} == at
    for entry in log["entries"]:
        assert found[entry["id"]] == found[entry["changes"][0]]
    assert dict(standing_places(flow, own, {})) == {}


def test_what_only_changed_in_form_is_no_edit() -> None:
    empty = Flow(1, "", date(2025, 1, 1), "", "", {}, ())
    assert list(site_edits(empty, {}, {"changes": [{"class": "hinh-thuc"}]})) == []
    assert list(site_edits(empty, {}, {})) == []
