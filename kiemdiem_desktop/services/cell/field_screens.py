"""Which screen holds a field: findings name fields ("review.tasks"), people go to screens ("reviews")."""

from collections.abc import Mapping

SCREEN_OF_FIELD: Mapping[str, str] = {
    "member": "members",
    "prompts": "prompts",
    "review": "reviews",
    "shortcomings": "reviews",
    "carried": "reviews",
    "comments": "meeting",
    "meeting": "meeting",
    "attendance": "meeting",
    "ballot": "meeting",
    "rating": "ratings",
    "caps": "ratings",
    "year": "reviews",
    "conclusions": "reviews",
    "package": "sending",
    "round": "settings",
    "round.subjects": "members",
    "round.order": "ratings",
    "quarter": "ratings",
    "quarters": "ratings",
    "history": "ratings",
    "cell": "settings",
    "parameter": "settings",
}


def screen_of(where: str) -> str:
    """Give the screen that holds a field named by a finding ("review.tasks" is on "reviews")."""
    while where and where not in SCREEN_OF_FIELD:
        where = where.rpartition(".")[0]
    return SCREEN_OF_FIELD.get(where, "home")
