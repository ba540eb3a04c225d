"""Which file serves: for every item of the outline, the text of its lead and of its partners.

An agency's text for an item is its newest `<item>.md` in rounds 1…N, by the number of the
round and never by the time of the file. Whatever else stands there as a text is named with
the reason why it does not serve, so that nothing received is lost in silence.

Source: design.md, section 2, "Which file serves".
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from pipeline.intake.nearest import nearest, or_nearest
from pipeline.model.fixed import Fixed, replace
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.model.outline import Agency, Item, Outline
from pipeline.workspace.inventory import SECTIONS, Inventory, StoredFile
from pipeline.workspace.meant import meant_items

_TEXT: Final = ".md"
_WORD: Final = ".docx"


class ServedFile(Fixed):
    """The text of one agency for one item; `leads` where the agency is the item's lead.

    `before` are its older texts, the newest first: what stands where this one says nothing.
    `title` is the item's.
    """

    item: str
    agency: str
    name: str
    round: int
    leads: bool
    before: tuple[tuple[str, int], ...] = ()
    title: str = ""

    def older(self) -> "ServedFile | None":
        """Give the text before this one, None where there is none."""
        if not self.before:
            return None
        (name, number), *rest = self.before
        return replace(self, name=name, round=number, before=tuple(rest))


class RefusedText(Fixed):
    """A text that does not serve, and the code of the notice that says why."""

    name: str
    code: str


class Served(Fixed):
    """What serves in one round, and what does not.

    Attributes:
        files: In the outline's order, an item's lead before its partners.
        superseded: Older texts, replaced by a newer one of the same agency and item.
        dropped: Newest texts of items that were dropped, or given to another agency.
        refused: Texts that cannot serve, each named in a notice.
        strangers: Folders that are no agency's, each named in a notice and not read.
        own: The items that each agency writes by the outline, sent or not.
    """

    files: tuple[ServedFile, ...] = ()
    superseded: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    refused: tuple[RefusedText, ...] = ()
    strangers: tuple[str, ...] = ()
    own: tuple[tuple[str, tuple[Item, ...]], ...] = ()

    def items_of(self, agency: str) -> tuple[Item, ...]:
        """Give the items that an agency writes, whether it has sent them or not."""
        return dict(self.own).get(agency, ())

    def of(self, item: str) -> tuple[ServedFile, ...]:
        """Give the texts of an item, its lead's first."""
        return tuple(file for file in self.files if file.item == item)


def serve(
    inventory: Inventory,
    outline: Outline,
    agencies: Sequence[Agency],
    round_number: int,
    *,
    earlier: Iterable[Outline] = (),
) -> Outcome[Served]:
    """Say which file serves which item in round N.

    `earlier` are the outlines of rounds before N: by them a text is known to belong to an
    item that was dropped or moved since, which is no fault of its author.
    """
    roles = _Roles(outline)
    sorter = _Sorter(roles, tuple(map(_Roles, earlier)), round_number)
    known = [agency.id for agency in agencies]
    for folder in inventory.folders(round_number):
        files = inventory.agency_files(folder, round_number)
        if folder in known:
            sorter.take(folder, files)
        else:
            sorter.refuse_folder(folder, files, known)
    order = {
        (item.id, agency): (place, rank)
        for place, item in enumerate(outline.items)
        for rank, agency in enumerate((item.lead, *item.partners))
    }
    files_in_order = sorted(sorter.files, key=lambda file: order[file.item, file.agency])
    served = Served(
        tuple(files_in_order),
        tuple(sorter.superseded),
        tuple(sorter.dropped),
        tuple(sorter.refused),
        tuple(sorter.strangers),
        tuple((agency, roles.items_of(agency)) for agency in known),
    )
    return Outcome(served, tuple(sorter.notices))


class _Roles:
    """Who writes what, by one outline."""

    def __init__(self, outline: Outline) -> None:
        self.items: Mapping[str, Item] = {item.id: item for item in outline.items}

    def writes(self, agency: str, item: str) -> bool:
        found = self.items.get(item)
        return found is not None and agency in (found.lead, *found.partners)

    def items_of(self, agency: str) -> tuple[Item, ...]:
        return tuple(item for name, item in self.items.items() if self.writes(agency, name))


