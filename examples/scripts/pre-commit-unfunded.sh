#!/bin/sh
# A git pre-commit hook: a contract cannot be committed while one of its milestones is promised
# and not funded. In the repository that holds the contracts:
#
#   cp pre-commit-unfunded.sh .git/hooks/pre-commit && chmod +x .git/hooks/pre-commit
#
# It looks at what is staged, not at what lies in the folder, and only at the contracts that this
# commit changes: TOML files with a `format`, wherever they are. To let one commit through, say
# `git commit --no-verify`.
#
# Where later milestones are funded one after another, as on Upwork, this stops every commit until
# the last is funded. These checks wait until the next milestone is due, or work has begun on it:
#
#   checks='--select next-unfunded,unfunded-work,part-funded'
set -eu
checks='--unfunded'

staged=$(mktemp -d)
trap 'rm -rf "$staged"' EXIT
trap 'exit 130' INT TERM

git diff --cached --name-only --diff-filter=ACMRT -z -- '*.toml' |
    git checkout-index -z --stdin --prefix="$staged/"

cd "$staged"
code=0
find . -type f -exec grep -q '^format *= *[0-9]' {} \; -print0 |
    escrowbook check $checks -0 - || code=$?
case $code in
    0) ;;
    1) echo "pre-commit: fund these first, or say git commit --no-verify" >&2 ;;
    5) echo "pre-commit: these are no sound contracts as they are staged" >&2 ;;
    *) echo "pre-commit: escrowbook ended with $code, so nothing is known" >&2 ;;
esac
exit "$code"
