"""How a body's parts stand with the signature: asked for, waiting, returned, held."""

import pytest

from pipeline.model.signature import source_hash
from pipeline.site.desk.parts import to_sign
from pipeline.site.desk.work import own_work
from pipeline.site.keys import Role
from pipeline.site.served import Served
from pipeline.stages.handing.sent_signatures import send_back, send_signature, sent_signatures
from pipeline.stages.handing.signing_letter import ScanFile, SigningLetter
from tests.delivered import TODAY
from tests.rounds.workspaces import put
from tests.site.desk.ground import NOW, ROADS, made_ground, served_on
from tests.stages.monitoring.test_own_deliveries import SIGNED


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Served:
    return served_on(made_ground(tmp_path_factory.mktemp("tinh") / "t"))


def test_what_stands_may_be_signed_and_what_nobody_signed_asks_for_it(served: Served) -> None:
    found = {one.item: one for one in to_sign(served, ROADS)}
    assert found["giao-thong-hien-trang"].asks
    assert found["giao-thong-hien-trang"].told == "chưa ký"
    assert "giao-thong-phuong-huong" not in found  # empty: nothing of it stands
    assert [one.item for one in to_sign(served, "so-tai-chinh")] == ["su-can-thiet"]


def test_a_signature_waits_is_returned_and_holds(served: Served) -> None:
    letter = SigningLetter(ROADS, ("giao-thong-hien-trang",), "Ông A", "12/SXD", TODAY,
                           "Giám đốc", ScanFile("a.pdf", b"%PDF"))  # fmt: skip
    root = served.workspace
    send_signature(root, 2, letter, id_="0" * 20, key="k", now=NOW)
    part = own_work(served, ROADS, Role.HAND_IN).parts[0]
    assert (part.signed, part.sign_told) == ("chờ xác nhận ký", "văn bản số 12/SXD")
    send_back(root, sent_signatures(root)[0], "Thiếu dấu", "k", now=NOW)
    found = own_work(served, ROADS, Role.HAND_IN)
    assert (found.parts[0].signed, found.parts[0].sign_told) == ("ký bị trả lại", "Thiếu dấu")
    assert ("Văn bản ký số 12/SXD", "Thiếu dấu") in {(one.title, one.told) for one in found.tasks}
    record = next(one for one in served.figures().records if one.item == "giao-thong-hien-trang")
    digest = source_hash({file.inner: file.sha256 for file in record.files})
    signed = root / f"sections/lan-2/{ROADS}/ky.yaml"
    put(root, f"sections/lan-2/{ROADS}/ky.yaml", SIGNED.format(digest))
    part = own_work(served, ROADS, Role.HAND_IN).parts[0]
    assert (part.signed, part.sign_grade) == ("đã ký", "fine")
    assert part.sign_told == "số 12/SXD, 09/12/2025"
    put(root, f"sections/lan-2/{ROADS}/ky.yaml", SIGNED.format("0" * 64))
    part = own_work(served, "so-xay-dung", Role.HAND_IN).parts[0]
    signed.unlink()
    assert part.signed == "ký bị trả lại"
