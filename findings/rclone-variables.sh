#!/usr/bin/env bash
# RCLONE_TIMEOUT=30 is refused, RCLONE_MAX_AGE=30 is 30 seconds, RCLONE_MAX_SIZE=1 is 1024 bytes, and an empty one an error.
#
# Version:    rclone 1.60.1 of Debian 12.
# Behaviour:  rclone has two kinds of durations: timeouts need a unit, ages take a number as seconds and `M` as a month.
#             A size without a unit counts KiB. A leading zero means octal, and `08` is refused. A variable that is set and
#             empty is refused too, with exit status 1, before anything is done.
# Good guess: One rule for all durations, sizes in bytes, and an empty variable is as good as none.
# For users:  Write units everywhere (`30s`, `1b`), no leading zeros, and unset what is not meant.
# Output:     what rclone reports to have set.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

apt-get download -qq rclone=1.60.1+dfsg-2+b5 2>log
dpkg -x rclone_*.deb package

cat >expected <<'TEXT'
RCLONE_TIMEOUT=30        refused
RCLONE_TIMEOUT=30s       30s
RCLONE_MAX_AGE=30        30s
RCLONE_MAX_AGE=1m        1m0s
RCLONE_MAX_AGE=1M        1M
RCLONE_MAX_SIZE=1        1Ki
RCLONE_MAX_SIZE=1b       1
RCLONE_BUFFER_SIZE=1024  1Mi
RCLONE_TRANSFERS=010     8
RCLONE_TRANSFERS=08      refused
RCLONE_TRANSFERS=        refused
RCLONE_DRY_RUN=          refused
RCLONE_DRY_RUN=no        refused
RCLONE_DRY_RUN=f         false
TEXT

mkdir empty
for variable in RCLONE_TIMEOUT=30 RCLONE_TIMEOUT=30s RCLONE_MAX_AGE=30 RCLONE_MAX_AGE=1m RCLONE_MAX_AGE=1M RCLONE_MAX_SIZE=1 \
  RCLONE_MAX_SIZE=1b RCLONE_BUFFER_SIZE=1024 RCLONE_TRANSFERS=010 RCLONE_TRANSFERS=08 RCLONE_TRANSFERS= RCLONE_DRY_RUN= \
  RCLONE_DRY_RUN=no RCLONE_DRY_RUN=f; do
  said=$(env -i HOME="$work" "$variable" package/usr/bin/rclone lsf empty -vv 2>&1 |
    sed -n -e 's/.*: Setting --[a-z-]* "\(.*\)" from environment.*/\1/p' -e 's/.*Invalid value when setting.*/refused/p') || true
  printf '%-24s %s\n' "$variable" "$said"
done >actual
diff -u expected actual
echo 'as stated'
