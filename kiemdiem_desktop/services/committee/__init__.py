"""Use cases of a committee's workspace: its register, what it issues to cells, what it collects from them."""
