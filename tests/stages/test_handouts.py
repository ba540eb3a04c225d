from pathlib import Path

from pipeline.model.form import Form
from pipeline.stages.handouts import forms
from pipeline.work.watch import unwatched
from pipeline.workspace.templates import templates
from tests.rounds.test_filled import FORM
from tests.rounds.workspaces import put, workspace

COMMUNES = "stt,ma,ten,loai,don-vi-cu\n1,06040,Xã Thất Khê,xã,\n2,06001,Xã Đoàn Kết,xã,\n"
PER_COMMUNE = """\
name: theo-xa
title: Theo xã
fields:
  - {name: ma, title: Mã}
  - {name: ten, title: Tên}
foreignKeys:
  - {fields: [ma, ten], reference: {resource: don-vi, fields: [ma, ten]}}
qh:agencies: [so-tai-chinh]
qh:rows: don-vi
"""


def with_forms(folder: Path) -> Path:
    place = workspace(folder)
    put(place, "sections/bieu-mau/du-an.yaml", FORM)
    put(place, "sections/bieu-mau/theo-xa.yaml", PER_COMMUNE)
    put(place, "sections/don-vi.csv", COMMUNES)
    return place


def named(folder: Path, agency: str = "") -> list[str]:
    found = forms(folder, None, agency, watch=unwatched)
    assert found.value is not None
    return sorted(found.value)


def test_each_agency_is_given_its_forms(tmp_path: Path) -> None:
    folder = with_forms(tmp_path)
    everything = named(folder)
    assert "so-xay-dung/du-an.xlsx" in everything
    assert [name for name in everything if name.endswith("theo-xa.xlsx")] == [
        "so-tai-chinh/theo-xa.xlsx"
    ]
    assert named(folder, "so-xay-dung") == ["so-xay-dung/bai-viet.docx", "so-xay-dung/du-an.xlsx"]


def test_forms_are_the_same_bytes_every_time(tmp_path: Path) -> None:
    folder = with_forms(tmp_path)
    first, again = (forms(folder, None, "", watch=unwatched).value for _ in range(2))
    assert first == again


def test_who_writes_an_item_is_given_the_template_to_write_in(tmp_path: Path) -> None:
    bare = workspace(tmp_path)
    assert named(bare, "so-xay-dung") == ["so-xay-dung/bai-viet.docx"]
    found = forms(bare, None, "", watch=unwatched).value
    assert found is not None
    assert found["so-xay-dung/bai-viet.docx"] == (templates() / "bai-viet.docx").read_bytes()


def test_an_unknown_agency_and_one_with_nothing_to_be_given_cannot_start(tmp_path: Path) -> None:
    folder = with_forms(tmp_path / "a")
    unknown = forms(folder, None, "so-xay-dungg", watch=unwatched)
    assert unknown.value is None
    assert [notice.code for notice in unknown.notices] == ["co-quan-khong-co"]
    place = workspace(tmp_path / "b")
    agencies = place / "sections" / "co-quan.yaml"
    more = "- {id: so-khac, ten: Sở Khác, nhom: so}\n"
    agencies.write_text(agencies.read_text(encoding="utf-8") + more, encoding="utf-8")
    bare = forms(place, None, "so-khac", watch=unwatched)
    assert bare.value is None
    assert [notice.code for notice in bare.notices] == ["bieu-mau-khong-co"]
    assert Form("a", "A", ()).agencies == ()
