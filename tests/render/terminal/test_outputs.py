import json
from typing import Any

from pipeline.model.named import ItemName, Named
from pipeline.render.terminal.outputs import ANSWERS, LOG, MANIFEST, next_files, told

COUNTS = {"sections": 85, "tables": 105, "figures": 23, "words": 53958, "received": 1}


def change(**given: Any) -> dict[str, Any]:
    return {"item": "y-te", "reason": "", "comments": [], "class": "noi-dung", **given}


def files(**given: Any) -> dict[str, bytes]:
    names = {"manifest": MANIFEST, "log": LOG, "answers": ANSWERS}
    return {names[name]: json.dumps(value).encode() for name, value in given.items()}


def test_the_report_is_counted() -> None:
    assert told(files(manifest={"counts": COUNTS})) == (
        "Báo cáo: 85 mục, 105 bảng, 23 hình, 53.958 chữ",
    )


def test_changes_are_counted_as_told_and_those_without_a_reason_named_first() -> None:
    told_why = [change(reason="góp ý"), change(comments=["YK1"]), {**change(), "class": "x"}]
    changes = [change(), *told_why]
    log = {"from": 1, "to": 2, "changes": changes, "entries": [{"kind": "sua"}, {"kind": "them"}]}
    assert told(files(log=log)) == (
        "Thay đổi so với lần 1: 1 thay đổi chưa nêu lý do; 2 mục nhật ký (sửa 1, thêm 1)",
    )
    log["changes"] = []
    assert "chưa nêu" not in told(files(log=log))[0]
    log["entries"] = []
    assert told(files(log=log)) == ("Thay đổi so với lần 1: không có",)


def test_items_with_most_unexplained_changes_are_named_and_the_others_counted() -> None:
    places = {"a": "Phụ lục XIII", "b": "Phần II, mục VIII.2", "c": "Phụ lục V", "d": "Phụ lục I"}
    named = Named({}, {item: ItemName(place, "", "so-a") for item, place in places.items()})
    items = "d" + 2 * "c" + 3 * "b" + 4 * "a" + "?"
    changes = [change(item=item) for item in items]
    log = {"from": 1, "to": 2, "changes": changes, "entries": [{"kind": "sua"}]}
    assert told(files(log=log), named) == (
        "Thay đổi so với lần 1: 11 thay đổi chưa nêu lý do: Phụ lục XIII (4), Phần II, mục VIII.2 "
        "(3), Phụ lục V (2), 2 mục khác – xem nhat-ky-thay-doi.html; 1 mục nhật ký (sửa 1)",
    )
    log["changes"] = [change(item="c")]
    assert "chưa nêu lý do: Phụ lục V (1) – xem" in told(files(log=log), named)[0]


def test_two_word_files_are_of_no_round_and_owe_no_reason() -> None:
    log = {"from": 0, "to": 0, "changes": [change()], "entries": [{"kind": "sua"}]}
    assert told(files(log=log)) == ("Thay đổi giữa hai tệp: 1 mục nhật ký (sửa 1)",)


def test_of_comments_what_is_open_stands_first() -> None:
    counts = {"dung-de-nghi": 35, "chua-tra-loi": 13, "khong-tiep-thu": 0, "con-khac-nhau": 4}
    answers = {"counts": counts, "earlier_counts": {"chua-tra-loi": 2}}
    assert told(files(answers=answers)) == (
        "Ý kiến: chưa trả lời 13; còn ý kiến khác nhau 4; đã sửa đúng như đề nghị 35",
        "Các lần trước để lại: chưa trả lời 2",
    )


def test_lines_without_figures_are_left_out() -> None:
    assert told(files(answers={"counts": {}, "earlier_counts": {}})) == ()
    assert told({}) == ()


def test_at_most_three_files_are_named_the_report_first() -> None:
    made = ["bao-cao-lan-2.docx", "bao-cao-lan-2.pdf", "thong-bao.xlsx", "manifest.json"]
    assert next_files(made, "bao-cao-lan-2") == ("bao-cao-lan-2.pdf", "thong-bao.xlsx")
    made += ["nhat-ky-thay-doi.html", "tiep-thu-giai-trinh.docx"]
    assert next_files(made[2:], "bao-cao-lan-2")[0] == "nhat-ky-thay-doi.html"
    assert len(next_files(made, "bao-cao-lan-2")) == 3
