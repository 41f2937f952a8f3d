"""Unpacks a body in steps against a cap, so that a small answer cannot become a large one (S6). Pure."""

import zlib
from collections.abc import Callable, Sequence

STEP = 64 * 1024
MOST_CODINGS = 2
_GZIP = {"gzip", "x-gzip"}


class TooLargeError(Exception):
    """More bytes came out than the cap allows."""


class DamagedError(Exception):
    """The packed bytes are not what they claim to be."""


class CutOffError(Exception):
    """The packed bytes end too early."""


class UnknownCodingError(Exception):
    """The body is packed in a way that was not asked for."""


class Unpacker:
    """Takes raw bytes in pieces and collects what they unpack to, at most `cap` bytes.

    `codings` are the names in Content-Encoding, in the order they were applied.
    """

    def __init__(self, codings: Sequence[str], cap: int) -> None:
        steps = [name for name in codings if name not in ("", "identity")]
        if len(steps) > MOST_CODINGS or not all(name in _GZIP or name == "deflate" for name in steps):
            raise UnknownCodingError
        self._cap = cap
        self._pieces: list[bytes] = []
        self._size = 0
        self._first: Callable[[bytes], None] = self._keep
        self._layers: list[_Layer] = []
        for name in steps:
            layer = _Layer(name, self._first)
            self._first = layer.feed
            self._layers.append(layer)

    def feed(self, data: bytes) -> None:
        """Take the next raw bytes. Raises TooLargeError, DamagedError."""
        self._first(data)

    def finish(self) -> bytes:
        """Everything, unpacked. Raises CutOffError when the packed bytes ended too early."""
        if any(layer.is_open for layer in self._layers):
            raise CutOffError
        return b"".join(self._pieces)

    def _keep(self, data: bytes) -> None:
        self._size += len(data)
        if self._size > self._cap:
            raise TooLargeError
        self._pieces.append(data)


class _Layer:
    """One coding: what comes after the end of its stream is ignored, as browsers do."""

    def __init__(self, name: str, onward: Callable[[bytes], None]) -> None:
        self._onward = onward
        self._is_deflate = name == "deflate"
        self._machine = zlib.decompressobj(zlib.MAX_WBITS if self._is_deflate else zlib.MAX_WBITS | 16)
        self._started = False

    @property
    def is_open(self) -> bool:
        return self._started and not self._machine.eof

    def feed(self, data: bytes) -> None:
        while data and not self._machine.eof:
            try:
                out = self._machine.decompress(data, STEP)
            except zlib.error as error:
                if self._started or not self._is_deflate:
                    raise DamagedError from error
                # RFC 9110 8.4.1.2: "deflate" is often sent without the zlib wrapper.
                self._machine = zlib.decompressobj(-zlib.MAX_WBITS)
                self._started = True
                continue
            self._started = True
            data = self._machine.unconsumed_tail
            self._onward(out)
