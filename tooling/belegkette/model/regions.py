"""What lies in what: the regions of a vocabulary, and which of them is home."""

from __future__ import annotations

from belegkette.model.base import one_or_many
from belegkette.model.evidence import Record
from belegkette.model.vocabulary import Vocabulary


class Regions:
    """Answers about the regions of a vocabulary; without one, every region stands alone and everything is at home."""

    def __init__(self, vocabulary: Vocabulary | None) -> None:
        """Take what defines the regions."""
        self._known = vocabulary.regions if vocabulary else {}
        self.home = (vocabulary.home or "") if vocabulary else ""
        """The home region, empty if none is named."""
        self._models: dict[str, str] = {}

    def around(self, region: str) -> tuple[str, ...]:
        """Return a region and everything it is part of, nearest first."""
        chain = {region: None}
        while (known := self._known.get(region)) is not None and known.part_of and known.part_of not in chain:
            region = known.part_of
            chain[region] = None
        return tuple(chain)

    def model_of(self, region: str) -> str:
        """Return the project's model region in which a region lies (itself perhaps), empty if in none."""
        if region not in self._models:
            models = (name for name in self.around(region) if name in self._known and self._known[name].model)
            self._models[region] = next(models, "")
        return self._models[region]

    def is_at_home(self, record: Record) -> bool:
        """Whether a record lies in the home region or has no region; without a home region everything does."""
        own = one_or_many(record.region)
        return not self.home or not own or any(self.home in self.around(region) for region in own)
