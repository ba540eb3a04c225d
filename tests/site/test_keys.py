"""Keys: only their hashes are kept, they end by day, by word and by exchange."""

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from pipeline.model.errors import KeysError
from pipeline.rounds.served.journal import Entry, append
from pipeline.site.keys import (
    KEYS,
    Key,
    Keys,
    Role,
    exchange,
    issue,
    last_day,
    read_keys,
    revoke,
)

TODAY = date(2025, 11, 20)
LAST = date(2025, 12, 31)


def given(place: Path, number: int = 0, role: Role = Role.HAND_IN) -> tuple[Key, str]:
    return issue(place, "so-y-te", role, expires=LAST, random=bytes([number] * 20))


def test_a_key_has_160_bits_and_only_its_hash_is_kept(tmp_path: Path) -> None:
    key, secret = given(tmp_path, 7)
    assert len(secret) == 32
    text = (tmp_path / ".phuc-vu" / KEYS).read_text()
    assert text == (
        f"- id: so-y-te-nop-1\n  co-quan: so-y-te\n  vai-tro: nop\n"
        f"  sha256: {sha256(secret.encode()).hexdigest()}\n  het-han: 2025-12-31\n  phien: 1\n"
    )
    assert secret not in text
    assert Keys(tmp_path).all() == (key,)


def test_a_key_is_known_however_people_write_it(tmp_path: Path) -> None:
    key, secret = given(tmp_path, 7)
    keys = Keys(tmp_path)
    spaced = "-".join(secret[at : at + 4] for at in range(0, 32, 4))
    for written in (secret, secret.lower(), f" {spaced}\n", spaced.replace("-", " ")):
        assert keys.of_secret(written, TODAY) == key
    for other in ("", secret[:-1], f"{secret}A", "x" * 10_000):
        assert keys.of_secret(other, TODAY) is None


def test_a_body_has_several_keys_and_an_id_is_never_given_twice(tmp_path: Path) -> None:
    names = [given(tmp_path, n, role)[0].id for n, role in enumerate(("nop", "nop", "gop-y"))]  # type: ignore[arg-type]
    assert names == ["so-y-te-nop-1", "so-y-te-nop-2", "so-y-te-gop-y-1"]
    revoke(tmp_path, names[1], TODAY)
    assert given(tmp_path, 9)[0].id == "so-y-te-nop-3"


def test_a_key_ends_after_its_last_day(tmp_path: Path) -> None:
    key, secret = given(tmp_path)
    keys = Keys(tmp_path)
    assert keys.of_secret(secret, LAST) == key
    assert keys.of_session(key.id, 1, LAST) == key
    assert keys.of_secret(secret, LAST + timedelta(days=1)) is None
    assert keys.of_session(key.id, 1, LAST + timedelta(days=1)) is None


def test_a_clock_set_back_opens_no_key_that_ended(tmp_path: Path) -> None:
    key, secret = given(tmp_path)
    keys = Keys(tmp_path)
    assert keys.of_secret(secret, LAST + timedelta(days=1)) is None
    assert keys.of_secret(secret, TODAY) is None
    assert Keys(tmp_path).of_secret(secret, TODAY) == key  # nothing tells of the other day
    append(tmp_path, Entry("nop"), at=datetime(2026, 1, 1, tzinfo=UTC))
    restarted = Keys(tmp_path)
    assert restarted.of_secret(secret, TODAY) is None
    assert restarted.of_session(key.id, 1, TODAY) is None


def test_a_key_taken_back_is_refused_by_a_server_that_runs(tmp_path: Path) -> None:
    key, secret = given(tmp_path)
    keys = Keys(tmp_path)
    assert keys.of_session(key.id, 1, TODAY) == key
    assert revoke(tmp_path, key.id, TODAY).revoked == TODAY
    assert keys.of_session(key.id, 1, TODAY) is None
    assert keys.of_secret(secret, TODAY) is None
    assert revoke(tmp_path, key.id, LAST).revoked == TODAY


def test_an_exchange_ends_the_sessions_and_the_secret_before(tmp_path: Path) -> None:
    key, secret = given(tmp_path)
    keys = Keys(tmp_path)
    renewed, fresh = exchange(tmp_path, key.id, expires=LAST, random=bytes([5] * 20))
    assert (renewed.id, renewed.session) == (key.id, 2)
    assert keys.of_secret(secret, TODAY) is None
    assert keys.of_session(key.id, 1, TODAY) is None
    assert keys.of_secret(fresh, TODAY) == keys.of_session(key.id, 2, TODAY) == renewed


def test_a_key_lasts_thirty_days_beyond_the_deadline_and_never_half_a_year() -> None:
    assert last_day(date(2025, 12, 1), TODAY) == date(2025, 12, 31)
    assert last_day(date(2026, 11, 1), TODAY) == TODAY + timedelta(days=180)
    assert last_day(date(2025, 1, 1), TODAY) == TODAY + timedelta(days=30)
    assert last_day(None, TODAY) == TODAY + timedelta(days=180)


@pytest.mark.parametrize(
    "wrong",
    [
        "- id: [",
        "- id: a\n",
        "- {id: a, co-quan: b, vai-tro: vua, sha256: x, het-han: 2025-12-31}",
        "x: 1",
    ],
)
def test_a_damaged_file_lets_nobody_in_and_is_not_written_over(tmp_path: Path, wrong: str) -> None:
    _, secret = given(tmp_path)
    path = tmp_path / ".phuc-vu" / KEYS
    path.write_text(path.read_text() + wrong)
    before = path.read_bytes()
    assert read_keys(path).notices
    assert Keys(tmp_path).of_secret(secret, TODAY) is None
    with pytest.raises(KeysError, match=r"khoa\.yaml"):
        given(tmp_path, 2)
    assert path.read_bytes() == before


def test_a_key_that_is_not_there_cannot_be_taken_back(tmp_path: Path) -> None:
    given(tmp_path)
    with pytest.raises(KeysError, match="khong-co"):
        revoke(tmp_path, "khong-co", TODAY)
