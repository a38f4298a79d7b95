//! Maps of configurations: a variable lists the keys, and each has variables of its own.
#![cfg(feature = "derive")]

use std::collections::{BTreeMap, HashMap};

use factor3::summary::Status;
use factor3::{Env, EnvConfig, EnvValue, ProblemKind, SecretString};
use secrecy::ExposeSecret;

/// A cluster to write to.
#[derive(Debug, EnvConfig)]
struct Sink {
    topic: String,
    #[env(default = 3)]
    retries: u8,
    token: Option<SecretString>,
}

#[derive(Debug, EnvConfig)]
#[env(prefix = "APP_")]
struct Config {
    #[env(nested, prefix = "SINK_")]
    sinks: BTreeMap<String, Sink>,
}

fn problems<C: EnvConfig + std::fmt::Debug>(env: &Env) -> Vec<String> {
    C::load(env).unwrap_err().problems().iter().map(ToString::to_string).collect()
}

fn warnings<C: EnvConfig>(env: &Env) -> Vec<String> {
    C::summary(env).warnings().iter().map(ToString::to_string).collect()
}

fn names<C: EnvConfig>() -> Vec<String> {
    C::schema().variables().iter().map(|variable| variable.name().to_owned()).collect()
}

#[test]
fn each_name_in_the_list_has_variables_of_its_own() {
    let env = Env::from([
        ("APP_SINKS", "msk, eu-west"),
        ("APP_SINK_MSK_TOPIC", "orders"),
        ("APP_SINK_EU_WEST_TOPIC", "events"),
        ("APP_SINK_EU_WEST_RETRIES", "9"),
    ]);
    let sinks = Config::load(&env).unwrap().sinks;
    let loaded: Vec<_> = sinks.iter().map(|(key, sink)| (&**key, &*sink.topic, sink.retries)).collect();
    assert_eq!(loaded, [("eu-west", "events", 9), ("msk", "orders", 3)]);
}

#[test]
fn a_summary_has_a_row_for_each_variable_of_each_instance() {
    let env = Env::from([("APP_SINKS", "msk,1"), ("APP_SINK_MSK_TOPIC", "orders"), ("APP_SINK_1_TOPIC", "events")]);
    let summary = Config::summary(&env);
    let rows: Vec<_> = summary.variables().iter().map(|row| (row.name(), row.field(), row.status())).collect();
    assert_eq!(
        rows,
        [
            ("APP_SINKS", "sinks", Status::Set),
            ("APP_SINK_MSK_TOPIC", "sinks.msk.topic", Status::Set),
            ("APP_SINK_MSK_RETRIES", "sinks.msk.retries", Status::Default),
            ("APP_SINK_MSK_TOKEN", "sinks.msk.token", Status::Unset),
            ("APP_SINK_1_TOPIC", "sinks.1.topic", Status::Set),
            ("APP_SINK_1_RETRIES", "sinks.1.retries", Status::Default),
            ("APP_SINK_1_TOKEN", "sinks.1.token", Status::Unset),
        ]
    );
    assert_eq!(summary.variables()[0].shown(), Some("msk,1"));
}

#[test]
fn problems_have_the_names_of_the_instance() {
    let env = Env::from([("APP_SINKS", "msk,ws"), ("APP_SINK_WS_TOPIC", "t"), ("APP_SINK_WS_RETRIES", "x")]);
    assert_eq!(
        problems::<Config>(&env),
        [
            "APP_SINK_MSK_TOPIC is not set; expected text; required because APP_SINKS has msk; \
             set APP_SINK_MSK_TOPIC or remove msk from APP_SINKS",
            "APP_SINK_WS_RETRIES must be an integer from 0 to 255: character 1 of 1 is not a digit (set in code)",
        ]
    );
    assert_eq!(Config::load(&env).unwrap_err().problems()[0].field(), Some("sinks.msk.topic"));
}

#[test]
fn a_secret_of_an_instance_may_be_in_a_file() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("token"), "hunter2").unwrap();
    let path = dir.path().join("token").display().to_string();
    let env = Env::from([("APP_SINKS", "a"), ("APP_SINK_A_TOPIC", "t"), ("APP_SINK_A_TOKEN_FILE", &path)]);
    let sinks = Config::load(&env).unwrap().sinks;
    assert_eq!(sinks["a"].token.as_ref().unwrap().expose_secret(), "hunter2");
}

