//! The places in an environment where a secret may be.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::Path;

use factor3::Env;
use tempfile::TempDir;

/// Every variable that a configuration reads.
pub(crate) const NAMES: [&str; 10] = [
    "X",
    "OUTER_INNER_VALUE",
    "LIST",
    "OPTION",
    "DEFAULTED",
    "PARTS_USER",
    "PARTS_PASSWORD",
    "PARTS_NAME",
    "BOTH_HOST",
    "BOTH_PASSWORD",
];

/// Unused names that are near misses of unset variables.
const NEAR_MISSES: [&str; 8] = [
    "MISSNG_NUMBER",
    "TIMOUT",
    "OUTER_INNER_REQUIERD",
    // Forms that other tools read.
    "FILE__FILED",
    "LISTED_0",
    "UNREAD_FILE",
    "JSON",
    "other.spelling",
];

/// The text around the secret in a value. `*` is the secret.
pub(crate) const SHAPES: &[&str] = &[
    "*",
    "*",
    "*",
    "*",
    "8080*",
    "*8080",
    "-*",
    " *",
    "*\n",
    "*\r\n",
    "\"*\"",
    "'*'",
    "<*>",
    "${*}",
    "$(*)",
    "{{*}}",
    "*,*",
    "1,*,",
    "[*]",
    "{\"a\": \"*\"}",
    "*=1",
    "1=*",
    "*=*,*=*",
    "1=1,1=*,*",
    "5*",
    "5s *",
    "1m*s",
    "1.5*",
    "1e*",
    "*://h/",
    "https://*",
    "https://h/services/*",
    "https://u:*@h/",
    "https://u:*#*@h/",
    "https://h:*/",
    "https://h/?a b=*",
    "tcp://10.0.0.1:*",
    "*:80",
    "127.0.0.1:*",
    "[::*]:80",
    "10.0.0.1/*",
    "~/*",
    "/run/secrets/*",
    "*/token",
    "file:///*",
    "info*",
    "-----BEGIN KEY-----\n*\n-----END KEY-----\n",
    // What a report recognises.
    "* ",
    "\u{200b}*",
    "*\u{a0}*",
    "\u{201c}*\u{201d}",
    "\"*",
    "`*`",
    "# *",
    "* # *",
    "A_NAME=*",
    "export A_NAME = *",
    "op://*/item/*",
    "vault:*#*",
    "arn:aws:secretsmanager:eu-west-1:1:secret:*",
    "ENC[*]",
    "encrypted:*",
    "$*",
    "%*%",
    "__*__",
    "{*}",
    "your-*",
    "*-xxxx",
    "*...",
    "null*",
    "-----BEGIN KEY-----\\n*\\n-----END KEY-----",
    "-----BEGIN KEY----- *",
    "-----BEGIN KEY-----\n*",
    "/run/secrets/*",
    "~/*",
    "C:\\*",
    "{\"password\": \"*\", \"port\": 1}",
    "[*,*",
    "*;*",
    "*=1;*=2",
    "*: *",
    "*\n*",
    "*,*,*",
    "*.0",
    "0x*",
    "*mb",
    "5*s",
    "Server=h;Password=*",
    "host=h password=*",
    "h:6379,password=*",
    "*@tcp(db:3306)/*",
    "psql 'postgres://u:x@h/*'",
    "https://h/* https://h/*",
    "http://*;x/",
    "http://h:-*/",
    "http://-*/",
    "http:*",
    "mailto:*@h",
    "sqlite://localhost/*",
    "sqlite:////*",
    "postgres://h/d?sslmode=*",
    "postgres://u@/run/*/d",
    "postgres://u@h/d?host=/*/.s.PGSQL.5432",
    "mysql://u@unix(/run/*)/d",
    "starttls://*@h",
    "redis+sentinel://*",
    "https://h/hook/*?sig=*",
    "https://*@h/1",
    "MTIz*==",
];

