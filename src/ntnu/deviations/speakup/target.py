"""A notification case as the object of actions, for those who handle it."""

from AccessControl import getSecurityManager
from functools import cached_property
from ntnu.deviations.access.addresses import public_url
from ntnu.deviations.access.confidential import handles
from ntnu.deviations.access.notification import state_of
from ntnu.deviations.access.roles_on import roles_on
from ntnu.deviations.access.units import register_of
from ntnu.deviations.caselog import storage as caselog
from ntnu.deviations.domain.moment import Moment
from ntnu.deviations.domain.speakup import NotificationFacts
from ntnu.deviations.engine.targets import Outcome
from ntnu.deviations.engine.targets import Target

#: The page where the person who sent a notification reads answers.
FOLLOW = "@@notify-follow"


class NotificationTarget(Target):
    """A Manager reads the case, and can do nothing. Those who handle it see everything."""

    offers_all = sees = True
    hidden = ""

    @cached_property
    def case(self):
        return self.context

    @cached_property
    def facts(self) -> NotificationFacts:
        case = self.case
        return NotificationFacts(
            number=case.number,
            state=state_of(case),
            reporter=case.reporter,
            recused=tuple(case.recused),
            reply_language=case.reply_language,
            deviation=case.deviation,
            from_deviation=case.handed is not None,
            anonymised=case.anonymised,
            follow_url=public_url(register_of(case), f"{FOLLOW}?number={case.number}"),
        )

    @cached_property
    def moment(self) -> Moment:
        return self.at_hand(roles_on(self.case, getSecurityManager().getUser()))

    @cached_property
    def revision(self) -> int:
        return caselog.revision(self.case)

    @cached_property
    def insider(self) -> bool:
        return handles(self.case, getSecurityManager().getUser())

    def outcome(self, action_id, case, plan) -> Outcome:
        return self.standing(action_id, "")

    def standing(self, action_id, uid) -> Outcome:
        return Outcome(action_id, self.case, self.case.number, state_of(self.case), None, True)
