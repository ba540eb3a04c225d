"""A workspace of three rounds: comments on the first draft, answered in the second."""

from pathlib import Path

from tests.consult.sheets import REGISTER, register
from tests.consulted import ITEM, SCHEDULE, consulted
from tests.rounds.workspaces import ROAD, put

ANSWERS = "sections/lan-2/tiep-thu.xlsx"
PROMISED = (ITEM, "đường tỉnh dài 300 km", "Đề nghị rà soát chiều dài.", "dài 310 km")
WISHED = (ITEM, "Đường xã dài 900 km.", "Làm rõ chất lượng đường xã.", "")


def three_rounds(folder: Path, *answers: tuple[str, str, str]) -> Path:
    """A workspace where Sở Xây dựng said two things on draft 1.

    `answers` are (result, explanation, changed at) of the first comments, in order.
    """
    place = consulted(folder, PROMISED, WISHED)
    put(place, "sections/ke-hoach.yaml", f"{SCHEDULE}  - so: 3\n    ngay: 2025-12-31\n")
    rows = [
        (f"YK1-SXD-{at:03d}", "Sở Xây dựng", "1530/SYT-KHTC", *said[:3], *answer, "Ông A")
        for at, (said, answer) in enumerate(zip((PROMISED, WISHED), answers, strict=False), 1)
    ]
    put(place, ANSWERS, register(*rows, head=REGISTER))
    return place


def road(place: Path, round_number: int, words: str) -> None:
    """Let draft `round_number` say this of the roads."""
    put(place, ROAD.replace("lan-1", f"lan-{round_number}"), words)
