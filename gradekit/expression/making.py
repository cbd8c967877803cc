"""Constructors of nodes for the reader, which makes most of all nodes: every field by position, at half the price."""

from __future__ import annotations

from gradekit.expression.tree import Function, Negative, Power, Product, Quotient, Sum
from gradekit.values import maker

make_negative = maker(Negative)
make_sum = maker(Sum)
make_product = maker(Product)
make_quotient = maker(Quotient)
make_power = maker(Power)
make_function = maker(Function)
