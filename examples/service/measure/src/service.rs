//! URLs of services, on top of the `url` crate.

use secrecy::SecretString;
use url::Url;

/// The reason why an endpoint has no URL.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct UrlError(&'static str);

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tls {
    Plain,
    Opportunistic,
    Required,
    VerifyCa,
    VerifyFull,
}

/// A URL in parts.
#[derive(Clone, Debug)]
pub struct ServiceUrl {
    text: SecretString,
    exposed: String,
    redacted: String,
    scheme: String,
    host: String,
    port: u16,
    username: Option<String>,
    password: Option<SecretString>,
    path: Option<String>,
    tls: Tls,
}

pub type AmqpUrl = ServiceUrl;
pub type MySqlUrl = ServiceUrl;
pub type PostgresUrl = ServiceUrl;
pub type RedisUrl = ServiceUrl;
pub type SmtpUrl = ServiceUrl;

impl ServiceUrl {
    /// Reads a URL with one of these schemes, each with its port and its TLS.
    pub fn parse(text: &str, schemes: &[(&str, u16, Tls)], key: Option<&str>) -> Result<Self, String> {
        let mut url = Url::parse(text).map_err(|error| error.to_string())?;
        let Some((scheme, port, tls)) = schemes.iter().find(|(scheme, ..)| *scheme == url.scheme()) else {
            return Err("its scheme is another".into());
        };
        let host = url.host_str().filter(|host| !host.is_empty()).ok_or("it has no host")?;
        let host = host.trim_start_matches('[').trim_end_matches(']').to_owned();
        if url.fragment().is_some() {
            return Err("it has a fragment".into());
        }
        let tls = match key
            .and_then(|key| url.query_pairs().find(|(name, _)| name == key))
            .map(|(_, value)| value.to_lowercase())
        {
            None => *tls,
            Some(word) => match &*word {
                "disable" | "disabled" => Tls::Plain,
                "allow" | "prefer" | "preferred" | "opportunistic" => Tls::Opportunistic,
                "require" if *scheme != "smtp" => Tls::Required,
                "required" if *scheme != "smtp" => Tls::Required,
                "verify-ca" | "verify_ca" => Tls::VerifyCa,
                "required" | "verify-full" | "verify_identity" => Tls::VerifyFull,
                _ => return Err("it has an unknown word about TLS".into()),
            },
        };
        let port = url.port().unwrap_or(*port);
        let username = Some(url.username()).filter(|name| !name.is_empty()).map(decode).transpose()?;
        let password = url.password().map(decode).transpose()?;
        let path = url.path().strip_prefix('/').filter(|path| !path.is_empty()).map(decode).transpose()?;
        if url.path().matches('/').count() > 1 {
            return Err("it has several segments in its path".into());
        }
        let exposed = url.to_string();
        if password.is_some() {
            url.set_password(Some("***")).map_err(|()| "it has no host")?;
        }
        let redacted = url.to_string();
        let (text, password) = (text.into(), password.map(SecretString::from));
        Ok(Self { text, exposed, redacted, scheme: (*scheme).into(), host, port, username, password, path, tls })
    }

    pub fn expose_url(&self) -> &str {
        &self.exposed
    }

    pub fn redacted(&self) -> &str {
        &self.redacted
    }

    pub fn scheme(&self) -> &str {
        &self.scheme
    }

    pub fn host(&self) -> &str {
        &self.host
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    pub fn username(&self) -> Option<&str> {
        self.username.as_deref()
    }

    pub fn password(&self) -> Option<&SecretString> {
        self.password.as_ref()
    }

    pub fn path(&self) -> Option<&str> {
        self.path.as_deref()
    }

    pub fn tls(&self) -> Tls {
        self.tls
    }

    pub fn text(&self) -> &SecretString {
        &self.text
    }
}

/// Decodes percent-encoded characters.
fn decode(text: &str) -> Result<String, String> {
    let (mut bytes, mut rest) = (Vec::new(), text.as_bytes());
    while let [first, tail @ ..] = rest {
        if let (b'%', [high, low, tail @ ..]) = (first, tail) {
            let digit = |byte: &u8| char::from(*byte).to_digit(16).ok_or("it has a % that encodes nothing");
            bytes.push(u8::try_from(digit(high)? * 16 + digit(low)?).unwrap_or_default());
            rest = tail;
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).map_err(|_| "it is not UTF-8".into())
}

/// The file of a database.
#[derive(Clone, Debug)]
pub struct SqliteUrl(String);

impl SqliteUrl {
    pub fn parse(text: &str) -> Result<Self, String> {
        match text.strip_prefix("sqlite:") {
            None | Some("" | "//") => Err("it names no file".into()),
            Some(rest) if rest.starts_with(":memory:") || rest.contains("mode=memory") => {
                Err("it is a database in memory".into())
            }
            Some(_) => Ok(Self(text.to_owned())),
        }
    }

    pub fn expose_url(&self) -> &str {
        &self.0
    }
}

/// The base URL of a service.
#[derive(Clone, Debug)]
pub struct BaseUrl(Url);

impl BaseUrl {
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut url = Url::parse(text).map_err(|error| error.to_string())?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err("its scheme is another".into());
        }
        if url.query().is_some() || url.fragment().is_some() || !url.username().is_empty() || url.password().is_some() {
            return Err("it is more than a base".into());
        }
        if !url.path().ends_with('/') {
            url.set_path(&format!("{}/", url.path()));
        }
        Ok(Self(url))
    }

    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    pub fn endpoint<'a>(&self, segments: impl IntoIterator<Item = &'a str>) -> Result<Url, UrlError> {
        let mut url = self.0.clone();
        let mut path = url.path_segments_mut().map_err(|()| UrlError("it has no path"))?;
        path.pop_if_empty();
        for segment in segments {
            if matches!(segment, "" | "." | "..") {
                return Err(UrlError("the endpoint has a segment that is none"));
            }
            path.push(segment);
        }
        drop(path);
        Ok(url)
    }
}
