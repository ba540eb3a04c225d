from pipeline.model.body_groups import TITLES, grouped
from pipeline.model.outline import Agency, Group

ALL = tuple(Agency(group.value, group.value, group) for group in reversed(Group))


def test_groups_stand_in_their_order_whatever_the_order_of_bodies() -> None:
    titles = [title for title, _ in grouped(ALL)]
    assert titles == [
        "I. Bộ, ngành Trung ương",
        "II. Các tỉnh liền kề",
        "III. Ủy ban MTTQ Việt Nam tỉnh và các tổ chức",
        "IV. Sở, ban, ngành",
        "V. UBND các xã, phường",
        "VI. Thành viên Hội đồng thẩm định",
        "VII. Tổ chức, cá nhân khác",
    ]


def test_numbers_close_up_over_empty_groups_and_nobody_is_left_out() -> None:
    found = grouped([Agency("a", "A", Group.COMMUNE), Agency("b", "B", Group.CONSULTANT)])
    assert [title for title, _ in found] == ["I. UBND các xã, phường", "II. Tổ chức, cá nhân khác"]
    assert len(TITLES) == len(Group) - 1
