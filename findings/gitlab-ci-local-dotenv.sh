#!/usr/bin/env bash
# A dotenv report in gitlab-ci-local: a URL ends at its `#`, `$` is expanded, and `pa$word` in the YAML is `pa`.
#
# Version:    gitlab-ci-local 4.60.0.
# Behaviour:  The report of one job is read for the next as a .env file with all that belongs to one: a comment ends
#             a value, with no blank in front of it too; `export` and quotes go; `$PLAIN` is replaced with the variable
#             of the YAML file, and `$$` with one sign. Comments and empty lines are taken. GitLab refuses a report for
#             an empty line (its issue 356650), so that the pipeline that passes here fails there.
# Good guess: A report is lines of `NAME=value`, as GitLab documents it, and the value is what follows the sign.
# For users:  Write no URL with a fragment and no password into a report before you know both readers; keep it free of
#             quotes, comments and empty lines.
# Output:     as in `expected` below: what the second job has.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund gitlab-ci-local@4.60.0

cat >expected <<'TEXT'
COMMENT=x
DOLLARS=pa$word
ESCAPED=pa$word
EXPORTED=1
ONE_DOLLAR=pa
QUOTED=a b
REFERENCE=a b
URL=https://api/v1
TEXT

mkdir project
cd project
cat >report.env <<'ENV'
# A comment, and an empty line.

URL=https://api/v1#top
COMMENT=x # a comment
QUOTED="a b"
REFERENCE=$PLAIN
DOLLARS=pa$$word
export EXPORTED=1
ENV
cat >.gitlab-ci.yml <<'YAML'
variables:
  PLAIN: a b
  ESCAPED: pa$$word
  ONE_DOLLAR: pa$word
build:
  script: [cp report.env build.env]
  artifacts:
    reports:
      dotenv: build.env
show:
  needs: [build]
  script: [printenv | grep -E '^(COMMENT|DOLLARS|ESCAPED|EXPORTED|ONE_DOLLAR|QUOTED|REFERENCE|URL)=' | LC_ALL=C sort]
YAML
git init --quiet
git remote add origin git@gitlab.com:app/app.git
git add .
git -c user.name=app -c user.email=app@example.com commit --quiet --message app
../node_modules/.bin/gitlab-ci-local --shell-executor-no-image --shell-isolation --no-color 2>/dev/null |
  sed -n 's/.*show *> //p' >../actual
cd ..
diff -u expected actual
echo 'as stated'
