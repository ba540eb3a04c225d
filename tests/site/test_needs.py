"""A body needs keys by its part in the work, and for as long as the plan wants it."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.rounds import Shared
from pipeline.site.keys import Role
from pipeline.site.needs import deadline_of, roles_needed
from tests.rounds.workspaces import put, shared, workspace

PLAN = """
lan:
  - {so: 1, ngay: 2026-03-15, han-nop: 2026-03-10, lay-y-kien: [so, xa], gui-ngay: 2026-03-17, han-tra-loi: 3 ngày làm việc}
  - {so: 2, ngay: 2026-04-15, han-nop: 2026-04-10}
"""  # noqa: E501
BODIES = """
- {id: so-tai-chinh, ten: Sở Tài chính, nhom: so}
- {id: so-xay-dung, ten: Sở Xây dựng, nhom: so}
- {id: so-noi-vu, ten: Sở Nội vụ, nhom: so}
- {id: xa-a, ten: UBND xã A, nhom: xa}
- {id: tv, ten: Tư vấn, nhom: tu-van}
- {id: hoi, ten: Hội A, nhom: to-chuc}
"""


@pytest.fixture
def known(tmp_path: Path) -> Shared:
    place = workspace(tmp_path / "tinh")
    put(place, "sections/ke-hoach.yaml", PLAN)
    put(place, "sections/co-quan.yaml", BODIES)
    outline = (place / "sections/de-cuong.yaml").read_text()
    put(place, "sections/de-cuong.yaml", f"tu-van: tv\n{outline}")
    read = shared(place).value
    assert read is not None
    return read[0]


@pytest.mark.parametrize(
    ("body", "roles"),
    [
        ("so-tai-chinh", (Role.WATCH, Role.HAND_IN)),  # it asks the others, and writes
        ("so-xay-dung", (Role.HAND_IN, Role.COMMENT)),
        ("so-noi-vu", (Role.COMMENT,)),
        ("xa-a", (Role.COMMENT,)),
        ("hoi", (Role.VIEW,)),
        ("tv", (Role.CONSULT,)),
    ],
)
def test_a_body_needs_a_key_for_each_part_of_its_work(
    known: Shared, body: str, roles: tuple[Role, ...]
) -> None:
    assert roles_needed(body, known) == roles


def test_deadlines_are_the_last_that_the_plan_sets_for_that_work(known: Shared) -> None:
    assert deadline_of(Role.HAND_IN, known) == date(2026, 4, 10)
    assert deadline_of(Role.COMMENT, known) == deadline_of(Role.VIEW, known) == date(2026, 3, 20)
    assert deadline_of(Role.WATCH, known) is None
