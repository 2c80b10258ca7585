"""Time as German texts speak of it: expressions, calendar, and the values that expressions have against a release.

Recognizers make expressions, ``resolve.timeline`` gives them their values.
"""
