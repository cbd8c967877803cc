"""From a response to a verdict."""
