"""My sheets: what was sealed on this laptop, printed, corrected with a reason, made void."""
