"""The sitting: quorum, what is talked about, votes and decisions; the projector's view."""
