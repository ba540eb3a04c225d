"""What one agency is sent by e-mail after a draft: its notices, and what was said of its part."""

from pipeline.model.fixed import Fixed


class KitNotice(Fixed):
    """A notice of the agency's own: its weight ("lỗi"), its place, what it says, its mending."""

    severity: str
    place: str
    message: str
    fix: str


class KitComment(Fixed):
    """A comment on an item that the agency writes, with its answer.

    Attributes:
        code: Its code.
        item: The id of the item.
        body: The id of who made it.
        letter: Number and day of the letter, as printed.
        place: Where it pointed.
        text, proposed: What was said and asked.
        disposition: What becomes of it, "" while it is open.
        explanation: The answer.
    """

    code: str
    item: str
    body: str
    letter: str
    place: str
    text: str
    proposed: str
    disposition: str
    explanation: str


class Kit(Fixed):
    """The page of one agency: what is amiss in its part of a draft, and what was said of it."""

    agency: str
    notices: tuple[KitNotice, ...] = ()
    comments: tuple[KitComment, ...] = ()
