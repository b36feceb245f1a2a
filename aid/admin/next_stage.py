"""The next stage of a row of aid: a new form filled in from it, and tied to it (R4)."""

from typing import Any

from django.contrib.admin import ModelAdmin
from django.db import models
from django.forms import model_to_dict
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse

from aid.models import Delivery, DeliveryRelation, Item, Participant

# Which stages can follow; what was handed over has none
FOLLOWS = {
    Delivery.Stage.PLEDGED: (Delivery.Stage.COMMITTED, Delivery.Stage.DELIVERED),
    Delivery.Stage.COMMITTED: (Delivery.Stage.DELIVERED,),
    Delivery.Stage.DELIVERED: (),
}
# What stays the same from stage to stage; date and sources are those of the new one
COPIED = (
    "title_uk", "title_en", "category", "city", "shared_with_uk", "shared_with_en", "agreement",
    "initiatives",
)  # fmt: skip
OF_ITEM = (
    "nature", "good", "position", "qualifier", "quantity", "quantity_max", "unit",
    "description_uk", "description_en",
)  # fmt: skip
OF_PARTICIPANT = ("role", "city", "organization", "position")


class CopiesStages(ModelAdmin):
    """Mixin for the admin of deliveries: `?follows=12&stage=delivered` is filled from row 12."""

    def followed(self, request: HttpRequest) -> Delivery | None:
        """The row whose next stage is entered, if the officer may see it. Unknown: None."""
        key = request.GET.get("follows", "")
        if not key.isdecimal() or len(key) > len(str(models.BigAutoField.MAX_BIGINT)) - 1:
            return None
        row = self.get_queryset(request).filter(pk=key).first()
        stage = request.GET.get("stage")
        return row if row and stage in FOLLOWS[Delivery.Stage(row.stage)] else None

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """The facts of the row that is followed."""
        row = self.followed(request)
        if row is None:
            return super().get_changeform_initial_data(request)
        return {**model_to_dict(row, COPIED), "stage": request.GET["stage"]}

    def get_formsets_with_inlines(self, request: HttpRequest, obj: Any = None) -> Any:
        """As many empty rows as the followed row has."""
        for formset, inline in super().get_formsets_with_inlines(request, obj):
            rows = self.rows_for(request, inline.model) if obj is None else []
            formset.extra = max(formset.extra, len(rows))
            yield formset, inline

    def get_formset_kwargs(
        self, request: HttpRequest, obj: Any, inline: Any, prefix: str
    ) -> dict[str, Any]:
        """The rows filled in; a form sent back is read as it is."""
        given = super().get_formset_kwargs(request, obj, inline, prefix)
        if request.method == "GET" and not obj.pk:
            given["initial"] = self.rows_for(request, inline.model)
        return given

    def rows_for(self, request: HttpRequest, model: type[models.Model]) -> list[dict[str, Any]]:
        """Items, participants, and the tie to the row that is fulfilled."""
        row = self.followed(request)
        if row is None:
            return []
        if model is DeliveryRelation:
            return [{"kind": DeliveryRelation.Kind.FULFILS, "target": row.pk}]
        if model is Item:
            return [model_to_dict(item, OF_ITEM) for item in row.items.all()]
        if model is Participant:
            return [model_to_dict(part, OF_PARTICIPANT) for part in row.participants.all()]
        return []

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> TemplateResponse:
        """With the links to the stages that can follow."""
        row = kwargs.get("obj")
        if row and row.pk and self.has_add_permission(request):
            add = reverse("admin:aid_delivery_add")
            context["next_stages"] = [
                (stage.label, f"{add}?follows={row.pk}&stage={stage}")
                for stage in FOLLOWS[Delivery.Stage(row.stage)]
            ]
        return super().render_change_form(request, context, *args, **kwargs)
