"""A measure in a real browser, from the plan to the evaluation of its effect."""

from datetime import date
from datetime import timedelta
from playwright.sync_api import expect
from tests.browser import filling
from tests.browser.part_pages import new_case
from tests.browser.test_hearing import follow
from tests.browser.test_hearing import heading
from tests.browser.test_hearing import press
from tests.browser.test_hearing import told
from tests.people import eventually

TITLE = "A date for the reasons in every course plan"


def test_from_plan_to_evaluation(desks, demo):
    case = new_case(demo, "Nobody knows when the reasons come")
    wenche = desks.at("worker.idi")
    page = wenche.page
    wenche.go(case)
    follow(wenche, "Set up a measure")
    page.get_by_role("textbox", name="Measure").fill(TITLE)
    page.get_by_role("textbox", name="Description").fill("The date stands in the course plan.")
    page.get_by_role("radio", name="Preventive: it keeps it from happening elsewhere").check()
    filling.look_for(page, "add_measure.responsible", "Jonas")
    page.get_by_role("radio", name="Jonas Vik").check()
    page.locator("[name='add_measure.due']").fill((date.today() + timedelta(days=30)).isoformat())
    preview = page.get_by_role("region", name="This will happen")
    expect(preview).to_contain_text("Jonas Vik, responsible for a measure")
    press(wenche, "Set up the measure")
    told(wenche, "The measure is set up. The person responsible is notified.")
    heading(wenche, TITLE)
    measure, number = page.url, page.locator(".dv-num").first.inner_text().split()[-1]
    eventually(lambda: [mail for mail in demo.subjects("participant.two", number) if TITLE in mail])

    jonas = desks.at("participant.two")
    jonas.go("/@@my-tasks")
    follow(jonas, TITLE)
    main = jonas.page.get_by_role("main")
    expect(main).to_contain_text("It belongs to the case “Nobody knows when the reasons come”")
    for hidden in ("In process", "Wenche", "Kari", "Department"):
        expect(main).not_to_contain_text(hidden)
    jonas.go(case, 404)
    jonas.go(measure)
    press(jonas, "Start")
    told(jonas, "The work on the measure has begun.")
    follow(jonas, "Report done")
    jonas.page.get_by_role("textbox", name="How is it seen that the measure is done?").fill("See the plan.")
    jonas.page.locator("#attachments").set_input_files(
        {"name": "plan.txt", "mimeType": "text/plain", "buffer": b"The plan, with a date."}
    )
    press(jonas, "Report done")
    told(jonas, "The measure is reported done. The case worker is notified.")
    expect(jonas.page.locator("#evidence")).to_contain_text("plan.txt")
    follow(jonas, "Propose an evaluation")
    jonas.page.get_by_role("radio", name="No", exact=True).check()
    jonas.page.get_by_role("textbox", name="Effect").fill("Nobody reads the plan.")
    press(jonas, "Propose an evaluation")
    told(jonas, "Your evaluation is sent to the case worker, who decides.")

    wenche.go(measure)
    expect(page.locator("#effect")).to_contain_text("Jonas Vik proposed this")
    follow(wenche, "Evaluate the effect")
    expect(page.get_by_role("radio", name="No", exact=True)).to_be_checked()
    expect(page.get_by_role("textbox", name="Effect")).to_have_value("Nobody reads the plan.")
    press(wenche, "Evaluate the effect")
    told(wenche, "The effect of the measure is evaluated.")
    expect(page.get_by_role("main").locator("header .dv-chip")).to_have_text("Evaluated")
    expect(page.get_by_role("heading", name="The measure had no effect")).to_be_visible()
    follow(wenche, "Report a linked deviation")
    filling.check(page)
    filling.go_on(page)
    expect(page.locator("[name=what_happened]")).to_have_value(f"This follows {number}.\n\n")
