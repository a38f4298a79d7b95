// shop
use factor3::{EnvConfig, SecretString};

/// Configuration of shop.
#[derive(Debug, EnvConfig)]
struct Config {
    #[env(nested)]
    api: Api,
    #[env(name = "A__B")]
    a__b: String,
    #[env(nested)]
    config: ConfigValue,
    db: String,
    db_host: String,
    db_port: u16,
    http2_port: u16,
    #[env(name = "SELF")]
    value_self: String,
    // TOKEN_FILE is read for it, too.
    token: SecretString,
    r#type: String,
    x_1: String,
    x_2: String,
    #[env(absolute, name = "lower_case")]
    lower_case: String,
}

/// Variables that begin with `API_`.
#[derive(Debug, EnvConfig)]
struct Api {
    #[env(name = "SELF")]
    value_self: String,
    r#type: String,
}

/// Variables that begin with `CONFIG_`.
#[derive(Debug, EnvConfig)]
struct ConfigValue {
    a: String,
    b: String,
}

// NO-NAME cannot be a field: its name is that of another, or has other characters than letters, digits and `_`.
