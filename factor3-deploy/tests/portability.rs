//! A line that does not mean the same to every tool is one warning, with its place and its kind, and without its value.

use factor3::{Env, EnvConfig};
use factor3_deploy::{Tool, portability};

#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "only the warnings matter")]
struct Config {
    a: Option<String>,
    b: Option<String>,
}

const TOOLS: [Tool; 3] = [Tool::Docker, Tool::Systemd, Tool::Kubectl];

/// Returns the warnings for a file.
fn warnings(text: &str, tools: &[Tool]) -> Vec<String> {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("prod.env");
    std::fs::write(&path, text).unwrap();
    let summary = Config::summary(&Env::from(portability(&path, tools)));
    let prefix = format!("{}/", dir.path().display());
    let warnings: Vec<_> = summary.warnings().iter().map(|warning| warning.to_string().replace(&prefix, "")).collect();
    assert!(!warnings.iter().any(|warning| warning.contains("hunter2")), "{warnings:?}");
    warnings
}

#[test]
fn a_line_that_arrives_differently_is_a_warning() {
    let rows: &[(&str, &[&str])] = &[
        ("A=hunter2\nB=x#y\n", &[]),
        ("A=\"hunter2\"\n", &["A arrives with its quotes through docker and kubectl (prod.env:1:3)"]),
        (
            "A=hunter2 # of staging\n",
            &["A arrives with the comment at the end of its line through docker, systemd and kubectl (prod.env:1:3)"],
        ),
        (
            "# x\nA='hunter2' # of staging\n",
            &["A arrives with the comment at the end of its line through docker, systemd and kubectl (prod.env:2:3)"],
        ),
        (
            "A=hunter2  \n",
            &["A arrives with the blanks at the end of its line through docker and kubectl (prod.env:1:3)"],
        ),
        (
            "B=b\nA=${B}hunter2\n",
            &["A arrives with `${...}` as it is written through docker, systemd and kubectl (prod.env:2:3)"],
        ),
        (r"A=hunter\ 2", &["A arrives with other backslashes through docker and kubectl (prod.env:1:3)"]),
        (
            "A=\"-----BEGIN X-----\\nhunter2\\n\"\n",
            &["A arrives with other backslashes through docker, systemd and kubectl (prod.env:1:3)"],
        ),
        // The author cannot mean what Env::dotenv reads, because it refuses the lines; the tools agree.
        ("A=two hunter2\nB=$2y$10$hunter2\n", &[]),
        ("A=it's\n", &[]),
        (
            "export A=hunter2\n",
            &[
                "prod.env:1 is refused by docker, and the whole file with it",
                "prod.env:1 is refused by kubectl, and the whole file with it",
                "A is not set through systemd (prod.env:1)",
            ],
        ),
        ("OTHER='hunter2'\n", &["prod.env:1:7 arrives with its quotes through docker and kubectl"]),
    ];
    for (text, expected) in rows {
        assert_eq!(warnings(text, &TOOLS), *expected, "{text}");
    }
}

#[test]
fn a_value_over_several_lines_is_cut() {
    assert_eq!(
        warnings("A='hunter2\nsecond=hunter2\n'\n", &[Tool::Podman, Tool::Systemd]),
        ["A arrives without the lines after its first through podman (prod.env:1:3)"]
    );
}

#[test]
fn a_carriage_return_stays_in_a_shell() {
    assert_eq!(
        warnings("A=hunter2\r\n", &[Tool::Docker, Tool::Sh]),
        ["A arrives with a carriage return at its end through sh (prod.env:1:3)"]
    );
    assert_eq!(warnings("A=http://h/?a=hunter2&b=2\n", &[Tool::Sh]), ["A is not set through sh (prod.env:1)"]);
}

#[test]
fn a_name_of_the_caller_is_no_difference() {
    assert_eq!(warnings("A\nB=hunter2\n", &[Tool::Docker, Tool::Podman]), Vec::<String>::new());
}

#[test]
fn that_no_line_suits_docker_and_the_kubelet_is_said_once() {
    assert_eq!(
        warnings("A='hunter2'\nB=hunter2\n", &[Tool::Docker, Tool::Kubelet]),
        [
            "prod.env has no line that means the same to kubelet and to docker or its kind: kubelet demands single quotes, \
             and the others keep them; give kubelet a file of its own",
            "A arrives with its quotes through docker (prod.env:1:3)"
        ]
    );
    assert_eq!(warnings("A='hunter2'\n", &[Tool::Systemd, Tool::Kubelet]), Vec::<String>::new());
    assert_eq!(
        warnings("A='hunter2'\nB=hunter2\n", &[Tool::Systemd, Tool::Kubelet]),
        ["B is refused, by itself or for a line above, through kubelet (prod.env:2)"]
    );
}

#[test]
fn compose_reads_much_as_a_dotenv_file() {
    let rows: &[(&str, &[&str])] = &[
        ("A=\"hunter2\" # note\nB='x'\n", &[]),
        ("A=hunter2\t# note\n", &["A arrives with the comment at the end of its line through compose (prod.env:1:3)"]),
        (r"A=hunter\ 2", &["A arrives with other backslashes through compose (prod.env:1:3)"]),
        ("A='hunter2\nB=1\n", &["prod.env:1 is refused by compose, and the whole file with it"]),
    ];
    for (text, expected) in rows {
        assert_eq!(warnings(text, &[Tool::Compose]), *expected, "{text}");
    }
}

#[test]
fn an_example_of_the_library_means_the_same_to_every_tool() {
    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only its example matters")]
    struct Example {
        /// A folder, such as C:\\temp\\
        #[env(default = "C:\\temp\\")]
        folder: String,
        #[env(default = "it's $5 # or \"so\"")]
        greeting: String,
        #[env(default = "1m 30s")]
        timeout: std::time::Duration,
        #[env(default = "http://localhost/?a=1&b=2")]
        url: String,
        #[env(default = "a,b=c:/d")]
        plain: String,
        token: factor3::SecretString,
    }

    // No line could mean the same to the kubelet too.
    let tools: Vec<Tool> = Tool::all().filter(|tool| *tool != Tool::Kubelet).collect();
    assert_eq!(warnings(&Example::documents().env_example(), &tools), Vec::<String>::new());
    // The comments do not swallow a line, not even that of an old systemd.
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join(".env.example");
    std::fs::write(&path, Example::documents().env_example()).unwrap();
    for tool in tools {
        let layer = factor3_deploy::env_file(&path, tool, &factor3_deploy::Caller::from([("HOME", "/")]));
        assert_eq!(layer.variables().count(), 7, "{tool}");
    }
}
