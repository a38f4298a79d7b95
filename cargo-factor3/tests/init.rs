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
fn the_example_says_which_service_a_url_of_the_code_leads_to() {
    let code = "fn main() { std::env::var(\"DATABASE_URL\").unwrap(); }";
    let project = Project::new(&[("src/main.rs", code), ("deploy.env", "DATABASE_URL=mysql://shop@db/shop\n")]);
    let run = project.run(&["init", "--from", "deploy.env"]);
    assert!(run.stdout.contains("database_url: MySqlUrl"), "{}", run.stdout);
}

/// Returns the lines of the first field for `code` and `example`, joined.
fn first_field(code: &str, example: &str) -> String {
    let project = Project::new(&[("src/main.rs", code), (".env.example", example)]);
    let run = project.run(&["init", "--from", ".env.example"]);
    let body = run.stdout.split("struct Config {\n").nth(1).unwrap_or(&run.stderr);
    let lines: Vec<&str> = body.lines().map(str::trim).collect();
    let end = lines.iter().position(|line| !line.starts_with("//") && !line.starts_with("#[")).unwrap();
    lines[..=end].join(" ")
}

#[test]
fn the_code_says_what_is_required() {
    let optional = "a_b: Option<String>,";
    let sometimes = "// ? optional: the code needs it only if another variable says so a_b: Option<String>,";
    for (code, expected) in [
        ("let a = std::env::var(\"A_B\")?;", "a_b: String,"),
        ("let a = std::env::var_os(\"A_B\").unwrap();", "a_b: String,"),
        ("let a = std::env::var(\"A_B\").ok()?;", optional),
        ("let a = std::env::var_os(\"A_B\")?;", optional),
        ("let a = std::env::var(\"A_B\").ok().ok_or(Missing)?;", "a_b: String,"),
        ("let Ok(a) = std::env::var(\"A_B\") else { panic!() };", "a_b: String,"),
        ("let Ok(a) = std::env::var(\"A_B\") else { return Err(Missing) };", "a_b: String,"),
        ("let Ok(a) = std::env::var(\"A_B\") else { return None };", optional),
        ("let a = match std::env::var(\"A_B\") { Ok(a) => a, Err(_) => return Ok(()) };", optional),
        ("let a = match std::env::var(\"A_B\") { Ok(a) => Ok(a), Err(_) => Err(Missing) }?;", "a_b: String,"),
        ("let a = if let Ok(a) = std::env::var(\"A_B\") { a } else { std::process::exit(1) };", "a_b: String,"),
        ("if let (Ok(a), Ok(b)) = (std::env::var(\"A_B\"), std::env::var(\"B_C\")) {}", optional),
        (
            "let (a, b) = match (std::env::var(\"A_B\"), std::env::var(\"B_C\")) { (Ok(a), Ok(b)) => (a, b), _ => panic!() };",
            "a_b: String,",
        ),
        (
            "let a = std::env::var(\"A_B\").or_else(|_| Ok(\"shop\".to_owned()))?;",
            "#[env(default = \"shop\")] a_b: String,",
        ),
        ("let a = std::env::var(\"A_B\").or_else(|_| Err(Missing))?;", "a_b: String,"),
        ("if let Ok(b) = std::env::var(\"B_C\") { send(std::env::var(\"A_B\").unwrap()) }", sometimes),
        ("let b = std::env::var(\"B_C\").is_ok(); if b { send(std::env::var(\"A_B\").unwrap()) }", sometimes),
        (
            "match std::env::var(\"B_C\") { Ok(b) if b == \"smtp\" => send(std::env::var(\"A_B\").unwrap()), _ => {} }",
            sometimes,
        ),
        ("let b = std::env::var(\"B_C\").unwrap_or_else(|_| std::env::var(\"A_B\").unwrap());", sometimes),
        ("if std::env::var(\"B_C\").is_err() { return None; } send(std::env::var(\"A_B\").unwrap());", sometimes),
        ("let Ok(b) = std::env::var(\"B_C\") else { return None; }; send(std::env::var(\"A_B\").unwrap());", sometimes),
        (
            "if std::env::var(\"B_C\").is_err() { return Err(Missing); } send(std::env::var(\"A_B\").unwrap());",
            "a_b: String,",
        ),
        ("if std::env::var(\"B_C\").is_ok() { trace(); } send(std::env::var(\"A_B\").unwrap());", "a_b: String,"),
        ("read(std::env::var(\"A_B\")); let a = std::env::var(\"A_B\").ok();", optional),
    ] {
        let code = format!("fn load() {{ {code} }}\nfn main() {{ load() }}");
        assert_eq!(first_field(&code, "A_B=\n"), expected, "{code}");
    }
    let main = "fn main() { let Ok(a) = std::env::var(\"A_B\") else { eprintln!(\"A_B?\"); return }; }";
    assert_eq!(first_field(main, ""), "a_b: String,", "to return from main is to end the process");
}