#[test]
fn the_list_is_required_and_each_item_is_a_name() {
    let rows = [
        ("", "APP_SINKS is set but empty (set in code); expected a list, each item a name"),
        ("a.b", "APP_SINKS item 1 must be a name: character 2 of 3 is not a letter, a digit, `-` or `_` (set in code)"),
        ("a,,b", "APP_SINKS item 2 is empty (set in code)"),
        (
            "abcdefghijklmnopqrstuvwxyz0123456",
            "APP_SINKS item 1 must be a name: it has more than 32 characters (set in code)",
        ),
        ("a,b,a", "APP_SINKS item 3 repeats the key of item 1 (set in code)"),
        ("a-b,A_B", "APP_SINKS item 2 gives the same names of variables as item 1 (set in code); rename one of them"),
    ];
    for (list, problem) in rows {
        assert_eq!(problems::<Config>(&Env::from([("APP_SINKS", list)])), [problem], "{list}");
    }
    assert_eq!(problems::<Config>(&Env::empty()), ["APP_SINKS is not set; expected a list, each item a name"]);
}

#[derive(Debug, EnvConfig)]
struct Defaulted {
    #[env(nested, default, name = "MIRROR_NAMES")]
    mirrors: HashMap<Region, Mirror>,
    #[env(nested, default = "eu", example = "eu,us")]
    stores: BTreeMap<Region, Mirror>,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnvValue)]
enum Region {
    Eu,
    Us,
}

#[derive(Debug, EnvConfig)]
struct Mirror {
    #[env(default = "80")]
    port: u16,
}

#[test]
fn a_default_lists_names_or_none() {
    let config = Defaulted::load(&Env::empty()).unwrap();
    assert!(config.mirrors.is_empty());
    assert_eq!(config.stores.keys().collect::<Vec<_>>(), [&Region::Eu]);
    let env = Env::from([("STORES_EU_PORT", "81"), ("MIRROR_NAMES", "us"), ("MIRRORS_US_PORT", "82")]);
    let config = Defaulted::load(&env).unwrap();
    assert_eq!((config.stores[&Region::Eu].port, config.mirrors[&Region::Us].port), (81, 82));
}

#[test]
fn an_enum_of_keys_is_a_closed_set_of_names() {
    assert_eq!(
        problems::<Defaulted>(&Env::from([("STORES", "eu,uk")])),
        ["STORES item 2 must be eu or us (set in code); did you mean us?"]
    );
}

#[test]
fn a_list_of_pairs_keeps_the_order_of_the_names() {
    #[derive(Debug, EnvConfig)]
    struct Ordered {
        #[env(nested)]
        stores: Vec<(String, Mirror)>,
    }

    let stores = Ordered::load(&Env::from([("STORES", "us,eu"), ("STORES_EU_PORT", "81")])).unwrap().stores;
    assert_eq!(stores.iter().map(|(key, store)| (&**key, store.port)).collect::<Vec<_>>(), [("us", 80), ("eu", 81)]);
}

#[derive(Debug, EnvConfig)]
struct Overlap {
    #[env(nested)]
    #[expect(dead_code, reason = "only whether they load matters")]
    hosts: BTreeMap<String, Host>,
}

#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "only whether they load matters")]
struct Host {
    url: Option<String>,
    backup_url: Option<String>,
    #[env(absolute, shared)]
    region: Option<String>,
}

#[test]
fn two_instances_that_read_one_variable_are_a_problem() {
    assert_eq!(
        problems::<Overlap>(&Env::from([("HOSTS", "db,db-backup")])),
        ["HOSTS item 2 reads HOSTS_DB_BACKUP_URL, and so does item 1 (set in code); rename one of them"]
    );
    let summary = Overlap::summary(&Env::from([("HOSTS", "db,db-backup")]));
    assert_eq!(summary.variables().iter().filter(|row| row.name() == "HOSTS").count(), 1);
    assert!(Overlap::load(&Env::from([("HOSTS", "db,db-replica"), ("REGION", "eu")])).is_ok());
}

#[test]
fn a_variable_of_an_instance_that_is_not_listed_is_a_warning() {
    let env = Env::from([("APP_SINKS", "msk"), ("APP_SINK_MSK_TOPIC", "t"), ("APP_SINK_EU_WEST_TOKEN_FILE", "/x")]);
    assert_eq!(
        warnings::<Config>(&env),
        ["APP_SINK_EU_WEST_TOKEN_FILE is set, but APP_SINKS does not have eu_west (set in code); \
          add eu_west to APP_SINKS, or unset APP_SINK_EU_WEST_TOKEN_FILE"]
    );
    assert_eq!(Config::summary(&env).warnings()[0].kind(), ProblemKind::Ignored);
    // An empty one is not set.
    let empty = Env::from([("APP_SINKS", "msk"), ("APP_SINK_MSK_TOPIC", "t"), ("APP_SINK_WEST_TOPIC", "")]);
    assert_eq!(warnings::<Config>(&empty), [""; 0]);
    // Neither is this a variable of an instance, nor is it near one.
    let other = Env::from([("APP_SINKS", "msk"), ("APP_SINK_MSK_TOPIC", "t"), ("APP_SINK_MSK_COLOUR", "red")]);
    assert_eq!(warnings::<Config>(&other), [""; 0]);
}

