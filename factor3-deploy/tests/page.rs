//! The page "Before a deploy" shows what its commands print, and its recipes are the files of `examples/deploy`.

use std::fs;
use std::path::Path;

#[path = "../examples/check.rs"]
mod service;

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/deploy.md");

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

/// Runs `orders check` in the root of the repository. Returns what a terminal shows.
fn run(command: &str) -> String {
    let arguments = command.strip_prefix("$ orders check ").unwrap();
    let argument = |word: &str| if word.contains('/') { root().join(word).into() } else { word.into() };
    let check = factor3_deploy::check::<service::Config>(
        arguments.split(' ').map(argument).collect::<Vec<std::ffi::OsString>>(),
    );
    check.to_string().replace(&format!("{}/", root().display()), "")
}

/// Returns the page with the output of each command below it.
fn with_outputs(page: &str) -> String {
    let (mut written, mut is_console) = (String::new(), false);
    for line in page.lines() {
        match line {
            "```console" => is_console = true,
            "```" if is_console => {
                is_console = false;
                written.truncate(written.trim_end().len());
                written.push('\n');
            }
            _ if is_console && !line.starts_with("$ ") => continue,
            _ => {}
        }
        written.extend([line, "\n"]);
        if line.starts_with("$ orders check ") && is_console {
            written.extend([&run(line), "\n"]);
        }
    }
    written
}

/// Returns `true` if a line is printed as the page shows it. A row of the table may have more columns than on the page:
/// its layout is that of the summary, whose tests own it.
fn is_shown(shown: &str, printed: &str) -> bool {
    let is_row = printed.split("  ").count() > 1;
    let mut words = printed.split_whitespace();
    shown == printed || is_row && shown.split_whitespace().all(|word| words.any(|printed| printed == word))
}

#[test]
fn the_commands_print_what_the_page_shows() {
    let page = fs::read_to_string(PAGE).unwrap();
    let expected = with_outputs(&page);
    if std::env::var_os("FACTOR3").is_some_and(|value| value == "overwrite") {
        fs::write(PAGE, &expected).unwrap();
    }
    assert!(page.matches("\n$ orders check ").count() > 4);
    assert_eq!(page.lines().count(), expected.lines().count(), "FACTOR3=overwrite writes the page again");
    for (shown, printed) in page.lines().zip(expected.lines()) {
        assert!(is_shown(shown, printed), "FACTOR3=overwrite writes the page again: {shown}\n{printed}");
    }
}

#[test]
fn the_code_and_the_recipes_of_the_page_are_those_of_the_examples() {
    let page = fs::read_to_string(PAGE).unwrap();
    let block = |start: &str| page.split(start).nth(1).unwrap().split("```").next().unwrap().to_owned();
    let example = fs::read_to_string(root().join("factor3-deploy/examples/check.rs")).unwrap();
    assert!(example.contains(&block("```rust,ignore\n")));
    for file in ["job.yaml", "deployment.yaml", "Procfile", "orders.service"] {
        let text = fs::read_to_string(root().join("examples/deploy").join(file)).unwrap();
        assert!(page.contains(&format!("\n{text}```\n")), "{file}");
    }
}

#[test]
fn every_env_file_and_unit_of_the_recipes_is_right() {
    let rows = [
        "prod.env",
        "prod.env --as docker,podman,kubectl,kustomize,systemd,systemd-253,docker-stack,sh",
        "--systemd examples/deploy/orders.service",
        "--systemd examples/deploy/orders-check.service",
        "--dockerfile examples/deploy/Dockerfile prod.env",
        "--fly examples/deploy/fly.toml",
        "--procfile examples/deploy/Procfile",
    ];
    for row in rows {
        let row = row.replace("prod.env", "examples/deploy/prod.env");
        let text = run(&format!("$ orders check {row}"));
        assert!(!text.contains("problem"), "{row}: {text}");
        assert!(!text.contains("arrives"), "{row}: {text}");
    }
}
