//! SQLite: a file, without a network.

use std::net::IpAddr;
use std::path::Path as FilePath;

use crate::say::service as say;
use crate::service::ServiceUrl;
use crate::service::custom::{Key, PathKind, Scheme, Service, Table};
use crate::value::ValueError;

/// The table of [`SqliteUrl`].
#[derive(Debug)]
pub enum Sqlite {}

/// A SQLite URL: `sqlite:data.db`, `sqlite:///var/lib/app/data.db`, `sqlite::memory:`.
///
/// The slashes follow sqlx and diesel: three begin an absolute path, two or none a relative one. Four begin an absolute
/// path too, as in SQLAlchemy, and get a warning that names the file. There is no host, user
/// name or password. A URL without the name of a file is an error, as is that of a directory, which ends with a slash, and
/// so are parameters that sqlx refuses.
///
/// ```
/// use std::path::Path;
/// use factor3::service::SqliteUrl;
///
/// let url: SqliteUrl = "sqlite:///var/lib/app/data.db?mode=ro".parse()?;
/// assert_eq!(url.file(), Some(Path::new("/var/lib/app/data.db")));
/// assert_eq!("sqlite:data.db".parse::<SqliteUrl>()?.expose_url(), "sqlite://data.db");
/// assert_eq!("sqlite::memory:".parse::<SqliteUrl>()?.file(), None);
/// # Ok::<(), factor3::service::UrlError>(())
/// ```
///
/// # Clients
///
/// Without a network there is no TLS. sqlx 0.9 takes the URL:
///
/// ```ignore
/// use factor3::service::SqliteUrl;
/// use sqlx::sqlite::SqliteConnectOptions;
///
/// fn options(url: &SqliteUrl) -> sqlx::Result<SqliteConnectOptions> {
///     url.expose_url().parse() // without `mode=rwc` it creates no file
/// }
/// ```
///
/// Other clients take [`file`](ServiceUrl::file).
pub type SqliteUrl = ServiceUrl<Sqlite>;

impl Service for Sqlite {
    const TABLE: &'static Table =
        &Table::new("a SQLite URL", "sqlite:///var/lib/app/data.db", &[Scheme::new("sqlite", 0).aliases(&["file"])])
            .path(PathKind::File)
            .keys(&[
                Key::words("mode", &["ro", "rw", "rwc", "memory"]),
                Key::words("cache", &["shared", "private"]),
                Key::switch("immutable"),
                Key::text("vfs"),
            ]);

    fn check(url: &ServiceUrl<Self>) -> Result<(), ValueError> {
        match url.path().unwrap_or_default() {
            _ if url.query_param("mode") == Some("memory") => Ok(()),
            "" => Err(say::NO_FILE.into()),
            path if path.ends_with('/') => Err(say::IS_DIRECTORY.into()),
            _ => Ok(()),
        }
    }

    fn warning(url: &ServiceUrl<Self>) -> Option<ValueError> {
        let path = url.path()?;
        let is_host = |first: &str| {
            let name = first.split(':').next().unwrap_or_default();
            let has_port = first.rsplit_once(':').is_some_and(|(_, port)| port.parse::<u16>().is_ok());
            name == "localhost" || has_port || name.parse::<IpAddr>().is_ok()
        };
        if path.starts_with('~') || path.contains("$HOME") {
            return Some(say::HOME.into());
        }
        path.split_once('/').is_some_and(|(first, _)| is_host(first)).then(|| say::HOST_AS_DIRECTORY.into())
    }
}

impl ServiceUrl<Sqlite> {
    /// Returns the file, or `None` for a database in memory.
    ///
    /// On Windows, a drive has no slash before it: the file of `sqlite:///C:/data/app.db` is `C:/data/app.db`.
    ///
    /// ```
    /// # use factor3::service::SqliteUrl;
    /// let url: SqliteUrl = "sqlite:data.db".parse()?;
    /// assert_eq!(url.file(), Some(std::path::Path::new("data.db")));
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn file(&self) -> Option<&FilePath> {
        let path = self.path().filter(|path| !path.is_empty() && *path != ":memory:")?;
        (self.query_param("mode") != Some("memory")).then(|| FilePath::new(on_this_system(path)))
    }
}

/// Returns the path of a URL as this system takes it.
pub(crate) fn on_this_system(path: &str) -> &str {
    if cfg!(windows) { on_windows(path) } else { path }
}

/// Removes the slash in front of a drive, where Windows would look for a folder with a colon in its name.
fn on_windows(path: &str) -> &str {
    match path.as_bytes() {
        [b'/', drive, b':'] | [b'/', drive, b':', b'/', ..] if drive.is_ascii_alphabetic() => &path[1..],
        _ => path,
    }
}

#[cfg(test)]
mod tests {
    use super::on_windows;

    #[test]
    fn a_drive_has_no_slash_in_front_of_it_on_windows() {
        let files = ["/C:/x.db", "/c:", "C:/x.db", "/C:x/y.db", "/1:/x.db", "/data/x.db", "x.db", "/"];
        assert_eq!(
            files.map(on_windows),
            ["C:/x.db", "c:", "C:/x.db", "/C:x/y.db", "/1:/x.db", "/data/x.db", "x.db", "/"]
        );
    }
}
