"""How a page is looked at: on which screen, in which colours, with which size of text, and what a look finds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

STANDARDS = {
    "wcag2a": "WCAG 2.0 A",
    "wcag2aa": "WCAG 2.0 AA",
    "wcag21a": "WCAG 2.1 A",
    "wcag21aa": "WCAG 2.1 AA",
    "wcag22a": "WCAG 2.2 A",
    "wcag22aa": "WCAG 2.2 AA",
    "best-practice": "bewährte Praxis (axe-core)",
}
_OPTIONS = {
    "runOnly": list(STANDARDS),
    "resultTypes": ["violations", "incomplete"],
    "preload": False,  # Stylesheets of a page on the disk cannot be asked for; another test reads them.
}
_ON_PAPER = {"rules": {"target-size": {"enabled": False}}}
"""Nobody taps on paper, where lines stand closer."""

_HEIGHT = 900
_DEFAULT_TEXT = 16

_OPEN_ALL = "() => { for (const one of document.querySelectorAll('details')) one.open = true; }"
_SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
_MOVING = """() => document.getAnimations().filter(one => one.effect.getComputedTiming().activeDuration > 1).length
  + (getComputedStyle(document.documentElement).scrollBehavior === "smooth" ? 1 : 0)"""


@dataclass(frozen=True)
class Condition:
    """One way to look at pages."""

    name: str
    width: int = 1440
    settings: dict[str, Any] = field(default_factory=dict)
    """For Playwright's context."""
    media: str = "screen"
    text: int = _DEFAULT_TEXT
    """The reader's size of text in pixels."""
    still: bool = False
    """Whether nothing may move."""


def _iter_conditions() -> Iterator[Condition]:
    for width in (320, 390, 768, 1440):
        for scheme, word in (("light", "hell"), ("dark", "dunkel")):
            yield Condition(f"{width} Pixel breit, {word}", width, {"color_scheme": scheme})
    yield Condition("1440 Pixel breit, Schrift auf 200 %", 1440, text=2 * _DEFAULT_TEXT)
    yield Condition("390 Pixel breit, Schrift auf 200 %", 390, text=2 * _DEFAULT_TEXT)
    yield Condition("wenig Bewegung", 1440, {"reduced_motion": "reduce"}, still=True)
    yield Condition("erzwungene Farben, hell", 1440, {"forced_colors": "active", "color_scheme": "light"})
    yield Condition("erzwungene Farben, dunkel", 390, {"forced_colors": "active", "color_scheme": "dark"})
    yield Condition("Druck", 794, media="print")


CONDITIONS = tuple(_iter_conditions())


@dataclass(frozen=True)
class Violation:
    """One rule that a page breaks."""

    page: str
    rule: str
    elements: int
    first: str


@dataclass
class Look:
    """What was found on some pages under one condition."""

    name: str
    pages: int = 0
    checks: int = 0
    review: int = 0
    """How many places axe leaves to a person."""
    violations: list[Violation] = field(default_factory=list)
    sideways: list[str] = field(default_factory=list)
    moving: list[str] = field(default_factory=list)

    def summary(self) -> dict[str, object]:
        """Return the numbers for the report."""
        return {
            "name": self.name,
            "pages": self.pages,
            "checks": self.checks,
            "violations": sum(one.elements for one in self.violations),
            "review": self.review,
            "sideways": len(self.sideways),
        }

    def faults(self) -> list[str]:
        """Return a line for each fault, for the message of a failing test."""
        return [
            *(f"{one.page}: {one.rule} ×{one.elements}: {one.first}" for one in self.violations),
            *(f"{page}: scrolls sideways" for page in self.sideways),
            *(f"{page}: moves" for page in self.moving),
        ]

    def details(self) -> list[dict[str, object]]:
        """Return the violations for the report."""
        return [
            {"condition": self.name, **{k: v for k, v in asdict(one).items() if k != "first"}}
            for one in self.violations
        ]


@contextmanager
def open_page(browser: Browser, condition: Condition) -> Iterator[Page]:
    """Give a page under a condition; it is used for one address after the other."""
    context = browser.new_context(viewport={"width": condition.width, "height": _HEIGHT}, **condition.settings)
    page = context.new_page()
    page.set_default_timeout(120_000)
    page.emulate_media(media=condition.media)  # type: ignore[arg-type]
    if condition.text != _DEFAULT_TEXT:
        sizes = {"standard": condition.text, "fixed": condition.text * 13 // 16}
        context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": sizes})
    yield page
    context.close()


def look(browser: Browser, condition: Condition, pages: list[Path]) -> Look:
    """Look at pages under a condition."""
    found = Look(condition.name)
    with open_page(browser, condition) as page:
        for path in pages:
            page.goto(path.as_uri())
            page.evaluate(_OPEN_ALL)
            add_look(found, page, name_of(path))
            if condition.still and page.evaluate(_MOVING):
                found.moving.append(name_of(path))
    return found


def add_look(found: Look, page: Page, name: str) -> None:
    """Add what axe-core says of a page as it stands, and whether it scrolls sideways."""
    paper = page.evaluate("matchMedia('print').matches")
    said = Axe().run(page, options=_OPTIONS | _ON_PAPER if paper else _OPTIONS).response
    found.pages += 1
    found.checks += len(said["passes"])
    found.review += sum(len(one["nodes"]) for one in said["incomplete"])
    for one in said["violations"]:
        first = " ".join(str(one["nodes"][0]["html"]).split())[:160]
        found.violations.append(Violation(name, one["id"], len(one["nodes"]), first))
    if page.evaluate(_SIDEWAYS) > 0:
        found.sideways.append(name)


def name_of(path: Path) -> str:
    """Return a page's name in the report: folder and file without ending."""
    parts = path.with_suffix("").parts
    return "/".join(parts[parts.index("html") + 1 :])
