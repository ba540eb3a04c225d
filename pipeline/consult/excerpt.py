"""What of a comparison concerns one body: the items it commented on."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Final

from pipeline.model.comment import Consultation
from pipeline.model.comparison import Comparison
from pipeline.model.flow import Flow

MOST_ITEMS: Final = 20  # a body that commented on more is sent the whole redline


def items_by_body(consultation: Consultation) -> Mapping[str, frozenset[str]]:
    """Give the items each body commented on; bodies that named none, or too many, left out."""
    found: dict[str, set[str]] = {}
    for response in consultation.responses:
        if response.comment.item:
            found.setdefault(response.comment.agency, set()).add(response.comment.item)
    return {body: frozenset(items) for body, items in found.items() if len(items) <= MOST_ITEMS}


def excerpt(comparison: Comparison, items: Collection[str]) -> Comparison:
    """Give the comparison of some items only.

    Changes keep their places in its list, and what stands elsewhere is no longer referred to.
    """
    sections = tuple(entry for entry in comparison.sections if entry.section.id in items)
    old, new = (_of(flow, items) for flow in (comparison.old, comparison.new))
    return replace(comparison, old=old, new=new, sections=sections)


def _of(flow: Flow, items: Collection[str]) -> Flow:
    return replace(flow, sections=tuple(entry for entry in flow.sections if entry.id in items))