#[test]
fn an_address_that_kubernetes_injects_belongs_to_no_instance() {
    let env = Env::from([("MIRRORS_BLUE_PORT", "tcp://10.0.0.7:80")]);
    assert_eq!(warnings::<Defaulted>(&env), [""; 0]);
    let env = Env::from([("MIRRORS_BLUE_PORT", "80")]);
    assert_eq!(
        warnings::<Defaulted>(&env),
        ["MIRRORS_BLUE_PORT is set, but MIRROR_NAMES does not have blue (set in code); \
          add blue to MIRROR_NAMES, or unset MIRRORS_BLUE_PORT"]
    );
}

#[test]
fn a_misspelt_variable_or_name_of_an_instance_is_a_near_miss() {
    let env = Env::from([("APP_SINKS", "msk,west"), ("APP_SINK_MSK_TOPICS", "t"), ("APP_SINK_WETS_TOPIC", "t")]);
    let of = |set: &str, wanted: &str| {
        format!("{wanted} is not set; expected text; {set} is set (in code) but unused; did you mean {wanted}?")
    };
    assert_eq!(
        problems::<Config>(&env),
        [of("APP_SINK_MSK_TOPICS", "APP_SINK_MSK_TOPIC"), of("APP_SINK_WETS_TOPIC", "APP_SINK_WEST_TOPIC")]
    );
    assert_eq!(warnings::<Config>(&env), [""; 0]);
}

#[test]
fn a_near_miss_is_said_once_and_hides_no_variable_of_another_instance() {
    // Of a required variable, whose problem names it.
    let env = Env::from([("APP_SINKS", "msk"), ("APP_SINK_MKS_TOPIC", "t"), ("APP_SINK_WEST_TOPIC", "t")]);
    assert_eq!(
        warnings::<Config>(&env),
        ["APP_SINK_WEST_TOPIC is set, but APP_SINKS does not have west (set in code); \
          add west to APP_SINKS, or unset APP_SINK_WEST_TOPIC"]
    );
    let env = Env::from([
        ("APP_SINKS", "msk"),
        ("APP_SINK_MSK_TOPIC", "t"),
        ("APP_SINK_MKS_RETRIES", "5"),
        ("APP_SINK_WEST_TOPIC", "t"),
    ]);
    assert_eq!(
        warnings::<Config>(&env),
        [
            "APP_SINK_MSK_RETRIES is not set; APP_SINK_MKS_RETRIES is set (in code) but unused; \
             did you mean APP_SINK_MSK_RETRIES?",
            "APP_SINK_WEST_TOPIC is set, but APP_SINKS does not have west (set in code); \
             add west to APP_SINKS, or unset APP_SINK_WEST_TOPIC"
        ]
    );
}

#[test]
fn the_list_is_no_near_miss_of_another_variable() {
    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "it cannot be loaded")]
    struct Both {
        #[env(nested, prefix = "SINK_")]
        sinks: BTreeMap<String, Sink>,
        sink: String,
    }
    let problems = problems::<Both>(&Env::from([("SINKS", "msk"), ("SINK_MSK_TOPIC", "t")]));
    assert_eq!(problems, ["SINK is not set; expected text"]);
}

#[test]
fn another_instance_is_no_near_miss() {
    for (listed, other) in [("msk", "WSA"), ("eu", "ET")] {
        let env = [("APP_SINKS", listed), (&format!("APP_SINK_{other}_TOPIC"), "t")].into_iter().collect();
        let [problem] = &problems::<Config>(&env)[..] else { panic!("one problem") };
        assert!(problem.contains(&format!("required because APP_SINKS has {listed}")), "{problem}");
    }
}

#[test]
fn a_list_without_a_value_leaves_its_instances_unchecked() {
    let summary = Config::summary(&Env::from_names(["APP_SINKS"]));
    assert_eq!(summary.exit_code(), 0);
    assert_eq!(
        summary.warnings()[0].to_string(),
        "APP_SINKS is known by its name only, so the variables of what it lists are not checked \
         (set in code); give the value too, to check them"
    );
}

#[derive(Debug, EnvConfig)]
struct Outer {
    #[env(nested)]
    tenants: BTreeMap<String, Tenant>,
    #[env(nested)]
    extra: Option<Extra>,
}

#[derive(Debug, EnvConfig)]
struct Tenant {
    #[env(nested)]
    storage: Storage,
    #[env(nested, prefix = "HOOK_", default)]
    hooks: BTreeMap<String, Hook>,
}

#[derive(Debug, EnvConfig)]
#[env(tag = "KIND")]
enum Storage {
    Memory,
    Disk { path: String },
}

#[derive(Debug, EnvConfig)]
struct Hook {
    url: String,
}

