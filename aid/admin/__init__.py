"""The officers' forms of aid."""

from aid.admin.delivery import DeliveryAdmin

__all__ = ["DeliveryAdmin"]
