"""Hand over: own sheets go to a stick, and the office's word comes from one."""
