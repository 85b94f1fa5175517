"""Forms of the plan: few fields a page, because most of it is written at a kitchen table."""
