"""The people's side: the control interface under /sandbox/."""
