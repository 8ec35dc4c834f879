"""The front page: the finding, the actors on the scale as it moves, what changed lately."""

from stances.app import cache
from stances.app.views.front.board import show_front

show_front(cache.bundle())
