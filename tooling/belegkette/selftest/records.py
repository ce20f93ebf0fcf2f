"""Defects in records, made from the record model: each key that stands in a file, one at a time, one level deep."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any

import msgspec

from belegkette.loaders.yaml_data import load_yaml
from belegkette.model.evidence import KINDS
from belegkette.selftest.mutants import Mutant
from belegkette.selftest.values import GONE, fields_of, iter_defects, iter_shapes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from belegkette.corpus import Corpus
    from belegkette.model.base import Shape
    from belegkette.model.terms import Kind

Data = dict[str, Any]

_fields = cache(fields_of)


def iter_record_mutants(corpus: Corpus) -> Iterator[tuple[str, str, Callable[[], Mutant]]]:
    """Yield (kind, subject, how to make it); making is put off, because most are never chosen."""
    for name, record in corpus.evidence.items():
        path, pointer = corpus.origins[name]
        if path.endswith((".yaml", ".yml")):
            at = next((step for step in pointer if isinstance(step, int)), 0)
            listed = _records(corpus, path)
            for kind, change in _changes(listed[at], record.kind):
                shadow = Mutant(f"Beleg: {kind}", name, path, b"")
                yield shadow.kind, name, partial(_make, shadow, listed, at, change)


def _make(shadow: Mutant, listed: list[Data], at: int, change: list[Data]) -> Mutant:
    document = {"records": [*listed[:at], *change, *listed[at + 1 :]]}
    return shadow._replace(content=msgspec.json.encode(document))


_read: dict[tuple[int, str], list[Data]] = {}


def _records(corpus: Corpus, path: str) -> list[Data]:
    """Return the records of a file, shared keys written into each."""
    key = (id(corpus), path)
    if key not in _read:
        data: Any = load_yaml(corpus.texts[path].decode())
        if "records" in data:
            _read[key] = data["records"]
        elif "findings" in data:
            shared = {name: value for name, value in data.items() if name != "findings"}
            _read[key] = [{**shared, **finding} for finding in data["findings"]]
        else:
            _read[key] = [data]
    return _read[key]


def _changes(record: Data, kind: Kind) -> Iterator[tuple[str, list[Data]]]:
    """Yield (what is wrong, the records in its place)."""
    yield "gelöscht", []
    yield "doppelt vorhanden", [record, record]
    yield (
        "Schlüssel „text“ verschrieben",
        [{("texd" if key == "text" else key): value for key, value in record.items()}],
    )
    yield "id: falsche Form", [{**record, "id": "ä 1"}]
    shape = KINDS[kind]
    for what, changed in _keys(record, shape):
        yield what, [changed]


def _keys(record: Data, shape: type[Shape], prefix: str = "") -> Iterator[tuple[str, Data]]:
    for key, declared in _fields(shape).items():
        value = record.get(key)
        if value is None or key == "id":
            continue
        for defect, new in iter_defects(declared, value):
            kept = {name: old for name, old in record.items() if name != key or new is not GONE}
            yield f"{prefix}{key}: {defect}", kept if new is GONE else {**kept, key: new}
        if not prefix:
            yield from _inside(record, key, value, declared)


def _inside(record: Data, key: str, value: Any, declared: Any) -> Iterator[tuple[str, Data]]:  # noqa: ANN401
    """Yield the defects of a mapping in a record, of a list the first one's."""
    first = value[0] if isinstance(value, list) and value else value
    if not isinstance(first, dict):
        return
    shape = next((one for one in iter_shapes(declared) if first.keys() <= _fields(one).keys()), None)
    if shape is None:
        return
    for what, changed in _keys(first, shape, prefix=f"{key}."):
        yield what, {**record, key: [changed, *value[1:]] if isinstance(value, list) else changed}
