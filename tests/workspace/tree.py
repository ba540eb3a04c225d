"""Small workspaces on disk, and the outline and agencies that go with them."""

from pathlib import Path

from pipeline.model.outline import Agency, ChapterOutline, Group, Item, Outline, PartOutline
from pipeline.workspace import Inventory, scan

YT = Agency("so-y-te", "Sở Y tế", Group.DEPARTMENT)
XD = Agency("so-xay-dung", "Sở Xây dựng", Group.DEPARTMENT)
TC = Agency("so-tai-chinh", "Sở Tài chính", Group.DEPARTMENT)
AGENCIES = (YT, XD, TC)


def outline(*items: Item) -> Outline:
    part = PartOutline("P", (ChapterOutline("", items),))
    return Outline("Báo cáo", "Lạng Sơn", TC.id, "", (part,))


OUTLINE = outline(
    Item("y-te", "Y tế", YT.id),
    Item("giao-thong", "Giao thông", XD.id, (TC.id, YT.id)),
    Item("du-an", "Dự án", TC.id),
)


def place(root: Path, *names: str) -> Path:
    """Make files under `sections/`, each holding its own name."""
    (root / "sections").mkdir(parents=True, exist_ok=True)
    for name in names:
        file = root / "sections" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name, encoding="utf-8")
    return root


def listed(root: Path, *names: str) -> Inventory:
    """Give the inventory of a workspace with these files; nothing may be amiss with it."""
    outcome = scan(place(root, *names))
    assert outcome.notices == ()
    return outcome.value
