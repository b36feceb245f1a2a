"""Releases: dated packages of the public register that never change."""

from portal.releases.model import Release, open_package

__all__ = ["Release", "open_package"]
