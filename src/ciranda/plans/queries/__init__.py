"""Reading plans. One module a question."""
