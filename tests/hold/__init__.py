"""Campaigns that try to break a build, and tests of what must hold under fault and attack."""
