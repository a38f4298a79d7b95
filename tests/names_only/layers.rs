//! Bare names form a layer like any other.

use super::*;

#[test]
fn the_highest_decides() {
    let above = Config::summary(&required().with("DATABASE_URL", "x"));
    assert_eq!(above.variables()[1].status(), Status::Set);
    assert_eq!(above.variables()[1].overridden()[0].to_string(), VAULT);

    let below = Config::summary(&required().or(Env::from([("DATABASE_URL", "x")]).named("defaults")));
    assert_eq!(below.variables()[1].status(), Status::NameOnly);
    assert_eq!(below.variables()[1].origin().unwrap().to_string(), VAULT);
    assert_eq!(below.variables()[1].overridden()[0].to_string(), "defaults");

    // An alias works too.
    let other = Config::summary(&names(["DATABASE_URL", "DB_PASS"]).or(Env::from([("DB_PASSWORD", "x")])));
    assert_eq!(other.variables()[2].status(), Status::NameOnly);
}

#[test]
fn a_value_above_is_parsed_whatever_is_known_by_name() {
    let summary = Config::summary(&required().or(names(["PORT"])).with("PORT", "x"));
    let problem = "PORT must be an integer from 0 to 65535: character 1 of 1 is not a digit (set in code)";
    assert_eq!(problems(&summary), [problem]);
}

#[test]
fn an_empty_value_above_is_not_set() {
    let summary = Config::summary(&required().with("DATABASE_URL", ""));
    assert_eq!(problems(&summary), ["DATABASE_URL is set but empty (set in code); expected text"]);
}

#[test]
fn it_does_not_matter_how_they_are_put_together() {
    let (a, b, c) = (Env::from([("PORT", "80")]), names(["DATABASE_URL"]), names(["DB_PASSWORD"]));
    let one = a.clone().or(b.clone()).or(c.clone());
    assert_eq!(Config::summary(&one).to_string(), Config::summary(&a.or(b.or(c))).to_string());
}

#[test]
fn names_may_be_of_any_text_and_may_repeat() {
    is_fine(&Config::summary(&Env::from_names(vec!["DATABASE_URL".to_owned(), "DB_PASSWORD".to_owned()])));
    is_fine(&Config::summary(&Env::from_names("DATABASE_URL DB_PASSWORD DATABASE_URL".split(' '))));
    assert_eq!(Config::summary(&Env::from_names([""; 0])).problems().len(), 2);
}

#[test]
fn a_label_is_given_to_what_has_none() {
    let env = Env::from_names(["DATABASE_URL"]).named("first").named("second");
    assert_eq!(Config::summary(&env).variables()[1].origin().unwrap().to_string(), "first");
    let env = Env::from_names(["DATABASE_URL"]);
    assert_eq!(Config::summary(&env).variables()[1].origin().unwrap().to_string(), "set in code");
}

#[test]
fn there_is_no_value_to_get_and_the_names_are_counted() {
    let env = required();
    assert!(env.get("DATABASE_URL").is_none());
    assert_eq!(format!("{env:?}"), "Env[Layer(2)]");
    assert!(env.problems().is_empty());
}
