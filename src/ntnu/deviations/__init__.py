"""Deviations in education and learning environment: report, follow up, close."""

from zope.i18nmessageid import MessageFactory

_ = MessageFactory("ntnu.deviations")
