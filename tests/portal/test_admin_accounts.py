"""Accounts of the staff: who gives roles and cities, and what no role allows."""

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.db import IntegrityError
from django.test import Client

from cities.models import City, CityOfficer
from portal.roles import RIGHTS, settle_roles
from records.roles import Role, roles_of
from tests.desk import address, open_form, queries
from tests.factories import make_city, make_home
from tests.staff import at_desk, make_account, make_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator() -> Client:
    """An administrator who is no superuser."""
    return at_desk(make_account("admin-one", Role.ADMINISTRATOR))


def test_migrations_make_the_roles_with_their_rights() -> None:
    rights = {group.name: group.permissions.count() for group in Group.objects.prefetch_related()}

    assert rights == {
        role: sum(len(names) for names in kinds.values()) for role, kinds in RIGHTS.items()
    }


def test_an_emptied_database_gets_the_roles_anew() -> None:
    Group.objects.all().delete()

    settle_roles("default")

    assert set(Group.objects.values_list("name", flat=True)) == set(Role.values)


def test_a_right_given_by_hand_is_taken_back() -> None:
    reader = Group.objects.get(name=Role.READER)
    officer = Group.objects.get(name=Role.OFFICER)
    reader.permissions.set(officer.permissions.all())

    settle_roles("default")

    names = set(reader.permissions.values_list("codename", flat=True))
    assert {name.split("_")[0] for name in names} == {"view"}


def test_an_administrator_gives_a_role_and_cities(administrator: Client) -> None:
    lviv = make_home("lviv")
    user = User.objects.create_user("olena", is_staff=True)
    where = address(User, user.pk)
    data = open_form(administrator, where, User)

    answer = administrator.post(
        where,
        {
            **data,
            "groups": [str(Group.objects.get(name=Role.OFFICER).pk)],
            "kept_cities-TOTAL_FORMS": "1",
            "kept_cities-0-city": str(lviv.pk),
        },
    )

    assert answer.status_code == 302
    user = User.objects.get(pk=user.pk)
    assert roles_of(user) == {Role.OFFICER}
    assert [one.city for one in CityOfficer.objects.filter(user=user)] == [lviv]


def test_a_city_abroad_has_no_officers(administrator: Client) -> None:
    user = User.objects.create_user("olena", is_staff=True)
    where = address(User, user.pk)
    data = open_form(administrator, where, User)
    abroad = make_city("leipzig")

    answer = administrator.post(
        where,
        {
            **data,
            "kept_cities-TOTAL_FORMS": "1",
            "kept_cities-0-city": str(abroad.pk),
        },
    )

    assert answer.status_code == 200
    assert not CityOfficer.objects.exists()


def test_roles_are_named_in_ukrainian(administrator: Client) -> None:
    page = administrator.get(address(User, User.objects.get().pk)).text

    for words in ("відповідальний за міста", "редактор усіх міст", "адміністратор", "читач"):
        assert words in page


@pytest.mark.parametrize("role", [Role.OFFICER, Role.EDITOR, Role.READER])
def test_no_other_role_sees_accounts(role: str) -> None:
    other = make_account("other", Role.EDITOR)
    browser = at_desk(make_account("one", role))

    answers = [
        browser.get(address(User, page="changelist")).status_code,
        browser.get(address(User, other.pk)).status_code,
        browser.post(address(User), {"username": "more"}).status_code,
    ]

    assert answers == [403, 403, 403]


def test_an_administrator_makes_nobody_a_superuser(administrator: Client) -> None:
    user = User.objects.create_user("olena", is_staff=True)
    above = User.objects.create_superuser("root")
    where = address(User, user.pk)
    data = open_form(administrator, where, User)

    administrator.post(where, {**data, "is_superuser": "on", "user_permissions": ["1"]})
    refused = administrator.post(address(User, above.pk), data)
    password = administrator.post(f"/admin/auth/user/{above.pk}/password/", {})

    user.refresh_from_db()
    assert (user.is_superuser, user.user_permissions.count()) == (False, 0)
    assert (refused.status_code, password.status_code) == (403, 403)


def test_accounts_are_not_deleted(admin_client: Client) -> None:
    user = make_officer(make_home())

    answer = admin_client.post(address(User, user.pk, "delete"), {"post": "yes"})

    assert answer.status_code == 403
    assert User.objects.filter(pk=user.pk).exists()


def test_a_locked_account_has_no_role() -> None:
    user = make_officer(make_home())
    user.is_active = False

    assert roles_of(user) == frozenset()
    assert list(City.objects.editable_by(user)) == []


def test_roles_and_cities_are_asked_once(django_assert_num_queries: object) -> None:
    user = User.objects.get(pk=make_officer(make_home()).pk)

    with django_assert_num_queries(4):
        for _time in range(2):
            list(City.objects.editable_by(user))


def test_the_list_of_accounts_asks_the_same_for_few_and_many(admin_client: Client) -> None:
    make_officer(make_home())
    where = address(User, page="changelist")
    few = queries(admin_client, where)
    for number in range(3):
        make_account(f"more-{number}", Role.EDITOR)

    assert queries(admin_client, where) == few


def test_accounts_are_filtered_by_role_in_words(administrator: Client) -> None:
    make_account("other", Role.READER)

    page = administrator.get(address(User, page="changelist"), {"role": Role.READER})

    assert [user.username for user in page.context["cl"].result_list] == ["other"]
    assert ">відповідальний за міста</a>" in page.text


def test_demo_accounts_have_each_role(capsys: pytest.CaptureFixture) -> None:
    lviv = make_home("lviv")

    call_command("make_demo_officers")
    call_command("make_demo_officers")

    roles = {user.username: set(roles_of(user)) for user in User.objects.all()}
    assert roles == {
        "demo-officer": {Role.OFFICER},
        "demo-editor": {Role.EDITOR},
        "demo-admin": {Role.ADMINISTRATOR},
        "demo-reader": {Role.READER},
    }
    assert [one.city for one in CityOfficer.objects.all()] == [lviv]


@pytest.mark.parametrize(("name", "status"), [("Olena", 200), ("ihor", 302), ("IHOR", 302)])
def test_a_name_in_another_case_is_taken(administrator: Client, name: str, status: int) -> None:
    User.objects.create_user("olena", is_staff=True)
    user = User.objects.create_user("ihor", is_staff=True)
    where = address(User, user.pk)
    data = open_form(administrator, where, User)

    answer = administrator.post(where, {**data, "username": name})

    assert answer.status_code == status
    assert User.objects.get(pk=user.pk).username == (name if status == 302 else "ihor")


def test_the_database_keeps_names_apart_in_whatever_case() -> None:
    User.objects.create_user("olena")

    with pytest.raises(IntegrityError):
        User.objects.create_user("OLENA")
