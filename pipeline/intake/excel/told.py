"""The notices of one sheet, so that a thousand bad cells bury nothing else."""

from dataclasses import dataclass, field

from pipeline.limits import MAX_TOLD
from pipeline.model.notice import Notice, Severity


@dataclass(slots=True)
class Told:
    """Gathers the notices of one sheet; the first `most` of a kind each at their cell.

    `agency` is whose sheet it is, "" where that is for the caller to add.
    """

    file: str
    sheet: str
    agency: str = ""
    most: int = MAX_TOLD
    notices: list[Notice] = field(default_factory=list)
    _counts: dict[str, int] = field(default_factory=dict)

    def cell(self, severity: Severity, code: str, address: str, message: str, fix: str) -> None:
        """Tell of one cell of the sheet ("D14")."""
        self.tell(severity, code, message, fix, f"{self.sheet}!{address}")

    def tell(
        self, severity: Severity, code: str, message: str, fix: str, address: str = ""
    ) -> None:
        """Tell of a cell ("Sheet1!D14"), or of the sheet as a whole where there is none.

        After `most` of a kind one notice stands for the others.
        """
        count = self._counts[code] = self._counts.get(code, 0) + 1
        if count > self.most + 1:
            return
        if count == self.most + 1:
            message = f"từ ô này trở đi còn nhiều ô cùng loại. {message[0].upper()}{message[1:]}"
        if not address:
            message = f"trang '{self.sheet}': {message}"
        self.notices.append(
            Notice(
                severity,
                code,
                message,
                fix,
                file=self.file,
                cell=address or None,
                agency=self.agency or None,
            )
        )
