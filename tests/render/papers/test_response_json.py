import json
from datetime import date

from pipeline.consult.responses import Answered, response_table
from pipeline.model.change import Place
from pipeline.model.comment import Comment, Disposition, Letter, Reply
from pipeline.model.fixed import replace
from pipeline.model.verdict import CommentTrace, Evidence, Trace, Verdict
from pipeline.render.papers.response_json import response_json
from tests.consult.answered import AGENCIES, consulted, row, said, spots
from tests.render.papers.left_tables import with_left

UNKEPT_KEYS = ("chua-thuc-hien", "khong-thay-doi")
ONE = said("Rà soát.", quote="34 giường", proposed="36 giường")
OTHER = said("Hai.", "xa-a")
ROWS = (row("YK1-SYT-001", ONE, disposition=Disposition.ACCEPTED, explanation="Đã sửa."),)


def written(verdict: Verdict, other: Comment = OTHER) -> bytes:
    evidence = Evidence("khác", "36", "34", "35", Place("Phần I, đoạn 1", 2, 7), "y-te")
    trace = Trace((CommentTrace("YK1-SYT-001", verdict, ("1-2-y-te-ab",), evidence),))
    letter = Letter("bo-y-te", "8/BYT", date(2025, 11, 20), ("y-kien/bo-y-te.xlsx",), agrees=True)
    made = consulted(ONE, other, rows=ROWS, letters=(letter,))
    table = response_table(made, AGENCIES, ("lần 1", "lần 2"), Answered(spots(), (), trace))
    return response_json(table)


def test_every_comment_is_told_with_verdict_and_evidence_under_the_keys_of_the_contract() -> None:
    told = json.loads(written(Verdict.OTHERWISE))
    first, second = told["comments"]
    assert list(first) == [
        *(
            "code",
            "round",
            "body",
            "letter",
            "item",
            "place",
            "unsure",
            "quote",
            "text",
            "proposed",
        ),
        *("disposition", "explanation", "verdict", "evidence", "changes", "sources"),
        *("replies", "resolved"),
    ]
    assert (first["code"], first["verdict"]) == ("YK1-SYT-001", "khac-de-nghi")
    assert first["letter"] == {"no": "1/so-y-te", "day": None}
    assert first["changes"] == ["1-2-y-te-ab"]
    assert first["sources"] == [{"file": "y-kien/so-y-te.xlsx", "place": "GopY!C9"}]
    assert (first["evidence"]["old"], first["evidence"]["new"]) == ("34", "35")
    assert first["evidence"]["place"] == "Phần I, đoạn 1"
    assert (second["disposition"], second["verdict"], second["evidence"]) == (None, None, None)


def test_a_thread_has_its_replies_and_whether_it_is_done() -> None:
    replies = (Reply("Đã xem.", "B", date(2025, 11, 20)), Reply("Cảm ơn."))
    thread = replace(OTHER, replies=replies, resolved=True)
    first, second = json.loads(written(Verdict.OTHERWISE, thread))["comments"]
    assert (first["replies"], first["resolved"]) == ([], False)
    assert second["resolved"] is True
    assert second["replies"] == [
        {"author": "B", "day": "2025-11-20", "text": "Đã xem."},
        {"author": "", "day": None, "text": "Cảm ơn."},
    ]


def test_verdicts_are_counted() -> None:
    data = written(Verdict.OTHERWISE)
    assert json.loads(data)["counts"]["khac-de-nghi"] == 1


def test_what_earlier_rounds_left_stands_apart_and_is_not_counted_among_them() -> None:
    told = json.loads(response_json(with_left(reply=True)))
    (left,) = told["earlier"]
    assert told["comments"] == []
    assert (left["code"], left["kind"], left["verdict"]) == ("YK1-SYT-001", *UNKEPT_KEYS)
    assert left["now"] == {"place": "Phần I, mục I.1.1, đoạn 2", "page": 9, "words": "34 giường"}
    assert left["reply"]["stand"] == "Bảo lưu"
    assert left["reply"]["source"]["place"] == "YKienCacLan!I5"
    assert told["earlier_counts"]["chua-thuc-hien"] == 1
