"""Deviations at the University of Nordlys."""

from zope.i18nmessageid import MessageFactory

_ = MessageFactory("nordlys.deviations")
