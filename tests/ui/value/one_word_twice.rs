use factor3::EnvValue;

#[derive(EnvValue)]
enum Level {
    Info,
    INFO,
    #[env(rename = "info")]
    Warn,
}

fn main() {}
