"""Accounts of the staff for tests, each with its role."""

from django.contrib.auth.models import Group, User
from django.test import Client

from cities.models import City, CityOfficer
from records.roles import Role


def make_account(name: str, role: str, *cities: City) -> User:
    """An account with a role; an officer keeps the cities."""
    user = User.objects.create_user(name, is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    for city in cities:
        CityOfficer.objects.create(user=user, city=city)
    return user


def make_officer(*cities: City, name: str = "officer") -> User:
    """An officer of the cities."""
    return make_account(name, Role.OFFICER, *cities)


def at_desk(user: User, language: str = "uk") -> Client:
    """A browser in which the account is logged in."""
    client = Client()
    client.force_login(user)
    client.cookies["django_language"] = language
    return client
