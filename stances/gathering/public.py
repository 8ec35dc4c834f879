"""Which servers may be asked: those on the public internet, unless an option allows others."""

import socket
import ssl
from ipaddress import ip_address

from stances.links.answer import Bounded, BoundedTls


class PrivateAddressError(OSError):
    """The host is this machine or one of a private network."""


def require_public(host: str) -> None:
    """Raises PrivateAddressError if the name leads to this machine or into a private network.

    A name that cannot be resolved here passes: a proxy may know it.
    """
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except OSError:
        return
    if any(not is_public(str(place[0])) for *_, place in found):
        raise PrivateAddressError


def is_public(address: str) -> bool:
    """True if the numeric address belongs to the public internet."""
    number = ip_address(address.partition("%")[0])
    inner = getattr(number, "ipv4_mapped", None) or getattr(number, "sixtofour", None) or number
    return bool(number.is_global and inner.is_global and not number.is_multicast)


class PublicConnection(Bounded):
    """A connection whose other end is checked before a byte is sent."""

    def connect(self) -> None:
        """Connects, or raises PrivateAddressError."""
        self.sock = _connected(self.host, self.port, self.timeout)


class PublicTlsConnection(BoundedTls):
    """The same with TLS."""

    def connect(self) -> None:
        """Connects, or raises PrivateAddressError."""
        plain = _connected(self.host, self.port, self.timeout)
        self.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=self.host)


def _connected(host: str, port: int, timeout: float | None) -> socket.socket:
    sock = socket.create_connection((host, port), timeout)
    if not is_public(str(sock.getpeername()[0])):
        sock.close()
        raise PrivateAddressError
    return sock
