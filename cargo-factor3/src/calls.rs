//! The functions of other crates that the rules know, one table per use.

/// The effect of a function on the environment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Environment {
    /// Reads the variable of its first argument.
    Read,
    /// Reads all variables.
    ReadAll,
    Write,
    /// Loads a `.env` file into the process.
    Dotenv,
    /// Reads the variables that a type names.
    Envy,
    /// Makes a client that reads the environment itself.
    Client,
}

/// Returns the effect of a function of `std::env`, dotenv, dotenvy or envy.
pub(crate) fn environment(path: &[String]) -> Option<Environment> {
    let mut names = path.iter().rev().map(String::as_str);
    let (last, module) = (names.next()?, names.next()?);
    Some(match (module, last) {
        ("env", "var" | "var_os") | ("dotenv" | "dotenvy", "var") => Environment::Read,
        ("env", "vars" | "vars_os") | ("dotenv" | "dotenvy", "vars") => Environment::ReadAll,
        ("env", "set_var" | "remove_var") => Environment::Write,
        (
            "dotenv" | "dotenvy",
            "dotenv"
            | "from_filename"
            | "from_path"
            | "from_filename_override"
            | "from_path_override"
            | "dotenv_override"
            | "load"
            | "from_read",
        ) => Environment::Dotenv,
        ("envy", "from_env" | "prefixed") => Environment::Envy,
        (_, "from_env" | "load_from_env" | "load_defaults")
            if module.ends_with("Builder") || module == "aws_config" =>
        {
            Environment::Client
        }
        _ => return None,
    })
}

pub(crate) fn is_read(path: &[String]) -> bool {
    environment(path) == Some(Environment::Read)
}

/// Returns `true` for a function that opens a file to keep, or a directory for such files.
pub(crate) fn writes_disk(path: &[String], method: bool) -> bool {
    match path {
        [.., module, last] => matches!(
            (module.as_str(), last.as_str()),
            ("fs", "write" | "create_dir" | "create_dir_all" | "rename") | ("File", "create" | "create_new")
        ),
        [only] => method && only == "create_dir_all",
        [] => false,
    }
}

/// Returns `true` for a function that appends to a log file.
pub(crate) fn writes_log(path: &[String], method: bool) -> bool {
    match path {
        [.., module, last] => matches!(
            (module.as_str(), last.as_str()),
            ("rolling", "daily" | "hourly" | "minutely" | "never")
                | ("RollingFileAppender" | "WriteLogger", "new")
                | ("RollingFileAppender" | "FileAppender", "builder")
                | ("fern", "log_file")
                | ("log4rs", "init_file")
                | ("FileSpec", "default")
        ),
        [only] => method && only == "log_to_file",
        [] => false,
    }
}

/// Returns `true` for a function that reads a file of settings.
pub(crate) fn reads_settings(path: &[String]) -> bool {
    let mut names = path.iter().rev().map(String::as_str);
    // The project itself has `crate::config::Config::builder`.
    let library = path.len() == 3 && path[0] == "config";
    match (names.next(), names.next(), names.next()) {
        (Some("with_name" | "from"), Some("File"), _) | (Some("builder"), Some("Config"), _) => library,
        (Some("file" | "file_exact"), Some("Toml" | "Yaml" | "Json"), _) => path[0] == "figment",
        _ => false,
    }
}

/// Returns `true` for a function that makes a key of its argument.
pub(crate) fn takes_secret(path: &[String]) -> bool {
    let mut names = path.iter().rev().map(String::as_str);
    matches!(
        (names.next(), names.next()),
        (Some("from_secret" | "from_base64_secret"), Some("EncodingKey" | "DecodingKey"))
            | (Some("from" | "derive_from" | "try_from"), Some("Key"))
            | (Some("signed" | "private"), Some("CookieSession"))
            | (Some("new"), Some("RedisSession" | "CookieIdentityPolicy"))
    )
}

/// Returns `true` for a constant that is computed at its first use.
pub(crate) fn is_lazy(path: &[String]) -> bool {
    matches!(path, [.., types, new] if new == "new" && matches!(types.as_str(), "LazyLock" | "Lazy" | "LazyCell" | "SyncLazy"))
}

/// Returns `true` for a function that makes the process listen at its argument.
pub(crate) fn listens(taker: &str) -> bool {
    let last = taker.rsplit(['.', ':']).next().unwrap_or("");
    matches!(
        last,
        "bind"
            | "bind_rustls"
            | "bind_openssl"
            | "bind_with_graceful_shutdown"
            | "try_bind"
            | "listen"
            | "serve"
            | "run"
            | "bind_ephemeral"
            | "bind_auto_h2c"
            | "bind_uds"
            | "with_http_listener"
    )
}

/// Returns the service that a function connects to, by the scheme of its URLs.
pub(crate) fn service(taker: &str) -> Option<&'static str> {
    let (owner, last) = taker.rsplit_once(['.', ':'])?;
    let connects = matches!(
        last,
        "connect" | "connect_lazy" | "connect_with_config" | "establish" | "open" | "new" | "with_uri_str" | "parse"
    );
    let owners: [(&str, &str); 9] = [
        ("PgPool", "postgres"),
        ("PgConnection", "postgres"),
        ("tokio_postgres", "postgres"),
        ("MySql", "mysql"),
        ("Sqlite", "sqlite"),
        ("redis::Client", "redis"),
        ("RedisConnectionManager", "redis"),
        ("lapin::Connection", "amqp"),
        ("async_nats", "nats"),
    ];
    let found = owners.iter().find(|(name, _)| owner.contains(name)).map(|(_, scheme)| *scheme);
    found.or_else(|| (last == "with_uri_str").then_some("mongodb")).filter(|_| connects)
}

/// Returns `true` for a function that opens the connection of a client, whatever the URL says.
pub(crate) fn connects(path: &[String]) -> bool {
    matches!(path, [.., last] if matches!(last.as_str(), "connect_with_connector" | "connect_with_connector_lazy" | "unix_socket"))
        || matches!(path, [.., types, last] if last == "connect" && types == "UnixStream")
}

/// Returns `true` for a call that a rule examines with any arguments.
pub(crate) fn is_known(path: &[String], method: bool) -> bool {
    (!method && environment(path).is_some())
        || writes_disk(path, method)
        || writes_log(path, method)
        || (!method && reads_settings(path))
}
