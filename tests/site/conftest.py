"""Built editions for the tests of the site, one browser for all of them, and a list of what its pages complained about."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.sphinx.conftest import Built, build_edition, edition, project, real_edition, real_source

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

__all__ = ["edition", "project", "real_edition", "real_source"]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

SETTINGS = """\
[tool.belegkette]
base-url = "https://example.org/bfa"
feedback = "rueckmeldung@example.org"
publisher = "Konstruierte Stelle"
accessibility-contact = "barrieren@example.org"
enforcement-office = "Konstruierte Durchsetzungsstelle"
"""

LONG = "Sehr langer Titel " * 17
HOSTILE_RECORDS = f"""\
records:
  - id: F-10
    kind: interview-finding
    title: "<script>window.bad = 1</script> & \\"Anführung\\" 'einfach'"
    text: "Text mit <img src=x onerror=alert(1)> und </script>."
    quote: "<b>fett</b>"
    n: 4
    n-source: 21
    sources: [{{title: "Quelle </script>", publisher: Verlag, year: 2022, extent: full}}]
    confidence: {{level: low}}
  - id: F-11
    kind: interview-finding
    title: "\\u05e9\\u05dc\\u05d5\\u05dd \\u0639\\u0631\\u0628\\u064a"
    text: "\\u0645\\u0631\\u062d\\u0628\\u0627"
    sources: [{{title: Q, publisher: V, year: 2022, extent: full}}]
  - id: F-12
    kind: interview-finding
    title: "{LONG}"
    text: Kurz.
    sources: [{{title: Q, publisher: V, year: 2022, extent: full}}]
"""
HOSTILE_PAGE = f"""\
Eine Seite ohne Überschrift, mit einem Bild: ![Ein Bild, das fehlt](fehlt.png)

:::{{recommendation}} <script>window.bad = 1</script> "Titel" & mehr
:id: HE-90
:strength: soll
:addressee: MIN
:evidence: F-10, F-11, F-12

Das Land soll prüfen ({{evidence}}`F-10`).
:::

:::{{recommendation}} {LONG.strip()}
:id: HE-91
:strength: kann

Ohne Beleg, im Entwurf. {{evidence}}`F-12`
:::
"""
INDEX = """\
# Konstruierte Ausgabe

```{start-page}
```

```{toctree}
recommendations/netz
recommendations/boese
barrierefreiheit
matrix
laendervergleich
register/index
```
"""


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """An edition full of what should not be written, with every setting of the site (constructed)."""
    source = tmp_path_factory.mktemp("hostile") / "project"
    shutil.copytree(Path(__file__).parents[1] / "sphinx" / "project", source)
    (source / "evidence" / "hostile.yaml").write_text(HOSTILE_RECORDS, encoding="utf-8")
    (source / "recommendations" / "boese.md").write_text(HOSTILE_PAGE, encoding="utf-8")
    (source / "index.md").write_text(INDEX, encoding="utf-8")
    (source / "pyproject.toml").write_text(SETTINGS, encoding="utf-8")
    return build_edition(source, source.parent)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A context in which every message on a console, every fault and every request elsewhere fails the test."""
    made = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    complaints: list[str] = []
    made.on("console", lambda message: complaints.append(message.text))
    made.on("weberror", lambda error: complaints.append(str(error.error)))
    made.on("request", lambda request: complaints.append(request.url) if request.url.startswith("http") else None)
    yield made
    made.close()
    assert complaints == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A new page in that context."""
    return context.new_page()


def address(built: Built, name: str) -> str:
    """Return the address of a page on the disk."""
    return (built.out / f"{name}.html").as_uri()
