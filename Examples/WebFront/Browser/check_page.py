"""Drives the page in a real browser: consent, camera, message, self-report, music, two tabs, reload, a photo, a server that
starts anew, a camera that is not allowed. axe-core looks at every view, light and dark, on a phone and on a desktop.

    python Browser/check_page.py WEBFRONT FOLDER

WEBFRONT is the built program, FOLDER takes the screenshots. Prints how long the first mood took after consent.
"""

import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

import camera_video

PORT = 8124
PAGE = f"http://localhost:{PORT}/"
PROGRAM, FOLDER = sys.argv[1], Path(sys.argv[2])
DESKTOP, PHONE = {"width": 1360, "height": 900}, {"width": 390, "height": 844}
# Keeps the milliseconds from consent to the first mood.
WAIT_FOR_MOOD = """() => {
    const word = document.getElementById("mood-word"), nothing = word.textContent;
    window.firstMood = new Promise((done) => document.getElementById("consent").addEventListener("close", () => {
        const agreed = performance.now();
        new MutationObserver(() => word.textContent === nothing || done(performance.now() - agreed))
            .observe(word, { childList: true });
    }));
}"""
# A debug build takes seconds for a frame.
expect.set_options(timeout=40_000)


class Server:
    def __init__(self):
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            [PROGRAM, "--port", str(PORT)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(200):
            try:
                return urllib.request.urlopen(PAGE).read()
            except OSError:
                time.sleep(0.1)
        self.stop()
        raise SystemExit("the server does not answer")

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=20)


def picture(page, name):
    page.wait_for_timeout(600)
    page.screenshot(path=FOLDER / f"{name}.png", full_page=True)


def start(context):
    page = context.new_page()
    page.on("pageerror", lambda error: sys.exit(f"the page failed: {error}"))
    page.on("request", lambda request: request.url.startswith((PAGE, "blob:")) or sys.exit(f"asked {request.url}"))
    page.goto(PAGE)
    return page


def check_accessibility(page, view):
    """Fails if axe-core finds anything to say, in both color schemes and both sizes."""
    scheme, size = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches"), page.viewport_size
    for color_scheme in ("light", "dark"):
        for viewport in (DESKTOP, PHONE):
            page.emulate_media(color_scheme=color_scheme, reduced_motion="reduce")
            page.set_viewport_size(viewport)
            found = Axe().run(page)
            if found.violations_count:
                sys.exit(f"{view}, {color_scheme}, {viewport['width']} pixels wide:\n{found.generate_report()}")
    page.emulate_media(color_scheme="dark" if scheme else "light")
    page.set_viewport_size(size)


def say(page, text):
    page.get_by_label("What is on your mind?").fill(text)
    page.get_by_role("button", name="Send").click()


