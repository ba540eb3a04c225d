from pipeline.model.earlier import LeftKind, Standing
from pipeline.model.response_table import ResponseTable
from pipeline.model.verdict import Evidence, Verdict
from pipeline.render.papers.left_rows import left_kind_words, left_rows, left_words
from pipeline.render.word.tables.text_table import TextRow
from tests.render.papers.left_tables import left, with_left

DRAFTS = ("Dự thảo lần 2", "Dự thảo lần 3")


def texts(rows: list[TextRow]) -> list[list[str]]:
    return [
        [
            " / ".join(f"{line.label} {line.text}".strip() for line in cell if line.text)
            for cell in row.cells
        ]
        for row in rows
    ]


def rows(table: ResponseTable) -> list[list[str]]:
    return texts(list(left_rows(table.left, DRAFTS)))


def test_what_is_left_stands_under_its_kind_before_the_comments_of_the_round() -> None:
    told = rows(with_left(left(LeftKind.UNANSWERED, Verdict.OPEN), left(), left()))
    assert [row[0] for row in told] == [
        "A. Ý KIẾN CỦA CÁC LẦN TRƯỚC CÒN ĐỂ LẠI (3)",
        "1. Chưa trả lời (1)",
        "A1",
        "2. Ghi tiếp thu nhưng chưa thực hiện đúng (2)",
        "A2",
        "A3",
        "B. Ý KIẾN ĐỐI VỚI DỰ THẢO LẦN 2",
    ]


def test_a_row_tells_comment_answer_proof_reply_and_where_it_stands_now() -> None:
    row = rows(with_left(reply=True))[2]
    assert row[1] == (
        "Sở Y tế (YK1-SYT-001) / Rà soát. / Trích dẫn: “34 giường” / Đề nghị sửa thành: “36 giường”"
    )
    assert row[2] == "Dự thảo lần 1 / Phần I, mục I.1.1, đoạn 1"
    assert row[3] == (
        "Tiếp thu. / Sẽ sửa. / Đối chiếu: ghi tiếp thu nhưng chưa thấy sửa. / Chưa có thay đổi. / "
        "Nay viết: “34 giường” / Ý kiến của cơ quan về kết quả: Bảo lưu: chưa thấy sửa"
    )
    assert row[4] == "Phần I, mục I.1.1, đoạn 2 (trang 9)"


def test_what_is_gone_and_what_was_done_only_now_are_said_so() -> None:
    done = left(LeftKind.LATER, Verdict.LATER, evidence=Evidence("đã thực hiện tại dự thảo lần 3"))
    told = rows(with_left(done, left(now=Standing())))
    assert told[1] == ["1. Đã thực hiện tại dự thảo lần 3 (1)"]
    assert "Đối chiếu: đã thực hiện tại dự thảo lần 3." in told[2][3]
    assert told[4][4] == "không còn trong dự thảo"


def test_the_opening_counts_what_is_left_and_says_nothing_of_nothing() -> None:
    table = with_left(left(), left(LeftKind.LATER, Verdict.LATER))
    assert left_words(table) == (
        "Ý kiến của các lần trước (nêu ở phần A): ghi tiếp thu nhưng chưa thực hiện đúng: 1; "
        "đã thực hiện tại dự thảo lần 3: 1."
    )
    nothing = ResponseTable("1", "2", (), (), 0, 0, 0, 0, (), table.balance)
    assert left_words(nothing) == ""
    assert list(left_rows((), DRAFTS)) == []
    assert left_kind_words(LeftKind.UNANSWERED, "Dự thảo lần 3") == "chưa trả lời"
