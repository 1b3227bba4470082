"""Somebody at a browser with a form before them."""

from lxml import html
from tests.browser_forms.part_cases import text


class Desk:
    """Somebody at a browser with a form open: what is sent is what the page holds."""

    def __init__(self, visitor, path, **params):
        self.visitor = visitor
        self.see(visitor.page(path, **params))

    def see(self, answer):
        while answer.status_code in (302, 303):
            self.at = answer.headers["Location"]
            answer = self.visitor.page(self.at)
        self.answer, self.page = answer, html.fromstring(answer.text)
        return self

    def again(self):
        """F5, or Back to where one was sent."""
        return self.see(self.visitor.page(self.at))

    @property
    def fields(self):
        (form,) = self.page.xpath("//form[@id='form']")
        return dict(form.form_values())

    def press(self, button, files=None, value="1", **typed):
        (form,) = self.page.xpath("//form[@id='form']")
        pairs = [
            (name, v)
            for name, v in form.form_values()
            if name not in typed and not name.endswith("attachments")
        ]
        for name, values in typed.items():
            pairs += [(name, v) for v in (values if isinstance(values, list) else [values])]
        self.sent = self.visitor.send(form.get("action"), [*pairs, (button, value)], token=False, files=files)
        return self.see(self.sent)

    def value(self, name):
        (field,) = self.page.xpath(f"//form[@id='form']//*[@name='{name}']")
        return field.text if field.tag == "textarea" else field.get("value")

    @property
    def told(self):
        return text(self.page.xpath("//*[@id='dv-errors']"))
