"""Pictures of eight typical views of the website: how they are made, compared, and made anew.

``make site-pictures`` writes them to ``tests/pictures/site`` after a change of the look; whoever reviews the change looks
at them. The edition is the constructed one of a fixed day and the letters come from a package, so that machines agree;
the pictures are small and grey, because what counts is where things stand, not how a browser smooths an edge.
"""

from __future__ import annotations

import base64
import io
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PIL import Image
from tests.tools.page_pictures import differ

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[2]
PROJECT = ROOT / "tests" / "sphinx" / "project"
STORED = ROOT / "tests" / "pictures" / "site"
DAY = "2026-11-22"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-lcd-text",
             "--font-render-hinting=none", "--force-color-profile=srgb", "--hide-scrollbars"]  # fmt: skip
_SHRINK = 2
_FACES = {"Lato": "fontpkg_lato", "IBM Plex Mono": "fontpkg_ibm_plex_mono"}
_WEIGHTS = {"Regular": 400, "Bold": 700}


@dataclass(frozen=True)
class View:
    """One picture: a page, how wide the window is, and in which colours."""

    page: str
    width: int = 1280
    height: int = 1000
    scheme: Literal["light", "dark"] = "light"
    media: Literal["screen", "print"] = "screen"


VIEWS = {
    "empfehlungen": View("recommendations/netz"),
    "empfehlungen-dunkel": View("recommendations/netz", scheme="dark"),
    "empfehlungen-handy": View("recommendations/netz", 390, 844),
    "empfehlungen-druck": View("recommendations/netz", 794, 1000, media="print"),
    "befunde": View("register/befunde"),
    "laendervergleich": View("laendervergleich"),
    "matrix": View("matrix"),
    "suche": View("search", 768, 800),
}


def fonts() -> str:
    """Return a style that sets every letter from the packages, whatever the machine has."""
    faces = [
        f"@font-face {{ font-family: {family!r}; font-weight: {weight}; src: url(data:font/ttf;base64,{_read(package, family, name)}) }}"
        for family, package in _FACES.items()
        for name, weight in _WEIGHTS.items()
    ]
    sans, mono = _FACES
    return (
        "\n".join(faces)
        + f"* {{ font-family: {sans!r} !important }} code, pre, kbd {{ font-family: {mono!r} !important }}"
    )


def _read(package: str, family: str, name: str) -> str:
    spec = find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    path = Path(spec.origin).parent / "files" / f"{family.replace(' ', '')}-{name}.ttf"
    return base64.b64encode(path.read_bytes()).decode()


def draw(browser: Browser, site: Path, view: View) -> Image.Image:
    """Return the picture of a view, small and grey."""
    context = browser.new_context(
        viewport={"width": view.width, "height": view.height},
        color_scheme=view.scheme,
        reduced_motion="reduce",
        bypass_csp=True,  # The letters are a style of ours, which the page's own policy would rightly refuse.
    )
    page = context.new_page()
    page.emulate_media(media=view.media)
    page.goto((site / f"{view.page}.html").as_uri())
    page.add_style_tag(content=fonts())
    page.evaluate("document.fonts.ready")
    taken = page.screenshot(animations="disabled", caret="hide")
    context.close()
    with Image.open(io.BytesIO(taken)) as picture:
        return picture.convert("L").reduce(_SHRINK)


def build(target: Path) -> Path:
    """Build the constructed edition from a copy and return its folder."""
    source, out = target / "project", target / "html"
    shutil.copytree(PROJECT, source)
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", "-D", f"belegkette_as_of={DAY}"]
    subprocess.run([*command, "-d", str(target / "doctrees"), str(source), str(out)], check=True)
    return out


def main() -> int:
    """Write all pictures anew."""
    from playwright.sync_api import sync_playwright

    STORED.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        site = build(Path(folder))
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        for name, view in VIEWS.items():
            path = STORED / f"{name}.png"
            drawn = draw(browser, site, view)
            before = differ(Image.open(path), drawn) if path.exists() else 255.0
            drawn.save(path, optimize=True)
            print(
                f"{path.relative_to(ROOT)}: Abweichung vom bisherigen Bild {before:.0f}, {os.path.getsize(path)} Bytes"
            )
        browser.close()
    print("Jetzt die Bilder ansehen; sie gelten, sobald sie eingecheckt sind.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
