"""What a page tells an agency is what the command `status` tells of it, without a build."""

from pathlib import Path

import pytest

from pipeline.model.delivery import Delivery, DeliveryState
from pipeline.model.fixed import replace
from pipeline.model.overview import Figures
from pipeline.model.signature import SignState, source_hash
from pipeline.site.whole import Asked, make_whole
from pipeline.stages.monitoring.own_deliveries import own_deliveries, own_receipts
from tests.delivered import TODAY, delivered, status
from tests.rounds.workspaces import put

ROADS = "so-xay-dung"
SIGNED = """\
- nguoi: Ông A
  chuc-vu: Giám đốc
  so: 12/SXD
  ngay: 2025-12-09
  muc:
    - {{id: giao-thong-hien-trang, sha256: {}}}
"""
FOLDER = f"sections/lan-2/{ROADS}"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return delivered(tmp_path_factory.mktemp("tinh") / "t")


@pytest.fixture(scope="module")
def figures(place: Path) -> Figures:
    return make_whole(Asked(place, 2, keeps=False)).figures


def plain(one: Delivery) -> Delivery:
    """Leave out the names of files of the round before, which say the same from elsewhere."""
    return replace(one, record=replace(one.record, before=()))


def test_each_agency_is_told_what_status_tells(place: Path, figures: Figures) -> None:
    current = status(place).current
    agencies = {one.record.agency for one in current.deliveries}
    assert len(agencies) == 3
    for agency in agencies:
        told = own_deliveries(place, figures, current.round, agency, today=TODAY)
        assert [*map(plain, told)] == [*map(plain, current.of(agency))]


def test_a_signature_and_a_receipt_written_since_are_told_at_once(
    place: Path, figures: Figures
) -> None:
    current = status(place).current

    def road() -> Delivery:
        return own_deliveries(place, figures, current.round, ROADS, today=TODAY)[0]

    before = road()
    assert (before.state, before.day) == (DeliveryState.RECEIVED, before.record.sent)
    digest = source_hash({file.inner: file.sha256 for file in before.record.files})
    put(place, f"{FOLDER}/nop.yaml",
        "- {tep: giao-thong-hien-trang.md, ngay: 2025-12-09, cach: buu-dien}\n")  # fmt: skip
    put(place, f"{FOLDER}/ky.yaml", SIGNED.format(digest))
    now = road()
    assert now.signature is not None
    assert now.signature.state is SignState.SIGNED
    assert (now.late, now.days_late) == (True, 1)
    assert own_receipts(place, 2, ROADS)[0].way == "buu-dien"
    put(place, f"{FOLDER}/nop.yaml", b"\xff\xfe\x00")
    assert own_receipts(place, 2, ROADS) == own_receipts(place, 1, "so-tai-chinh") == ()
    assert road().day == before.record.sent
