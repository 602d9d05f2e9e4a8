"""A port or an address that nobody can listen on is told in a sentence."""

import socket

import pytest

from src.app.listening import why_not


@pytest.mark.parametrize("port", ["abc", "-1", "99999", "", "８５０１", "80.5"])
def test_a_port_that_is_none_is_told(port: str) -> None:
    assert why_not(port, "localhost") == f"PORT is {port!r}, but a port is a number from 1 to 65535, such as 8501."


@pytest.mark.parametrize("address", ["no such address", "999.1.1.1", "å" * 80])
def test_an_address_that_is_none_is_told(address: str) -> None:
    assert "there is no such address" in why_not("0", address)


def test_an_address_of_another_machine_is_told() -> None:
    assert why_not("0", "192.0.2.1") == "ADDRESS is '192.0.2.1', which is not an address of this machine."


def test_a_port_that_is_taken_is_told_and_a_free_one_is_not() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert why_not(port, "127.0.0.1").startswith(f"Port {port} is in use by another program.")
    assert why_not(port, "127.0.0.1") == ""
