"""Web delivery: the staff interface, the public pages, and the front-end kit all screens share."""
