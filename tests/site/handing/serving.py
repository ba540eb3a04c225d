"""A served site of these tests at a real port, for a browser."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from pipeline.model.fixed import replace
from pipeline.site.access import Access
from pipeline.site.app import all_ways, application
from tests.site.sites import Site


@contextmanager
def at_a_port(made: Site) -> Iterator[str]:
    """Serve a site until the block ends; give its address."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = int(listener.getsockname()[1])
        served = replace(made.served, access=Access(port))
        app = application(served, all_ways(served))
        server = uvicorn.Server(uvicorn.Config(app, log_level="critical"))
        serving = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        serving.start()
        while not server.started:
            time.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.should_exit = True
            serving.join()
