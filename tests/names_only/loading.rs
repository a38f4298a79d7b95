//! A bare name has no value to load, and the error says so.

use super::*;

#[test]
fn there_is_nothing_to_load_from_a_name() {
    let error = Config::load(&required().or(names(["SMTP_PASSWORD"]))).unwrap_err();
    assert_eq!(
        error.to_string(),
        "\
the environment has 4 problems

  DATABASE_URL is known by its name only, so there is no value to load
    --> vault: kv/orders
    help: load where it has one; `Config::summary` checks the names alone
  DB_PASSWORD is known by its name only, so there is no value to load
    --> vault: kv/orders
    help: load where it has one; `Config::summary` checks the names alone
  SMTP_HOST is not set
    Expected: text
    help: SMTP_PASSWORD is set, so the group `smtp` must be complete; set SMTP_HOST or unset SMTP_PASSWORD
  SMTP_PASSWORD is known by its name only, so there is no value to load
    --> vault: kv/orders
    help: load where it has one; `Config::summary` checks the names alone

to fix: DATABASE_URL, DB_PASSWORD, SMTP_HOST, SMTP_PASSWORD"
    );
    let last = &error.problems()[3];
    assert_eq!((last.kind(), last.field()), (ProblemKind::NameOnly, Some("smtp.password")));
}

#[test]
fn it_is_an_error_also_where_the_value_may_be_absent() {
    let values = Env::from([("DATABASE_URL", "x"), ("DB_PASSWORD", "x")]);
    for name in ["PORT", "WORKERS"] {
        assert_eq!(of_load::<Config>(&values.clone().or(names([name]))), [no_value(name)]);
    }
}

#[test]
fn a_name_that_nothing_reads_is_in_nobodys_way() {
    let values = Env::from([("DATABASE_URL", "x"), ("DB_PASSWORD", "x")]);
    assert!(Config::load(&values.or(names(["OTHER"]))).is_ok());
}

#[test]
fn it_names_what_is_set() {
    let env = names(["DATABASE_URL", "DB_PW_FILE"]);
    assert_eq!(of_load::<Config>(&env), [no_value("DATABASE_URL"), no_value("DB_PW_FILE")]);
}

#[test]
fn an_inspection_gives_the_error_and_the_summary_of_the_names() {
    let (result, summary) = Config::inspect(&required());
    assert_eq!(result.unwrap_err().problems().len(), 2);
    is_fine(&summary);
}

#[test]
fn two_fields_that_read_one_name_are_one_problem() {
    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "it cannot be loaded")]
    struct Shared {
        #[env(shared)]
        level: u8,
        #[env(shared, name = "LEVEL")]
        again: u8,
    }
    assert_eq!(of_load::<Shared>(&names(["LEVEL"])), [no_value("LEVEL")]);
    assert_eq!(Shared::summary(&names(["LEVEL"])).variables().len(), 1);
}
