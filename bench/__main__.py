"""``python -m bench``: every page at the size of a country, and what the wall costs."""

import argparse
import os
import sys

NATIONAL = "ciranda_national"


def main() -> int:
    """Measure, write bench/results, and fail where a page takes longer than it may."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--port", type=int, default=8765, help="port on this machine (8765)")
    parser.add_argument("--only", default="", help="only pages whose name begins so")
    parser.add_argument("--no-fail", action="store_true", help="report only, always end with 0")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ciranda.config.settings")
    if not os.environ.get("DATABASE_URL"):
        os.environ.setdefault("CIRANDA_DB", NATIONAL)
    import django  # noqa: PLC0415 - after the settings are named

    django.setup()
    from bench import running  # noqa: PLC0415 - its models need the settings

    return running.run(options.port, options.only, may_fail=not options.no_fail)


if __name__ == "__main__":
    sys.exit(main())
