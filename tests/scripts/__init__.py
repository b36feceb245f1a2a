"""Tests of the scripts that build committed files."""
