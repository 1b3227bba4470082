"""The state of a notification case, read off its history."""

WORKFLOW = "speakup_workflow"


def state_of(case) -> str:
    """The workflow state; ``received`` before it has one."""
    history = getattr(case, "workflow_history", None)
    entries = history.get(WORKFLOW) if history else None
    return entries[-1]["review_state"] if entries else "received"