#[test]
fn a_wrapper_may_put_an_option_into_a_result() {
    let wrapper = "fn var(name: &str) -> Result<Option<String>> { match std::env::var(name) { Ok(a) => Ok(Some(a)), Err(_) => Ok(None) } }\n";
    for (code, expected) in [
        ("var(\"A_B\")?", "a_b: Option<String>,"),
        ("var(\"A_B\")?.map(send)", "a_b: Option<String>,"),
        ("var(\"A_B\")?.expect(\"A_B\")", "a_b: String,"),
        ("var(\"A_B\")?.context(\"A_B\")?", "a_b: String,"),
        ("var(\"A_B\")?.unwrap_or_else(|| \"shop\".to_owned())", "#[env(default = \"shop\")] a_b: String,"),
    ] {
        let code = format!("{wrapper}fn load() {{ let a = {code}; }}\nfn main() {{ load() }}");
        assert_eq!(first_field(&code, ""), expected, "{code}");
    }
}

#[test]
fn a_wrapper_may_take_an_optional_default() {
    let wrapper = "fn var<T: FromStr>(name: &str, default: Option<T>) -> Result<T> { match std::env::var(name) { Ok(a) => parse(a), Err(_) => match default { Some(default) => Ok(default), None => bail!(name) } } }\n";
    for (argument, expected) in [
        ("None::<String>", "a_b: String,"),
        ("None", "a_b: String,"),
        ("Some(5)", "#[env(default = 5)] a_b: u64,"),
        ("Some(\"shop\".to_owned())", "#[env(default = \"shop\")] a_b: String,"),
        ("Some(Address::ZERO)", "// ? the code has a default that cannot be written here a_b: Option<String>,"),
    ] {
        let code = format!("{wrapper}fn load() {{ let a = var(\"A_B\", {argument})?; }}\nfn main() {{ load() }}");
        assert_eq!(first_field(&code, ""), expected, "{argument}");
    }
}

#[test]
fn a_program_runs_without_what_its_example_comments_out() {
    let code = "fn main() { std::env::var(\"A_B\").unwrap(); }";
    assert_eq!(
        first_field(code, "# A_B=text\n"),
        "// ? optional: it is commented out in the example, but the code requires it a_b: Option<String>,"
    );
}

#[test]
fn clap_and_envconfig_declare_variables() {
    for (field, expected) in [
        ("/// The place.\n#[arg(long, env = \"A_B\")] place: String", "/// The place. a_b: String,"),
        ("#[arg(long, env)] a_b: std::net::IpAddr", "a_b: IpAddr,"),
        ("#[clap(short, env = \"A_B\", default_value_t = 8080)] port: u16", "#[env(default = 8080)] a_b: u16,"),
        ("#[arg(env(\"A_B\"), default_value = \"shop\")] name: String", "#[env(default = \"shop\")] a_b: String,"),
        ("#[arg(env = \"A_B\")] name: Option<u32>", "a_b: Option<u32>,"),
        ("#[arg(env = \"A_B\")] switch: bool", "#[env(default = false)] a_b: bool,"),
        (
            "#[arg(env = \"A_B\", value_delimiter = ';')] names: Vec<String>",
            "#[env(separator = \";\")] a_b: Option<Vec<String>>,",
        ),
        ("#[envconfig(from = \"A_B\", default = \"5\")] size: usize", "#[env(default = 5)] a_b: usize,"),
    ] {
        let code = format!("struct Arguments {{ {field} }}\nfn main() {{}}");
        assert_eq!(first_field(&code, "A_B=\n"), expected, "{code}");
    }
}