def check_listener(browser):
    context = browser.new_context(viewport=DESKTOP, permissions=["camera"])
    page = start(context)
    expect(page.locator("#light")).to_be_hidden()
    check_accessibility(page, "welcome")
    picture(page, "welcome")
    page.get_by_role("button", name="Start").click()

    check_accessibility(page, "nothing yet")

    page.get_by_role("button", name="Turn camera on").click()
    check_accessibility(page, "consent")
    page.get_by_role("button", name="Not now").click()
    expect(page.locator("#light")).to_be_hidden()
    page.get_by_role("button", name="Turn camera on").click()
    page.evaluate(WAIT_FOR_MOOD)
    page.get_by_role("button", name="Turn it on").click()
    expect(page.locator("#light")).to_be_visible()
    expect(page.locator("#face-reading")).to_contain_text("happy")
    expect(page.locator("#mood-word")).to_have_text("happy")
    print(f"first mood {page.evaluate('firstMood'):.0f} ms after consent")
    picture(page, "camera")
    expect(page.locator("#face-reading")).not_to_contain_text("Looks happy")
    expect(page.locator("#face-reading")).to_contain_text("Looks happy")

    say(page, "so sad right now, I could just cry 😭")
    expect(page.locator("#words mark.sad").first).to_be_visible()
    expect(page.locator("#words-reading")).to_contain_text("sad")
    check_accessibility(page, "camera and message")
    picture(page, "message")
    page.get_by_role("button", name="Turn camera off").click()
    expect(page.locator("#light")).to_be_hidden()

    page.get_by_label("I feel …").select_option("sad")
    page.get_by_role("button", name="Say it").click()
    expect(page.locator("#mood-word")).to_have_text("sad")

    title = page.locator("#playing .title")
    page.locator("#playing").get_by_role("button", name="Like").click()
    expect(page.locator("#playing").get_by_role("button", name="Like")).to_have_text("Liked")
    first = title.inner_text()
    page.locator("#playing").get_by_role("button", name="Skip").click()
    expect(title).not_to_have_text(first)

    other = start(context)
    expect(other.locator("#mood-word")).to_have_text("sad")
    expect(other.locator("#playing .title")).to_have_text(title.inner_text())
    other.get_by_label("I feel …").select_option("happy")
    other.get_by_role("button", name="Say it").click()
    expect(page.locator("#mood-word")).to_have_text("happy")
    other.close()
    page.get_by_label("I feel …").select_option("sad")
    page.get_by_role("button", name="Say it").click()
    expect(page.locator("#mood-word")).to_have_text("sad")
    page.reload()
    expect(page.locator("#mood-word")).to_have_text("sad")
    picture(page, "reload")
    return page


def check_restart(page, server):
    server.stop()
    expect(page.locator("#news")).to_contain_text("does not answer")
    server.start()
    expect(page.locator("#news")).to_contain_text("started anew")
    say(page, "what a beautiful evening, can't stop smiling")
    expect(page.locator("#mood-word")).to_have_text("happy")
    page.get_by_role("button", name="Forget me").click()
    expect(page.get_by_role("heading", name="Before we begin")).to_be_visible()


def check_phone_without_camera(browser):
    context = browser.new_context(viewport=PHONE, color_scheme="dark")
    page = start(context)
    page.get_by_role("button", name="Start").click()
    page.get_by_role("button", name="Turn camera on").click()
    page.get_by_role("button", name="Turn it on").click()
    expect(page.locator("#news")).to_contain_text("not allowed")
    say(page, "I'm furious, nobody told us anything 😡")
    expect(page.locator("#mood-word")).to_have_text("angry")
    page.get_by_label("Use a photo").set_input_files(camera_video.PORTRAIT)
    expect(page.locator("#face-reading")).to_contain_text("Looks happy")
    expect(page.locator("#mood-conflict")).to_contain_text("They disagree")
    page.get_by_label("Which parts look").select_option("happy")
    page.get_by_role("button", name="Show me").click()
    expect(page.locator("#explanation-picture")).to_be_visible()
    check_accessibility(page, "photo and explanation")
    picture(page, "phone-dark")


def browse(playwright, check, *arguments):
    """Runs a check in a browser of its own."""
    browser = playwright.chromium.launch(
        executable_path="/usr/bin/chromium", args=["--no-sandbox", "--use-fake-device-for-media-stream", *arguments])
    try:
        check(browser)
    finally:
        browser.close()


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    server = Server()
    try:
        with tempfile.NamedTemporaryFile(suffix=".y4m") as film, sync_playwright() as playwright:
            camera_video.write(film.name)
            browse(
                playwright, lambda browser: check_restart(check_listener(browser), server),
                "--use-fake-ui-for-media-stream", f"--use-file-for-fake-video-capture={film.name}")
            # Nobody answers this browser's question whether the camera may be used, so it may not.
            browse(playwright, check_phone_without_camera, "--deny-permission-prompts")
    finally:
        server.stop()
    print(f"The page works; its pictures are in {FOLDER}.")


main()
