from __future__ import annotations

import socket

from wirewright.mock.server import address, bound


def test_the_address_is_one_that_answers() -> None:
    with bound("127.0.0.1", 0) as listening:
        port = listening.getsockname()[1]
        assert address(listening) == f"http://127.0.0.1:{port}/"
        socket.create_connection(("127.0.0.1", port)).close()


def test_answers_are_not_held_back_to_fill_packets() -> None:
    with bound("127.0.0.1", 0) as listening:
        assert listening.proto == socket.IPPROTO_TCP
