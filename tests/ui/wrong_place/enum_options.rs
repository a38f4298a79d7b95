use factor3::EnvValue;

#[derive(EnvValue)]
#[env(rename = "level")]
enum Level {
    #[env(rename_all = "lowercase")]
    Info,
    #[env(name = "warning")]
    Warn,
}

#[derive(EnvValue)]
#[env(rename_all = "lowercase")]
struct Port(#[env(default = 80)] u16);

fn main() {}
