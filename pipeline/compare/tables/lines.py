"""The lines above and below a table or figure: caption, units, source, notes."""

from collections.abc import Sequence

from pipeline.compare.beside import Beside
from pipeline.compare.lines import revise_paragraph
from pipeline.compare.pairing import Pairing, backbone, pair_equal, salt_of, steps
from pipeline.compare.printed import paragraph_key
from pipeline.compare.whole import whole_paragraph
from pipeline.model.change import ChangedThing, ChangeKind
from pipeline.model.comparison import Fate, RevisedParagraph
from pipeline.model.flow import FlowParagraph


def revise_lines(
    old: Sequence[FlowParagraph], new: Sequence[FlowParagraph], beside: Beside
) -> tuple[FlowParagraph | RevisedParagraph, ...]:
    """Give lines with their changes, each a change of its own."""
    found: list[FlowParagraph | RevisedParagraph] = []
    for i, j in _steps(old, new):
        before = None if i is None else old[i]
        after = None if j is None else new[j]
        places = (
            beside.old.line(before) if before else None,
            beside.new.line(after) if after else None,
        )
        if before and after:
            if paragraph_key(before) == paragraph_key(after):
                found.append(after)
                continue
            edit = beside.edit(ChangedThing.CAPTION, before.text, after.text, places=places)
            found.append(revise_paragraph(before, after, edit, formal=beside.formal))
        elif before:
            edit = beside.edit(
                ChangedThing.CAPTION, before.text, "", kind=ChangeKind.DELETED, places=places
            )
            found.append(whole_paragraph(before, edit.revision(Fate.DELETED)))
        elif after:
            edit = beside.edit(
                ChangedThing.CAPTION, "", after.text, kind=ChangeKind.ADDED, places=places
            )
            found.append(whole_paragraph(after, edit.revision(Fate.INSERTED)))
    return tuple(found)


def _steps(
    old: Sequence[FlowParagraph], new: Sequence[FlowParagraph]
) -> list[tuple[int | None, int | None]]:
    """Give the lines in pairs: equal ones, then those of one kind in their order."""
    pairing = Pairing(len(old), len(new))
    pair_equal(pairing, list(map(paragraph_key, old)), list(map(paragraph_key, new)))
    for style in dict.fromkeys(line.style for line in old):
        left_old = [i for i, line in enumerate(old) if line.style == style]
        left_new = [j for j, line in enumerate(new) if line.style == style]
        free_old = [i for i in left_old if pairing.to_new[i] < 0]
        free_new = [j for j in left_new if pairing.to_old[j] < 0]
        for i, j in zip(free_old, free_new, strict=False):
            pairing.add(i, j)
    pairs = pairing.pairs()
    kept = backbone(pairs, lambda i, j: 1, lambda i, j: salt_of(old[i].text, new[j].text))
    ordered = [pair for pair in pairs if pair[0] in kept]
    return list(steps(ordered, len(old), len(new)))
