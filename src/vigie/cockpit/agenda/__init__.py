"""The agenda of the plan: a page, and a feed for calendars."""
