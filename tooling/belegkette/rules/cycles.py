"""Circles in links: a depth-first search that needs no recursion, so that no chain is too long for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


MOST_CYCLES = 1000
"""Who has more circles than this has another problem, and their number can grow with the square of the links."""


def iter_cycles(links: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Yield the circles that a depth-first search closes, each once, from its first member on (in the mapping's order).

    Of circles that share links, as many are found as it takes for the rest to be free of circles; naming every one
    could take longer than anybody waits.
    """
    order = {name: at for at, name in enumerate(links)}
    done: set[str] = set()
    found = 0
    for start in links:
        if start in done:
            continue
        path, position, waiting = [start], {start: 0}, [iter(dict.fromkeys(links[start]))]
        while path:
            target = next(waiting[-1], None)
            if target is None:
                waiting.pop()
                finished = path.pop()
                del position[finished]
                done.add(finished)
            elif target in position:
                members = path[position[target] :]
                first = members.index(min(members, key=order.__getitem__))
                yield (*members[first:], *members[:first])
                found += 1
                if found >= MOST_CYCLES:
                    return
            elif target in links and target not in done:
                position[target] = len(path)
                path.append(target)
                waiting.append(iter(dict.fromkeys(links[target])))
