import json
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.change import (
    Change,
    ChangeClass,
    ChangedThing,
    ChangeKind,
    Place,
    TableChange,
    Tracked,
)
from pipeline.model.entry import EntryKind, LogEntry
from pipeline.model.fixed import replace
from pipeline.model.notice import Notice, Severity
from pipeline.render.json import changes_json, json_bytes, notices_json

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**15), 10**15)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text('aé“đ\n\t\x00\x7f\u2028"\\,:{[ ', max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("ab“"), inner, max_size=3)
    ),
    max_leaves=9,
)

CHANGE = Change(
    id="1-2-y-te-0badcafe",
    item="y-te",
    agency="so-y-te",
    author="Sở Y tế",
    kind=ChangeKind.CHANGED,
    class_=ChangeClass.CONTENT,
    what=ChangedThing.TABLE,
    old_place=None,
    new_place=Place("Phần II, mục VI.1", 4, 12),
    old="",
    new="mới",
    tables=(
        TableChange("Bảng 2.1", "Tổng", "2025", "10", "12,5", Decimal("2.5"), Decimal(25), "%"),
        TableChange("Bảng 2.1", "Tổng", "Ghi chú", "a", "b"),
    ),
    comments=("YK-7",),
    reason="cập nhật",
    tracked=Tracked.FORMAL,
    marks=(3, 5),
)


ENTRY = LogEntry(
    id=CHANGE.id,
    item="y-te",
    agency="so-y-te",
    kind=EntryKind.CHANGED,
    class_=ChangeClass.CONTENT,
    what=ChangedThing.TABLE,
    old_place=None,
    new_place=CHANGE.new_place,
    old="",
    new="mới",
    counts=((ChangedThing.TABLE, 1),),
    changes=(0,),
)


def test_a_notice_has_the_keys_of_the_contract_in_order() -> None:
    notice = Notice(Severity.ERROR, "ma", "sai “ấy”", "sửa", "a.md", 4, agency="so-y-te")
    assert json.loads(notices_json([notice])) == [
        {
            "severity": "error",
            "code": "ma",
            "file": "a.md",
            "line": 4,
            "cell": None,
            "agency": "so-y-te",
            "item": None,
            "message": "sai “ấy”",
            "fix": "sửa",
        }
    ]
    assert "sai “ấy”" in notices_json([notice]).decode()


def test_the_change_log_has_the_keys_of_the_contract_in_order() -> None:
    told = json.loads(changes_json([CHANGE], [ENTRY], 1, 2))
    assert list(told) == ["from", "to", "changes", "entries"]
    assert (told["from"], told["to"]) == (1, 2)
    (change,) = told["changes"]
    keys = (
        "id item agency author kind class what where old new tables comments reason tracked marks"
        " group look"
    )
    assert " ".join(change) == keys
    assert change["where"] == {
        "old": None,
        "new": {"text": "Phần II, mục VI.1", "block": 4, "page": 12},
    }
    assert (change["kind"], change["class"], change["what"]) == ("sua", "noi-dung", "bang")
    assert (change["tracked"], change["marks"], change["comments"]) == ("formal", [3, 5], ["YK-7"])
    assert " ".join(change["tables"][0]) == "table row_key column old new delta percent unit"
    assert [(cell["delta"], cell["percent"]) for cell in change["tables"]] == [
        (2.5, 25),
        (None, None),
    ]


def test_an_entry_has_the_keys_of_the_contract_in_order() -> None:
    told = json.loads(changes_json([CHANGE], [ENTRY], 1, 2))
    (entry,) = told["entries"]
    assert " ".join(entry) == "id item agency kind class what where old new counts changes"
    assert (entry["kind"], entry["what"], entry["counts"]) == ("sua", "bang", {"bang": 1})
    assert entry["changes"] == [CHANGE.id]
    assert entry["where"]["new"]["text"] == "Phần II, mục VI.1"


def test_a_change_names_its_entry_where_others_are_told_with_it() -> None:
    other = replace(CHANGE, id="1-2-y-te-1badcafe")
    both = replace(ENTRY, id="1-2-y-te-2badcafe", changes=(0, 1))
    changes = json.loads(changes_json([CHANGE, other], [both], 1, 2))["changes"]
    assert [change["group"] for change in changes] == [both.id, both.id]
    alone = json.loads(changes_json([CHANGE], [ENTRY], 1, 2))["changes"]
    assert alone[0]["group"] is None


def test_the_same_values_give_the_same_bytes_with_a_line_feed_at_the_end() -> None:
    assert changes_json([CHANGE], [ENTRY], 1, 2) == changes_json([CHANGE], [ENTRY], 1, 2)
    assert notices_json([]) == b"[]\n"


def test_a_lone_surrogate_is_replaced_visibly() -> None:
    assert "a\ufffdb" in notices_json([Notice(Severity.INFO, "ma", "a\ud800b")]).decode()


@given(VALUES)
def test_any_value_is_written_with_two_spaces_a_level(value: Any) -> None:
    wanted = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    assert json_bytes(value) == wanted.encode()