/// URLs with the secret as the password. A token of NATS has no user name.
pub(crate) const CREDENTIALS: &[&str] = &[
    "https://u:*@h/",
    "postgres://u:*@h/d",
    "postgres://u@h/d?password=*",
    "mysql://u:*@h/d",
    "redis://:*@h/0",
    "redis://h/0?password=*",
    "amqp://u:*@h/v",
    "mongodb://u:*@h/d",
    "nats://*@h",
    "nats://a:*@h",
    "nats://*:a@h",
    "smtp://*:*@h",
    "mqtt://u:*@h",
    "smtp://u:*@h",
    "postgres://u:p#*@h/d",
    "postgres://u:p/*@h/d",
    "postgres://u:p@*@h/d",
    "postgres://u:*@h:x/d",
    "postgres://u:*@*/#*@h:x/a/b?sslmode=*",
    "postgres://u@*:[* *]@h..x/a/b?sslmode=*",
    "postgres://u:%*#%zz*@h*/d?connect_timeout=*",
];

#[derive(Clone, Copy, Debug)]
pub(crate) enum Place {
    /// The value of the variable.
    Value,
    /// The value of the variable in a layer that is overridden.
    Below,
    /// A line of a `.env` file. NAME is the name of the variable, and `*` is the value.
    Line(&'static str),
    /// A variable that a value in a `.env` file refers to.
    Reference,
    /// A file in a directory, named after the variable.
    Directory,
    /// The file that `NAME_FILE` names.
    NamedFile,
    /// The file that a variable locates.
    LocatedFile,
    /// The path in `NAME_FILE`.
    Path,
    /// The value below a layer of bare names, and such a name.
    Name,
    /// The text beside a reference to an unknown value in a `.env` file.
    BesideUnknown,
}

pub(crate) const PLACES: &[Place] = &[
    Place::Value,
    Place::Value,
    Place::Value,
    Place::Below,
    Place::Reference,
    Place::Directory,
    Place::NamedFile,
    Place::LocatedFile,
    Place::Path,
    Place::Name,
    Place::BesideUnknown,
    Place::Line("NAME=*"),
    Place::Line("NAME='*'"),
    Place::Line("NAME=\"*\""),
    Place::Line("export NAME = * # *"),
    Place::Line("NAME=#*"),
    Place::Line("NAME=1\nNAME='*'\n"),
    Place::Line("NAME='*"),
    Place::Line("NAME=\"x\" *"),
    Place::Line("NAME=x *"),
    Place::Line("NAME *"),
    Place::Line("NAME: *"),
    Place::Line("NAME"),
    Place::Line("*"),
    Place::Line("*=1"),
    Place::Line("* *=1"),
    Place::Line("NAME * = *"),
    Place::Line("export *"),
    Place::Line("NAME=$*"),
    Place::Line("NAME=${*}"),
    Place::Line("NAME=x${*"),
    Place::Line("NAME=${*:-*}"),
    Place::Line("NAME=$(*)"),
    Place::Line("NAME=\\*"),
    Place::Line("NAME= # *"),
    Place::Line("NAME=-----BEGIN *\n*\n*=\n-----END *"),
    Place::Line("NAME={\n*: 1\n}"),
    Place::Line("NAME={\"a\":\"*\"}"),
    Place::Line("NAME=C:\\n*"),
    Place::Line("NAME=\"\\.*\""),
    Place::Line("NAME=*$"),
    Place::Line("NAME=${OTHER}\nOTHER=\"* $*\""),
];

/// An environment with a secret in it.
pub(crate) struct Planted {
    pub(crate) env: Env,
    dir: TempDir,
    secret: Vec<u8>,
}

impl Place {
    pub(crate) fn plant(self, shape: &str, secret: &[u8]) -> Planted {
        let dir = tempfile::tempdir().unwrap();
        let value = replace(shape, secret);
        let given = |suffix: &str, value: &OsStr| -> Env {
            NAMES.iter().map(|name| (format!("{name}{suffix}"), value.to_owned())).collect()
        };
        let write = |name: &str, content: &[u8]| {
            let path = dir.path().join(name);
            fs::write(&path, content).unwrap();
            path
        };
        let dotenv = |line: &str, value: &[u8]| {
            let lines = NAMES.map(|name| replace(&line.replace("NAME", name), value));
            Env::dotenv(write("test.env", &lines.join(&b'\n')))
        };
        let env = match self {
            Self::Value => given("", &os(&value)),
            Self::Below => given("", OsStr::new("1")).or(given("", &os(&value))),
            Self::Line(line) => dotenv(line, &value),
            Self::Reference => dotenv("NAME=\"${SECRET}\"", b"").or(Env::from([("SECRET", os(&value))])),
            Self::Directory => {
                for name in NAMES {
                    write(&name.to_ascii_lowercase(), &value);
                }
                Env::dir(dir.path())
            }
            Self::NamedFile => given("_FILE", write("secret", &value).as_os_str()),
            Self::LocatedFile => given("", write("secret", &value).as_os_str()),
            Self::Path => given("_FILE", &os(&value)),
            Self::Name => {
                let under_a_prefix = os(&[b"OUTER_", secret].concat());
                let names = NAMES.map(OsString::from).into_iter().chain([os(secret), under_a_prefix]);
                Env::from_names(names).or(given("", &os(&value)))
            }
            Self::BesideUnknown => dotenv("NAME=\"${UNKNOWN}*\"", &value).or(Env::from_names(["UNKNOWN"])),
        };
        // For every place, put the secret also into unused variables, into the name of one, and into the name of a
        // file.
        let json = replace("{\"a\": \"*\"}", secret);
        let unread = NEAR_MISSES.map(|name| (OsString::from(name), os(if name == "JSON" { &json } else { secret })));
        let env = env.or(Env::from(unread)).or(Env::from([(os(secret), "1")]));
        // Some texts cannot be the name of a file, and one with a `/` would be a path out of the directory.
        for name in ["*", "*.txt", "x-*", "X.*"].map(|name| os(&replace(name, secret))) {
            if Path::new(&name).file_name() == Some(&name) {
                let _ = fs::write(dir.path().join(name), "1");
            }
        }
        Planted { env, dir, secret: secret.to_vec() }
    }
}

impl Planted {
    /// The values that contain a part of the secret, and the content of a file that one of them names. A `.env` file may
    /// decode its start.
    pub(crate) fn values(&self) -> impl Iterator<Item = OsString> {
        let values = NAMES.iter().filter_map(|name| Some(self.env.get(name)?.value().to_owned()));
        let content = fs::read(self.dir.path().join("secret")).ok();
        let values = values.chain(content.map(|content| os(without_line_break(&content))));
        values.filter(|value| {
            let mut slices = value.as_encoded_bytes().windows(4);
            slices.any(|slice| self.secret.windows(4).any(|part| part == slice))
        })
    }

    /// The directory has a random name, which is not a secret.
    pub(crate) fn without_its_directory(&self, text: &str) -> String {
        text.replace(self.dir.path().to_str().unwrap(), "DIRECTORY")
    }
}

/// Returns the content of a file as it is read.
fn without_line_break(content: &[u8]) -> &[u8] {
    let Some(line) = content.strip_suffix(b"\n") else { return content };
    line.strip_suffix(b"\r").unwrap_or(line)
}

fn replace(shape: &str, secret: &[u8]) -> Vec<u8> {
    shape.split('*').map(str::as_bytes).collect::<Vec<_>>().join(secret)
}

#[cfg(unix)]
pub(crate) fn os(bytes: &[u8]) -> OsString {
    use std::os::unix::ffi::OsStringExt;
    OsString::from_vec(bytes.to_vec())
}

#[cfg(not(unix))]
pub(crate) fn os(bytes: &[u8]) -> OsString {
    String::from_utf8_lossy(bytes).into_owned().into()
}
