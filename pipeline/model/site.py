"""What a site shows of a draft beside the report: comments with what became of them, changes."""

from pipeline.model.fixed import Fixed


class Stand(Fixed):
    """Where something stands in a draft: an id that a letter can cite, and the place in words."""

    id: str
    place: str


class SiteComment(Fixed):
    """A comment as its table tells it; `verdict` is the key, `old` and `new` its evidence.

    `earlier` says that it is one that an earlier round left, `unsure` that nobody knows for
    certain where it belongs.
    """

    code: str
    round: int
    body: str
    letter: str
    item: str
    place: str
    quote: str
    text: str
    proposed: str
    disposition: str
    explanation: str
    verdict: str
    old: str = ""
    new: str = ""
    now: str = ""
    earlier: bool = False
    unsure: bool = False


class SiteEdit(Fixed):
    """A change of one item, to be shown where it stands.

    `at` is the id of the block that has it in this draft, "" where none has; `told` what was done
    ("Sửa: đoạn văn"), `place` where in words, `why` the comments and reasons; `cells` are those of
    a table that say something else: row, column, before, now, by how much. `agency` is whose
    change it is.
    """

    id: str
    item: str
    at: str
    kind: str
    told: str
    place: str
    old: str
    new: str
    why: str = ""
    cells: tuple[tuple[str, str, str, str, str], ...] = ()
    agency: str = ""


class SiteChange(Fixed):
    """An entry of the change log, as a list names it: where, and a few words of it."""

    id: str
    item: str
    agency: str
    kind: str
    place: str
    words: str
