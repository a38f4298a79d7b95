//! A `.env` file beside bare names, with values that refer to unknown ones.

use super::dotenv_support::file;
use super::*;

#[test]
fn a_file_is_checked_with_the_names_that_it_leaves_out() {
    let file = file("PORT=x\nDATABASE_URL=postgres://db/orders\n");
    let summary = Config::summary(&file.env.clone().or(names(["DB_PASSWORD_FILE"])));
    assert_eq!(
        file.relative(&problems(&summary)[0]),
        "PORT must be an integer from 0 to 65535: character 1 of 1 is not a digit (.env:1:6)"
    );
    assert_eq!((summary.problems().len(), summary.exit_code()), (1, 78));
}

#[test]
fn a_value_that_refers_to_an_unknown_one_is_unknown_as_well() {
    let file = file("DATABASE_URL=postgres://app:${DB_PASSWORD}@db/orders\nPORT=${A}\nA=8${B}\n");
    let env = file.env.clone().or(names(["DB_PASSWORD", "B"]));
    let summary = Config::summary(&env);
    is_fine(&summary);
    assert_eq!(
        rows(&summary).iter().take(3).map(|row| file.relative(row)).collect::<Vec<_>>(),
        ["PORT name-only .env:2:6", "DATABASE_URL name-only .env:1:14", "DB_PASSWORD name-only vault: kv/orders",]
    );
    assert!(env.get("DATABASE_URL").is_none());
    let error = Config::load(&env).unwrap_err();
    let messages: Vec<_> = error.problems().iter().map(factor3::Problem::message).collect();
    assert_eq!(
        messages,
        [
            "PORT refers to a variable that is known by its name only, so there is no value to load",
            "DATABASE_URL refers to a variable that is known by its name only, so there is no value to load",
            "DB_PASSWORD is known by its name only, so there is no value to load",
        ]
    );
}

#[test]
fn a_name_of_another_form_whose_value_is_unknown_is_a_near_miss() {
    let file = file("DB_PASSWORD_PATH=/run/${WHERE}\n");
    let summary = Config::summary(&file.env.clone().or(names(["DATABASE_URL", "WHERE"])));
    assert_eq!(
        file.relative(&problems(&summary)[0]),
        concat!(
            "DB_PASSWORD is not set; expected a secret, or the path of its file in DB_PASSWORD_FILE; ",
            near!("DB_PASSWORD_PATH", ".env:1", "DB_PASSWORD_FILE")
        )
    );
}

#[test]
fn what_is_wrong_with_the_rest_of_such_a_value_is_told() {
    let file = file("DATABASE_URL=${DB_PASSWORD}${NO_SUCH_VARIABLE}\n");
    let summary = Config::summary(&file.env.clone().or(names(["DB_PASSWORD"])));
    assert_eq!(
        file.relative(&problems(&summary)[0]),
        "DATABASE_URL refers to a variable that is not set (.env:1:28); set that variable, or put the value in \
         single quotes, which `docker run --env-file` would keep"
    );
}

#[test]
fn a_reference_to_itself_is_unknown_if_the_layer_below_has_the_name_only() {
    let file = file("DATABASE_URL=x${DATABASE_URL}\n");
    let summary = Config::summary(&file.env.clone().or(required()));
    is_fine(&summary);
    assert_eq!(summary.variables()[1].status(), Status::NameOnly);
}

/// A file is the only layer that can have both.
#[test]
fn no_conflict_of_two_names_can_be_told_and_a_value_is_parsed() {
    let rest = || names(["DATABASE_URL", "OTHER"]);
    let one = file("DB_PASSWORD=${OTHER}\nDB_PASS=hunter2\n");
    let summary = Config::summary(&one.env.or(rest()));
    is_fine(&summary);
    assert_eq!((summary.variables()[2].status(), summary.variables()[2].characters()), (Status::Set, Some(7)));

    let blank = file("DB_PASSWORD=${OTHER}\nDB_PASS=' '\n");
    let summary = Config::summary(&blank.env.clone().or(rest()));
    assert_eq!(
        problems(&summary).iter().map(|problem| blank.relative(problem)).collect::<Vec<_>>(),
        ["DB_PASS contains only white space (.env:2:9); set a value, or unset it"]
    );
    is_fine(&Config::summary(&names(["DATABASE_URL", "DB_PASSWORD", "DB_PASSWORD_FILE", "DB_PASS"])));
}

#[test]
fn an_empty_name_leaves_it_to_the_others() {
    let file = file("DB_PASSWORD=\nDB_PASS=${OTHER}\n");
    let summary = Config::summary(&file.env.clone().or(names(["DATABASE_URL", "OTHER"])));
    is_fine(&summary);
    assert_eq!(summary.variables()[2].status(), Status::NameOnly);
}

#[test]
fn a_rule_is_told_of_the_name_that_has_the_value() {
    #[derive(Debug, EnvConfig)]
    #[env(validate = never(a, b))]
    #[expect(dead_code, reason = "only its rule matters")]
    struct Ruled {
        #[env(alias = "OLD_A")]
        a: u8,
        b: u8,
    }
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "a rule takes references")]
    fn never(_: &u8, _: &u8) -> Result<(), &'static str> {
        Err("never")
    }
    let file = file("A=${OTHER}\nOLD_A=1\nB=1\n");
    let summary = Ruled::summary(&file.env.clone().or(names(["OTHER"])));
    assert_eq!(summary.problems()[0].message(), "OLD_A and B: never");
    assert_eq!(summary.problems()[0].variables(), ["OLD_A", "B"]);
}
