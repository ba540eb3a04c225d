"""Who owes what in a round, what came of it and when; what bodies asked have answered."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from pipeline.model.comment import Answer
from pipeline.model.fixed import Fixed
from pipeline.model.outline import Agency, Group, Milestone, Outline, Round
from pipeline.model.receipt import Difficulty
from pipeline.model.signature import PartSignature, SignState, SourceFile


class DeliveryState(StrEnum):
    """What became, in a round, of something that an agency writes or fills in.

    `UNCHANGED` is taken over as it stood in the round before, `OPTIONAL` what nobody has to
    send: a partner's own part, an item whose tables are put together from forms.
    """

    OWED = "chua-gui"
    RECEIVED = "da-nhan"
    INCOMPLETE = "thieu"
    FAULTY = "loi"
    WITHDRAWN = "rut"
    UNCHANGED = "giu-nguyen"
    OPTIONAL = "khong-bat-buoc"


STATE_WORDS = {
    DeliveryState.OWED: "chưa gửi",
    DeliveryState.RECEIVED: "đã nhận",
    DeliveryState.INCOMPLETE: "thiếu số liệu",
    DeliveryState.FAULTY: "có lỗi",
    DeliveryState.WITHDRAWN: "đã rút",
    DeliveryState.UNCHANGED: "giữ nguyên",
    DeliveryState.OPTIONAL: "không bắt buộc",
}
ANSWER_WORDS = {
    Answer.COMMENTED: "có ý kiến",
    Answer.AGREED: "thống nhất",
    Answer.LETTER_ONLY: "có văn bản, chưa nhập",
    Answer.FEEDBACK: "có ý kiến về kết quả tiếp thu",
    Answer.SILENT: "chưa trả lời",
    Answer.SILENT_AGREED: "im lặng, coi như thống nhất",
}
SIGN_WORDS = {
    SignState.SIGNED: "đã ký",
    SignState.CHANGED: "đổi sau khi ký",
    SignState.UNSIGNED: "chưa ký",
}


class Duty(StrEnum):
    """In what part an agency has to do with it."""

    LEAD = "chu-tri"
    PARTNER = "phoi-hop"
    FORM = "bieu-mau"


DUTY_WORDS = {Duty.LEAD: "chủ trì", Duty.PARTNER: "phối hợp", Duty.FORM: "biểu mẫu"}


class PartRecord(Fixed):
    """What is known of one agency's part, or form, in a round, as its files say.

    Attributes:
        agency, item: Whose, and the item's id or the form's name.
        title: Of the item or the form; `place` where the item stands ("Phần II, mục I.1").
        duty: As what.
        owed: Whether it has to come.
        text: The file that came for it, "" where none did.
        broken: Why that file cannot stand there, "" where it can.
        withdrawn: Whether it withdraws the item.
        files: What it is made of, a text that cannot stand among them.
        before: What it was made of in the round before, () where nothing stood.
        sent: The day of sending that the text itself states.
    """

    agency: str
    item: str
    title: str
    duty: Duty
    owed: bool
    place: str = ""
    text: str = ""
    broken: str = ""
    withdrawn: bool = False
    files: tuple[SourceFile, ...] = ()
    before: tuple[SourceFile, ...] = ()
    sent: date | None = None


class DayFrom(StrEnum):
    """Where the day on which something came is stated."""

    RECEIPT = "nop.yaml"
    FRONT_MATTER = "ngay"
    SIGNATURE = "ky.yaml"


class Delivery(Fixed):
    """A part or form in a round, judged on a day.

    Attributes:
        record: What its files say.
        state: What became of it.
        day: When it came in this round, None where nothing did or no day is known.
        day_from: Where that day is stated.
        arrived: Whether anything of it came in this round that is new.
        carried: Whether its files stand in this round's folder again, unchanged.
        late: After the last day; None where it came and nobody knows when.
        days_late: By how many days, up to the day of the report where it is still owed.
        faults: What is wrong with it, the gravest first; `missing` how many of them are
            required columns or cells left out.
        signature: Who signed it; None for a form, and where nothing stands.
    """

    record: PartRecord
    state: DeliveryState
    day: date | None = None
    day_from: DayFrom | None = None
    arrived: bool = False
    carried: bool = False
    late: bool | None = False
    days_late: int = 0
    faults: tuple[str, ...] = ()
    missing: int = 0
    signature: PartSignature | None = None

    @property
    def is_due(self) -> bool:
        """Say whether the agency still has to do something about it."""
        return self.state in (DeliveryState.OWED, DeliveryState.FAULTY, DeliveryState.INCOMPLETE)

    @property
    def needs_signature(self) -> bool:
        """Say whether something of it stands in the report and its head has not signed it."""
        return self.signature is not None and self.signature.state is not SignState.SIGNED


class BodyAnswer(Fixed):
    """What a body that was asked about a draft has answered by a day.

    `contact` is the agency of the province that asks it, "" for none; `comments` how many it
    made, `answered` how many of these have an answer in the register; `letters` are (number,
    day, late); `due` is the last day for answers.
    """

    agency: str
    asked: bool
    answer: Answer
    contact: str = ""
    comments: int = 0
    answered: int = 0
    letters: tuple[tuple[str, date | None, bool], ...] = ()
    due: date | None = None

    @property
    def is_silent(self) -> bool:
        """Say whether nothing came of it."""
        return self.answer in (Answer.SILENT, Answer.SILENT_AGREED)


class RoundDelivery(Fixed):
    """A round with all deliveries, in the order of agencies and the outline, and all answers."""

    round: Round
    deliveries: tuple[Delivery, ...]
    answers: tuple[BodyAnswer, ...] = ()
    answer_by: date | None = None

    def of(self, agency: str) -> tuple[Delivery, ...]:
        """Give the deliveries of one agency."""
        return tuple(entry for entry in self.deliveries if entry.record.agency == agency)


class DeliveryStatus(Fixed):
    """How the work stands on a day: every round up to the one being worked on.

    `agencies` are those of the newest round, in their file's order, `outline` is its outline;
    `issuers` say who signs letters to a group (`Schedule.issuers`).
    """

    today: date
    agencies: tuple[Agency, ...]
    rounds: tuple[RoundDelivery, ...]
    milestones: tuple[Milestone, ...] = ()
    difficulties: tuple[Difficulty, ...] = ()
    outline: Outline | None = None
    issuers: tuple[tuple[Group, str], ...] = ()

    @property
    def current(self) -> RoundDelivery:
        """Give the round being worked on."""
        return self.rounds[-1]

    def named(self, agency: str) -> str:
        """Give the name of an agency, its id where nobody knows it."""
        return next((one.name for one in self.agencies if one.id == agency), agency)

    def all(self) -> Iterator[tuple[Round, Delivery]]:
        """Give every delivery with its round."""
        return ((one.round, entry) for one in self.rounds for entry in one.deliveries)
