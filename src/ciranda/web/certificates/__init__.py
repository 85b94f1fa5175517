"""Certificates of another agency, and the agreements under which they are issued."""
