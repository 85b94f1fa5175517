"""Who stands around a family: the circle, its case manager, whom the family trusts, cover."""
