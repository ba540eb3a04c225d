"""Files of one agency that are made when somebody asks: its part of a draft in Word, its forms."""

from pathlib import Path
from typing import Final

from pipeline.model.fixed import Fixed
from pipeline.rounds import Shared
from pipeline.stages.handing.preview import Standing
from pipeline.stages.handouts import blank, form_filling, is_given
from pipeline.stages.word import written
from pipeline.workspace.templates import template

TEMPLATE: Final = "bai-viet.docx"


class FileWanted(Fixed):
    """A file that is asked for: the workspace, the round, the agency, one of `own_file_names`."""

    root: str
    round: int
    agency: str
    name: str


class MadeFile(Fixed):
    """A file that was made; b"" where there is no such thing."""

    data: bytes = b""


def sections_name(round_number: int) -> str:
    """Give the name of an agency's part of a draft in Word."""
    return f"noi-dung-lan-{round_number}.docx"


def own_file_names(shared: Shared, agency: str) -> tuple[str, ...]:
    """Give the names of an agency's forms.

    An agency that writes an item has the template to write it in with Word too.
    """
    body = next((one for one in shared.agencies if one.id == agency), None)
    if body is None:
        return ()
    given = (f"{form.name}.xlsx" for form in shared.forms if is_given(form, body))
    writes = any(agency in (one.lead, *one.partners) for one in shared.outline.items)
    return (*given, *((TEMPLATE,) if writes else ()))


def made_file(now: Standing, wanted: FileWanted) -> MadeFile:
    """Give a file of an agency as the draft stands."""
    shared, root = now.built.shared, Path(wanted.root)
    if wanted.name == sections_name(shared.round.number):
        return MadeFile(_sections(now, root, wanted.agency))
    if wanted.name not in own_file_names(shared, wanted.agency):
        return MadeFile()
    if wanted.name == TEMPLATE:
        return MadeFile(template(root, TEMPLATE).read_bytes())
    body = next(one for one in shared.agencies if one.id == wanted.agency)
    form = next(one for one in shared.forms if f"{one.name}.xlsx" == wanted.name)
    return MadeFile(blank((form, form_filling(form, body, shared))))


def _sections(now: Standing, root: Path, agency: str) -> bytes:
    sections = now.built.report.written_by(agency)
    word = written(root, now.built, sections, results=now.resources.kept) if sections else None
    return word.value.data if word and word.value else b""
