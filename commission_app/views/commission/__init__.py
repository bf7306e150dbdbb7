"""Commission and laptops: who belongs to it, and each member's laptop from slip to seal."""
