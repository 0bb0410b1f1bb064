"""Bring the catalogues up to date; say what is still to translate."""

import sys

from tests.messages import catalogues


def main() -> int:
    missing = 0
    for language in catalogues.LANGUAGES:
        catalogue = catalogues.update(language)
        wrong = catalogues.wrong(catalogue)
        print(f"{language}: {len(catalogue)} messages, {len(wrong)} to put right")
        for line in wrong:
            print(f"    {line}")
        missing += len(wrong)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
