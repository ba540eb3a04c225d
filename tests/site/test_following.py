"""What is saved is shown at once, and no whole draft that missed it takes it back."""

from pathlib import Path

import pytest

from pipeline.model.overview import NO_FIGURES
from pipeline.site.following import Following
from pipeline.site.live import Live
from pipeline.site.whole import Asked, Whole, make_whole
from pipeline.stages.build import build
from pipeline.stages.saved_sections import Standing, standing
from pipeline.workspace import scan
from tests.rounds.workspaces import ROAD, put, resources, workspace

PART = "phan-ii.html"


@pytest.fixture
def following(tmp_path: Path) -> Following:
    place = workspace(tmp_path / "tinh")
    put(place, ROAD, "Câu đầu.\n")

    def stand(number: int) -> Standing | None:
        built = build(scan(place).value, number, resources()).value
        return None if built is None else standing(built, resources())

    made = Following(place, Live(), stand)
    whole(made)
    return made


def whole(following: Following, while_made: str = "") -> None:
    """A whole draft, as `serve` makes it; something may be saved after it has read."""

    def make() -> Whole:
        made = make_whole(Asked(following.workspace, None, keeps=False))
        if while_made:
            save(following, while_made)
        return made

    following.whole(make)


def save(following: Following, text: str, name: str = ROAD) -> None:
    put(following.workspace, name, text)
    following.saved([following.workspace / name])


def shown(following: Following) -> str:
    return following.live.pages[PART].data.decode()


def test_an_item_is_shown_anew_before_the_draft_is_made(following: Following) -> None:
    before = following.live.pages
    save(following, "Câu hai.\n")
    assert "Câu hai." in shown(following)
    assert "Câu đầu." not in shown(following)
    assert {name for name, page in following.live.pages.items() if page is not before[name]} == {
        PART, "co-quan/so-xay-dung.html",
    }  # fmt: skip
    fast = shown(following)
    whole(following)
    assert shown(following) == fast


def test_a_draft_that_missed_a_save_does_not_take_it_back(following: Following) -> None:
    whole(following, while_made="Câu hai.\n")
    assert "Câu hai." in shown(following)


def test_what_is_of_no_agency_waits_for_the_draft(following: Following) -> None:
    number = following.live.number
    for name in ("sections/de-cuong.yaml", "templates/bao-cao.docx", "../elsewhere.md"):
        following.saved([following.workspace / name])
    assert following.live.number == number


def test_a_shared_file_is_read_anew_with_the_draft(following: Following) -> None:
    outline = following.workspace / "sections/de-cuong.yaml"
    outline.write_text(outline.read_text("utf-8").replace("Mẫu", "Mới"), "utf-8")
    following.saved([outline])
    assert following.shared is not None
    assert following.shared.outline.province == "Mẫu"
    whole(following)
    assert following.shared.outline.province == "Mới"


def test_figures_are_those_of_the_shared_files_that_stand(tmp_path: Path) -> None:
    place = workspace(tmp_path / "tinh")
    put(place, ROAD, "Câu đầu.\n")
    seen: list[bool] = []

    def stand(_: int) -> Standing | None:
        seen.append(made.figures is NO_FIGURES)
        return None

    made = Following(place, Live(), stand)
    whole(made)
    assert seen == [True]
    assert made.figures is not NO_FIGURES


def test_the_first_file_of_the_next_round_begins_it_and_its_items_are_shown_at_once(
    following: Following,
) -> None:
    second = ROAD.replace("lan-1", "lan-2")
    save(following, "Câu của lần hai.\n", second)
    assert (following.live.round, "Câu đầu." in shown(following)) == (1, True)
    whole(following)
    assert following.live.round == 2
    assert "Câu của lần hai." in shown(following)
    assert following.shared is not None
    assert following.shared.round.number == 2
    save(following, "Câu sửa.\n", second)
    assert (following.live.round, "Câu sửa." in shown(following)) == (2, True)


def gone(_: int) -> None:
    raise FileNotFoundError


def test_what_cannot_stand_is_stood_on_later(following: Following) -> None:
    stand, known = following.stand, following.shared
    following.stand = gone
    put(following.workspace, ROAD.replace("lan-1", "lan-2"), "Câu của lần hai.\n")
    whole(following)
    assert following.shared is known
    following.stand = stand
    whole(following)
    assert following.shared is not known


def test_a_draft_that_cannot_be_made_leaves_the_pages_and_says_why(following: Following) -> None:
    before = following.live.pages
    put(following.workspace, "sections/de-cuong.yaml", "tieu-de: [")
    whole(following)
    assert following.live.pages is before
    told = following.live.failed
    assert told is not None
    assert told.file == "sections/de-cuong.yaml"
    assert told.file in told.wrong


def test_before_the_first_draft_nothing_is_shown(tmp_path: Path) -> None:
    following = Following(tmp_path, Live(), lambda number: None)
    following.saved([tmp_path / ROAD])
    assert following.live.pages == {}


def test_a_workspace_named_from_where_one_stands_is_followed_by_absolute_paths(
    following: Following, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = following.workspace
    monkeypatch.chdir(place.parent)
    following.workspace = Path(place.name)
    put(place, ROAD, "Câu hai.\n")
    following.saved([place / ROAD])
    assert "Câu hai." in shown(following)
