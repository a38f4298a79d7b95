//! Enums: one variable selects the variant, and only that variant is read.
#![cfg(feature = "derive")]

#[path = "common/rows.rs"]
mod rows;

use std::path::{Path, PathBuf};

use factor3::summary::Status;
use factor3::{Env, EnvConfig, SecretString};
use rows::rows;

#[derive(Debug, EnvConfig)]
struct Config {
    #[env(nested)]
    storage: Storage,
}

/// Where attachments are kept.
#[derive(Debug, EnvConfig)]
#[env(tag = "KIND")]
enum Storage {
    Disk {
        /// Directory of the attachments.
        path: PathBuf,
        #[env(default = 7)]
        keep_days: u16,
    },
    S3(Bucket),
    #[env(rename = "none")]
    Nowhere,
}

#[expect(clippy::struct_field_names, reason = "that is what the variable is called")]
#[derive(Debug, EnvConfig)]
struct Bucket {
    bucket: String,
    #[expect(dead_code, reason = "only whether it is required matters")]
    token: SecretString,
    path: Option<u16>,
}

fn env<const N: usize>(set: [(&str, &str); N]) -> Env {
    set.into_iter().collect()
}

fn problems<T: EnvConfig + std::fmt::Debug>(env: &Env) -> Vec<String> {
    T::load(env).unwrap_err().problems().iter().map(ToString::to_string).collect()
}

fn warnings<T: EnvConfig>(env: &Env) -> Vec<String> {
    T::summary(env).warnings().iter().map(ToString::to_string).collect()
}

#[test]
fn a_struct_variant_reads_its_fields_under_the_prefix_of_the_enum() {
    let config = Config::load(&env([("STORAGE_KIND", "disk"), ("STORAGE_PATH", "/srv")])).unwrap();
    assert!(matches!(config.storage, Storage::Disk { path, keep_days: 7 } if path.as_path() == Path::new("/srv")));
}

#[test]
fn a_newtype_variant_reads_its_configuration_under_the_prefix_of_the_enum() {
    let set = env([("STORAGE_KIND", "S3"), ("STORAGE_BUCKET", "b"), ("STORAGE_TOKEN", "t")]);
    let config = Config::load(&set).unwrap();
    assert!(matches!(config.storage, Storage::S3(Bucket { bucket, path: None, .. }) if bucket == "b"));
}

