//! The first configuration of a service.

mod common;

use common::Project;

/// The output for `EXAMPLE` and `CODE`, compiled.
#[allow(dead_code, reason = "nothing reads the fields")]
mod first {
    include!("structs/first.rs");

    pub(super) fn names() -> Vec<String> {
        Config::schema().variables().iter().map(|variable| variable.name().to_owned()).collect()
    }
}

const EXAMPLE: &str = "\
# ---- Server ----
# Port of the server,
# behind the proxy.
PORT=8080
# LOG_FORMAT=json

# Where orders are kept
DATABASE_URL=postgres://shop:hunter2@localhost/shop
DATABASE_POOL=10
SECRET_KEY=generate_a_new_key
SENTRY_DSN=
ENABLE_MAIL=true # send mail
CACHE_TTL_SECONDS=60
not a line
";

const CODE: &str = "\
fn main() {
    let port: u16 = std::env::var(\"PORT\").unwrap_or(\"3000\".into()).parse().unwrap();
    std::env::var(\"DATABASE_URL\").unwrap();
    std::env::var(\"REGION\").ok();
}
";

#[test]
fn code_and_example_make_the_first_struct() {
    let project = Project::new(&[("src/main.rs", CODE), (".env.example", EXAMPLE)]);
    let run = project.run(&["init", "--from", ".env.example"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert_eq!(run.stdout, include_str!("structs/first.rs"));
    assert_eq!(project.run(&["init"]).stdout, run.stdout, "the example is found");
    let names = [
        "PORT",
        "LOG_FORMAT",
        "DATABASE_URL",
        "DATABASE_POOL",
        "SECRET_KEY",
        "SENTRY_DSN",
        "ENABLE_MAIL",
        "CACHE_TTL_SECONDS",
        "REGION",
    ];
    assert_eq!(first::names(), names);
}

#[test]
fn a_secret_has_no_default() {
    let project = Project::new(&[("src/main.rs", "fn main() {}"), (".env.example", "# API_TOKEN=abc\nAPI_SECRET=5\n")]);
    let run = project.run(&["init", "--from", ".env.example"]);
    assert!(
        run.stdout.contains("token: Option<SecretString>")
            && !run.stdout.contains("default")
            && !run.stdout.contains("abc"),
        "{}",
        run.stdout
    );
}

#[test]
fn it_is_for_one_program() {
    let project = Project::bare(&[("Cargo.toml", "[workspace]\nmembers = [\"a\", \"b\"]\nresolver = \"2\"\n")]);
    for name in ["a", "b"] {
        project.write(
            &format!("{name}/Cargo.toml"),
            format!("[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2021\"\n"),
        );
        project.write(&format!("{name}/src/main.rs"), format!("fn main() {{ std::env::var(\"{name}_X\").unwrap(); }}"));
    }
    let run = project.run(&["init"]);
    assert_eq!(
        (run.status, run.stderr.as_str()),
        (2, "error: a configuration is for one program: choose one of a, b with -p\n")
    );
    assert_eq!(project.run(&["init", "-p", "b"]).status, 0);
}

#[test]
fn nothing_to_begin_with() {
    let run = Project::main("fn main() {}").run(&["init"]);
    assert_eq!(run.status, 2);
    assert_eq!(
        run.stderr,
        "error: the program reads no variable, and there is no example file: give one with --from\n"
    );
}
