"""Letters as the register completes them: number and day, and letters known from it alone."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from pipeline.model.comment import Comment, Letter, Response
from pipeline.model.fixed import replace

_Name = tuple[str, str, date | None]  # body, number, day


def completed_letters(
    letters: Sequence[Letter], responses: Sequence[Response]
) -> tuple[Letter, ...]:
    """Give the letters, a number or day that is missing taken from the register.

    Behind them are those of comments that the consultant entered from no file that came in.
    """
    told = _told(responses)
    known = [_completed(letter, told) for letter in letters]
    for response in responses:
        comment = response.comment
        if comment.entered and not comment.letter.files and comment.letter not in known:
            known.append(comment.letter)
    return tuple(known)


def with_letters(responses: Iterable[Response], letters: Sequence[Letter]) -> tuple[Response, ...]:
    """Give the responses with their comments' letters as they are known now."""
    by_file = {file: letter for letter in letters for file in letter.files}
    alone = {_name(letter): letter for letter in letters if not letter.files}
    return tuple(_with_letter(response, by_file, alone) for response in responses)


def _told(responses: Iterable[Response]) -> Mapping[str, tuple[str, date | None]]:
    """Give number and day by file, as the rows of the comments in it have them."""
    told: dict[str, tuple[str, date | None]] = {}
    for response in responses:
        row = response.row
        for file in response.comment.letter.files if row else ():
            number, day = told.get(file, ("", None))
            told[file] = (number or row.letter, day or row.letter_day) if row else (number, day)
    return told


def _completed(letter: Letter, told: Mapping[str, tuple[str, date | None]]) -> Letter:
    rows = [told[file] for file in letter.files if file in told]
    number = letter.number or next((number for number, _ in rows if number), "")
    day = letter.day or next((day for _, day in rows if day), None)
    return replace(letter, number=number, day=day)


def _name(letter: Letter) -> _Name:
    return letter.agency, letter.number, letter.day


def _with_letter(
    response: Response, by_file: Mapping[str, Letter], alone: Mapping[_Name, Letter]
) -> Response:
    comment = response.comment
    files = (*comment.letter.files[:1], *(origin.file for origin in comment.origins[:1]))
    known = next((by_file[file] for file in files if file in by_file), None)
    letter = known or alone.get(_name(comment.letter), comment.letter)
    return response if letter == comment.letter else replace(response, comment=_in(comment, letter))


def _in(comment: Comment, letter: Letter) -> Comment:
    return replace(comment, letter=letter)
