"""Files as accidents and malice leave them."""

from __future__ import annotations

import random
from collections.abc import Iterator


def mutated(data: bytes, count: int, seed: int = 1) -> Iterator[bytes]:
    """``count`` copies of ``data`` with bytes changed, cut out, doubled, or the end lost; the same every time."""
    chance = random.Random(seed)
    for _ in range(count):
        copy = bytearray(data)
        for _ in range(chance.randint(1, 12)):
            at = chance.randrange(max(1, len(copy)))
            size = chance.randint(1, 64)
            match chance.randrange(5):
                case 0:
                    copy[at : at + 1] = bytes([chance.randrange(256)])
                case 1:
                    del copy[at : at + size]
                case 2:
                    copy[at:at] = copy[at : at + size]
                case 3:
                    copy[at : at + 4] = chance.choice((b"\xff\xff\xff\x7f", b"\0\0\0\0", b"\xff\xff\xff\xff"))
                case _:
                    copy[at:at] = bytes(chance.randrange(256) for _ in range(size))
        if chance.random() < 0.1:
            del copy[chance.randrange(len(copy) + 1) :]
        yield bytes(copy)
