"""Composition root, no Qt: paths, clock, store and regulations put together into a Workspace."""
