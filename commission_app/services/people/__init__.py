"""What the secretary's screens about people ask and do: candidates, commission, schedule."""
