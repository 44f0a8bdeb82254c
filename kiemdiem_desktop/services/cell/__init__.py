"""Room `services/cell`: what the secretary of a cell can do."""
