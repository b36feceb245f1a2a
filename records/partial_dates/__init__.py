"""Partial dates (EDTF level 1): parsed, bounded, told in words. Pure: no models, no settings."""

from records.partial_dates.refusals import PartialDateError
from records.partial_dates.value import Certainty, PartialDate, certainty, explain, parse

__all__ = ["Certainty", "PartialDate", "PartialDateError", "certainty", "explain", "parse"]
