use factor3::EnvValue;

#[derive(EnvValue)]
enum Level {
    #[env(alias = "INFO")]
    Info,
    #[env(alias = "warning", alias = "")]
    Warn,
    #[env(alias = "warning")]
    Error,
    #[env(deprecated = "fatal")]
    Fatal,
}

fn main() {}
