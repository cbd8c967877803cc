"""Tests of rules, derivations, author functions and mistakes."""