#[test]
fn the_fields_that_envy_reads_are_variables() {
    for (field, expected) in [
        ("a_b: String", "a_b: String,"),
        ("a_b: Option<u16>", "a_b: Option<u16>,"),
        ("#[serde(rename = \"a_b\")] name: usize", "a_b: usize,"),
        (
            "#[serde(default = \"size\")] a_b: u64",
            "// ? the code has a default that cannot be written here a_b: Option<u64>,",
        ),
        ("#[serde(skip)] c: String, a_b: bool", "a_b: bool,"),
    ] {
        let code =
            format!("#[derive(Deserialize)]\nstruct Config {{ {field} }}\nfn main() {{ envy::from_env::<Config>(); }}");
        assert_eq!(first_field(&code, "A_B=\n"), expected, "{field}");
    }
    let prefixed = "#[derive(Deserialize)]\nstruct Config { b: String }\nfn main() { envy::prefixed(\"A_\").from_env::<Config>(); }";
    assert_eq!(first_field(prefixed, "A_B=\n"), "a_b: String,");
    let other = "#[derive(Deserialize)]\nstruct Config { a_b: String }\nfn main() { dotenvy::dotenv().ok(); }";
    assert_eq!(first_field(other, "A_B=\n"), "// ? optional: it is empty in the example a_b: Option<String>,");
}

#[test]
fn without_a_read_the_comment_counts() {
    let said = "the comment in the example";
    for (example, expected) in [
        ("# (optional)\nA_B=some text", format!("/// (optional) // ? optional: {said} says so a_b: Option<String>,")),
        ("A_B= # required", format!("/// required // ? required: {said} says so a_b: String,")),
        (
            "# Required for mail.\nA_B=x y",
            format!("/// Required for mail. // ? optional: {said} says so a_b: Option<String>,"),
        ),
        (
            "# Defaults to \"shop\".\nA_B=store",
            format!("/// Defaults to \"shop\". // ? {said} gives the default #[env(default = \"shop\")] a_b: String,"),
        ),
        (
            "# Has a name by default\nA_B=store",
            format!("/// Has a name by default // ? {said} speaks of a default a_b: Option<String>,"),
        ),
        (
            "A_B=some text",
            "// ? required: the example has a value #[env(example = \"some text\")] a_b: String,".to_owned(),
        ),
        ("A_B=", "// ? optional: it is empty in the example a_b: Option<String>,".to_owned()),
        ("#A_B=x://y", "// ? optional: it is commented out in the example a_b: Option<String>,".to_owned()),
    ] {
        assert_eq!(first_field("fn main() {}", &format!("{example}\n")), expected, "{example}");
    }
}

#[test]
fn a_variable_that_nothing_reads_beside_others_is_optional() {
    let code = "fn main() { std::env::var(\"PORT\").unwrap(); }";
    let field = first_field(code, "POSTGRES_USER=some text\nPORT=80\n");
    assert_eq!(field, "// ? optional: no read of it was seen postgres_user: Option<String>,");
}

#[test]
fn a_default_of_a_secret_in_a_comment_is_not_repeated() {
    let field = first_field("fn main() {}", "# The secret (default: hunter2)\nAPI_TOKEN=x\n");
    assert!(!field.contains("hunter2") && field.ends_with("api_token: Option<SecretString>,"), "{field}");
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
