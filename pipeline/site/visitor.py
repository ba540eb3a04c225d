"""Who asks: a body under one of its keys, or the consultant at the machine itself."""

from dataclasses import dataclass, field

from starlette.datastructures import FormData
from starlette.requests import Request

from pipeline.site.access import is_at_this_machine
from pipeline.site.keys import Role
from pipeline.site.served import Served


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks: the id of the key, "" for the consultant at this machine; its body; its role."""

    key: str
    body: str
    role: Role

    @property
    def sees_drafts(self) -> bool:
        """Say whether drafts that are still being written are shown: authors and who watches."""
        return self.role in (Role.HAND_IN, Role.WATCH, Role.CONSULT)

    @property
    def sees_all(self) -> bool:
        """Say whether every body's own pages and comments are shown."""
        return self.role in (Role.WATCH, Role.CONSULT)


@dataclass(frozen=True, slots=True)
class Visit:
    """A request that was let through: `visitor` is None only where a way is open to all.

    `form` is what was sent, its token checked; empty where nothing is changed.
    """

    served: Served
    request: Request
    visitor: Visitor | None
    form: FormData = field(default_factory=FormData)

    @property
    def who(self) -> Visitor:
        """Give who asks, of a way that only visitors go."""
        assert self.visitor is not None
        return self.visitor


def visitor_of(served: Served, request: Request) -> Visitor | None:
    """Give who asks: the body of the session's key, or the consultant at this machine."""
    name, session = request.session.get("id"), request.session.get("phien")
    if isinstance(name, str) and isinstance(session, int):
        key = served.keys.of_session(name, session, served.today)
        if key is not None:
            return Visitor(key.id, key.body, key.role)
    if is_at_this_machine(served.access, request.headers, client_of(request)):
        return Visitor("", served.consultant, Role.CONSULT)
    return None


def client_of(request: Request) -> str:
    """Give the address that a request comes from, "" where none is known."""
    return request.client.host if request.client else ""
