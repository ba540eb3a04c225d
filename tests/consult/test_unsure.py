from pipeline.consult.unsure import of_unsure_place, unsure_places
from pipeline.model.comment import Certainty, Consultation, Response
from pipeline.model.fixed import replace
from tests.consult.comments import comment


def made(*certainties: Certainty) -> Consultation:
    return Consultation(
        1,
        responses=tuple(
            Response(replace(comment(), certainty=one, code=f"YK1-A-{n:03d}"))
            for n, one in enumerate(certainties, 1)
        ),
    )


def test_all_comments_without_a_sure_place_are_one_notice() -> None:
    told = made(*[Certainty.UNPLACED] * 7, Certainty.UNSURE, Certainty.BY_TEXT)
    (notice,) = unsure_places(told, 2)
    assert "7 ý kiến chưa xác định vị trí (YK1-A-001," in notice.message
    assert "YK1-A-006, …)" in notice.message
    assert "1 ý kiến chưa chắc vị trí (YK1-A-008)" in notice.message
    assert "build/lan-2/tiep-thu-giai-trinh.xlsx" in notice.fix
    assert len(of_unsure_place(told)) == 8


def test_nothing_is_said_where_all_are_placed() -> None:
    assert list(unsure_places(made(Certainty.BY_HAND, Certainty.BY_ITEM), 2)) == []


def test_codes_are_all_named_up_to_six() -> None:
    (six,) = unsure_places(made(*[Certainty.UNSURE] * 6), 3)
    assert six.message.startswith("6 ý kiến chưa chắc vị trí (YK1-A-001, ")
    assert "YK1-A-006); các ý kiến được giữ" in six.message
    assert (six.code, six.file) == ("chua-xac-dinh-vi-tri", "sections/lan-3/tiep-thu.xlsx")
    both = made(Certainty.UNSURE, Certainty.UNPLACED)
    (notice,) = unsure_places(both, 3)
    assert notice.message.startswith(
        "1 ý kiến chưa xác định vị trí (YK1-A-002); 1 ý kiến chưa chắc vị trí (YK1-A-001); "
    )
    assert [one.code for one in of_unsure_place(both)] == ["YK1-A-001", "YK1-A-002"]
