"""Reads a query by a parser of its own, sqlglot's, and writes the same for DuckDB: read.py dialect < query > query of DuckDB."""

import sys

import sqlglot
from sqlglot import exp

dialect, text = sys.argv[1], sys.stdin.read()
# It is older than the word; its decimals without digits are given enough of them below.
text = text.replace("BIGNUMERIC", "NUMERIC")
statements = [one for one in sqlglot.parse(text, read=dialect, error_level=sqlglot.ErrorLevel.RAISE) if one is not None]
if len(statements) != 1:
    sys.exit(f"{len(statements)} statements where one is meant")

for decimal in statements[0].find_all(exp.DataType):
    if decimal.this == exp.DataType.Type.DECIMAL and not decimal.expressions:
        decimal.set("expressions", [exp.Literal.number(38), exp.Literal.number(12)])
# DuckDB takes a number of days that is no literal in parentheses alone.
for addition in statements[0].find_all(exp.DateAdd, exp.TsOrDsAdd):
    days = addition.expression
    days = days.this if isinstance(days, exp.Interval) else days
    addition.set("expression", exp.Paren(this=days))
    addition.set("unit", exp.Var(this="DAY"))
print(statements[0].sql(dialect="duckdb", pretty=True))
