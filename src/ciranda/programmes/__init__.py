"""Programmes: pathways described as data, by packs that no programmer needs to write."""
