"""The table of papers: one module for each group, one line for each paper."""
