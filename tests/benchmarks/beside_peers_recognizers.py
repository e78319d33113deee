"""Numbers and dates found by Recognizers-Text; run by a Python that has it, knowing nothing of this program.

PYTHON beside_peers_recognizers.py < {"warm": [text], "texts": [text]}
"""

import json
import sys
import time

from recognizers_date_time import DateTimeRecognizer
from recognizers_number import NumberRecognizer
from recognizers_text import Culture


def main() -> None:
    """Print the processor seconds for the texts, and how many numbers and dates they hold."""
    given = json.load(sys.stdin)
    models = (
        NumberRecognizer(Culture.Chinese).get_number_model(),
        DateTimeRecognizer(Culture.Chinese).get_datetime_model(),
    )
    for text in given["warm"]:
        for model in models:
            model.parse(text)
    began, found = time.process_time(), 0
    for text in given["texts"]:
        for model in models:
            found += len(model.parse(text))
    print(json.dumps({"seconds": time.process_time() - began, "found": found}))


main()
