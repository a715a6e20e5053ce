"""A manager's server that stops: what the worker hears that has just got its last answer."""

from __future__ import annotations

import threading
from multiprocessing import Pipe, connection
from multiprocessing.managers import BaseManager, Server

import pytest

from kit.gates.server_end import end_silently

KEY = b"key"


class Stopper:
    """An object of the server; its method stops the server before it is answered."""

    def __init__(self, server):
        self.server = server

    def stop(self):
        self.server.stop_event.set()


def last_words():
    """What comes on a connection after the answer to the call that stops the server."""
    server = BaseManager(("127.0.0.1", 0), KEY).get_server()
    server.stop_event = threading.Event()
    server.id_to_obj["it"] = (Stopper(server), ("stop",), None)
    mine, theirs = Pipe()
    thread = threading.Thread(target=server.handle_request, args=(theirs,))
    thread.start()
    connection.answer_challenge(mine, KEY)
    connection.deliver_challenge(mine, KEY)
    for request in ((None, "accept_connection", ("me",), {}), ("it", "stop", (), {})):
        mine.send(request)
        assert mine.recv() == ("#RETURN", None)
    try:
        return mine.recv()
    except EOFError:
        return "end of file"
    finally:
        thread.join()
        mine.close()
        server.listener.close()


def test_it_says_nothing_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Server, "accept_connection", Server.accept_connection)
    assert last_words() == ("#RETURN", None)  # without it
    end_silently()
    assert last_words() == "end of file"
