"""Room `services`: use cases, one function each; the only room that combines the tools."""
