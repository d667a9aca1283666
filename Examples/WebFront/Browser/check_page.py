"""Drives the page in a real browser: camera, message, self-report, music, two tabs, reload, a server that starts anew.

    python Browser/check_page.py WEBFRONT FOLDER

WEBFRONT is the built program, FOLDER takes the screenshots.
"""

import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

import camera_video

PORT = 8124
PAGE = f"http://localhost:{PORT}/"
PROGRAM, FOLDER = sys.argv[1], Path(sys.argv[2])
# A debug build takes seconds for a frame.
expect.set_options(timeout=40_000)


def serve():
    server = subprocess.Popen([PROGRAM, "--port", str(PORT)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(200):
        try:
            urllib.request.urlopen(PAGE).read()
            return server
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the server does not answer")


def stop(server):
    server.terminate()
    server.wait(timeout=20)


def picture(page, name):
    page.wait_for_timeout(600)
    page.screenshot(path=FOLDER / f"{name}.png", full_page=True)


def start(context):
    page = context.new_page()
    page.on("pageerror", lambda error: sys.exit(f"the page failed: {error}"))
    page.on("request", lambda request: request.url.startswith((PAGE, "blob:")) or sys.exit(f"asked {request.url}"))
    page.goto(PAGE)
    return page


def say(page, text):
    page.get_by_label("What is on your mind?").fill(text)
    page.get_by_role("button", name="Send").click()


def check_listener(browser):
    context = browser.new_context(viewport={"width": 1360, "height": 900}, permissions=["camera"])
    page = start(context)
    expect(page.locator("#light")).to_be_hidden()
    picture(page, "welcome")
    page.get_by_role("button", name="Start").click()

    page.get_by_role("button", name="Turn camera on").click()
    page.get_by_role("button", name="Not now").click()
    expect(page.locator("#light")).to_be_hidden()
    page.get_by_role("button", name="Turn camera on").click()
    page.get_by_role("button", name="Turn it on").click()
    expect(page.locator("#light")).to_be_visible()
    expect(page.locator("#face-reading")).to_contain_text("happy")
    expect(page.locator("#mood-word")).to_have_text("happy")
    before = page.locator("#face-reading").inner_text()
    expect(page.locator("#face-reading")).not_to_have_text(before)
    picture(page, "camera")

    say(page, "so sad right now, I could just cry 😭")
    expect(page.locator("#words mark.sad").first).to_be_visible()
    expect(page.locator("#words-reading")).to_contain_text("sad")
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
    other.close()
    page.reload()
    expect(page.locator("#mood-word")).to_have_text("sad")
    picture(page, "reload")
    return page


def check_restart(page, server):
    stop(server)
    expect(page.locator("#news")).to_contain_text("does not answer")
    server = serve()
    expect(page.locator("#news")).to_contain_text("started anew")
    say(page, "what a beautiful evening, can't stop smiling")
    expect(page.locator("#mood-word")).to_have_text("happy")
    page.get_by_role("button", name="Forget me").click()
    expect(page.get_by_role("heading", name="Before we begin")).to_be_visible()
    return server


def check_phone_without_camera(browser):
    context = browser.new_context(viewport={"width": 390, "height": 844}, color_scheme="dark", permissions=[])
    page = start(context)
    page.get_by_role("button", name="Start").click()
    page.evaluate(
        "() => { navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError')) }")
    page.get_by_role("button", name="Turn camera on").click()
    page.get_by_role("button", name="Turn it on").click()
    expect(page.locator("#news")).to_contain_text("not allowed")
    say(page, "I'm furious, nobody told us anything 😡")
    expect(page.locator("#mood-word")).to_have_text("angry")
    picture(page, "phone-dark")


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(suffix=".y4m") as film, sync_playwright() as playwright:
        camera_video.write(film.name)
        server = serve()
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=[
                "--no-sandbox", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
                f"--use-file-for-fake-video-capture={film.name}",
            ])
        try:
            server = check_restart(check_listener(browser), server)
            check_phone_without_camera(browser)
        finally:
            browser.close()
            stop(server)
    print(f"The page works; its pictures are in {FOLDER}.")


main()
