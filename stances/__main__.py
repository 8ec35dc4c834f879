"""``python -m stances``."""

from stances.cli import main

raise SystemExit(main())
