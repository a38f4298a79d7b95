use factor3::EnvConfig;

#[derive(EnvConfig)]
#[env(prefix = "APP_")]
struct Config {
    #[env(alias = "")]
    empty: String,
    #[env(deprecated = "old-name")]
    character: String,
    #[env(alias = "old")]
    lower_case: String,
    #[env(deprecated = ("APP_OLD", "gone in 2027"))]
    repeats_prefix: String,
    #[env(absolute, alias = "no_proxy")]
    fine: String,
}

fn main() {}
