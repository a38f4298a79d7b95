use factor3::EnvValue;

#[derive(EnvValue)]
enum Never {}

#[derive(EnvValue)]
enum Level {
    #[env(rename = "")]
    Info,
}

fn main() {}
