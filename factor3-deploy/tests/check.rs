//! A check says what the process would really get, and exits with 78 if its configuration is wrong.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use factor3::value::{ExistingDir, ExistingFile};
use factor3::{EnvConfig, SecretFile, SecretString};
use factor3_deploy::check;

#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "only its report matters")]
struct Config {
    #[env(default = 8080)]
    port: u16,
    inventory_url: String,
    #[env(alias = "TOKEN")]
    inventory_token: SecretString,
    identity: Option<SecretFile>,
}

/// Checks files, and returns the text without the path of their directory, and the exit status.
fn run(files: &[(&str, &str)], args: &[&str]) -> (String, u8) {
    let dir = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let is_path = |arg: &str| Path::new(arg).extension().is_some() || arg.contains('/') || arg == "Dockerfile";
    let in_dir = |arg: &&str| if is_path(arg) { dir.path().join(arg).display().to_string() } else { (*arg).to_owned() };
    let check = check::<Config>(args.iter().map(in_dir));
    let text = check.to_string().replace(&format!("{}/", dir.path().display()), "");
    assert!(!text.contains("hunter2"), "{text}");
    (text, check.exit_code())
}

/// Returns the row of a variable.
fn row<'a>(text: &'a str, name: &str) -> &'a str {
    let is_row = |line: &&str| line.split_whitespace().next() == Some(name);
    text.lines().find(is_row).unwrap_or_else(|| panic!("{name} is not in {text}"))
}

#[test]
fn a_file_is_read_as_its_tool_does() {
    let file =
        [("prod.env", "export INVENTORY_TOKEN=hunter2\nINVENTORY_URL=https://inventory.internal\nPORT=80 # x\n")];
    let (text, code) = run(&file, &["prod.env", "--as", "systemd"]);
    assert!(row(&text, "INVENTORY_URL").contains("prod.env:2:15"), "{text}");
    let (_, below) = text.split_at(text.find("warning: ").unwrap());
    assert_eq!(
        below,
        "\
warning: INVENTORY_TOKEN has an invalid name, so systemd drops it, and the journal shows the line with its value \
(prod.env:1); write NAME=value, without `export`; a name consists of letters, digits and `_`
problem: PORT must be an integer from 0 to 65535: character 3 of 6 is a space (prod.env:3:6); it has ` #` in it; \
if that begins a comment, remove it: it is part of the value; `docker run --env-file` and systemd keep comments
problem: INVENTORY_TOKEN is not set; expected a secret, or the path of its file in INVENTORY_TOKEN_FILE
4 variables
"
    );
    assert_eq!(code, 78);
    assert_eq!(run(&file, &["prod.env"]).1, 0);
}

#[test]
fn a_later_file_overrides_an_earlier_one() {
    let files = [("a.env", "PORT=1\nINVENTORY_URL=x\n"), ("b.env", "PORT=2\nTOKEN=hunter2\n")];
    let (text, code) = run(&files, &["a.env", "b.env", "--as", "docker"]);
    assert!(row(&text, "PORT").contains("b.env:1:6, over a.env:1:6"), "{text}");
    assert_eq!(code, 0);
}

#[test]
fn a_file_that_is_elsewhere_is_taken_on_trust() {
    let file = "INVENTORY_URL=x\nTOKEN_FILE=/run/secrets/token\nIDENTITY=/run/secrets/identity\n";
    let (text, code) = run(&[("prod.env", file)], &["prod.env"]);
    for (name, place) in [("INVENTORY_TOKEN", "prod.env:2:12"), ("IDENTITY", "prod.env:3:10")] {
        let row = row(&text, name);
        assert!(row.contains("value unknown") && row.contains(place), "{row}");
    }
    assert!(text.ends_with("4 variables: 2 decided, 2 set to an unknown value\n"), "{text}");
    assert_eq!(code, 0);
}

#[test]
fn several_tools_are_compared() {
    let file = "INVENTORY_URL=x\nTOKEN='hunter2'\n";
    let (text, code) = run(&[("prod.env", file)], &["prod.env", "--as", "systemd,docker,kubectl"]);
    assert!(
        text.contains("warning: TOKEN arrives with its quotes through docker and kubectl (prod.env:2:7)"),
        "{text}"
    );
    assert_eq!(code, 0);
}

#[test]
fn variables_that_nothing_reads_are_listed_on_request() {
    let file = "INVENTORY_URL=x\nTOKEN=hunter2\nDEBUG=hunter2\nhunter2=x\n";
    let (text, _) = run(&[("prod.env", file)], &["prod.env", "--as", "docker", "--unread"]);
    assert!(
        text.contains("unread: DEBUG (prod.env:3:7)\nunread: a variable of another form (prod.env:4:9)\n"),
        "{text}"
    );
    assert!(!run(&[("prod.env", file)], &["prod.env", "--as", "docker"]).0.contains("unread"));
}

