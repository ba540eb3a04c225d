import json

from pipeline.compare.telling.entries import tell
from pipeline.model.identity import block_bookmark
from pipeline.model.pages import Pages
from pipeline.render.changelog.entries import DraftPages
from pipeline.render.changelog.files import change_log_files
from tests.render import sample_comparison as sample
from tests.render.shipped import changelog_template


def files() -> dict[str, bytes]:
    return dict(
        change_log_files(
            sample.comparison(),
            tell(sample.comparison()),
            sample.SUMMARY,
            redline=sample.REDLINE,
            template=changelog_template(),
            pages=DraftPages(
                old=Pages({block_bookmark("lan-1", "giao-thong", 2): 4}),
                new=Pages({block_bookmark("lan-2", "giao-thong", 2): 5}),
            ),
        )
    )


def test_four_files_hold_the_change_log() -> None:
    assert sorted(files()) == [
        f"nhat-ky-thay-doi.{kind}" for kind in ("docx", "html", "json", "xlsx")
    ]


def test_the_json_has_pages_and_marks_where_they_are_known() -> None:
    told = json.loads(files()["nhat-ky-thay-doi.json"])
    assert (told["from"], told["to"], len(told["changes"])) == (1, 2, len(sample.CHANGES))
    first, second = told["changes"][:2]
    assert first["where"]["old"] == {"text": f"{sample.ROAD}, đoạn 1", "block": 2, "page": 4}
    assert first["where"]["new"]["page"] == 5
    assert second["where"]["new"]["page"] is None
    assert second["marks"] == [5, 6]


def test_every_change_of_the_json_is_in_one_entry() -> None:
    told = json.loads(files()["nhat-ky-thay-doi.json"])
    inside = [id_ for entry in told["entries"] for id_ in entry["changes"]]
    assert sorted(inside) == sorted(change["id"] for change in told["changes"])


def test_the_same_comparison_gives_the_same_bytes() -> None:
    assert files() == files()
