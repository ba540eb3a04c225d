"""`keys` gives bodies what they need, shows a secret once, takes keys back and exchanges them."""

import json
import re
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.rounds.served.journal import lines
from pipeline.rounds.served.state import keep_address
from pipeline.site.keys import Keys, Role
from tests.rounds.workspaces import put, workspace

URL = "https://q.example"
TODAY = date(2026, 3, 1)
Captured = pytest.CaptureFixture[str]
PLAN = """
lan:
  - so: 1
    ngay: 2026-03-15
    han-nop: 2026-03-10
    lay-y-kien:
      - so
    gui-ngay: 2026-03-17
    han-tra-loi: 2026-03-31
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    noon = datetime.combine(TODAY, time(12), UTC)
    monkeypatch.setattr("pipeline.runs.keys.now", lambda: noon)
    made = workspace(tmp_path / "tinh")
    put(made, "sections/ke-hoach.yaml", PLAN)
    return made


def keys(place: Path, *given: str) -> int:
    return main(["keys", *given, "--workspace", str(place), "--today", str(TODAY)])


def slips(place: Path) -> dict[str, str]:
    folder = place / ".phuc-vu" / "phieu"
    return {path.stem: path.read_text() for path in folder.iterdir()} if folder.exists() else {}


def test_each_body_gets_the_keys_that_its_work_needs(place: Path, capsys: Captured) -> None:
    assert keys(place, "so-xay-dung", "so-tai-chinh", "--url", URL) == 0
    made = {(key.body, key.role, key.expires) for key in Keys(place).all()}
    assert made == {
        ("so-xay-dung", Role.HAND_IN, date(2026, 4, 9)),
        ("so-xay-dung", Role.COMMENT, date(2026, 4, 30)),
        ("so-tai-chinh", Role.WATCH, date(2026, 8, 28)),
        ("so-tai-chinh", Role.HAND_IN, date(2026, 4, 9)),
    }
    told = capsys.readouterr().err
    links = re.findall(r"https://q\.example/vao#([A-Z2-7]{32})", told)
    assert len(links) == len(set(links)) == 4
    assert {key.id for key in Keys(place).all()} == slips(place).keys()
    found = {Keys(place).of_secret(secret, TODAY) for secret in links}
    assert found == set(Keys(place).all())
    kept = (place / ".phuc-vu/khoa.yaml").read_text() + (
        place / ".phuc-vu/nhat-ky.jsonl"
    ).read_text()
    assert not any(secret in kept for secret in links)


def test_a_slip_has_link_code_and_letters_and_stands_alone(place: Path, capsys: Captured) -> None:
    keep_address(place, URL)
    assert keys(place, "so-xay-dung", "--vai-tro", "nop") == 0
    found = re.search("#([A-Z2-7]{32})", capsys.readouterr().err)
    assert found is not None
    slip = slips(place)["so-xay-dung-nop-1"]
    assert f'href="{URL}/vao#{found[1]}"' in slip
    assert found[1][:4] + " " + found[1][4:8] in slip
    assert "<svg" in slip
    assert "Sở Xây dựng" in slip
    assert "09/04/2026" in slip


def test_a_key_that_is_there_is_not_given_twice_unless_asked_for(
    place: Path, capsys: Captured
) -> None:
    for _ in range(2):
        assert keys(place, "so-xay-dung", "--url", URL) == 0
    assert len(Keys(place).all()) == 2
    assert "đã cấp" in capsys.readouterr().err
    assert keys(place, "so-xay-dung", "--vai-tro", "gop-y", "--url", URL) == 0
    assert [key.id for key in Keys(place).all()][-1] == "so-xay-dung-gop-y-2"


def test_a_key_taken_back_opens_nothing_and_its_slip_goes(place: Path, capsys: Captured) -> None:
    keys(place, "so-xay-dung", "--url", URL)
    assert keys(place, "--thu-hoi", "so-xay-dung-nop-1") == 0
    assert [key.revoked for key in Keys(place).all()] == [TODAY, None]
    assert slips(place).keys() == {"so-xay-dung-gop-y-1"}
    capsys.readouterr()
    assert keys(place) == 0
    shown = capsys.readouterr().out
    assert re.search("so-xay-dung-nop-1 .*thu hồi 01/03/2026.*Sở Xây dựng", shown)
    assert re.search("so-xay-dung-gop-y-1 .*30/04/2026", shown)


def test_machines_are_told_without_hashes(place: Path, capsys: Captured) -> None:
    keys(place, "so-xay-dung", "--vai-tro", "nop", "--url", URL)
    capsys.readouterr()
    assert keys(place, "--json") == 0
    assert json.loads(capsys.readouterr().out) == [
        {
            "id": "so-xay-dung-nop-1", "body": "so-xay-dung", "role": "nop",
            "expires": "2026-04-09", "revoked": None, "open": True,
        }
    ]  # fmt: skip


def test_an_exchanged_key_has_a_new_secret_and_slip(place: Path, capsys: Captured) -> None:
    keys(place, "so-xay-dung", "--vai-tro", "nop", "--url", URL)
    before = slips(place)
    capsys.readouterr()
    assert keys(place, "--doi", "so-xay-dung-nop-1", "--url", URL) == 0
    found = re.search("#([A-Z2-7]{32})", capsys.readouterr().err)
    assert found is not None
    (key,) = Keys(place).all()
    assert Keys(place).of_secret(found[1], TODAY) == key
    assert key.session == 2
    assert slips(place) != before


def test_what_was_done_stands_in_the_journal(place: Path) -> None:
    keys(place, "so-xay-dung", "--vai-tro", "nop", "--url", URL)
    keys(place, "--doi", "so-xay-dung-nop-1", "--url", URL)
    keys(place, "--thu-hoi", "so-xay-dung-nop-1")
    told = [(line.entry.act, line.entry.id, line.entry.body) for line in lines(place)]
    acts = ("cap-khoa", "doi-khoa", "thu-hoi-khoa")
    assert told == [(act, "so-xay-dung-nop-1", "so-xay-dung") for act in acts]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("khong-co", "--url", URL), "không có cơ quan 'khong-co'"),
        (("so-xay-dung",), "--url"),
        (("--thu-hoi", "khong-co"), "không có khóa 'khong-co'"),
        (("--doi", "khong-co", "--url", URL), "không có khóa 'khong-co'"),
    ],
)
def test_what_cannot_be_done_is_told_and_changes_nothing(
    place: Path, given: tuple[str, ...], said: str, capsys: Captured
) -> None:
    assert keys(place, *given) == 2
    assert said in capsys.readouterr().err
    assert Keys(place).all() == ()


def test_without_keys_it_says_how_they_are_given(place: Path, capsys: Captured) -> None:
    assert keys(place) == 0
    assert "Chưa cấp khóa nào" in capsys.readouterr().out
