"""Who answers a comment, and by when."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.model.comment import Comment
from pipeline.model.outline import Agency, Group, Item, Outline


@dataclass(frozen=True, slots=True)
class Duties:
    """Who answers for which item, and who is the contact of which ministry.

    `leads` gives by item the agency that leads it, `contacts` by body its contact agency;
    `planner` answers for what nobody else does. All are ids; `names` give their names.
    """

    leads: Mapping[str, str]
    contacts: Mapping[str, str]
    planner: str
    names: Mapping[str, str]
    due: date

    @classmethod
    def of(cls, outlines: Sequence[Outline], agencies: Sequence[Agency], due: date) -> "Duties":
        """Give the duties by the outline of the new draft, the earlier one's for what it dropped.

        Args:
            outlines: The new draft's first.
            agencies: All bodies.
            due: The day of the new draft, by which every comment is to be answered.
        """
        leads = {item.id: item.lead for outline in reversed(outlines) for item in outline.items}
        contacts = {body: agency.id for agency in agencies for body in agency.contact_for}
        names = {agency.id: agency.name for agency in agencies}
        return cls(leads, contacts, outlines[0].planning_agency, names, due)

    def handler(self, comment: Comment, ministries: frozenset[str]) -> str:
        """Give the name of the agency that answers, and of the ministry's contact agency."""
        contact = self.contacts.get(comment.agency) if comment.agency in ministries else None
        lead = self.leads.get(comment.item)
        chosen = lead or contact or self.planner
        name = self.names.get(chosen, chosen)
        if contact is None or contact == chosen:
            return name
        return f"{name} (đầu mối: {self.names.get(contact, contact)})"


def ministries(agencies: Iterable[Agency]) -> frozenset[str]:
    """Give the ids of the ministries, which are written to through their contact agency."""
    return frozenset(agency.id for agency in agencies if agency.group is Group.MINISTRY)


def item_label(item: Item) -> str:
    """Give an item as sheets and registers name it: title and id."""
    return f"{item.title} [{item.id}]"
