"""Properties: laws that Hypothesis tries to break, and the random trees it draws."""
