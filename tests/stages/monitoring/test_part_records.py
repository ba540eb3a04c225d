"""What the files of a round say of parts and forms: asked for or not, whole or broken."""

from pathlib import Path

from pipeline.model.delivery import Duty, PartRecord
from pipeline.stages.build import build
from pipeline.stages.monitoring.part_records import Before, part_records, standing
from pipeline.workspace import scan
from tests.delivered import PLAN, delivered
from tests.intake.workbooks import saved, sheet_of
from tests.rounds.workspaces import ROAD, put, resources

OUTLINE = "sections/de-cuong.yaml"


def records(place: Path, number: int = 1) -> dict[tuple[str, str], PartRecord]:
    inventory = scan(place).value
    before: Before = {}
    found: tuple[PartRecord, ...] = ()
    for one in range(1, number + 1):
        built = build(inventory, one, resources()).value
        assert built is not None
        found = part_records(inventory, built, before)
        before = standing(found)
    return {(entry.agency, entry.item): entry for entry in found}


def rewrite(place: Path, old: str, new: str, name: str = OUTLINE) -> None:
    text = (place / OUTLINE).read_text(encoding="utf-8")
    assert old in text
    put(place, name, text.replace(old, new))


def test_a_partner_owes_nothing_and_its_part_is_its_own(tmp_path: Path) -> None:
    place = delivered(tmp_path)
    lead = "chu-tri: so-xay-dung\n"
    rewrite(place, lead, f"{lead}            phoi-hop: [so-tai-chinh]\n")
    found = records(place)
    partner = found["so-tai-chinh", "giao-thong-hien-trang"]
    assert (partner.duty, partner.owed, partner.text) == (Duty.PARTNER, False, "")
    own = found["so-xay-dung", "giao-thong-hien-trang"]
    assert (own.duty, own.owed, own.text) == (Duty.LEAD, True, ROAD)
    assert own.place.startswith("Phần II")


def test_an_item_of_a_later_round_is_not_asked_for_until_it_comes(tmp_path: Path) -> None:
    place = delivered(tmp_path)
    lead = "chu-tri: so-tai-chinh\n"
    rewrite(place, f"{lead}  - tieu-de: ĐÁNH", f"{lead}        tu-lan: 2\n  - tieu-de: ĐÁNH")
    text = place / "sections/lan-1/so-tai-chinh/su-can-thiet.md"
    assert ("so-tai-chinh", "su-can-thiet") in records(place)
    text.unlink()
    assert ("so-tai-chinh", "su-can-thiet") not in records(place)
    assert records(place, 2)["so-tai-chinh", "su-can-thiet"].owed


def test_an_item_given_to_another_agency_is_owed_by_the_new_one(tmp_path: Path) -> None:
    place = delivered(tmp_path)
    item = (
        "id: giao-thong-hien-trang\n            tieu-de: Hạ tầng giao thông\n            chu-tri: "
    )
    rewrite(place, f"{item}so-xay-dung", f"{item}so-tai-chinh", "sections/lan-2/de-cuong.yaml")
    found = records(place, 2)
    assert ("so-xay-dung", "giao-thong-hien-trang") not in found
    moved = found["so-tai-chinh", "giao-thong-hien-trang"]
    assert (moved.owed, moved.text, moved.before) == (True, "", ())


def test_an_empty_text_is_broken_and_the_one_before_is_known(tmp_path: Path) -> None:
    place = delivered(tmp_path)
    later = ROAD.replace("lan-1", "lan-2")
    put(place, later, "")
    found = records(place, 2)["so-xay-dung", "giao-thong-hien-trang"]
    assert (found.text, bool(found.broken)) == (later, True)
    assert [file.name for file in found.files] == [later]
    assert [file.name for file in found.before] == [ROAD]
    assert records(place)["so-xay-dung", "giao-thong-phuong-huong"].text == PLAN


def test_forms_are_asked_of_those_they_name_read_or_broken(tmp_path: Path) -> None:
    place = delivered(tmp_path)
    assert records(place)["xa-a", "du-lieu"].owed
    name = "sections/lan-1/xa-a/du-lieu.xlsx"
    put(place, name, saved(sheet_of([["Tên", "Dân số"], ["Xã A", 100]])[0]))
    form = records(place)["xa-a", "du-lieu"]
    assert (form.duty, form.text, form.broken) == (Duty.FORM, name, "")
    put(place, name, b"PK")
    assert records(place)["xa-a", "du-lieu"].broken
    put(place, "sections/du-lieu.xlsx", b"PK")  # a list of the whole workspace
    assert ("xa-a", "du-lieu") not in records(place)


def test_a_form_that_names_nobody_is_known_only_where_it_came(tmp_path: Path) -> None:
    place = delivered(tmp_path)
    form = (place / "sections/bieu-mau/du-lieu.yaml").read_text(encoding="utf-8")
    put(place, "sections/bieu-mau/du-lieu.yaml", form.replace("qh:agencies: [xa]\n", ""))
    assert not [item for _, item in records(place) if item == "du-lieu"]
    name = "sections/lan-1/so-xay-dung/du-lieu.xlsx"
    put(place, name, saved(sheet_of([["Tên", "Dân số"], ["Xã A", 100]])[0]))
    assert not records(place)["so-xay-dung", "du-lieu"].owed
