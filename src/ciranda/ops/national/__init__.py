"""A whole country of invented children, loaded in minutes, to measure every page at its size.

Facts are written as rows of each table; the grants are what the one derivation makes of them, so
that a loaded case is a case like any other (`rederive` changes nothing).
"""
