"""The site of an issued round shows what was sent, whatever became of the files since."""

from pathlib import Path

from pipeline.stages.issuing.issued_site import issued_site
from pipeline.work.watch import unwatched
from tests.issued_rounds import issued
from tests.rounds.workspaces import ROAD, put


def test_what_was_sent_is_shown_not_what_stands_there_now(tmp_path: Path) -> None:
    place = issued(tmp_path / "tinh", rounds=1)
    put(place, ROAD, "Tỉnh có 999 km đường.\n")
    pages = issued_site(place, 1, watch=unwatched, wait=10)
    text = b"".join(data for name, data in pages.items() if name.endswith(".html")).decode()
    assert "181" in text
    assert "999" not in text
    assert "index.html" in pages