#[test]
fn the_configuration_in_a_variant_may_have_a_prefix() {
    #[derive(Debug, EnvConfig)]
    #[env(prefix = "OWN_")]
    #[expect(dead_code, reason = "only its names matter")]
    struct Own {
        bucket: String,
    }
    #[derive(Debug, EnvConfig)]
    #[env(tag = "KIND", prefix = "STORE_")]
    #[expect(dead_code, reason = "only their names matter")]
    enum Store {
        Own(Own),
        Written(#[env(prefix = "W_")] Own),
        Flat(#[env(prefix = "")] Own),
    }
    let names: Vec<_> = Store::schema().variables().iter().map(|variable| variable.name().to_owned()).collect();
    assert_eq!(names, ["STORE_KIND", "STORE_OWN_BUCKET", "STORE_W_BUCKET", "STORE_BUCKET"]);
}

#[test]
fn a_unit_variant_reads_nothing_more() {
    assert!(matches!(Config::load(&env([("STORAGE_KIND", "none")])).unwrap().storage, Storage::Nowhere));
}

#[test]
fn the_tag_is_a_variable_with_the_docs_of_the_enum() {
    assert_eq!(
        Config::load(&env([("OTHER", "")])).unwrap_err().to_string(),
        "\
the environment has 1 problem

  STORAGE_KIND is not set
    Where attachments are kept. Expected: one of disk, s3, none

to fix: STORAGE_KIND"
    );
    let tag = &Config::schema().variables()[0];
    assert_eq!((tag.name(), tag.field(), tag.is_required()), ("STORAGE_KIND", "storage.kind", true));
}

#[test]
fn an_unknown_tag_lists_the_choices_and_the_nearest() {
    let set = env([("STORAGE_KIND", "dsk"), ("STORAGE_PATH", "/srv")]);
    assert_eq!(
        problems::<Config>(&set),
        ["STORAGE_KIND must be one of disk, s3, none (set in code); did you mean disk?"]
    );
    assert!(warnings::<Config>(&set).is_empty(), "{:?}", warnings::<Config>(&set));
}

#[test]
fn only_the_chosen_variant_is_required_and_parsed() {
    let set = env([("STORAGE_KIND", "disk"), ("STORAGE_KEEP_DAYS", "x"), ("STORAGE_TOKEN", "\n")]);
    assert_eq!(
        problems::<Config>(&set),
        [
            "STORAGE_PATH is not set; expected a path; required because STORAGE_KIND is disk; set STORAGE_PATH or change \
             STORAGE_KIND",
            "STORAGE_KEEP_DAYS must be an integer from 0 to 65535: character 1 of 1 is not a digit (set in code)",
        ]
    );
}

#[test]
fn what_a_variant_needs_is_said_of_it_alone() {
    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only its problems matter")]
    struct Config {
        #[env(nested)]
        cache: Option<Cache>,
        name: String,
    }

    #[derive(Debug, EnvConfig)]
    #[env(tag = "KIND")]
    #[expect(dead_code, reason = "only its problems matter")]
    enum Cache {
        #[env(default)]
        Remote(Remote),
        Memory {
            size: u32,
        },
    }

    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only its problems matter")]
    struct Remote {
        host: String,
        port: u16,
    }

    assert_eq!(
        problems::<Config>(&env([("CACHE_HOST", "a")])),
        [
            "CACHE_PORT is not set; expected an integer from 0 to 65535; required because CACHE_KIND defaults to remote; set \
             CACHE_PORT or choose another CACHE_KIND",
            "NAME is not set; expected text",
        ]
    );
    assert_eq!(
        problems::<Config>(&env([("CACHE_KIND", "memory"), ("NAME", "a")])),
        [
            "CACHE_SIZE is not set; expected an integer from 0 to 4294967295; required because CACHE_KIND is memory; set \
             CACHE_SIZE or change CACHE_KIND"
        ]
    );
}

#[test]
fn variables_of_other_variants_are_a_warning() {
    let set =
        [("STORAGE_KIND", "disk"), ("STORAGE_PATH", "/srv"), ("STORAGE_BUCKET", "b"), ("STORAGE_TOKEN_FILE", "t")];
    assert_eq!(
        warnings::<Config>(&env(set)),
        [
            "STORAGE_BUCKET is set, and only STORAGE_KIND=s3 reads it (set in code); unset it, or set STORAGE_KIND=s3",
            "STORAGE_TOKEN_FILE is set, and only STORAGE_KIND=s3 reads it (set in code); unset it, or set STORAGE_KIND=s3",
        ]
    );
    let set = env([("STORAGE_KIND", "none"), ("STORAGE_PATH", "/srv")]);
    assert_eq!(
        warnings::<Config>(&set),
        [
            "STORAGE_PATH is set, and only STORAGE_KIND=disk or STORAGE_KIND=s3 reads it (set in code); unset it, or set \
          STORAGE_KIND=disk or STORAGE_KIND=s3"
        ]
    );
}

#[test]
fn two_variants_may_read_one_variable_as_two_types() {
    let set = env([("STORAGE_KIND", "s3"), ("STORAGE_PATH", "7"), ("STORAGE_BUCKET", "b"), ("STORAGE_TOKEN", "t")]);
    assert!(matches!(Config::load(&set).unwrap().storage, Storage::S3(Bucket { path: Some(7), .. })));
    assert!(warnings::<Config>(&set).is_empty());
}

#[derive(Debug, EnvConfig)]
#[env(tag = "QUEUE", rename_all = "SCREAMING_SNAKE_CASE")]
enum Queue {
    #[env(default)]
    InMemory,
    RabbitMq {
        #[env(name = "AMQP_HOST")]
        host: String,
    },
}

#[test]
fn an_unset_or_empty_tag_takes_the_default_variant() {
    assert!(matches!(Queue::load(&env([("OTHER", "")])), Ok(Queue::InMemory)));
    assert!(matches!(Queue::load(&env([("QUEUE", "")])), Ok(Queue::InMemory)));
    let summary = Queue::summary(&env([("QUEUE", "")]));
    let queue = &summary.variables()[0];
    assert_eq!((queue.shown(), queue.status()), (Some("IN_MEMORY"), Status::EmptyDefault));
    let tag = &Queue::schema().variables()[0];
    assert_eq!((tag.is_required(), tag.default()), (false, Some("IN_MEMORY")));
}

#[test]
fn a_variable_of_a_variant_does_not_choose_it() {
    let set = env([("AMQP_HOST", "mq")]);
    assert!(matches!(Queue::load(&set), Ok(Queue::InMemory)));
    assert_eq!(
        warnings::<Queue>(&set),
        ["AMQP_HOST is set, and only QUEUE=RABBIT_MQ reads it (set in code); unset it, or set QUEUE=RABBIT_MQ"]
    );
}

#[test]
fn words_follow_the_casing_of_the_enum_and_ignore_case() {
    let set = env([("QUEUE", "rabbit_mq"), ("AMQP_HOST", "mq")]);
    assert!(matches!(Queue::load(&set), Ok(Queue::RabbitMq { host }) if host == "mq"));
}

#[derive(Debug, EnvConfig)]
struct Optional {
    #[env(nested)]
    storage: Option<Storage>,
    #[env(nested, prefix = "")]
    queue: Option<Queue>,
}

#[test]
fn an_optional_enum_is_none_when_nothing_of_it_is_set() {
    let config = Optional::load(&env([("STORAGE_KIND", ""), ("STORAGE_PATH", "")])).unwrap();
    // A default does not switch the group on.
    assert!(config.storage.is_none() && config.queue.is_none());
}

#[test]
fn a_variable_of_a_variant_switches_an_optional_enum_on() {
    assert_eq!(
        problems::<Optional>(&env([("STORAGE_PATH", "/srv")])),
        [
            "STORAGE_KIND is not set; expected one of disk, s3, none; STORAGE_PATH is set, so the group `storage` must be \
          complete; set STORAGE_KIND or unset STORAGE_PATH"
        ]
    );
    assert_eq!(
        problems::<Optional>(&env([("STORAGE_KIND", "disk")])),
        [
            "STORAGE_PATH is not set; expected a path; required because STORAGE_KIND is disk; set STORAGE_PATH or change \
             STORAGE_KIND"
        ]
    );
}

#[test]
fn the_summary_shows_what_was_read() {
    let set = env([("STORAGE_KIND", "disk"), ("STORAGE_PATH", "/srv")]);
    assert_eq!(
        rows(&Config::summary(&set)),
        ["STORAGE_KIND disk set in code", "STORAGE_PATH 4 hidden set in code", "STORAGE_KEEP_DAYS 7 default"]
    );
}

#[derive(Debug, EnvConfig)]
#[env(tag = "KIND")]
enum Generic<T> {
    One(T),
    Two {
        #[env(nested)]
        inner: T,
    },
}

#[test]
fn an_enum_may_be_generic() {
    let set = env([("KIND", "two"), ("INNER_BUCKET", "b"), ("INNER_TOKEN", "t")]);
    assert!(matches!(Generic::<Bucket>::load(&set), Ok(Generic::Two { inner }) if inner.bucket == "b"));
    assert!(matches!(
        Generic::<Bucket>::load(&env([("KIND", "one"), ("BUCKET", "b"), ("TOKEN", "t")])),
        Ok(Generic::One(_))
    ));
}

#[test]
fn an_enum_may_be_in_a_variant() {
    #[derive(Debug, EnvConfig)]
    #[env(tag = "MODE")]
    enum Outer {
        Stored {
            #[env(nested, prefix = "IN_")]
            storage: Storage,
        },
        Off,
    }
    let set = env([("MODE", "stored"), ("IN_KIND", "none")]);
    assert!(matches!(Outer::load(&set), Ok(Outer::Stored { storage: Storage::Nowhere })));
    assert!(matches!(Outer::load(&env([("MODE", "off")])), Ok(Outer::Off)));
}
