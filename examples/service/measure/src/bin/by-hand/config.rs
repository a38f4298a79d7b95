//! The configuration, read and checked by hand. Every problem is reported, secrets are hidden, and each may be in a
//! file.

use std::env::VarError;
use std::net::IpAddr;
use std::time::Duration;

use factor3::service::{AmqpUrl, BaseUrl, RedisUrl, ServiceUrl, SmtpUrl, Tls};
use factor3::{SecretFile, Summary};
use lettre::message::Mailbox;

use crate::database_url::DatabaseUrl;

#[derive(Clone, Debug)]
pub struct Config {
    pub listen: Listen,
    pub log: Log,
    pub database: Database,
    pub inventory: Inventory,
    pub cache: Option<Cache>,
    pub queue: Option<Queue>,
    pub smtp: Option<Smtp>,
}

#[derive(Clone, Debug)]
pub struct Listen {
    pub port: u16,
    pub bind_address: IpAddr,
    pub shutdown_timeout: Duration,
}

#[derive(Clone, Debug)]
pub struct Log {
    pub level: LogLevel,
    pub format: LogFormat,
}

#[derive(Clone, Copy, Debug)]
pub enum LogLevel {
    Debug,
    Info,
    Warn,
    Error,
}

#[derive(Clone, Copy, Debug)]
pub enum LogFormat {
    Text,
    Json,
}

#[derive(Clone, Debug)]
pub struct Database {
    pub url: DatabaseUrl,
    pub pool_size: u32,
    pub timeout: Duration,
}

#[derive(Clone, Debug)]
pub struct Inventory {
    pub url: BaseUrl,
    pub token: Option<SecretFile>,
    pub timeout: Duration,
}

#[derive(Clone, Debug)]
pub struct Cache {
    pub url: RedisUrl,
    pub ttl: Duration,
}

#[derive(Clone, Debug)]
pub struct Queue {
    pub url: AmqpUrl,
    pub name: String,
}

#[derive(Clone, Debug)]
pub struct Smtp {
    pub url: SmtpUrl,
    pub from: Mailbox,
}

pub fn load() -> Result<(Config, Summary), Vec<String>> {
    let mut reader = Reader::default();
    let config = config(&mut reader);
    match config {
        Some(config) if reader.problems.is_empty() => Ok((config, reader.summary)),
        _ => Err(reader.problems),
    }
}

fn config(reader: &mut Reader) -> Option<Config> {
    let port = reader.or("PORT", "8080", |text| text.parse::<u16>().map_err(|error| error.to_string()));
    let address =
        reader.or("BIND_ADDRESS", "0.0.0.0", |text| text.parse::<IpAddr>().map_err(|error| error.to_string()));
    let shutdown = reader.or("SHUTDOWN_TIMEOUT", "30s", duration);
    let level = reader.or("LOG_LEVEL", "info", |text| match text {
        "debug" => Ok(LogLevel::Debug),
        "info" => Ok(LogLevel::Info),
        "warn" => Ok(LogLevel::Warn),
        "error" => Ok(LogLevel::Error),
        _ => Err("it is not one of debug, info, warn, error".into()),
    });
    let format = reader.or("LOG_FORMAT", "text", |text| match text {
        "text" => Ok(LogFormat::Text),
        "json" => Ok(LogFormat::Json),
        _ => Err("it is neither text nor json".into()),
    });
    let database = reader.url("DATABASE_URL", DatabaseUrl::parse, |url| url.redacted().to_owned());
    let database = reader.required("DATABASE_URL", database);
    let size = reader.or("DATABASE_POOL_SIZE", "10", |text| match text.parse::<u32>() {
        Ok(size) if (1..=100).contains(&size) => Ok(size),
        Ok(_) => Err("it is not from 1 to 100".into()),
        Err(error) => Err(error.to_string()),
    });
    let patience = reader.or("DATABASE_TIMEOUT", "5s", answer_time);
    let inventory = reader.url("INVENTORY_URL", BaseUrl::parse, |url| url.as_str().to_owned());
    let inventory = reader.required("INVENTORY_URL", inventory);
    let token = reader.url("INVENTORY_TOKEN", SecretFile::new, |file| file.path().display().to_string());
    let timeout = reader.or("INVENTORY_TIMEOUT", "2s", answer_time);

    let redis = |text: &str| {
        let schemes = [("redis", 6379, Tls::Plain), ("rediss", 6379, Tls::VerifyFull)];
        ServiceUrl::parse(text, &schemes, None)
    };
    let cache = reader.url("CACHE_URL", redis, |url| url.redacted().to_owned());
    let ttl = reader.or("CACHE_TTL", "5s", |text| {
        let is_possible = |ttl: &Duration| (1..=86_400).contains(&ttl.as_secs());
        duration(text).and_then(|ttl| Some(ttl).filter(is_possible).ok_or("it is not from 1s to 1d".into()))
    });
    reader.together("CACHE_URL", cache.is_some(), "CACHE_TTL");
    let amqp = |text: &str| {
        let schemes = [("amqp", 5672, Tls::Plain), ("amqps", 5671, Tls::VerifyFull)];
        ServiceUrl::parse(text, &schemes, None)
    };
    let queue = reader.url("QUEUE_URL", amqp, |url| url.redacted().to_owned());
    let name = reader.or("QUEUE_NAME", "orders", |text| match text {
        _ if text.len() > 255 => Err("it is longer than 255 bytes".into()),
        _ if text.starts_with("amq.") => Err("names that begin with `amq.` belong to the broker".into()),
        _ => Ok(text.to_owned()),
    });
    reader.together("QUEUE_URL", queue.is_some(), "QUEUE_NAME");
    let smtp = |text: &str| {
        let schemes = [("smtp", 587, Tls::Plain), ("smtps", 465, Tls::VerifyFull)];
        ServiceUrl::parse(text, &schemes, Some("tls"))
    };
    let smtp = reader.url("SMTP_URL", smtp, |url| url.redacted().to_owned());
    if smtp.as_ref().is_some_and(|url| url.tls() < Tls::Required && url.host() != "localhost") {
        reader.problems.push("SMTP_URL: it has no TLS".into());
    }
    let from =
        reader.url("SMTP_FROM", |text| text.parse::<Mailbox>().map_err(|error| error.to_string()), ToString::to_string);
    reader.together("SMTP_URL", smtp.is_some(), "SMTP_FROM");
    let from = if smtp.is_some() { reader.required("SMTP_FROM", from) } else { from };

    Some(Config {
        listen: Listen { port: port?, bind_address: address?, shutdown_timeout: shutdown? },
        log: Log { level: level?, format: format? },
        database: Database { url: database?, pool_size: size?, timeout: patience? },
        inventory: Inventory { url: inventory?, token, timeout: timeout? },
        cache: cache.zip(ttl).map(|(url, ttl)| Cache { url, ttl }),
        queue: queue.zip(name).map(|(url, name)| Queue { url, name }),
        smtp: smtp.zip(from).map(|(url, from)| Smtp { url, from }),
    })
}

