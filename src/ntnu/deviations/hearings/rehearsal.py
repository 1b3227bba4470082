"""What participants will see, for those who prepare a hearing."""

from ntnu.deviations.hearings.page import HearingView
from zExceptions import NotFound


class AsParticipant(HearingView):
    """``<hearing>/@@as-participant``: what a participant will see, before the hearing is opened."""

    is_rehearsal = True
    own = None
    may_state = False

    def __call__(self):
        if not self.sight.sees_casework:
            raise NotFound(self.request.get("URL"))
        return self.participants_page()

    def shows(self, part) -> bool:
        return True

    @property
    def crumbs(self):
        return [*super().crumbs, (self.context.title, self.context.absolute_url())]
