"""Windows of a real browser at a live site, and a note of all that goes wrong in them."""

from functools import cache
from playwright.sync_api import Browser
from playwright.sync_api import BrowserContext
from playwright.sync_api import expect
from playwright.sync_api import Page
from playwright.sync_api import Response
from tests.people import password

LAUNCH = {
    "executable_path": "/usr/bin/chromium",
    "args": [
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ],
}
HEIGHT = 900


class Window:
    """One window. ``noise``: errors of scripts and console; ``strangers``: what it asked other hosts for."""

    def __init__(self, context: BrowserContext, site: str, person: str | None = None):
        self.context = context
        self.site = site
        self.person = person
        self.page: Page = context.new_page()
        self.noise: list[str] = []
        self.strangers: list[str] = []
        self.dialogs: list[str] = []
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.noise.append(str(error)))
        self.page.on("request", self._request)
        self.page.on("dialog", self._dialog)

    def go(self, path: str = "", status: int = 200) -> Response:
        """Open a page of the register (``/…``) or any address; its status must be as told."""
        url = path if path.startswith("http") else f"{self.site}/deviations{path}"
        answer = self.page.goto(url)
        assert answer.status == status, f"{answer.status} {url}"
        return answer

    def another(self) -> "Window":
        """One more window of the same person's, in the same browser."""
        return Window(self.context, self.site, self.person)

    def speak(self, language: str) -> None:
        """Read the next pages in this language, as the switch of the site and that of a guest's pages do."""
        for name in ("I18N_LANGUAGE", "deviations_language"):
            self.context.add_cookies([{"name": name, "value": language, "url": self.site}])

    def widen(self, width: int) -> None:
        """Make the window this wide."""
        self.page.set_viewport_size({"width": width, "height": HEIGHT})

    def forget(self) -> None:
        """Begin with an empty note."""
        for kept in (self.noise, self.strangers, self.dialogs):
            kept.clear()

    def _console(self, message) -> None:
        # The browser itself writes this line of a page that answers 4xx.
        own = message.text.startswith("Failed to load resource") and message.location["url"] == self.page.url
        if message.type == "error" and not own:
            self.noise.append(f"{message.text} ({message.location['url']})")

    def _request(self, request) -> None:
        host = self.site.rpartition("/")[0]
        if not request.url.startswith((f"{host}/", "data:", "blob:", "about:")):
            self.strangers.append(request.url)

    def _dialog(self, dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()


class Windows:
    """Opens windows at one site; who is asked for the first time logs in through the form."""

    def __init__(self, browser: Browser, server, logins: dict):
        self.browser = browser
        self.server = server
        self.logins = logins
        self.contexts: list[BrowserContext] = []

    def open(self, person: str | None, language: str | None = None, width: int = 1280) -> Window:
        """A new window, with nothing in common with others but who is logged in."""
        if person and person not in self.logins:
            self.logins[person] = self._log_in(person)
        context = self.browser.new_context(
            storage_state=self.logins.get(person),
            viewport={"width": width, "height": HEIGHT},
            # Nothing that still moves is looked at.
            reduced_motion="reduce",
        )
        self.contexts.append(context)
        window = Window(context, self.server.url, person)
        if language:
            window.speak(language)
        return window

    def close(self) -> None:
        for context in self.contexts:
            context.close()
        self.contexts.clear()

    def _log_in(self, person: str):
        window = self.open(None, "en")
        window.page.goto(f"{self.server.url}/login")
        window.page.locator("[name=__ac_name]").fill(person)
        window.page.locator("[name=__ac_password]").fill(password(self.server))
        window.page.locator("[name='buttons.login']").click()
        expect(window.page.locator("a[href$='/logout']").first).to_be_attached()
        state = window.context.storage_state()
        # An open one keeps connections that the server has only so many of.
        window.context.close()
        self.contexts.remove(window.context)
        return state


class Desks:
    """One window for each person, used again and again: a new one would fetch all scripts anew."""

    def __init__(self, windows: Windows):
        self.window = cache(windows.open)

    def at(self, person: str | None, language: str = "en", width: int = 1280) -> Window:
        """The person's window, in this language and this wide."""
        window = self.window(person)
        window.forget()
        window.speak(language)
        window.widen(width)
        return window
