"""Ciranda: the shared record with which many agencies act as one team around a child and family."""
