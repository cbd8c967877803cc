"""The version of gradekit, written into every result so that a verdict can be replayed."""

__version__ = "0.1.0"