#[derive(Debug, EnvConfig)]
struct Extra {
    #[env(nested, prefix = "HOOK_")]
    hooks: BTreeMap<String, Hook>,
    size: u8,
}

#[test]
fn instances_contain_enums_and_instances() {
    let env = Env::from([
        ("TENANTS", "a,b"),
        ("TENANTS_A_STORAGE_KIND", "memory"),
        ("TENANTS_B_STORAGE_KIND", "disk"),
        ("TENANTS_B_STORAGE_PATH", "/b"),
        ("TENANTS_B_HOOKS", "x"),
        ("TENANTS_B_HOOK_X_URL", "u"),
    ]);
    let Outer { tenants, extra } = Outer::load(&env).unwrap();
    assert!(matches!(tenants["a"].storage, Storage::Memory) && tenants["a"].hooks.is_empty());
    assert!(matches!(&tenants["b"].storage, Storage::Disk { path } if path == "/b"));
    assert_eq!(tenants["b"].hooks["x"].url, "u");
    assert!(extra.is_none());
    assert_eq!(
        names::<Outer>(),
        [
            "TENANTS",
            "TENANTS_<NAME>_STORAGE_KIND",
            "TENANTS_<NAME>_STORAGE_PATH",
            "TENANTS_<NAME>_HOOKS",
            "TENANTS_<NAME>_HOOK_<NAME>_URL",
            "EXTRA_HOOKS",
            "EXTRA_HOOK_<NAME>_URL",
            "EXTRA_SIZE",
        ]
    );
    let variables = Outer::schema().variables();
    assert!(variables[4].is_read_as("TENANTS_B_HOOK_X_URL") && !variables[4].is_read_as("TENANTS_B_HOOK_URL"));
}

#[test]
fn the_list_alone_switches_an_optional_group_on() {
    let none = ("TENANTS", "a");
    let kind = ("TENANTS_A_STORAGE_KIND", "memory");
    assert!(Outer::load(&Env::from([none, kind, ("EXTRA_HOOK_X_URL", "u")])).unwrap().extra.is_none());
    assert_eq!(
        problems::<Outer>(&Env::from([none, kind, ("EXTRA_HOOKS", "x"), ("EXTRA_HOOK_X_URL", "u")])),
        ["EXTRA_SIZE is not set; expected an integer from 0 to 255; \
          EXTRA_HOOKS is set, so the group `extra` must be complete; set EXTRA_SIZE or unset EXTRA_HOOKS"]
    );
    let extra = Env::from([none, kind, ("EXTRA_HOOKS", "x"), ("EXTRA_HOOK_X_URL", "u"), ("EXTRA_SIZE", "1")]);
    let extra = Outer::load(&extra).unwrap().extra.unwrap();
    assert_eq!((extra.hooks["x"].url.as_str(), extra.size), ("u", 1));
    let summary = Outer::summary(&Env::from([none, kind]));
    let extra: Vec<_> = summary
        .variables()
        .iter()
        .map(factor3::summary::Entry::name)
        .filter(|name| name.starts_with("EXTRA"))
        .collect();
    assert_eq!(extra, ["EXTRA_HOOKS", "EXTRA_SIZE"]);
}

#[derive(Debug, EnvConfig)]
struct Mistaken {
    #[env(nested)]
    #[expect(dead_code, reason = "it never loads")]
    ports: BTreeMap<String, Port>,
}

#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "it never loads")]
struct Port {
    #[env(default = "8O80")]
    number: u16,
}

#[cfg(debug_assertions)]
#[test]
fn a_default_of_an_instance_is_checked_whether_there_is_one_or_not() {
    assert_eq!(
        Mistaken::load(&Env::from([("PORTS", "a"), ("PORTS_A_NUMBER", "1")])).unwrap_err().problems()[0].message(),
        "the default of PORTS_<NAME>_NUMBER must be an integer from 0 to 65535: character 2 of 4 is not a digit"
    );
}

#[derive(Debug, EnvConfig)]
#[env(validate = one_at_least(sinks))]
struct Ruled {
    #[env(nested, prefix = "SINK_", default)]
    sinks: BTreeMap<String, Sink>,
}

fn one_at_least(sinks: &BTreeMap<String, Sink>) -> Result<(), &'static str> {
    if sinks.is_empty() { Err("there must be one") } else { Ok(()) }
}

#[test]
fn a_rule_takes_the_map_and_its_report_names_the_list() {
    let error = Ruled::load(&Env::empty()).unwrap_err();
    assert_eq!(error.problems()[0].message(), "the group `sinks`: there must be one");
    assert_eq!(error.problems()[0].variables(), ["SINKS"]);
    assert!(Ruled::load(&Env::from([("SINKS", "a"), ("SINK_A_TOPIC", "t")])).unwrap().sinks.len() == 1);
}
