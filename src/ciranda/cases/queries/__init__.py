"""Reading cases. One module a question: facts, pages, lists."""
