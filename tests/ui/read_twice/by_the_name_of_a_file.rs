use factor3::{EnvConfig, SecretString};

#[derive(EnvConfig)]
struct Config {
    #[env(nested)]
    api: Api,
    #[env(nested, prefix = "API_TOKEN_")]
    paths: Paths,
}

#[derive(EnvConfig)]
struct Api {
    token: SecretString,
}

#[derive(EnvConfig)]
struct Paths {
    file: String,
}

#[derive(EnvConfig)]
struct OfAnAlias {
    #[env(nested, prefix = "OLD_")]
    paths: Files,
    #[env(deprecated = "OLD_TOKEN")]
    token: SecretString,
}

#[derive(EnvConfig)]
struct Files {
    token_file: String,
}

fn main() {}
