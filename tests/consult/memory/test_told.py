from pipeline.consult.memory.told import left_notices
from pipeline.model.earlier import LeftKind
from pipeline.model.verdict import Verdict
from tests.render.papers.left_tables import left


def test_what_is_open_is_one_warning_and_what_was_done_one_note() -> None:
    found = [left(), left(LeftKind.DIFFERING, Verdict.DIFFERING), left(LeftKind.LATER)]
    warning, note = left_notices(found, 1, "Dự thảo lần 3")
    assert (warning.code, warning.file) == ("lan-truoc-con-de-lai", "sections/lan-2/tiep-thu.xlsx")
    assert warning.message == (
        "ý kiến đối với Dự thảo lần 1 còn để lại: 1 ghi tiếp thu nhưng chưa thực hiện đúng "
        "(YK1-SYT-001); 1 còn ý kiến khác nhau, chưa có kết luận (YK1-SYT-001)"
    )
    assert (note.code, "dự thảo lần 3 (YK1-SYT-001)" in note.message) == ("thuc-hien-sau", True)


def test_of_many_the_first_are_named_and_of_none_nothing_is_said() -> None:
    (warning,) = left_notices([left()] * 7, 1, "Dự thảo lần 3")
    assert warning.message.endswith("YK1-SYT-001, …)")
    assert warning.message.count("YK1-SYT-001") == 6
    assert list(left_notices([], 1, "Dự thảo lần 3")) == []
