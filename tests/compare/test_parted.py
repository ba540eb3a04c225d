"""Paragraphs split and merged: one change, an inserted or deleted end."""

import pytest

from pipeline.compare.drafts import compare
from pipeline.compare.ledger import Edit, Ledger, Subject, Version
from pipeline.compare.parted import revise_merge, revise_split
from pipeline.model.change import ChangeClass, ChangedThing, ChangeKind, Place
from pipeline.model.comparison import Comparison, Fate, RevisedParagraph
from pipeline.model.flow import FlowParagraph
from pipeline.model.inlines import Text
from tests.compare.both_sides import accepted, rejected, shown
from tests.compare.flows import HEALTH, one, words

FIRST = "Mạng lưới đường bộ của tỉnh có tổng chiều dài 1.234,5 km, phân bố đều."
SECOND = "Tỉnh có mười bảy đô thị, trong đó một đô thị loại hai và hai đô thị loại ba."


def told(old: list[FlowParagraph], new: list[FlowParagraph], *, formal: bool = False) -> list[str]:
    """What a split or merge gives, a paragraph a line: what went in "[-…-]", what came in
    "[+…+]", a style that changed before it, an end that came or went as "¶"."""
    drafts = one(*old), one(*new, number=2)
    ledger = Ledger(*drafts)
    version = Version(Place("đoạn 1", 2), "", HEALTH)
    edit = Edit(ledger, Subject("mot", ChangedThing.PARAGRAPH, version, version))
    if len(new) > 1:
        return [line(block) for block in revise_split(old[0], new, edit, formal=formal)]
    return [line(block) for block in revise_merge(old, new[0], edit, formal=formal)]


SIGNS = {Fate.INSERTED: "+", Fate.DELETED: "-"}


def line(block: RevisedParagraph) -> str:
    found = f"{block.was.style}→{block.paragraph.style}: " if block.was else ""
    for span in block.spans:
        words_ = "".join(run.text if isinstance(run, Text) else "·" for run in span.runs)
        sign = SIGNS[span.revision.fate] if span.revision else ""
        found += f"[{sign}{words_}{sign}]" if sign else words_
    return found + (f"[{SIGNS[block.mark.fate]}¶]" if block.mark else "")


def some(*texts: str, style: str = "BodyText") -> list[FlowParagraph]:
    return [words(text, style=style) for text in texts]


@pytest.mark.parametrize(
    ("apart", "together", "split", "merged"),
    [
        (["Một.", "Hai."], "Một. Hai.", ["Một.[- -][+¶]", "Hai."], ["Một.[-¶]", "[+ +]Hai."]),
        (["Một.", "Hai."], "Một.Hai.", ["Một.[+¶]", "Hai."], ["Một.[-¶]", "Hai."]),
        (["Một.", "Hai.", "Ba.", "Bốn."], "Một.Hai.Ba.Bốn.",
         ["Một.[+¶]", "Hai.[+¶]", "Ba.[+¶]", "Bốn."],
         ["Một.[-¶]", "Hai.[-¶]", "Ba.[-¶]", "Bốn."]),
        # what one end came beside others stands where either draft has it
        (["Một hai", "ba bốn", "năm sáu"], "Một sáu",
         ["Một [+hai+][+¶]", "[+ba bốn+][+¶]", "[+năm +]sáu"],
         ["Một [-hai-][-¶]", "[-ba bốn-][-¶]", "[-năm -]sáu"]),
        (["Một hai", "ba bốn", "năm sáu"], "Một mười sáu",
         ["Một [-mười-][+hai+][+¶]", "[+ba bốn+][+¶]", "[+năm+] sáu"],
         ["Một [-hai-][-¶]", "[-ba bốn-][-¶]", "[-năm-][+mười+] sáu"]),
        (["Một.", "", "hai"], "Một.hai", ["Một.[+¶]", "[+¶]", "hai"], ["Một.[-¶]", "[-¶]", "hai"]),
        (["", "Một."], "Một.", ["[+¶]", "Một."], ["[-¶]", "Một."]),
        (["Một.", ""], "Một.", ["Một.[+¶]", ""], ["Một.[-¶]", ""]),
    ],
)  # fmt: skip
def test_each_paragraph_has_its_own_words(
    apart: list[str], together: str, split: list[str], merged: list[str]
) -> None:
    assert told(some(together), some(*apart)) == split
    assert told(some(*apart), some(together)) == merged


def test_only_the_last_paragraph_may_have_another_style_than_before() -> None:
    quoted, plain = some("Một.Hai.", style="TrichDan"), some("Một.", "Hai.")
    assert told(quoted, plain) == ["Một.[+¶]", "TrichDan→BodyText: Hai."]
    assert told(plain, quoted) == ["Một.[-¶]", "BodyText→TrichDan: Hai."]
    mixed = [*some("Một.", style="TrichDan"), *some("Hai.")]
    assert told(mixed, some("Một.Hai.")) == ["Một.[-¶]", "Hai."]
    assert told(some("Một.Hai."), mixed) == ["Một.[+¶]", "Hai."]


def test_differences_of_form_are_marked_only_when_asked() -> None:
    old, new = some("Uỷ ban.Hai."), some("Ủy ban.", "Hai.")
    assert told(old, new) == ["Ủy ban.[+¶]", "Hai."]
    assert told(old, new, formal=True) == ["[-Uỷ-][+Ủy+] ban.[+¶]", "Hai."]
    assert told(new, old) == ["Uỷ ban.[-¶]", "Hai."]
    assert told(new, old, formal=True) == ["[-Ủy-][+Uỷ+] ban.[-¶]", "Hai."]


def both(comparison: Comparison) -> None:
    assert accepted(comparison) == shown(comparison.new)
    assert rejected(comparison) == shown(comparison.old)


def test_a_split_paragraph_is_one_change_with_an_inserted_end() -> None:
    comparison = compare(one(words(f"{FIRST} {SECOND}")), one(words(FIRST), words(SECOND)))
    (change,) = comparison.changes
    first, second = comparison.sections[0].blocks[1:]
    assert isinstance(first, RevisedParagraph)
    assert isinstance(second, RevisedParagraph)
    assert first.mark is not None
    assert (first.mark.fate, second.mark) == (Fate.INSERTED, None)
    assert change.kind is ChangeKind.CHANGED
    gone = [span for span in first.spans if span.revision]
    assert sum(len(getattr(run, "text", "")) for span in gone for run in span.runs) == 1
    both(comparison)


def test_a_merged_paragraph_is_one_change_with_a_deleted_end() -> None:
    comparison = compare(
        one(words(FIRST), words(SECOND, style="TrichDan")), one(words(f"{FIRST} {SECOND}"))
    )
    assert len(comparison.changes) == 1
    first, second = comparison.sections[0].blocks[1:]
    assert isinstance(first, RevisedParagraph)
    assert isinstance(second, RevisedParagraph)
    assert first.mark is not None
    assert first.mark.fate is Fate.DELETED
    assert second.was is not None
    assert [change.class_ for change in comparison.changes] == [ChangeClass.CONTENT]
    both(comparison)


def test_a_paragraph_split_in_three_and_edited_is_one_change() -> None:
    third = "Các xã vùng cao còn thiếu nước sạch vào mùa khô, cần đầu tư thêm."
    old = one(words(f"{FIRST} {SECOND} {third}"))
    new = one(words(FIRST), words(SECOND.replace("mười bảy", "mười tám")), words(third))
    comparison = compare(old, new)
    assert len(comparison.changes) == 1
    both(comparison)
