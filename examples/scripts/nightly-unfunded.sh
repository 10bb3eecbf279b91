#!/bin/sh
# Names every milestone that is promised and not funded, once a night. cron mails what a job
# prints, and this one prints only when there is something to tell:
#
#   15 6 * * 1-5  PATH=$HOME/.local/bin:/usr/bin:/bin nightly-unfunded.sh "$HOME/contracts"
#
# usage: nightly-unfunded.sh [FOLDER]     the folder of contracts; without it, the current one
#
# Exit code: 0 every promise is funded, 1 some are not, 5 a file could not be read as a contract
# (the others were looked at all the same), 127 escrowbook is not there; any other is its own.
set -eu
folder=${1:-.}

if ! command -v escrowbook >/dev/null; then
    echo "nightly-unfunded: there is no escrowbook on PATH=$PATH" >&2
    exit 127
fi

code=0
report=$(escrowbook check --unfunded "$folder" 2>&1) || code=$?
case $code in
    0) exit 0 ;;
    1) headline="Promised and not funded: do not work on these yet." ;;
    5) headline="At least one file is no sound contract; mend it first, it may hide more." ;;
    4) headline="Nothing was checked: there is no $folder." ;;
    *) headline="The check did not come to its end: escrowbook explain $code tells why." ;;
esac
printf '%s\n\n%s\n\nchecked: escrowbook check --unfunded %s\n' "$headline" "$report" "$folder"
exit "$code"
