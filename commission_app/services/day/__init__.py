"""The interview day on a member's laptop: what its screens show, and the everyday repairs."""
