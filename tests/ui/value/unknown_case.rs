use factor3::EnvValue;

#[derive(EnvValue)]
#[env(rename_all = "kebab_case")]
enum Level {
    Info,
}

#[derive(EnvValue)]
#[env(rename_all = "title")]
enum Other {
    Info,
}

fn main() {}
