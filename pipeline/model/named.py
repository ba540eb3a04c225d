"""What ids are called where a person reads: agencies by name, items by printed place and title.

Plain data, made once from a report and handed to whoever tells of notices.
"""

from collections.abc import Mapping
from typing import Self

from pipeline.model.fixed import Fixed, field
from pipeline.model.report import Report


class ItemName(Fixed):
    """What an item is called.

    Attributes:
        place: As printed, "Phần III, mục II.1"; "" where it stands in no report.
        title: Its title.
        lead: The id of the agency that leads it.
    """

    place: str
    title: str
    lead: str

    @property
    def full(self) -> str:
        """Give place and title: "Phần III, mục II.1 Hạ tầng giao thông"."""
        return f"{self.place} {self.title}".strip()


class Named(Fixed):
    """Names by id: agencies in the order of `co-quan.yaml`, items in that of the report."""

    agencies: Mapping[str, str] = field(default_factory=dict)
    items: Mapping[str, ItemName] = field(default_factory=dict)

    @classmethod
    def of(cls, report: Report) -> Self:
        """Give the names that stand in a report."""
        agencies = {agency.id: agency.name for agency in report.agencies}
        items = {
            section.item.id: ItemName(section.place, section.title, section.item.lead)
            for section in report.sections()
        }
        return cls(agencies, items)
