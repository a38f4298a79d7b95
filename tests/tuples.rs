//! Tuples of configurations: each member keeps its prefix, and there is one report and one summary.
#![cfg(feature = "derive")]

#[macro_use]
#[path = "common/near.rs"]
mod near;
#[path = "common/rows.rs"]
mod rows;

use factor3::{Env, EnvConfig};
use rows::rows;

#[derive(Debug, EnvConfig)]
#[env(prefix = "WEB_")]
struct Web {
    #[env(default = 8080)]
    port: u16,
    #[env(absolute)]
    log_level: u8,
}

#[derive(Debug, EnvConfig)]
#[env(prefix = "WORKER_")]
#[expect(dead_code, reason = "only what is read matters")]
struct Worker {
    queue: String,
    #[env(absolute)]
    log_level: u8,
}

#[derive(Debug, EnvConfig)]
struct Migrate {
    #[env(default)]
    dry_run: bool,
}

type All = (Web, Worker, Migrate);

fn env<const N: usize>(set: [(&str, &str); N]) -> Env {
    set.into_iter().collect()
}

#[test]
fn each_is_read_under_its_own_prefix() {
    let (web, worker, migrate) =
        All::load(&env([("WEB_PORT", "80"), ("WORKER_QUEUE", "q"), ("LOG_LEVEL", "3"), ("DRY_RUN", "yes")])).unwrap();
    assert_eq!((web.port, web.log_level, worker.log_level, migrate.dry_run), (80, 3, 3, true));
    let variables = All::schema().variables();
    let names: Vec<_> = variables.iter().map(|variable| (variable.name(), variable.field())).collect();
    assert_eq!(
        names,
        [
            ("WEB_PORT", "0.port"),
            ("LOG_LEVEL", "0.log_level"),
            ("WORKER_QUEUE", "1.queue"),
            ("LOG_LEVEL", "1.log_level"),
            ("DRY_RUN", "2.dry_run"),
        ]
    );
}

#[test]
fn the_report_covers_all_of_them_and_says_nothing_twice() {
    assert_eq!(
        All::load(&env([("WEB_PORT", "x"), ("LOG_LEVL", "3"), ("DRY_RUN", "maybe")])).unwrap_err().to_string(),
        concat!(
            "\
the environment has 4 problems

  WEB_PORT must be an integer from 0 to 65535: character 1 of 1 is not a digit
    --> set in code
  LOG_LEVEL is not set
    Expected: an integer from 0 to 255
    help: ",
            near!("LOG_LEVL", "in code", "LOG_LEVEL"),
            "
  WORKER_QUEUE is not set
    Expected: text
  DRY_RUN must be true or false
    --> set in code
    help: yes/no, on/off, t/f, y/n and 1/0 are accepted too

to fix: WEB_PORT, LOG_LEVEL, WORKER_QUEUE, DRY_RUN"
        )
    );
}

#[test]
fn what_one_of_them_reads_is_no_near_miss_for_another() {
    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only what is read matters")]
    struct Other {
        worker_queues: String,
    }
    let error = <(Worker, Other)>::load(&env([("WORKER_QUEUE", "q"), ("LOG_LEVEL", "1")])).unwrap_err();
    assert_eq!(error.problems()[0].to_string(), "WORKER_QUEUES is not set; expected text");
    let error = Other::load(&env([("WORKER_QUEUE", "q")])).unwrap_err();
    assert!(error.problems()[0].help().is_some_and(|help| help.contains("WORKER_QUEUE is set")));
}

#[test]
fn the_summary_has_a_variable_once() {
    assert_eq!(
        rows(&All::summary(&env([("WORKER_QUEUE", "q"), ("LOG_LEVEL", "3")]))),
        [
            "WEB_PORT 8080 default",
            "LOG_LEVEL 3 set in code",
            "WORKER_QUEUE 1 hidden set in code",
            "DRY_RUN false default",
        ]
    );
}

#[test]
fn some_of_them_may_be_optional() {
    let (web, worker) = <(Option<Web>, Option<Migrate>)>::load(&env([("OTHER", "")])).unwrap();
    assert!(web.is_none() && worker.is_none());
}

#[test]
fn there_may_be_as_many_as_a_program_has() {
    assert!(<(Migrate, Option<Web>)>::load(&env([])).is_ok());
    assert!(<(Migrate, Option<Web>, Option<Worker>, Option<Web>)>::load(&env([])).is_ok());
    assert!(<(Migrate, Migrate, Migrate, Migrate, Migrate, Migrate)>::load(&env([])).is_ok());
}
