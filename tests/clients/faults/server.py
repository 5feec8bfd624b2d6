"""A server of raw sockets on loopback, which plays a script on each connection and notes what came.

A script is a tuple of steps. The first connection plays the first script, the next the next, all
others the last. It knows no more of HTTP than where a request ends, and stops by itself.
"""

from __future__ import annotations

import socket
import ssl
import struct
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Self

from tests.clients.faults.steps import (
    Deaf,
    Echo,
    HalfClose,
    Hold,
    Leave,
    Reset,
    Say,
    Script,
    Secure,
    Step,
    Take,
    Touch,
)

_PATIENCE = 10.0
"""Seconds after which a server gives a connection up: no test waits for that."""
_SETTLING = 3.0
"""Seconds in which what has been closed is seen to be closed."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A request as it came."""

    connection: int
    head: bytes
    body: bytes

    @property
    def method(self) -> str:
        return self.head.partition(b" ")[0].decode("ascii")


_END = b"\r\n\r\n"


class OverError(Exception):
    """The connection came to its end before its script did."""


class Server:
    """Listens on a free port of loopback while its block runs."""

    def __init__(self, *scripts: Script, backlog: int = 256) -> None:
        self._scripts: Sequence[Script] = scripts
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=backlog)
        self._change = threading.Condition()
        self._stopping = threading.Event()
        self._open: dict[int, socket.socket] = {}
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self.connections = 0
        self.seen: list[Seen] = []

    @property
    def port(self) -> int:
        port: int = self._listener.getsockname()[1]
        return port

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopping.set()
        with socket.socket() as knock:  # accept() does not end when its socket is closed elsewhere
            knock.settimeout(1)
            knock.connect_ex(("127.0.0.1", self.port))
        with self._change:
            for each in self._open.values():
                _shut(each)
        for thread in self._threads:
            thread.join(_PATIENCE)
        self._listener.close()

    def wait_until_open(self, count: int) -> bool:
        """Wait until just so many connections are open; tell whether they are."""
        with self._change:
            return self._change.wait_for(lambda: len(self._open) == count, _SETTLING)

    def wait_until_seen(self, count: int) -> bool:
        """Wait until so many requests were read; tell whether they are."""
        with self._change:
            return self._change.wait_for(lambda: len(self.seen) >= count, _SETTLING)

    def _accept(self) -> None:
        while True:
            connection, _ = self._listener.accept()
            with self._change:
                if self._stopping.is_set():
                    connection.close()
                    return
                number = self.connections
                self.connections += 1
                self._open[number] = connection
                self._change.notify_all()
            thread = threading.Thread(target=self._play, args=(number, connection), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _play(self, number: int, connection: socket.socket) -> None:
        connection.settimeout(_PATIENCE)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        script = self._scripts[min(number, len(self._scripts) - 1)]
        try:
            for step in script:
                connection = self._do(step, connection, number)
        except (OSError, OverError):
            pass  # the caller has left, which is its right
        finally:
            with self._change:
                self._open.pop(number).close()
                self._change.notify_all()

    def _do(self, step: Step, connection: socket.socket, number: int) -> socket.socket:
        match step:
            case Take():
                head, body = _request(connection)
                with self._change:
                    self.seen.append(Seen(number, head, body))
                    self._change.notify_all()
            case Touch() | Leave() | Hold() | Deaf():
                self._wait(step, connection)
            case Say():
                self._say(step, connection)
            case Echo():
                last = self.seen[-1].head + self.seen[-1].body
                line = last.replace(b"\r", b"").replace(b"\n", b" ")
                connection.sendall(step.before + line + step.after)
            case Reset():
                now = struct.pack("ii", 1, 0)
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, now)
                raise OverError
            case HalfClose():
                connection.shutdown(socket.SHUT_WR)
            case Secure(context=context):
                connection = self._secured(context, connection, number)
        return connection

    def _wait(self, step: Touch | Leave | Hold | Deaf, connection: socket.socket) -> None:
        match step:
            case Touch():
                if not connection.recv(1, socket.MSG_PEEK):
                    raise OverError
            case Leave():
                while not _is_whole(connection.recv(65_536, socket.MSG_PEEK)):
                    self._stopping.wait(0.001)
            case Hold():
                while connection.recv(65_536):
                    pass
            case Deaf():
                self._stopping.wait(_PATIENCE)

    def _secured(
        self, context: ssl.SSLContext, connection: socket.socket, number: int
    ) -> socket.socket:
        with self._change:
            made = context.wrap_socket(connection, server_side=True, do_handshake_on_connect=False)
            self._open[number] = made
        made.do_handshake()
        return made

    def _say(self, step: Say, connection: socket.socket) -> None:
        size = step.piece or len(step.data)
        for _ in range(step.times):
            for start in range(0, len(step.data), size):
                if self._stopping.wait(step.pause) if step.pause else self._stopping.is_set():
                    raise OverError
                connection.sendall(step.data[start : start + size])


def _request(connection: socket.socket) -> tuple[bytes, bytes]:
    """Read a request: its head, and as much of a body as the head says."""
    head = b""
    while not head.endswith(_END):  # byte by byte: what follows belongs to the body
        head += _some(connection, 1)
    body = bytearray()
    while len(body) < _length(head):
        body += _some(connection, _length(head) - len(body))
    return head, bytes(body)


def _is_whole(data: bytes) -> bool:
    head, end, body = data.partition(_END)
    if not data:
        raise OverError
    return bool(end) and len(body) >= _length(head)


def _length(head: bytes) -> int:
    lines = (line.partition(b":") for line in head.split(b"\r\n"))
    return next((int(x) for name, _, x in lines if name.lower() == b"content-length"), 0)


def _some(connection: socket.socket, size: int) -> bytes:
    data = connection.recv(size)
    if not data:
        raise OverError
    return data


def _shut(connection: socket.socket) -> None:
    with suppress(OSError):  # it is closed already
        connection.shutdown(socket.SHUT_RDWR)
