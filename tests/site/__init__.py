"""Tests of the whole site: built from content/ by the press, looked at as a reader would."""
