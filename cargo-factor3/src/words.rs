//! The words in names.

mod foreign;

pub(crate) use self::foreign::is_foreign;

/// Names of modules, files, crates and types for configuration.
pub(crate) const CONFIG: &[&str] = &[
    "config",
    "configs",
    "configuration",
    "configurations",
    "cfg",
    "conf",
    "settings",
    "setting",
    "env",
    "envs",
    "environment",
    "environments",
    "options",
    "opts",
    "opt",
    "args",
    "arguments",
];

/// Words in the names of secrets.
const SECRET: &[&str] = &[
    "secret",
    "secrets",
    "password",
    "passwd",
    "passphrase",
    "pass",
    "pwd",
    "token",
    "credential",
    "credentials",
    "apikey",
    "privatekey",
    "salt",
    "pepper",
    "pat",
];

/// Words that make the name of a secret one of something else: `TOKEN_TTL`, `PASSWORD_MIN_LENGTH`, `SECRETS_DIR`.
const ABOUT: &[&str] = &[
    "ttl",
    "expiry",
    "expires",
    "expired",
    "expiration",
    "exp",
    "lifetime",
    "maxage",
    "age",
    "length",
    "len",
    "min",
    "max",
    "dir",
    "path",
    "file",
    "name",
    "url",
    "uri",
    "endpoint",
    "issuer",
    "audience",
    "type",
    "count",
    "limit",
    "cost",
    "rounds",
    "enabled",
    "required",
    "policy",
    "algorithm",
    "secs",
    "seconds",
    "minutes",
    "hours",
    "days",
    "ms",
    "interval",
    "timeout",
    "header",
    "cookie",
    "public",
    "pub",
    "id",
    "format",
    "version",
    "prefix",
    "allow",
    "allowed",
];

/// Splits a name in any case into words: `MaxAge`, `max_age`, `MAX-AGE`.
pub(crate) fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut lower_before = false;
    let mut open = false;
    let characters: Vec<char> = name.chars().collect();
    let mixed = characters.iter().any(|character| character.is_lowercase());
    for (index, &character) in characters.iter().enumerate() {
        if !character.is_alphanumeric() {
            open = false;
            continue;
        }
        let next_lower = characters.get(index + 1).is_some_and(|next| next.is_lowercase());
        let boundary = character.is_uppercase()
            && mixed
            && (lower_before || (open && next_lower && index > 0 && characters[index - 1].is_uppercase()));
        if boundary || !open {
            words.push(String::new());
        }
        words.last_mut().expect("one was pushed").extend(character.to_lowercase());
        lower_before = character.is_lowercase() || character.is_ascii_digit();
        open = true;
    }
    words
}

pub(crate) fn has_word(name: &str, list: &[&str]) -> bool {
    words(name).iter().any(|word| list.contains(&word.as_str()))
}

/// Returns `true` if a name is that of configuration.
pub(crate) fn is_config(name: &str) -> bool {
    // Most names have none of these parts, and need not be split into words.
    const PARTS: [&str; 13] =
        ["conf", "cfg", "sett", "env", "opt", "arg", "Conf", "CONF", "CFG", "SETT", "ENV", "OPT", "ARG"];
    PARTS.iter().any(|part| name.contains(part)) && has_word(name, CONFIG)
}

/// Returns `true` if a name is that of a secret.
pub(crate) fn is_secret(name: &str) -> bool {
    let words = words(name);
    let is = |list: &[&str], word: &String| list.contains(&word.as_str());
    if words.iter().any(|word| is(ABOUT, word)) {
        return false;
    }
    let keys = [
        "api",
        "private",
        "secret",
        "access",
        "encryption",
        "signing",
        "jwt",
        "auth",
        "master",
        "session",
        "cookie",
        "signature",
        "hmac",
        "service",
        "aes",
    ];
    words.iter().any(|word| is(SECRET, word))
        || words.last().is_some_and(|word| matches!(word.as_str(), "key" | "dsn"))
            && words.iter().any(|word| keys.contains(&word.as_str()))
        || matches!(words.as_slice(), [.., last] if last == "key" && words.len() > 1 && name.to_uppercase() == *name)
}

/// Returns `true` for the form of an environment variable's name.
pub(crate) fn is_variable(name: &str) -> bool {
    let mut characters = name.chars();
    characters.next().is_some_and(|first| first.is_ascii_alphabetic() || first == '_')
        && characters.all(|character| character.is_ascii_alphanumeric() || character == '_')
        && name.len() > 1
}

/// Returns `true` for that form in upper case.
pub(crate) fn is_screaming(name: &str) -> bool {
    is_variable(name)
        && name == name.to_ascii_uppercase()
        && name.contains(|character: char| character.is_ascii_uppercase())
}

/// Returns `true` for a switch that only tests, benchmarks and their like set.
pub(crate) fn is_test_switch(name: &str) -> bool {
    has_word(name, &["test", "tests", "testing", "unittest", "e2e", "bench", "benchmark", "mock", "fuzz"])
}
