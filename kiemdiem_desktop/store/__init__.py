"""Room `store`: the encrypted workspace file: tables, steps, undo, journal, backups."""
