"""The closed sets of the contract: every word that a record or a recommendation may use."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """The kinds of evidence; `coding` and `table` never leave the house."""

    INTERVIEW_FINDING = "interview-finding"
    STATE_PRACTICE = "state-practice"
    PRACTICE_EXAMPLE = "practice-example"
    EVENT = "event"
    STATISTIC = "statistic"
    DOCUMENT = "document"
    CODING = "coding"
    TABLE = "table"


class Extent(StrEnum):
    """How much of a source was read."""

    FULL = "full"
    EXCERPT = "excerpt"
    TRUNCATED = "truncated"
    TITLE_ONLY = "title-only"
    SECONDARY = "secondary"
    INFERRED = "inferred"


class Factor(StrEnum):
    """Whether a finding names something that helps or hinders."""

    ENABLER = "enabler"
    BARRIER = "barrier"
    AMBIVALENT = "ambivalent"
    NEUTRAL = "neutral"


class Level(StrEnum):
    """Confidence in a finding, after GRADE-CERQual (Lewin et al. 2018); ordered by `LEVELS`."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very-low"


LEVELS = (Level.VERY_LOW, Level.LOW, Level.MODERATE, Level.HIGH)
NOT_ASSESSED = "not-assessed"


class Concern(StrEnum):
    """How much one CERQual component lowers the confidence."""

    NONE = "none"
    MINOR = "minor"
    MODERATE = "moderate"
    SERIOUS = "serious"


class Visibility(StrEnum):
    """Who may see a record."""

    PUBLIC = "public"
    INTERNAL = "internal"


class RecordStatus(StrEnum):
    """Where a record stands."""

    FINAL = "final"
    DRAFT = "draft"
    WITHDRAWN = "withdrawn"


class Method(StrEnum):
    """How a finding was gathered."""

    INTERVIEW = "interview"
    SURVEY = "survey"
    FOCUS_GROUP = "focus-group"


class Consent(StrEnum):
    """What the interviewed persons agreed to."""

    PUBLICATION = "publication"
    ANALYSIS_ONLY = "analysis-only"
    WITHDRAWN = "withdrawn"


class Verdict(StrEnum):
    """Whether a practice can be expected to work in the home region; it can be anticipated, never proven (PIET-T)."""

    PROMISING = "promising"
    PROMISING_WITH_ADAPTATION = "promising-with-adaptation"
    NOT_PROMISING_NOW = "not-promising-now"
    NOT_ASSESSABLE = "not-assessable"


class Rating(StrEnum):
    """How one transferability criterion turns out."""

    FAVOURABLE = "favourable"
    ADAPTABLE = "adaptable"
    HINDERING = "hindering"
    UNKNOWN = "unknown"


class AssessmentStatus(StrEnum):
    """Whether a transferability assessment is ours alone or was adopted by those responsible."""

    DRAFT = "draft"
    ADOPTED = "adopted"


class Strength(StrEnum):
    """How strongly a recommendation speaks: the modal verb it uses (after the AWMF's soll, sollte, kann)."""

    SOLL = "soll"
    SOLLTE = "sollte"
    KANN = "kann"
    SOLL_NICHT = "soll-nicht"
    SOLLTE_NICHT = "sollte-nicht"


class RecommendationStatus(StrEnum):
    """Where a recommendation stands."""

    DRAFT = "draft"
    REVIEW = "review"
    APPROVED = "approved"
    IMPLEMENTED = "implemented"
    SUPERSEDED = "superseded"


class Response(StrEnum):
    """What the addressee answered after delivery."""

    ACCEPTED = "accepted"
    PARTLY = "partly"
    REJECTED = "rejected"


class Profile(StrEnum):
    """How strict a check is."""

    DRAFT = "draft"
    REVIEW = "review"
    RELEASE = "release"
