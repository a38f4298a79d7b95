//! Types that only serde reads, with bare names.

use factor3::Origin;
use factor3::layer::Layer;

use super::*;

#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "only what is said of it matters")]
struct Config {
    #[env(nested, serde)]
    legacy: Option<Legacy>,
    #[env(serde)]
    mode: u8,
}

#[derive(Debug, serde::Deserialize)]
#[expect(dead_code, reason = "only what is said of it matters")]
struct Legacy {
    host: String,
    port: u16,
}

#[test]
fn a_struct_is_not_read_where_one_value_is_unknown() {
    let env = names(["LEGACY_HOST"]).with("LEGACY_PORT", "x").with("MODE", "1");
    let summary = Config::summary(&env);
    assert!(summary.problems().is_empty(), "{summary}");
    assert_eq!(rows(&summary), ["LEGACY_* name-only vault: kv/orders", "MODE 1 hidden set in code"]);
    assert_eq!(
        warnings(&summary),
        [
            "LEGACY_*: one of the variables is known by its name only, so none of them is checked (vault: kv/orders); give \
          the value too, to check them"
        ]
    );
    assert_eq!(
        of_load::<Config>(&env),
        ["LEGACY_*: one of the variables is known by its name only, so there is no value to load (vault: kv/orders); \
              load where it has one; `Config::summary` checks the names alone"]
    );
}

#[test]
fn a_struct_is_not_read_where_names_under_its_prefix_are_unknown() {
    for (prefix, is_unknown) in [("", true), ("LEGACY_", true), ("LEGACY_P", true), ("LOGS_", false)] {
        let mut layer = Layer::new();
        layer.perhaps_all(prefix, Origin::in_line("orders.yaml", 9));
        let env = Env::from([("LEGACY_HOST", "h"), ("LEGACY_PORT", "x"), ("MODE", "1")]).or(Env::from(layer));
        let summary = Config::summary(&env);
        assert_eq!(summary.problems().is_empty(), is_unknown, "{prefix}: {summary}");
        assert_eq!(rows(&summary)[0].starts_with("LEGACY_* name-only"), is_unknown, "{prefix}: {summary}");
    }
}

#[cfg(feature = "dotenv")]
#[test]
fn a_value_of_it_that_cannot_be_read_is_a_problem_all_the_same() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join(".env");
    std::fs::write(&path, "LEGACY_PORT=${NO_SUCH_VARIABLE}\nMODE=1\n").unwrap();
    let summary = Config::summary(&names(["LEGACY_HOST"]).or(Env::dotenv(&path)));
    assert_eq!(summary.problems()[0].message(), "LEGACY_* refers to a variable that is not set");
    assert_eq!(summary.problems().len(), 1);
}

#[test]
fn a_field_is_like_any_other() {
    let summary = Config::summary(&names(["MODE"]));
    is_fine(&summary);
    assert_eq!(summary.variables()[1].status(), Status::NameOnly);
}
