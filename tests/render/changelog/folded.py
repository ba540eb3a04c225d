"""A log of two drafts in which a section came, cells changed and a word was replaced."""

from pipeline.compare.drafts import compare
from pipeline.compare.summary import summarise
from pipeline.compare.telling.entries import tell
from pipeline.model.flow import Flow, FlowBlock
from pipeline.render.changelog.entries import DraftPages, Log, Redline, change_log
from tests.compare.flows import flow, heading, part, section, table, words
from tests.compare.told import long, point

NAMES = ["Tên công trình", "Vốn"]
LINES = [long(f"Hồ số {n}") for n in range(14)]
TOPICS = "Chợ", "Cầu", "Trạm"


def draft(number: int) -> Flow:
    """Draft 1, and draft 2 with the edits."""
    later = number > 1
    agency = "Ủy ban nhân dân" if later else "UBND"
    came = (heading("Cấp nước", "1.2."), *map(words, LINES)) if later else ()
    first: tuple[FlowBlock, ...] = (words(long("Mở đầu")), *came)
    rows = [["Đường tỉnh 226", "150" if later else "100"], ["Cầu Kỳ Cùng", "9" if later else "8"]]
    second: tuple[FlowBlock, ...] = (
        table("Công trình", NAMES, *rows),
        *(words(f"{long(topic)} Việc này do {agency} tỉnh quyết định.") for topic in TOPICS),
    )
    letters = [long(topic) for topic in ("Phà", "Bến")]
    third = [point("a", long("Kè"))] if later else []
    third += [point("bc"[n] if later else "ab"[n], text) for n, text in enumerate(letters)]
    return flow(
        part("HIỆN TRẠNG"),
        section("mot", *first),
        section("hai", *second, place="Phần I, mục I.2"),
        section("ba", *third, place="Phần I, mục I.3"),
        number=number,
    )


def log() -> Log:
    """Four entries: a section, cells, a replacement, a điểm with two letters that shifted."""
    comparison = compare(draft(1), draft(2))
    entries = tell(comparison)
    return change_log(
        comparison,
        entries,
        summarise(comparison, entries),
        redline=Redline("so-sanh-lan-1.docx"),
        pages=DraftPages(),
    )
