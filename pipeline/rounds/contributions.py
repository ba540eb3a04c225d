"""All contributions of a round, with their tables and pictures in place."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from typing import Final

import msgspec

from pipeline.compose.assemble import Materials
from pipeline.compose.chart.commune_maps import Places
from pipeline.compose.column_shares import with_shares
from pipeline.compose.consolidated import consolidate
from pipeline.compose.consolidated_blocks import generated_blocks
from pipeline.compose.place import place_attachments
from pipeline.intake.markdown.sections import EMPTY, read_section, told_empty
from pipeline.intake.text import decode
from pipeline.model.brought import SentText
from pipeline.model.consolidated import ConsolidatedTable
from pipeline.model.document import Table
from pipeline.model.fixed import Fixed, field, replace
from pipeline.model.form import FormTable
from pipeline.model.notice import Notice, Outcome, Severity, in_order, owned
from pipeline.model.report import Contribution
from pipeline.model.signature import PartSources, SourceFile
from pipeline.rounds.attached import Attached, named_in
from pipeline.rounds.filled import filled_forms
from pipeline.rounds.kept import Kind, plain_blocks, plain_table, result_key
from pipeline.rounds.reader import Filed, Resources, RoundReader, Task
from pipeline.rounds.shared import Shared
from pipeline.rounds.tally import Tally, tally
from pipeline.rounds.unserved import unserved
from pipeline.work.fingerprint import program
from pipeline.work.store import Store
from pipeline.workspace import Inventory, ServedFile, serve, unused_files


def _plain(text: SentText | None) -> SentText | None:
    if text is None:
        return None
    said = text.contribution
    return replace(text, contribution=replace(said, blocks=plain_blocks(said.blocks)))


SECTION: Final = Kind[SentText | None](SentText | None, _plain)
TOGETHER: Final = Kind[tuple[ConsolidatedTable, ...]](tuple[ConsolidatedTable, ...])
_WORD: Final = ".docx"


class Gathered(Fixed):
    """A round read: its materials, the pictures by SHA-256, the hash of each file read.

    `forms` are the tables that agencies filled in a form, `consolidated` those put together
    from them. `loose` are the filled forms that no text places, as tables; `loose_before` those
    of the round before. `parts` say which files each text that stands is made of, in the order
    of the outline. `places` are words for the lines of the sources of each text kept in Word.
    """

    materials: Materials
    media: Mapping[str, bytes]
    inputs: Mapping[str, str]
    tally: Tally
    forms: tuple[FormTable, ...] = ()
    consolidated: tuple[ConsolidatedTable, ...] = ()
    loose: tuple[Table, ...] = ()
    loose_before: tuple[Table, ...] = ()
    parts: tuple[PartSources, ...] = ()
    places: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def read_round(
    inventory: Inventory, shared: Shared, inputs: Mapping[str, str], resources: Resources
) -> Outcome[Gathered]:
    """Give all that was written for a round; `inputs` are the hashes of its shared files.

    A file that cannot be read leaves its reason in its item's place and stops nothing.
    """
    number = shared.round.number
    reader = RoundReader(inventory, number, resources, dict(inputs))
    served = serve(inventory, shared.outline, shared.agencies, number, earlier=shared.earlier)
    reader.notices += served.notices
    files = served.value.files
    tasks = [Task(file.name, file) for file in files]
    texts = reader.all(section, tasks, "Đọc bài viết", SECTION)
    standing = _standing(reader, files, texts)
    sent = [text for text in standing if text is not None]
    found = [text.contribution for text in sent]
    attached = Attached(reader, sent, shared.forms)
    filled = filled_forms(reader, shared.forms, attached.names())
    loose = [entry for entry in filled.values() if entry is not None]
    forms = (*attached.forms, *(entry.form for entry in loose))
    sized = [with_shares(place_attachments(text, attached.lookup)) for text in found]
    placed = tuple(outcome.value for outcome in sized)
    reader.notices += (notice for outcome in sized for notice in outcome.notices)
    unread = [file.name for file, text in zip(files, texts, strict=True) if text is None]
    tables = _consolidated(forms, shared, resources.kept)
    named = {*attached.names(), *filled}
    reader.notices += unused_files(inventory, served.value, named, number, unread=unread)
    materials = Materials(
        shared.outline,
        shared.agencies,
        shared.round,
        {(entry.item, entry.agency): entry for entry in placed},
        {
            **unserved(shared.outline.items, inventory, served.value, served.notices),
            **_broken(files, texts, standing, reader),
        },
        generated_blocks(shared.outline.items, tables, file=shared.outline.file),
        Places(shared.communes, shared.boundaries),
    )
    in_tables = attached.readable().union(table.file for table in forms)
    counted = tally(inventory, number, served.value, placed, in_tables)
    gathered = Gathered(
        materials,
        {**attached.media, **{sha: data for text in sent for sha, data in text.media}},
        reader.inputs,
        counted,
        forms,
        tables,
        tuple(entry.table for entry in loose),
        _loose_before(inventory, shared, attached.names(), resources),
        tuple(_sources(text, attached, reader) for text in found),
        {text.contribution.file: text.places for text in sent if text.places},
    )
    return Outcome(gathered, tuple(reader.notices))


def _consolidated(
    forms: Sequence[FormTable], shared: Shared, kept: Store
) -> tuple[ConsolidatedTable, ...]:
    """Give the tables put together from forms, those of an earlier run where the forms are its."""
    if not forms:
        return ()
    told = [tuple(map(plain_table, forms)), shared.agencies, shared.communes]
    digest = hashlib.sha256(msgspec.msgpack.encode(told)).hexdigest()
    key = result_key(program(), "consolidated", digest)
    data = kept.get(key)
    known = None if data is None else TOGETHER.decode(data)
    if known is not None:
        return known.value
    made = consolidate(forms, shared.agencies, shared.communes)
    data = TOGETHER.encode(Outcome(made))
    if data is not None:
        kept.put(key, data)
    return made


def _sources(text: Contribution, attached: Attached, reader: RoundReader) -> PartSources:
    """Give the files of a text with their hashes; those that cannot be read are not among them."""
    names = dict.fromkeys((text.file, *attached.named_by(text)))
    files = (
        SourceFile("/".join(name.split("/")[3:]), name, reader.inputs[name])
        for name in names
        if name in reader.inputs
    )
    return PartSources(text.agency, text.item, tuple(sorted(files, key=lambda file: file.inner)))


def _standing(
    reader: RoundReader, files: Sequence[ServedFile], texts: Sequence[SentText | None]
) -> list[SentText | None]:
    """Give the texts, the one before in the place of each that says nothing.

    Only `rut: true` withdraws: a file that came empty was not meant to wipe what stood there.
    """
    return [
        _before(reader, file) if text is None else text
        for file, text in zip(files, texts, strict=True)
    ]


def _before(reader: RoundReader, file: ServedFile) -> SentText | None:
    """Give the newest text before one that says nothing, None where there is none to stand."""
    older = file.older()
    if older is None or not _came_empty(reader, file):
        return None
    return reader.one(section, older.name, older, SECTION) or _before(reader, older)


def _came_empty(reader: RoundReader, file: ServedFile) -> bool:
    return any(notice.code == EMPTY and notice.file == file.name for notice in reader.notices)


def _loose_before(
    inventory: Inventory, shared: Shared, placed: Collection[str], resources: Resources
) -> tuple[Table, ...]:
    """Give the filled forms of the round before that no text places; it has told of them."""
    if shared.round.number <= 1:
        return ()
    reader = RoundReader(inventory, shared.round.number - 1, resources, {})
    filled = filled_forms(reader, shared.forms, placed)
    return tuple(entry.table for entry in filled.values() if entry is not None)


def section(filed: Filed[ServedFile]) -> Outcome[SentText | None]:
    """Give what an agency wrote; None where its text cannot be read, or says nothing."""
    file = filed.details
    read = _of_word(filed) if file.name.casefold().endswith(_WORD) else _of_markdown(filed)
    if read.value is None:
        return read
    text = read.value.contribution
    empty = told_empty(text, file.title)
    if empty is not None:
        return Outcome(None, in_order((*read.notices, empty)))
    return Outcome(replace(read.value, named=tuple(named_in(text.blocks))), read.notices)


def _of_word(filed: Filed[ServedFile]) -> Outcome[SentText | None]:
    file = filed.details
    prefix = file.item if file.leads else f"{file.item}-{file.agency}"
    # what reads a Word file is loaded for a text sent as one
    from pipeline.intake.departmental.sent_text import Sent, read_sent_word

    sent = Sent(file.agency, file.item, file.title, file.name, file.round, prefix)
    read = read_sent_word(filed.data, sent, limits=filed.limits)
    return Outcome(read.value, owned(read.notices, agency=file.agency, item=file.item))


def _of_markdown(filed: Filed[ServedFile]) -> Outcome[SentText | None]:
    file = filed.details
    text = decode(filed.data, file=file.name)
    notices = owned(text.notices, agency=file.agency, item=file.item)
    if text.value is None:
        return Outcome(None, notices)
    read = read_section(
        text.value,
        file=file.name,
        agency=file.agency,
        item=file.item,
        round_number=file.round,
        limits=filed.limits,
    )
    told = (*notices, *read.notices)
    return Outcome(None if read.value is None else SentText(read.value), told)


def _broken(
    files: Sequence[ServedFile],
    texts: Sequence[SentText | None],
    standing: Sequence[SentText | None],
    reader: RoundReader,
) -> dict[str, tuple[tuple[str, str], ...]]:
    """Give, by item, the files that could not be read, each with the first reason told."""
    broken: dict[str, tuple[tuple[str, str], ...]] = {}
    for file, text, stands in zip(files, texts, standing, strict=True):
        if text is None:
            reason = reader.failures.get(file.name) or _first(reader.notices, file.name)
            if stands is not None:
                before = stands.contribution.round
                reason = f"{reason}; dưới đây là nội dung đã gửi cho dự thảo lần {before}"
            broken[file.item] = (*broken.get(file.item, ()), (file.name, reason))
    return broken


def _first(notices: Sequence[Notice], name: str) -> str:
    """Give why a file is not read: the first error told of it."""
    errors = (n for n in notices if n.file == name and n.severity is Severity.ERROR)
    return next((notice.message for notice in errors), "không đọc được")
