"""The laws over every template."""
