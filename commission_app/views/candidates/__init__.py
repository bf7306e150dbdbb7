"""The candidates: thousands of rows found at once, and a person's dossier beside them."""
