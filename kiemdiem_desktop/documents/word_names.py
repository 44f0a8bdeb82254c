"""The word before the names of a repeated row in a template of the superior."""

LIST = "Danh sách."
