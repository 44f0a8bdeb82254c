"""kiemdiem_desktop: the year-end review of a Party cell, offline, from roster to signed package."""

__version__ = "0.1.0"
