"""Deliveries of aid and their totals."""