fn answer_time(text: &str) -> Result<Duration, String> {
    let time = duration(text)?;
    let is_possible = (Duration::from_millis(1)..=Duration::from_secs(3600)).contains(&time);
    if is_possible { Ok(time) } else { Err("it is not from 1ms to 1h".into()) }
}

fn duration(text: &str) -> Result<Duration, String> {
    let end = text.find(|character: char| !character.is_ascii_digit()).ok_or("it has no unit")?;
    let number: u64 = text[..end].parse().map_err(|_| "it is no duration")?;
    match &text[end..] {
        "ms" => Ok(Duration::from_millis(number)),
        "s" => Ok(Duration::from_secs(number)),
        "m" => Ok(Duration::from_secs(number * 60)),
        "h" => Ok(Duration::from_secs(number * 3600)),
        _ => Err("it has an unknown unit".into()),
    }
}

#[derive(Default)]
struct Reader {
    problems: Vec<String>,
    summary: Summary,
}

impl Reader {
    /// Returns the text of a variable, or of the file that another variable names. An empty text counts as unset.
    fn get(&mut self, name: &'static str) -> Option<String> {
        let text = match std::env::var(name) {
            Ok(text) => Some(text).filter(|text| !text.is_empty()),
            Err(VarError::NotPresent) => None,
            Err(VarError::NotUnicode(_)) => {
                self.problems.push(format!("{name}: it is not UTF-8"));
                None
            }
        };
        let file = std::env::var(format!("{name}_FILE")).ok().filter(|path| !path.is_empty());
        match (text, file) {
            (Some(_), Some(_)) => {
                self.problems.push(format!("{name}: it is set, and {name}_FILE as well"));
                None
            }
            (None, Some(path)) => match std::fs::read_to_string(path) {
                Ok(text) => Some(text.trim_end_matches(['\r', '\n']).to_owned()),
                Err(error) => {
                    self.problems.push(format!("{name}_FILE: {error}"));
                    None
                }
            },
            (text, None) => text,
        }
    }

    /// Reads a value that is shown, or a default.
    fn or<T>(&mut self, name: &'static str, default: &str, parse: impl Fn(&str) -> Result<T, String>) -> Option<T> {
        let text = self.get(name);
        let origin = if text.is_some() { "environment" } else { "default" };
        let text = text.unwrap_or_else(|| default.to_owned());
        match parse(&text) {
            Ok(value) => {
                self.summary.add(name, Some(text), None, Some(origin));
                Some(value)
            }
            Err(problem) => {
                self.problems.push(format!("{name}: {problem}"));
                None
            }
        }
    }

    /// Reads a value of which only a part may be shown.
    fn url<T>(
        &mut self,
        name: &'static str,
        parse: impl Fn(&str) -> Result<T, String>,
        show: impl Fn(&T) -> String,
    ) -> Option<T> {
        let text = self.get(name)?;
        match parse(&text) {
            Ok(value) => {
                self.summary.add(name, Some(show(&value)), Some(text.chars().count()), Some("environment"));
                Some(value)
            }
            Err(problem) => {
                self.problems.push(format!("{name}: {problem}"));
                None
            }
        }
    }

    fn required<T>(&mut self, name: &'static str, value: Option<T>) -> Option<T> {
        let told = self.problems.iter().any(|problem| problem.starts_with(name));
        if value.is_none() && !told {
            self.problems.push(format!("{name}: it is not set"));
        }
        value
    }

    /// Rejects the second variable without the first.
    fn together(&mut self, first: &'static str, is_set: bool, second: &'static str) {
        let told = self.problems.iter().any(|problem| problem.starts_with(first));
        if !is_set && !told && std::env::var_os(second).is_some() {
            self.problems.push(format!("{first}: it is not set, and {second} is"));
        }
    }
}
