#!/bin/sh
# Walks one contract from `new` to `close`, and shows each command with what it says.
#
# usage: life-of-a-contract.sh [FOLDER]     without one, in a folder of its own that is removed
#
# Each event says when it happened (--at), so every run writes the same file, to the last digest;
# each has a key (--ref), so a second run in the same FOLDER records nothing twice; and each look
# says which moment counts as now (--as-of), so the clock of this machine plays no part.
set -eu

if [ $# -gt 0 ]; then
    cd "$1"
else
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
    trap 'exit 130' INT TERM
    cd "$folder"
fi
unset ESCROWBOOK_DIR ESCROWBOOK_AS_OF

say() {
    printf '\n# %s\n' "$*"
}

run() {
    printf '$ escrowbook'
    for word in "$@"; do
        case $word in
            *[!A-Za-z0-9.,:=@/+%-]*) printf " '%s'" "$word" ;;
            *) printf ' %s' "$word" ;;
        esac
    done
    printf '\n'
    escrowbook "$@"
}

# at MOMENT KEY COMMAND …: an event that happened then, recorded once however often this runs, and
# looked at as on that day.
at() {
    moment=$1
    key=$2
    shift 2
    run "$@" --at "$moment" --ref "$key" --as-of "$moment"
}

say "Lena and her client agree on three milestones under Upwork's rules, with the fees they know."
if [ ! -e studio.toml ]; then
    run contract new studio --title 'Garden studio' --client 'Hall & Daughters' \
        --freelancer 'Lena B.' --currency EUR --timezone Europe/Berlin --policy upwork-2026-11 \
        --set freelancer_fee=10% --set client_fee=5% --set initiation_fee=4.99 \
        --milestone 'Sketches=300.00@2026-03-06' --scope 'M1=Three sketches on paper' \
        --milestone 'Plans=600.00@2026-03-27' --scope 'M2=Plans at 1:50, as PDF' \
        --milestone 'Model=200.00@2026-04-17' --scope 'M3=A model in card, 1:20'
fi
at 2026-02-16T09:00 terms contract accept studio

say "The client funds the first, asks for changes once, and releases a part: the rest is carried."
at 2026-02-16T10:00 fund-1 milestone fund studio M1
at 2026-03-04T17:00 submit-1 milestone submit studio M1
at 2026-03-05T09:30 changes-1 milestone request-changes studio M1 --note 'more light from the east'
at 2026-03-05T20:00 submit-1-again milestone submit studio M1
at 2026-03-06T09:00 release-1 milestone release studio M1 --amount 250.00
run milestone list studio --as-of 2026-03-06T09:00

say "The 50.00 that were carried pay for a part of the second."
at 2026-03-09T09:00 fund-2 milestone fund studio M2
at 2026-03-26T09:00 submit-2 milestone submit studio M2

say "The client is silent. What happens if nobody acts?"
run agenda --as-of 2026-04-01

say "It happened: the clock released it, and nobody had to write that down."
run milestone list studio --as-of 2026-04-14T09:00

say "The third is never funded. What would closing do?"
run contract close studio --refund-report --as-of 2026-04-20T12:00

say "Nothing is lost by it, so she closes."
at 2026-04-20T12:00 close contract close studio --yes

say "What is left: a file that says it all, and a digest of it that the client may keep too."
run contract log studio --as-of 2026-04-20T12:00
run check studio --as-of 2026-04-20T12:00
