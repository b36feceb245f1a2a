"""The browser of a session in words."""

from django import template

from portal.signin.browsers import browser_in_words

register = template.Library()
register.filter("browser_in_words", browser_in_words)
