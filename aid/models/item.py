"""Item: one measured part of a delivery (R2, R3)."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from aid.goods import GOOD_CHOICES, GOODS, adds_up_in_pieces
from records.history import RegisterHistory, RowHistory
from records.languages import Localized, reader_language
from records.plurals import Noun
from records.quantities import Quantity
from records.units import PIECES, is_currency

# SQLite keeps fifteen digits of a number rightly: twelve before the point, three behind
LARGEST = 999_999_999_999
MEASURES = ("tonnes", "vehicles", "pieces", "people")


def validate_unit(unit: str) -> None:
    """Raises: ValidationError unless a measure or an ISO 4217 currency."""
    if unit not in MEASURES and not is_currency(unit):
        raise ValidationError(
            _("Write tonnes, vehicles, pieces, people or a currency code such as EUR.")
        )


class Item(models.Model):
    """What was given: nature, quantity with its qualifier, unit."""

    KEPT_WITH = "delivery"

    class Nature(models.TextChoices):
        """What the number means; goods, money and loan are aid, the rest is not added to it."""

        GOODS = "goods", _("goods")
        MONEY = "money", _("money")
        LOAN = "loan", _("loan")
        VALUATION = "valuation", _("stated worth of goods")
        PEOPLE_HELPED = "people_helped", _("people helped abroad")
        CONTEXT = "context", _("number that only describes")

    class Qualifier(models.TextChoices):
        """How exact the number is."""

        EXACTLY = "exactly", _("exactly")
        ABOUT = "about", _("about")
        MORE_THAN = "more_than", _("more than")
        LESS_THAN = "less_than", _("less than")
        BETWEEN = "between", _("between")
        UNKNOWN = "unknown", _("not stated")

    delivery = models.ForeignKey(
        "aid.Delivery",
        verbose_name=_("delivery"),
        on_delete=models.CASCADE,
        related_name="items",
        help_text=_("The row of aid."),
    )
    position = models.PositiveSmallIntegerField(
        _("number"), default=1, help_text=_("Number of the item in its row, from 1.")
    )
    nature = models.CharField(
        _("nature"),
        max_length=15,
        choices=Nature.choices,
        help_text=_(
            "Worth of goods is not money given; people helped abroad are their own measure."
        ),
    )
    good = models.CharField(
        _("good"),
        max_length=30,
        choices=GOOD_CHOICES,
        blank=True,
        help_text=_("What it is, for goods; mixed or other where no single good fits."),
    )
    qualifier = models.CharField(
        _("qualifier"),
        max_length=10,
        choices=Qualifier.choices,
        default=Qualifier.EXACTLY,
        help_text=_("As the source puts it."),
    )
    quantity = models.DecimalField(
        _("quantity"),
        max_digits=18,
        decimal_places=3,
        null=True,
        blank=True,
        validators=[MaxValueValidator(LARGEST)],
        help_text=_("Empty only where not stated."),
    )
    quantity_max = models.DecimalField(
        _("quantity, upper"),
        max_digits=18,
        decimal_places=3,
        null=True,
        blank=True,
        validators=[MaxValueValidator(LARGEST)],
        help_text=_("Only for “between”: the larger number."),
    )
    unit = models.CharField(
        _("unit"),
        max_length=10,
        validators=[validate_unit],
        help_text=_("tonnes, vehicles, pieces, people, or a currency: EUR, PLN, UAH."),
    )
    description_uk = models.CharField(
        _("description (Ukrainian)"), max_length=300, blank=True, help_text=_("In a few words.")
    )
    description_en = models.CharField(
        _("description (English)"), max_length=300, blank=True, help_text=_("The same in English.")
    )

    description = Localized()

    history = RegisterHistory(bases=[RowHistory])

    class Meta:
        verbose_name = _("item")
        verbose_name_plural = _("items")
        ordering = ["position", "pk"]
        # All that a sum asks of an item
        indexes = [
            models.Index(
                fields=[
                    *("delivery", "nature", "unit", "good"),
                    *("qualifier", "quantity", "quantity_max"),
                ],
                name="aid_item_summed",
            )
        ]
        # A comparison with an empty value is neither true nor false, and such a check passes:
        # so each condition also says that the value is there
        constraints = [
            models.UniqueConstraint(
                fields=["delivery", "position"],
                name="aid_item_unique_position",
                violation_error_message=_("Two items have the same number."),
            ),
            models.CheckConstraint(
                condition=Q(qualifier="unknown", quantity__isnull=True)
                | (~Q(qualifier="unknown") & Q(quantity__isnull=False, quantity__gt=0)),
                name="aid_item_quantity_positive",
                violation_error_message=_(
                    "Give a quantity above zero, or choose “not stated” and leave it empty."
                ),
            ),
            models.CheckConstraint(
                condition=Q(
                    qualifier="between",
                    quantity__isnull=False,
                    quantity_max__isnull=False,
                    quantity_max__gt=F("quantity"),
                )
                | (~Q(qualifier="between") & Q(quantity_max__isnull=True)),
                name="aid_item_between_has_upper",
                violation_error_message=_(
                    "“Between” needs a larger upper quantity; the others need none."
                ),
            ),
            models.CheckConstraint(
                condition=(Q(nature="goods") & ~Q(good="")) | (~Q(nature="goods") & Q(good="")),
                name="aid_item_goods_name_good",
                violation_error_message=_("Goods need their good; nothing else has one."),
            ),
            models.CheckConstraint(
                condition=(
                    Q(nature__in=["money", "loan", "valuation"])
                    & ~Q(unit__in=["tonnes", "vehicles", "pieces", "people"])
                )
                | (Q(nature="goods") & Q(unit__in=["tonnes", "vehicles", "pieces"]))
                | (Q(nature="people_helped") & Q(unit="people"))
                | Q(nature="context"),
                name="aid_item_unit_fits_nature",
                violation_error_message=_(
                    "The unit does not fit: goods are tonnes, vehicles or pieces; "
                    "money, loan and worth have a currency; people helped are people."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.description or self.get_good_display() or self.get_nature_display()}"

    @property
    def measured(self) -> Quantity:
        """The quantity with its qualifier and unit."""
        return Quantity(self.qualifier, self.quantity, self.quantity_max, self.unit)

    @property
    def noun(self) -> Noun | None:
        """The good, where pieces of it are counted. Unknown: None, the unit is the noun."""
        return GOODS[self.good] if self.unit == PIECES and adds_up_in_pieces(self.good) else None

    @property
    def in_words(self) -> str:
        """The quantity in the reader's words: "more than 3,500 tonnes", "10 generators"."""
        return self.measured.in_words(reader_language(), self.noun)
