"""How it looks: one package a screen; with app.py the only place that knows Qt."""
