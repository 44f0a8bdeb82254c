"""The window of a committee's workspace."""