class _Sorter:
    """The agencies' files being sorted into those that serve and those that do not."""

    def __init__(self, roles: _Roles, earlier: tuple[_Roles, ...], round_number: int) -> None:
        self._roles = roles
        self._earlier = earlier
        self._round = round_number
        self.files: list[ServedFile] = []
        self.superseded: list[str] = []
        self.dropped: list[str] = []
        self.refused: list[RefusedText] = []
        self.strangers: list[str] = []
        self.notices: list[Notice] = []

    def refuse_folder(self, folder: str, files: Sequence[StoredFile], known: Sequence[str]) -> None:
        """Refuse every text of a folder that is no agency's, in one notice a round."""
        for number in sorted({file.round for file in files if file.round}):
            inner = [file for file in files if file.round == number]
            place = f"{SECTIONS}/lan-{number}/{folder}"
            message = f"không có cơ quan '{folder}'; {len(inner)} tệp trong thư mục không được đọc"
            fix = or_nearest(folder, known, "đổi tên thư mục theo mã trong co-quan.yaml")
            self._notice(Severity.ERROR, "co-quan-khong-co", message, fix, place, None, None)
        self.strangers.append(folder)
        self._set_aside((file for file in files if self._is_text(file)), "co-quan-khong-co")

    def take(self, agency: str, files: Sequence[StoredFile]) -> None:
        """Sort the files of one agency."""
        texts = [file for file in files if self._is_text(file)]
        own = [file for file in texts if "/" not in file.inner]
        for item, versions in _by_item(own).items():
            self._place(agency, item, self._one_a_round(agency, item, versions))
        for file in texts:
            if "/" in file.inner:
                self._refuse_nested(agency, file, own)

    def _is_text(self, file: StoredFile) -> bool:
        """Say whether a file is a text: Markdown, or a Word file that bears an item's name.

        Another Word file, or one in a folder within, is for `unused_files`.
        """
        inner = file.inner.casefold()
        if inner.endswith(_TEXT):
            return True
        known = (self._roles, *self._earlier)
        named = any(_stem(inner) in roles.items for roles in known)
        return inner.endswith(_WORD) and "/" not in inner and named

    def _one_a_round(
        self, agency: str, item: str, versions: Sequence[StoredFile]
    ) -> list[StoredFile]:
        """Give one text a round, the oldest first; what stands beside it is refused."""
        chosen = []
        for number in sorted({file.round or 0 for file in versions}):
            rivals = [file for file in versions if file.round == number]
            written = [file for file in rivals if file.inner.casefold().endswith(_TEXT)]
            candidates = written or rivals
            name = f"{item}{_TEXT if written else _WORD}"
            exact = [file for file in candidates if file.inner == name]
            kept = exact[0] if exact else candidates[0]
            if kept.inner != name and item in self._roles.items:
                message = f"tên tệp '{kept.inner}' được hiểu là '{name}'"
                fix = f"đổi tên thành '{name}'"
                self._warn("ten-tep-hoa-thuong", message, fix, kept.name, agency, item)
            for rival in rivals:
                if rival is not kept:
                    self._refuse_rival(agency, item, rival, kept)
            chosen.append(kept)
        return chosen

    def _place(self, agency: str, item: str, versions: Sequence[StoredFile]) -> None:
        """Let the newest text serve, or say why it cannot."""
        newest = versions[-1]
        if self._roles.writes(agency, item):
            leads = self._roles.items[item].lead == agency
            before = tuple((file.name, file.round or 0) for file in reversed(versions[:-1]))
            self.files.append(
                ServedFile(
                    item,
                    agency,
                    newest.name,
                    newest.round or 0,
                    leads,
                    before,
                    self._roles.items[item].title,
                )
            )
            self.superseded.extend(file.name for file in versions[:-1])
        elif any(roles.writes(agency, item) for roles in self._earlier):
            self._drop(agency, item, newest)
            self.superseded.extend(file.name for file in versions[:-1])
        else:
            code = self._refuse_foreign(agency, item, newest)
            self._set_aside(versions, code)

    def _drop(self, agency: str, item: str, newest: StoredFile) -> None:
        """Say that a text belonged to an item of an earlier outline; late ones weigh more."""
        now = self._roles.items.get(item)
        if now is None:
            code, message = "muc-da-bo", f"mục '{item}' đã bỏ khỏi đề cương, không đưa vào báo cáo"
            fix = "chuyển nội dung còn cần sang mục khác"
        else:
            code, message = "muc-da-chuyen", f"mục '{item}' nay do '{now.lead}' chủ trì"
            fix = f"chuyển nội dung còn cần cho '{now.lead}', hoặc thêm '{agency}' vào phoi-hop"
        severity = Severity.WARNING if newest.round == self._round else Severity.INFO
        self._notice(severity, code, message, fix, newest.name, agency, item)
        self.dropped.append(newest.name)

    def _refuse_foreign(self, agency: str, item: str, newest: StoredFile) -> str:
        """Report a text for an item that is not in the outline, or not this agency's."""
        now = self._roles.items.get(item)
        if now is None:
            code, message = "muc-khong-co", f"đề cương không có mục '{item}'"
            near = meant_items(item, self._roles.items_of(agency))
            near = near or tuple(filter(None, [nearest(item, self._roles.items)]))
            quoted = " hoặc ".join(f"'{one}'" for one in near)
            choice = f"có phải là {quoted}? " if near else ""
            name = f"'{near[0]}.md'" if len(near) == 1 else "theo mã mục trong đề cương"
            fix = f"{choice}đặt tên tệp {name}; đã có tệp đó thì gộp vào, bỏ tệp này"
        else:
            code = "muc-cua-co-quan-khac"
            message = f"mục '{item}' do '{now.lead}' chủ trì, '{agency}' không phối hợp"
            fix = f"gửi nội dung cho '{now.lead}', hoặc đề nghị thêm '{agency}' vào phoi-hop"
        self._notice(Severity.ERROR, code, message, fix, newest.name, agency, item)
        return code

    def _refuse_rival(self, agency: str, item: str, rival: StoredFile, kept: StoredFile) -> None:
        message = f"hai tệp cho mục '{item}' trong một lần; đang dùng '{kept.inner}'"
        fix = "gộp hai tệp làm một, bỏ tệp kia"
        if rival.inner.casefold().endswith(_WORD) and kept.inner.casefold().endswith(_TEXT):
            fix = (
                f"một mục có một bài: giữ '{kept.inner}' thì bỏ '{rival.inner}', hoặc nhập tệp "
                "Word bằng `quyhoach import --replace`"
            )
        self._notice(Severity.ERROR, "hai-tep-mot-muc", message, fix, rival.name, agency, item)
        self.refused.append(RefusedText(rival.name, "hai-tep-mot-muc"))

    def _refuse_nested(self, agency: str, file: StoredFile, own: Sequence[StoredFile]) -> None:
        item = _stem(file.inner)
        twin = [other for other in own if _stem(other.inner) == item and other.round == file.round]
        if twin:
            self._refuse_rival(agency, item, file, twin[0])
            return
        message = "tệp .md nằm trong thư mục con, không mục nào dùng"
        fix = f"chuyển ra ngay trong thư mục {agency}/"
        self._notice(Severity.ERROR, "md-trong-thu-muc-con", message, fix, file.name, agency, None)
        self.refused.append(RefusedText(file.name, "md-trong-thu-muc-con"))

    def _set_aside(self, files: Iterable[StoredFile], code: str) -> None:
        self.refused.extend(RefusedText(file.name, code) for file in files)

    def _warn(self, code: str, message: str, fix: str, name: str, agency: str, item: str) -> None:
        self._notice(Severity.WARNING, code, message, fix, name, agency, item)

    def _notice(
        self,
        severity: Severity,
        code: str,
        message: str,
        fix: str,
        name: str,
        agency: str | None,
        item: str | None,
    ) -> None:
        known = item if item in self._roles.items else None
        self.notices.append(Notice(severity, code, message, fix, name, agency=agency, item=known))


def _by_item(texts: Iterable[StoredFile]) -> dict[str, list[StoredFile]]:
    """Give the texts by the item their name means, whatever its case."""
    grouped: defaultdict[str, list[StoredFile]] = defaultdict(list)
    for file in texts:
        grouped[_stem(file.inner)].append(file)
    return dict(sorted(grouped.items()))


def _stem(inner: str) -> str:
    """Give a file's name without folders and suffix, in lower case."""
    return inner.rsplit("/", 1)[-1].rsplit(".", 1)[0].casefold()
