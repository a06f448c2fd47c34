"""Calendars: open hours and holidays in a time zone, and time counted in them, both ways."""
