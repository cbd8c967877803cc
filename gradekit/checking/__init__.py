"""The laws that every template must keep."""
