"""Papers of the season: what is missing, the live preview, final versions, printing."""
