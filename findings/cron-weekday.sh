#!/usr/bin/env bash
# SCHEDULE="0 9 * * 1" runs on Sunday, Monday or Tuesday, and a sixth field is a second at the front or at the end.
#
# Version:    cron 0.17.0, saffron 0.1.0 and croner 4.0.3 (Rust); APScheduler 3.11.3 and croniter 7.0.0 (Python);
#             cron-parser 5.10.6 (npm).
# Behaviour:  Day 1 is Sunday for cron and saffron, Tuesday for APScheduler's `from_crontab`, Monday for the others.
#             Day 5 beside day 13 of the month means either of them for four, and both at once for
#             APScheduler. croniter takes a sixth field, the last one, as the second: 9:00:30 on Mondays becomes 0:30:01
#             on the 9th of each month. cron wants six. `MON` is Monday for whoever takes the line.
# Good guess: Five fields are crontab's, where Monday is 1; a sixth one is the second, in front.
# For users:  Write weekdays as names, and say in the documentation of the variable which reader is behind it.
# Output:     the first run after Thursday, 1 January 2026.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet APScheduler==3.11.3 croniter==7.0.0
npm init -y >/dev/null
npm install --silent --no-audit --no-fund cron-parser@5.10.6
cargo init --quiet --vcs none --name schedule
cargo add --quiet cron@=0.17.0 saffron@=0.1.0 croner@=4.0.3 chrono@=0.4.45

cat >expected <<'TEXT'
0 9 * * 1    cron        refused
0 9 * * 1    saffron     Sun 04 Jan 09:00:00
0 9 * * 1    croner      Mon 05 Jan 09:00:00
0 0 9 * * 1  cron        Sun 04 Jan 09:00:00
0 0 9 * * 1  saffron     refused
0 0 9 * * 1  croner      Mon 05 Jan 09:00:00
0 9 13 * 5   cron        refused
0 9 13 * 5   saffron     Thu 01 Jan 09:00:00
0 9 13 * 5   croner      Fri 02 Jan 09:00:00
30 0 9 * * 1 cron        Sun 04 Jan 09:00:30
30 0 9 * * 1 saffron     refused
30 0 9 * * 1 croner      Mon 05 Jan 09:00:30
0 9 * * MON  cron        refused
0 9 * * MON  saffron     Mon 05 Jan 09:00:00
0 9 * * MON  croner      Mon 05 Jan 09:00:00
0 9 * * 1    APScheduler Tue 06 Jan 09:00:00
0 9 * * 1    croniter    Mon 05 Jan 09:00:00
0 0 9 * * 1  APScheduler refused
0 0 9 * * 1  croniter    Fri 09 Jan 00:00:01
0 9 13 * 5   APScheduler Sat 13 Jun 09:00:00
0 9 13 * 5   croniter    Fri 02 Jan 09:00:00
30 0 9 * * 1 APScheduler refused
30 0 9 * * 1 croniter    Fri 09 Jan 00:30:01
0 9 * * MON  APScheduler Mon 05 Jan 09:00:00
0 9 * * MON  croniter    Mon 05 Jan 09:00:00
0 9 * * 1    cron-parser Mon 05 Jan 09:00:00
0 0 9 * * 1  cron-parser Mon 05 Jan 09:00:00
0 9 13 * 5   cron-parser Fri 02 Jan 09:00:00
30 0 9 * * 1 cron-parser Mon 05 Jan 09:00:30
0 9 * * MON  cron-parser Mon 05 Jan 09:00:00
TEXT

cat >src/main.rs <<'RS'
use chrono::{DateTime, TimeZone, Utc};

fn main() {
    let start = Utc.with_ymd_and_hms(2026, 1, 1, 0, 0, 0).unwrap();
    for text in std::env::args().skip(1) {
        let runs: [(&str, Option<DateTime<Utc>>); 3] = [
            ("cron", text.parse::<cron::Schedule>().ok().and_then(|schedule| schedule.after(&start).next())),
            ("saffron", text.parse::<saffron::Cron>().ok().and_then(|schedule| schedule.next_after(start))),
            ("croner", text.parse::<croner::Cron>().ok().and_then(|s| s.find_next_occurrence(&start, false).ok())),
        ];
        for (name, run) in runs {
            let said = run.map_or("refused".into(), |run| run.format("%a %d %b %H:%M:%S").to_string());
            println!("{text:12} {name:11} {said}");
        }
    }
}
RS
cat >runs.py <<'PY'
import datetime
import sys

from apscheduler.triggers.cron import CronTrigger
from croniter import croniter

start = datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone.utc)
readers = {
    "APScheduler": lambda text: CronTrigger.from_crontab(text, timezone="UTC").get_next_fire_time(None, start),
    "croniter": lambda text: croniter(text, start).get_next(datetime.datetime),
}
for text in sys.argv[1:]:
    for name, read in readers.items():
        try:
            said = read(text).strftime("%a %d %b %H:%M:%S")
        except ValueError:
            said = "refused"
        print(f"{text:12} {name:11} {said}")
PY
cat >runs.cjs <<'JS'
const { CronExpressionParser } = require("cron-parser");
for (const text of process.argv.slice(2)) {
  const run = CronExpressionParser.parse(text, { currentDate: new Date("2026-01-01T00:00:00Z"), tz: "UTC" }).next().toDate();
  const [, weekday, day, month, time] = run.toUTCString().match(/^(\w+), (\d+) (\w+) \d+ ([\d:]+)/);
  console.log(text.padEnd(12), "cron-parser", weekday, day, month, time);
}
JS
texts=('0 9 * * 1' '0 0 9 * * 1' '0 9 13 * 5' '30 0 9 * * 1' '0 9 * * MON')
{
  cargo run --quiet -- "${texts[@]}"
  venv/bin/python runs.py "${texts[@]}"
  node runs.cjs "${texts[@]}"
} >actual
diff -u expected actual
echo 'as stated'
