//! Layers: the one that decides a value, the value and its origin.

use std::collections::{BTreeMap, HashMap};
use std::ffi::OsString;

use factor3::{Env, Origin};
use proptest::prelude::*;

fn text(env: &Env, name: &str) -> Option<String> {
    env.get(name).map(|var| var.value().to_str().unwrap().to_owned())
}

fn origin(env: &Env, name: &str) -> String {
    env.get(name).unwrap().origin().to_string()
}

#[test]
fn the_highest_layer_that_mentions_a_name_answers() {
    let env = Env::from([("A", "high")]).or(Env::from([("A", "low"), ("B", "low")]));
    assert_eq!(text(&env, "A").as_deref(), Some("high"));
    assert_eq!(text(&env, "B").as_deref(), Some("low"));
    assert_eq!(text(&env, "C"), None);
}

#[test]
fn an_empty_value_mentions_its_name() {
    let env = Env::from([("A", "")]).or(Env::from([("A", "low")]));
    assert_eq!(text(&env, "A").as_deref(), Some(""));
}

#[test]
fn with_is_above_everything_and_the_later_is_above_the_earlier() {
    let env = Env::from([("A", "1")]).with("A", "2").with("A", "3");
    assert_eq!(text(&env, "A").as_deref(), Some("3"));
}

#[test]
fn without_hides_what_is_below_and_what_comes_below_later() {
    let env = Env::from([("A", "1")]).without("A");
    assert_eq!(text(&env, "A"), None);
    assert_eq!(text(&env.clone().or(Env::from([("A", "2")])), "A"), None);
    assert_eq!(text(&env.with("A", "3"), "A").as_deref(), Some("3"));
}

#[test]
fn without_hides_the_process() {
    assert!(Env::process().without("PATH").get("PATH").is_none());
}

#[test]
fn names_are_exact() {
    let env = Env::from([("Port", "1")]);
    assert_eq!(text(&env, "PORT"), None);
    assert_eq!(text(&env, "Port").as_deref(), Some("1"));
}

#[test]
fn of_two_given_values_for_one_name_the_later_counts() {
    assert_eq!(text(&Env::from([("A", "1"), ("A", "2")]), "A").as_deref(), Some("2"));
}

#[test]
fn an_env_is_made_of_arrays_maps_and_iterators() {
    let array = Env::from([("A", "1")]);
    let hash_map = Env::from(HashMap::from([("A".to_owned(), OsString::from("1"))]));
    let tree_map: Env = BTreeMap::from([("A", "1")]).into_iter().collect();
    for env in [array, hash_map, tree_map] {
        assert_eq!(text(&env, "A").as_deref(), Some("1"));
    }
}

#[test]
fn names_that_no_system_knows_are_not_set() {
    for name in ["", "=", "A=B", "A\0B"] {
        assert!(Env::process().get(name).is_none());
    }
}

#[cfg(unix)]
#[test]
fn a_value_need_not_be_utf_8() {
    use std::os::unix::ffi::OsStringExt;

    let value = OsString::from_vec(vec![b'a', 0xff]);
    let env = Env::from([("A", value.clone())]);
    assert_eq!(env.get("A").unwrap().value(), value);
}

#[test]
fn a_label_is_the_origin_of_given_values_that_have_none() {
    let vault = Env::from([("A", "1")]).named("vault: kv/orders");
    let env = vault.or(Env::from([("B", "2")])).named("command line");
    assert_eq!(origin(&env, "A"), "vault: kv/orders");
    assert_eq!(origin(&env, "B"), "command line");
    assert_eq!(origin(&env.with("C", "3"), "C"), "set in code");
}

#[test]
fn a_label_does_not_reach_clones_made_before() {
    let env = Env::from([("A", "1")]);
    let named = env.clone().named("flags");
    assert_eq!(origin(&env, "A"), "set in code");
    assert_eq!(origin(&named, "A"), "flags");
}

#[test]
fn debug_shows_neither_names_nor_values() {
    let env = Env::process().or(Env::from([("TOKEN", "hunter2"), ("PORT", "80")]));
    assert_eq!(format!("{env:?}"), "Env[Process, Layer(2)]");
    let var = env.with("TOKEN", "hunter2");
    let var = var.get("TOKEN").unwrap();
    assert_eq!(format!("{var:?}"), "Var { origin: Given { label: None }, .. }");
}

#[test]
fn an_env_can_be_shared_between_threads() {
    fn check<T: Clone + Send + Sync + 'static>() {}
    check::<Env>();
    check::<Origin>();
}

/// Generates a layer with some of four names, each set, empty or unset.
fn layer() -> impl Strategy<Value = Env> {
    let value = prop_oneof![Just(None), "[xy]{0,2}".prop_map(Some)];
    prop::collection::vec(("[A-D]", value), 0..4).prop_map(|values| {
        let none = Env::from_iter(Vec::<(String, String)>::new());
        values.into_iter().fold(none, |env, (name, value)| match value {
            Some(value) => env.with(&name, value),
            None => env.without(&name),
        })
    })
}

proptest! {
    #[test]
    fn it_does_not_matter_how_a_stack_is_put_together(a in layer(), b in layer(), c in layer()) {
        let left = a.clone().or(b.clone()).or(c.clone());
        let right = a.or(b.or(c));
        for name in ["A", "B", "C", "D"] {
            prop_assert_eq!(text(&left, name), text(&right, name));
        }
    }
}
