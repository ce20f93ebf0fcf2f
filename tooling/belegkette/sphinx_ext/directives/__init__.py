"""Our directives by the names authors write. Those of the contract that are not built yet are missing on purpose."""

from __future__ import annotations

from belegkette.sphinx_ext.directives.analyses import (
    AnalysesDirective,
    ExamplesDirective,
    FactorsDirective,
    GapsDirective,
    LandDirective,
    StatisticsDirective,
)
from belegkette.sphinx_ext.directives.base import EditionDirective
from belegkette.sphinx_ext.directives.change_list import ChangeListDirective
from belegkette.sphinx_ext.directives.internal import InternalOverviewDirective
from belegkette.sphinx_ext.directives.lists import EvidenceListDirective, RecommendationListDirective
from belegkette.sphinx_ext.directives.overviews import (
    CodebookDirective,
    ComparisonDirective,
    MatrixDirective,
    ReachDirective,
    RegisterOverviewDirective,
    RegisterPartDirective,
)
from belegkette.sphinx_ext.directives.recommendation import RecommendationDirective
from belegkette.sphinx_ext.directives.site import AccessibilityDirective, StartDirective
from belegkette.sphinx_ext.easy.directives import EasyLanguageDirective, EasyPartDirective, EasyStartDirective

DIRECTIVES: dict[str, type[EditionDirective]] = {
    "recommendation": RecommendationDirective,
    "evidence-list": EvidenceListDirective,
    "recommendation-list": RecommendationListDirective,
    "trace-matrix": MatrixDirective,
    "state-comparison": ComparisonDirective,
    "change-list": ChangeListDirective,
    "codebook": CodebookDirective,
    "reach": ReachDirective,
    "gap-matrix": GapsDirective,
    "factor-charts": FactorsDirective,
    "statistics": StatisticsDirective,
    "example-cards": ExamplesDirective,
    "land": LandDirective,
    "analyses": AnalysesDirective,
    "register-overview": RegisterOverviewDirective,
    "register-part": RegisterPartDirective,
    "internal-overview": InternalOverviewDirective,
    "easy-language": EasyLanguageDirective,
    "easy-part": EasyPartDirective,
    "easy-start": EasyStartDirective,
    "start-page": StartDirective,
    "accessibility-report": AccessibilityDirective,
}
