"""Print the README's Nth `sh` block, a command of one line: what stands there is what is run."""

import re
import sys
from pathlib import Path

readme = Path(__file__).parent.parent / "README.md"
blocks = re.findall(r"^```sh\n(.*?)\n```$", readme.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
command = blocks[int(sys.argv[1]) - 1]
if "\n" in command:
    sys.exit(f"this command has more than one line:\n{command}")
print(command)
