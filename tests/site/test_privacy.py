"""The notice says what is kept, why, how long and whom to ask; nobody needs a key for it."""

from pathlib import Path

from tests.site.sites import public


def test_purpose_time_and_contact_stand_on_it(tmp_path: Path) -> None:
    answer = public(tmp_path / "tinh").browser().get("/rieng-tu")
    assert answer.status_code == 200
    text = answer.text.replace("\u00a0", " ")
    for words in ("90 ngày", "12 giờ", "Sở Tài chính", "Dùng để phát hiện truy cập trái phép"):
        assert words in text
