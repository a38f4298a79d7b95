//! The tag of an enum, known by name only.

use super::*;

#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "only what is said of it matters")]
struct Config {
    #[env(nested)]
    storage: Storage,
    #[env(default = 8080)]
    port: u16,
}

#[derive(Debug, EnvConfig)]
#[env(tag = "KIND")]
#[expect(dead_code, reason = "only what is said of it matters")]
enum Storage {
    #[env(default)]
    Disk {
        path: String,
    },
    S3 {
        bucket: String,
        token: SecretString,
        path: Option<String>,
    },
}

const UNCHECKED: &str = "STORAGE_KIND is known by its name only, so the variables of its variants are not checked \
                         (vault: kv/orders); give the value too, to check them";

#[test]
fn a_tag_that_is_unknown_chooses_none_and_a_warning_says_so() {
    for env in [names(["STORAGE_KIND"]), names(["STORAGE_KIND", "STORAGE_BUCKET", "STORAGE_TOKEN_FILE"])] {
        let summary = Config::summary(&env);
        assert_eq!(warnings(&summary), [UNCHECKED]);
        assert_eq!(summary.warnings()[0].kind(), ProblemKind::Unchecked);
        assert_eq!(summary.exit_code(), 0);
        assert_eq!(rows(&summary)[..2], ["STORAGE_KIND name-only vault: kv/orders", "PORT 8080 default"]);
        assert_eq!(of_load::<Config>(&env), [no_value("STORAGE_KIND")]);
    }
}

#[test]
fn a_misspelt_variable_of_some_variant_is_still_told() {
    let summary = Config::summary(&names(["STORAGE_KIND", "STORAGE_BUKET", "STORAGE_PATH", "STORAGE_PATHS"]));
    assert_eq!(
        warnings(&summary),
        [
            UNCHECKED,
            concat!("STORAGE_BUCKET is not set; ", near!("STORAGE_BUKET", "vault: kv/orders", "STORAGE_BUCKET")),
        ]
    );
}

#[test]
fn a_tag_that_is_known_has_its_variant_checked_by_names() {
    let kind = Env::from([("STORAGE_KIND", "s3")]);
    is_fine(&Config::summary(&kind.clone().or(names(["STORAGE_BUCKET", "STORAGE_TOKEN_FILE"]))));
    assert_eq!(
        problems(&Config::summary(&kind.or(names(["STORAGE_BUCKET"])))),
        ["STORAGE_TOKEN is not set; expected a secret, or the path of its file in STORAGE_TOKEN_FILE; \
             required because STORAGE_KIND is s3; set STORAGE_TOKEN or change STORAGE_KIND"]
    );
}

#[test]
fn a_name_that_only_another_variant_reads_is_a_warning() {
    let env = Env::from([("STORAGE_KIND", "disk")]).or(names(["STORAGE_PATH", "STORAGE_TOKEN"]));
    assert_eq!(
        warnings(&Config::summary(&env)),
        [
            "STORAGE_TOKEN is set, and only STORAGE_KIND=s3 reads it (vault: kv/orders); unset it, or set STORAGE_KIND=s3"
        ]
    );
}

#[test]
fn a_name_switches_an_optional_enum_on() {
    assert_eq!(warnings(&Option::<Config>::summary(&names(["STORAGE_KIND"]))), [UNCHECKED]);
    assert!(matches!(Option::<Config>::load(&names(["OTHER"])), Ok(None)));
}
