"""Tests of aid."""
