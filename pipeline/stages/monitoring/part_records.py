"""What the files of a round say of every part and form that agencies write, before it is judged."""

from collections.abc import Iterator, Mapping

from pipeline.model.delivery import Duty, PartRecord
from pipeline.model.fixed import replace
from pipeline.model.form import Form
from pipeline.model.outline import Agency, Item
from pipeline.model.signature import SourceFile
from pipeline.stages.build import Built
from pipeline.workspace import Inventory, shared_file

Before = Mapping[tuple[str, str, bool], tuple[SourceFile, ...]]


def part_records(inventory: Inventory, built: Built, before: Before) -> tuple[PartRecord, ...]:
    """Give a record for every part of every item and every form asked for, in that order.

    An item asked for only from a later round has none until something comes. `before` is
    `standing` of the round before.
    """
    made = (*_of_items(built), *_of_forms(inventory, built))
    return tuple(replace(record, before=before.get(_key(record), ())) for record in made)


def standing(records: tuple[PartRecord, ...]) -> Before:
    """Give what each part and form was made of, for the round that follows."""
    return {_key(record): record.files for record in records}


def _key(record: PartRecord) -> tuple[str, str, bool]:
    # whoever led an item and now takes part in it has the same files
    return record.agency, record.item, record.duty is Duty.FORM


def _of_items(built: Built) -> Iterator[PartRecord]:
    places = {section.item.id: section.place for section in built.report.sections()}
    number, generated = built.shared.round.number, built.gathered.materials.generated
    for item in built.shared.outline.items:
        for agency in dict.fromkeys((item.lead, *item.partners)):
            leads = agency == item.lead
            record = _of_part(built, item, agency)
            if record.text or item.from_round <= number:
                yield replace(
                    record,
                    duty=Duty.LEAD if leads else Duty.PARTNER,
                    owed=leads and item.id not in generated,
                    place=places.get(item.id, ""),
                )


def _of_part(built: Built, item: Item, agency: str) -> PartRecord:
    gathered = built.gathered
    blank = PartRecord(agency, item.id, item.title, Duty.LEAD, owed=False)
    stands = gathered.materials.contributions.get((item.id, agency))
    broken = [
        (file, reason)
        for file, reason in gathered.materials.broken.get(item.id, ())
        if _agency(file) == agency
    ]
    files = next((p.files for p in gathered.parts if (p.agency, p.item) == (agency, item.id)), ())
    if broken:
        text, reason = broken[-1]
        return replace(blank, text=text, broken=reason, files=_with(files, text, gathered.inputs))
    if stands is None:
        return blank
    return replace(
        blank, text=stands.file, withdrawn=stands.withdrawn, files=files, sent=stands.sent
    )


def _with(
    files: tuple[SourceFile, ...], text: str, inputs: Mapping[str, str]
) -> tuple[SourceFile, ...]:
    """Give the files with a text that cannot stand in the place of the one that does."""
    came = SourceFile(_inner(text), text, inputs.get(text, ""))
    others = (file for file in files if file.inner.casefold() != came.inner.casefold())
    return tuple(sorted((*others, came), key=lambda file: file.inner))


def _of_forms(inventory: Inventory, built: Built) -> Iterator[PartRecord]:
    number = built.shared.round.number
    for form in built.shared.forms:
        # a list of the whole workspace is filled in where it stands (the register of indicators)
        if shared_file(inventory, f"{form.name}.xlsx", number) is None:
            for agency in built.shared.agencies:
                asked = agency.id in form.agencies or agency.group.value in form.agencies
                record = _of_form(inventory, built, form, agency)
                if asked or record.text:
                    yield replace(record, owed=asked)


def _of_form(inventory: Inventory, built: Built, form: Form, agency: Agency) -> PartRecord:
    gathered = built.gathered
    blank = PartRecord(agency.id, form.name, form.title, Duty.FORM, owed=False)
    read = {
        table.file
        for table in gathered.forms
        if table.form.name == form.name and table.agency == agency.id
    }
    own = _own_form(inventory, built, form, agency)
    names = sorted({*read, own} - {""}, key=lambda name: (_round(name), name))
    if not names:
        return blank
    files = (SourceFile(_inner(name), name, gathered.inputs.get(name, "")) for name in names)
    broken = "" if own in ("", *read) else f"không đọc được {own}, xem thông báo"
    return replace(blank, text=names[-1], broken=broken, files=tuple(files))


def _own_form(inventory: Inventory, built: Built, form: Form, agency: Agency) -> str:
    """Give the newest file that bears a form's name, read or not; "" for none."""
    files = inventory.agency_files(agency.id, built.shared.round.number)
    named = [file.name for file in files if file.inner.casefold() == f"{form.name}.xlsx"]
    return named[-1] if named else ""


def _round(name: str) -> int:
    return int(name.split("/")[1].removeprefix("lan-"))


def _agency(name: str) -> str:
    return name.split("/")[2]


def _inner(name: str) -> str:
    return "/".join(name.split("/")[3:])
