"""How it looks: one package a screen; with app.py the only place that knows Qt."""

from commission_app.views.support.spare_none import spare_none

spare_none()  # before the first window is made
