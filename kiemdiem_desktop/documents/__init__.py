"""Room `documents`: papers: one description of blocks, several writers."""
