"""The README's pictures, taken again from the bundled dataset: ``make pictures``."""

from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.browser import chromium
from tests.browser.conftest import Server

FOLDER = Path(__file__).parent
ADDRESSES = {
    "compare": "/compare?as_of=2024-11-18&cell=russia~escalation-risk",
    "over-time": "/over-time?issue=long-range-strikes"
    "&stance=biden-administration.long-range-strikes.2024-11-17",
    "agreement": "/agreement?as_of=2024-11-18&order=clustering&actors=biden-administration,"
    "trump-camp,richard-grenell,radoslaw-sikorski,russia,zelenskyy,ukraine,france,nato",
}
_QUIET = 1500  # milliseconds in which nothing has changed


def take(page: Page, address: str, file: Path) -> None:
    """Opens the view, waits until it is drawn, and keeps it in 256 colours."""
    page.goto(address)
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    page.wait_for_selector("html[data-ready]", state="attached")
    page.evaluate(
        "quiet => new Promise(done => { let timer = setTimeout(done, quiet);"
        "new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(done, quiet) })"
        ".observe(document, { subtree: true, childList: true, attributes: true }) })",
        _QUIET,
    )
    page.screenshot(path=file)
    Image.open(file).convert("RGB").quantize(256, dither=Image.Dither.NONE).save(
        file, optimize=True
    )


def main() -> None:
    """Takes every picture at 1440 × 900, in light colours, as a reader sees it the second time."""
    server = Server(None)
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=chromium.find(), args=chromium.FLAGS
            )
            page = browser.new_page(viewport={"width": 1440, "height": 900}, color_scheme="light")
            page.add_init_script("localStorage.setItem('stances-hint-said', '1')")
            for name, path in ADDRESSES.items():
                take(page, server.address + path, FOLDER / f"{name}.png")
            browser.close()
    finally:
        server.stop()


if __name__ == "__main__":
    main()