#[test]
fn a_secret_in_a_manifest_is_a_warning() {
    let unit = "[Service]\nEnvironment=INVENTORY_URL=x TOKEN=hunter2\n";
    let (text, code) = run(&[("orders.service", unit)], &["--systemd", "orders.service"]);
    assert!(text.contains("TOKEN is a secret, and its value is in the manifest"), "{text}");
    assert_eq!(code, 0);
}

#[test]
fn arguments_that_make_no_sense_are_told() {
    for (args, message) in [
        (&["--docker", "x"][..], "invalid option '--docker'\n"),
        (&[], "no file is named\n"),
        (&["--as", "docker"], "no file is named\n"),
        (&["prod.env", "--as", "podmann"], "--as podmann: no such tool; one of docker, "),
        (&["--container", "orders"], "--container follows the file that it is about\n"),
        (&["--env-file"], "missing argument for option '--env-file'\n"),
    ] {
        let (text, code) = run(&[], args);
        assert!(text.starts_with(message), "{text}");
        assert!(text.contains("\nFiles of a deployment "), "{text}");
        assert_eq!(code, 64);
    }
}

#[test]
fn a_file_that_cannot_be_read_is_a_problem() {
    for option in ["--env-file", "--systemd"] {
        let (text, code) = run(&[], &[option, "missing.env"]);
        assert!(text.contains("problem: missing.env does not exist"), "{text}");
        assert_eq!(code, 78);
    }
}

#[test]
fn a_file_that_cannot_be_read_is_said_once_and_says_nothing_of_its_variables() {
    for args in [
        &["no.env", "--as", "docker"][..],
        &["--systemd", "no.service"],
        &["--dockerfile", "./no"],
        &["--fly", "no.toml"],
        &["--app-json", "no.json"],
        &["--procfile", "./no"],
        &["--kubernetes", "no.yaml"],
        &["--compose", "no.yaml"],
        &["--render", "no.yaml"],
    ] {
        let (text, code) = run(&[], args);
        assert_eq!(text.matches("problem: ").count(), 1, "{text}");
        assert!(!text.contains("is not set"), "{text}");
        assert_eq!(code, 78);
    }
}

#[test]
fn a_folder_stands_for_the_compose_file_in_it() {
    let file = "services:\n  orders:\n    environment: {INVENTORY_URL: x, TOKEN: }\n";
    let (text, code) = run(&[("deploy/compose.yaml", file)], &["--compose", "./deploy"]);
    assert!(row(&text, "INVENTORY_URL").contains("deploy/compose.yaml:3:34"), "{text}");
    assert_eq!(code, 0);
}

#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "only its report matters")]
struct Sinks {
    #[env(nested, prefix = "SINK_")]
    sinks: BTreeMap<String, Sink>,
}

#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "only its report matters")]
struct Sink {
    topic: String,
    token: SecretString,
}

#[test]
fn each_instance_is_checked_and_the_file_of_its_secret_is_where_the_deployment_is() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("prod.env");
    fs::write(
        &file,
        "SINKS=msk,ws\nSINK_MSK_TOPIC=orders\nSINK_MSK_TOKEN_FILE=/run/secrets/msk\nSINK_OLD_TOPIC=x\nY=1\n",
    )
    .unwrap();
    let check = check::<Sinks>([file.to_str().unwrap(), "--as", "docker", "--unread"]);
    let text = check.to_string().replace(&format!("{}/", dir.path().display()), "");
    let (_, below) = text.split_at(text.find("warning: ").unwrap());
    assert_eq!(
        below,
        "\
warning: SINK_OLD_TOPIC is set, but SINKS does not have old (prod.env:4:16); add old to SINKS, or unset SINK_OLD_TOPIC
problem: SINK_WS_TOPIC is not set; expected text; required because SINKS has ws; set SINK_WS_TOPIC or remove ws from \
SINKS
problem: SINK_WS_TOKEN is not set; expected a secret, or the path of its file in SINK_WS_TOKEN_FILE; \
required because SINKS has ws; set SINK_WS_TOKEN or remove ws from SINKS
unread: Y (prod.env:5:3)
5 variables: 4 decided, 1 set to an unknown value
"
    );
    assert_eq!(check.exit_code(), 78);
}

#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "only its report matters")]
struct Paths {
    ca_file: ExistingFile,
    templates: ExistingDir,
}

#[test]
fn a_path_of_what_exists_is_where_the_deployment_is() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("prod.env");
    fs::write(&file, "CA_FILE=/etc/orders/ca.pem\nTEMPLATES=/srv/orders/templates\n").unwrap();
    let check = check::<Paths>([file.to_str().unwrap(), "--as", "docker"]);
    assert_eq!(check.exit_code(), 0, "{check}");
}
