"""规划校核: no argument or a plan opens the window, a command runs on the command line."""

import sys

from desktop.launch import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
