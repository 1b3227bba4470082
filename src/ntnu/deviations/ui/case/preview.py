"""What an action would do, in words: shown before it is done."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from ntnu.deviations.access.directory import Directory
from ntnu.deviations.access.facts import WORKFLOW
from ntnu.deviations.access.reading import VIEW_REPORTER
from ntnu.deviations.domain.preview import Seen
from ntnu.deviations.domain.roles import SPEAKUP_RECIPIENT
from ntnu.deviations.domain.roles import unsealed
from ntnu.deviations.domain.states import OPEN
from ntnu.deviations.engine import previewing
from ntnu.deviations.messages import ROLES
from ntnu.deviations.ui.case.phrases import in_sentence
from Products.CMFCore.utils import getToolByName


@dataclass(frozen=True)
class Person:
    """A person who gains or loses access to the case; ``unnamed``: without the reporter's name."""

    name: str
    role: str
    unnamed: bool


@dataclass(frozen=True)
class Letter:
    """One mail: who gets it, what it says, and whether they have an address."""

    to: str
    subject: str
    text: str
    language: str
    reachable: bool


@dataclass(frozen=True)
class PreviewView:
    """What the preview macro shows."""

    obstacles: tuple
    gained: tuple[Person, ...]
    lost: tuple[Person, ...]
    letters: tuple[Letter, ...]
    state_before: str
    state_after: str
    due_before: date | None
    due_after: date | None
    consequences: tuple[str, ...] = ()

    @property
    def ready(self) -> bool:
        return not self.obstacles

    @property
    def only_missing(self) -> bool:
        """There are no faults yet, only fields to fill in."""
        return all(fault.code in ("required", "nothing_given") for fault in self.obstacles)

    @property
    def due_runs(self) -> bool:
        """Does a deadline run after the action?"""
        return self.due_after is not None and self.state_after in OPEN

    @property
    def due_ends(self) -> bool:
        """Does the action finish the case, and with it the deadline?"""
        return self.due_before is not None and self.state_before in OPEN and self.state_after not in OPEN

    @property
    def has_consequences(self) -> bool:
        """Does anything happen beside what is written?"""
        changed = self.state_before != self.state_after or self.due_before != self.due_after
        return bool(changed or self.gained or self.lost or self.letters or self.consequences)

    @property
    def readers(self) -> list[tuple[str, int]]:
        """Who gets mail, and how many."""
        return list(Counter(letter.to for letter in self.letters).items())

    @property
    def unreachable(self) -> frozenset[str]:
        """Those of them who have no address."""
        return frozenset(letter.to for letter in self.letters if not letter.reachable)


def in_words(found: previewing.Preview, naming: frozenset[str], world: Directory, translate) -> PreviewView:
    """A preview with names in place of user ids; ``naming`` are the roles that may read who reported."""
    return PreviewView(
        obstacles=found.obstacles,
        gained=_persons(found.access_gained, naming, world, translate),
        lost=_persons(found.access_lost, naming, world, translate),
        letters=tuple(
            Letter(
                world.person_name(mail.to), mail.mail.subject, mail.mail.text, mail.language, mail.reachable
            )
            for mail in found.mails
        ),
        state_before=found.state_before,
        state_after=found.state_after,
        due_before=found.due_before,
        due_after=found.due_after,
        consequences=tuple(map(translate, found.consequences)),
    )


def naming_roles(case, state: str) -> frozenset[str]:
    """The roles that may read who reported, in the state the action leads to; SpeakUp! reads everything it
    gets."""
    workflow = getToolByName(case, "portal_workflow")[WORKFLOW]
    named = unsealed(workflow.states[state].getPermissionInfo(VIEW_REPORTER)["roles"])
    return named | {SPEAKUP_RECIPIENT}


def _persons(rows: tuple[Seen, ...], naming: frozenset[str], world: Directory, translate):
    return tuple(
        Person(
            world.person_name(row.person),
            in_sentence(translate(ROLES.get(row.role, row.role))),
            row.role not in naming,
        )
        for row in rows
    )
