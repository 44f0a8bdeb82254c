"""Room `gui/cell`: screens of the cell workspace."""
