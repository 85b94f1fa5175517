"""The pages of a family, a module a task."""
