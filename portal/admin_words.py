"""Sentences of Django and allauth that the catalogue says anew.

Django's Ukrainian puts a record's name where another case is asked («Виберіть угода щоб змінити»)
or lacks the sentence. Naming them here lets makemessages keep our own words for them.
"""

from django.utils.translation import gettext_noop as _

ADMIN = (
    _("Model name"),
    _("Add link"),
    _("Change or view list link"),
    _("Select %s"),
    _("Select %s to change"),
    _("Select %s to view"),
    _("Add %s"),
    _("Change %s"),
    _("View %s"),
    _("Add %(name)s"),
    _(" By %(filter_title)s "),
    _("Add another %(verbose_name)s"),
    _("Add another %(model)s"),
    _("Change selected %(model)s"),
    _("View selected %(model)s"),
    _("Delete selected %(model)s"),
    _("The {name} “{obj}” was added successfully."),
    _("The {name} “{obj}” was added successfully. You may add another {name} below."),
    _("The {name} “{obj}” was changed successfully."),
    _("The {name} “{obj}” was changed successfully. You may edit it again below."),
    _("The {name} “{obj}” was changed successfully. You may add another {name} below."),
    _("You may edit it again below."),
    _("The %(name)s “%(obj)s” was deleted successfully."),
    _("%(name)s with ID “%(key)s” doesn’t exist. Perhaps it was deleted?"),
    _(
        'Are you sure you want to delete the %(object_name)s "%(escaped_object)s"? '
        "All of the following related items will be deleted:"
    ),
    _(
        "Deleting the %(object_name)s '%(escaped_object)s' would require deleting the "
        "following protected related objects:"
    ),
    _("Currently:"),
    _("Change:"),
    _("Yes, I’m sure"),
    _("No, take me back"),
    _("After you’ve created a user, you’ll be able to edit more user options."),
)
FORMS = (
    _("This field is required."),
    _("Enter a valid URL."),
    _("Enter a valid “slug” consisting of letters, numbers, underscores or hyphens."),
    _("Select a valid choice. %(value)s is not one of the available choices."),
    _("Select a valid choice. That choice is not one of the available choices."),
    _("“%(pk)s” is not a valid value."),
    _("%(model_name)s with this %(field_label)s already exists."),
    _("%(model_name)s with this %(field_labels)s already exists."),
)
ACCOUNTS = (_("Authentication and Authorization"),)
# allauth's Ukrainian writes Each Word of a heading with a capital
SIGNIN = (
    _("Current Password"),
    _("New Password"),
    _("New Password (again)"),
    _("Account Inactive"),
    _("Confirm Access"),
    _("Password Reset"),
    _("Email Address"),
    _("Change Password"),
    _("Reset My Password"),
    _("Bad Token"),
    _("Set Password"),
    _("Sign Up Closed"),
    _("Authenticator App"),
    _("Security Keys"),
    _("Recovery Codes"),
    _("Activate Authenticator App"),
    _("Deactivate Authenticator App"),
    _("Add Security Key"),
    _("Remove Security Key"),
    _("Edit Security Key"),
    _("Two-Factor Authentication"),
    _("Authenticator App Activated"),
    _("Authenticator App Deactivated"),
    _("Security Key Added"),
    _("Security Key Removed"),
    _("New Recovery Codes Generated"),
    _("Password Changed"),
    _("Password Reset Email"),
    _("Unknown Account"),
    _("Forgot Password?"),
    _("Sign In"),
    _("Sign Out"),
)
