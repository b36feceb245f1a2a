"""Tests; tests/<app>/test_<file>.py mirrors <app>/<file>.py."""
