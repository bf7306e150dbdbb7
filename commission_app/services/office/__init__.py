"""What the secretary's screens ask and do around the sitting: read models and acts."""
