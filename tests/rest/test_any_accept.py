"""Below ``++api++`` it does not matter what a client accepts."""

import pytest


@pytest.mark.parametrize("accept", ["*/*", "text/html", "", "application/json, text/plain, */*"])
def test_every_method(web, accept):
    case, visitor = f"/++api++{web.case('in_process')}", web.visitor("worker.idi")

    def status(method, path):
        return visitor.call(method, path, json={}, headers={"Accept": accept}).status_code

    assert (status("PATCH", case), status("DELETE", case), status("PUT", case)) == (403, 403, 405)
    assert status("PATCH", "/++api++/deviations/@my-preferences") == 200
    assert status("DELETE", "/++api++/deviations/@my-calendar") == 204
    assert status("PATCH", "/++api++/deviations/no-such") == 404
    assert status("POST", f"{case}/@action/update_process") == 400
