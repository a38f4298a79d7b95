//! The formats, the ids and the baseline.

mod common;

use common::Project;
use serde_json::Value;

const CODE: &str = "fn main() {\n    let site = std::env::var(\"SITE_URL\").unwrap(); // a comment\n    TcpListener::bind(\"0.0.0.0:8000\");\n}\n";

#[test]
fn text_has_excerpts_with_carets() {
    let run = Project::main(CODE).run(&["audit"]);
    assert_eq!(run.status, 1);
    assert_eq!(
        run.stdout,
        "\
debt: III Config: read SITE_URL once, in the configuration (1 place)
 --> src/main.rs:2:12
  |
2 | let site = std::env::var(\"SITE_URL\").unwrap();
  |            ^^^^^^^^^^^^^
  |
  = why: A variable that is read where it is used is not checked when the service starts: if it is missing, the code fails later.
  = help: Add the field to the configuration, and hand its value to the code that needs it.
          site_url: Url,
  = id: env-read/shop/SITE_URL

debt: VII Port binding: take the port 8000 from the configuration (1 place)
 --> src/main.rs:3:19
  |
3 | TcpListener::bind(\"0.0.0.0:8000\");
  |                   ^^^^^^^^^^^^^^
  |
  = why: A service that listens at a literal cannot be put beside another one, nor where a platform says.
  = help: Add `port: u16` to the configuration, and listen at it.
          /// Port at which the service listens.
          #[env(default = 8000)]
          port: u16,
  = id: bind-address/shop/8000

Audited 4 lines in 1 file of shop.
Not checked, because source text has no honest sign of them: I Codebase, VIII Concurrency, IX Disposability, XII Admin processes.
debt: 2 stories in 2 places
`cargo factor3 audit --config-struct` prints the fields as one struct to paste.
"
    );
}

#[test]
fn nothing_found_is_status_0() {
    let run = Project::main("fn main() {}").run(&["audit"]);
    assert_eq!(run.status, 0);
    assert!(run.stdout.ends_with("debt: 0 stories in 0 places\n"), "{}", run.stdout);
}

#[test]
fn ids_stay_while_lines_move() {
    let ids = |code: &str| Project::main(code).audit().debt();
    assert_eq!(ids(CODE), ids(&format!("// one\n\n\n{CODE}")));
}

#[test]
fn sarif_has_one_result_a_finding() {
    let run = Project::main(CODE).run(&["audit", "--format", "sarif"]);
    let value: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(value["version"], "2.1.0");
    let results = value["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), 2);
    let result = &results[0];
    assert_eq!(result["partialFingerprints"]["factor3/v1"], "env-read/shop/SITE_URL");
    assert_eq!((result["ruleId"].as_str(), result["level"].as_str()), (Some("env-read"), Some("warning")));
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(
        (place["artifactLocation"]["uri"].as_str(), place["region"]["startLine"].as_u64()),
        (Some("src/main.rs"), Some(2))
    );
    // The index of a rule points to its id.
    let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
    assert_eq!(value["runs"][0]["tool"]["driver"]["rules"][index]["id"], "env-read");
}

#[test]
fn jira_gets_a_row_a_story() {
    let run = Project::main(CODE).run(&["audit", "--format", "jira-csv"]);
    let mut reader = csv::Reader::from_reader(run.stdout.as_bytes());
    assert_eq!(reader.headers().unwrap(), vec!["Summary", "Issue Type", "Priority", "Labels", "Description"]);
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 2);
    assert_eq!(&rows[0][0], "III Config: read SITE_URL once, in the configuration (1 place)");
    assert_eq!((&rows[0][1], &rows[0][3]), ("Story", "env-read/shop/SITE_URL"));
    assert!(
        rows[0][4].contains("* src/main.rs:2\n")
            && rows[0][4].ends_with("Done when `cargo factor3 audit` does not list env-read/shop/SITE_URL.")
    );
}

#[test]
fn markdown_is_a_section_a_story() {
    let run = Project::main(CODE).run(&["audit", "--format", "markdown"]);
    assert!(
        run.stdout
            .contains("\n## III Config: read SITE\\_URL once, in the configuration (1 place)\n\nA variable that is"),
        "{}",
        run.stdout
    );
    assert!(
        run.stdout.contains("\n- `src/main.rs:2`\n") && run.stdout.contains("\n```rust\nsite_url: Url,\n```\n"),
        "{}",
        run.stdout
    );
}

#[test]
fn html_stands_alone() {
    let run = Project::main(CODE).run(&["audit", "--format", "html"]);
    assert!(run.stdout.starts_with("<!doctype html>"));
    for absent in ["<script", "src=", "href=", "url(", "@import"] {
        assert!(!run.stdout.contains(absent), "{absent}");
    }
    for present in [
        "Read SITE_URL once, in the configuration",
        "src/main.rs:2",
        "site_url: Url,",
        "IX Disposability",
        "id=\"crate-0\"",
        "id=\"tier-note\"",
    ] {
        assert!(run.stdout.contains(present), "{present}");
    }
}

#[test]
fn html_escapes_what_it_shows() {
    let run = Project::main("fn main() { f::<u8>(&std::env::var(\"A_B\")); }").run(&["audit", "--format", "html"]);
    assert!(run.stdout.contains("f::&lt;u8&gt;(&amp;std::env"), "{}", run.stdout);
}

#[test]
fn notes_are_folded() {
    let project = Project::main("fn main() {\n    std::fs::write(\"a\", \"b\");\n}\n");
    let line = "note: VI Processes: keep the files that shop writes in a backing service, or name their directory in the configuration (1 place) [local-state/shop/shop]\n";
    let folded = project.run(&["audit"]);
    assert_eq!(folded.status, 0);
    assert!(folded.stdout.contains(line) && !folded.stdout.contains("main.rs:2"), "{}", folded.stdout);
    assert!(project.run(&["audit", "--notes"]).stdout.contains(&format!("{line}  --> src/main.rs:2\n")));
}

#[test]
fn only_new_debt_fails_with_a_baseline() {
    let project = Project::main(CODE);
    assert_eq!(project.run(&["audit", "--write-baseline"]).status, 0);
    let baseline = std::fs::read_to_string(project.path().join("factor3.baseline")).unwrap();
    assert!(baseline.ends_with("\nbind-address/shop/8000\nenv-read/shop/SITE_URL\n"), "{baseline}");
    let run = project.run(&["audit"]);
    assert_eq!(run.status, 0);
    assert!(run.stdout.contains("debt: 0 stories in 0 places, and 2 in the baseline\n"), "{}", run.stdout);

    project.write("src/main.rs", "fn main() { std::env::var(\"SITE_URL\"); std::env::var(\"OTHER\"); }");
    let run = project.run(&["audit"]);
    assert_eq!(run.status, 1);
    assert!(run.stdout.contains("read OTHER once") && !run.stdout.contains("read SITE_URL once"));
    assert!(
        run.stdout.contains("the baseline has bind-address/shop/8000, which is not found any more: take it out\n"),
        "{}",
        run.stdout
    );
}

#[test]
fn every_rule_explains_itself() {
    let project = Project::main("fn main() {}");
    let run = project.run(&["audit", "--explain", "env-read"]);
    assert_eq!(run.status, 0);
    assert!(run.stdout.starts_with("env-read (factor III, Config)\n\nA variable that is read"), "{}", run.stdout);
    let page = include_str!("../../docs/audit.md");
    for rule in [
        "lock-file",
        "env-read",
        "env-write",
        "dotenv-load",
        "credential",
        "env-file",
        "settings-files",
        "service-address",
        "env-at-build",
        "local-state",
        "bind-address",
        "local-default",
        "log-file",
    ] {
        assert_eq!(project.run(&["audit", "--explain", rule]).status, 0, "{rule}");
        assert!(page.contains(&format!("`{rule}`")), "{rule} is on the page");
    }
}

/// No format shows a line that may hold a credential, nor a literal that is not the subject.
#[test]
fn planted_secrets_are_in_no_output() {
    let project = Project::new(&[
        (
            "src/main.rs",
            "mod config;\nfn main() {\n    let a = std::env::var(\"API_TOKEN\").unwrap_or(\"hunter2a\".to_string()); // hunter2b\n    connect(\"postgres://shop:hunter2c@localhost:5432/shop\", \"hunter2d\");\n    get(\"https://api.partner.io/x?key=hunter2e&a=b\");\n    let b = (\"hunter2f\", std::env::var(\"SITE\"), r#\"hunter2g\"#, b\"hunter2h\", 'h');\n    let c = login(\"user\", \"hunter2i\", std::env::var(\"PLACE\").unwrap_or(\"here\".into()));\n    EncodingKey::from_secret(\"hunter2k\".as_ref());\n    let d = \"\nhunter2l\"; std::env::var(\"LATER\"); /* hunter2m */\n    TcpListener::bind(\"0.0.0.0:8000\").expect(\"hunter2n\");\n    println!(\"hunter2o {}\", std::env::var(\"LOGGED\").unwrap());\n    std::env::set_var(\"A_PASSWORD\", \"hunter2p\");\n    wrap(\"hunter2q\", \"WRAPPED\");\n    Client::open(\"redis://:hunter2r@cache:6379\");\n    std::env::var(\"DATABASE_URL\").unwrap_or(\"mysql://root:hunter2s@localhost/x\".into());\n    let e = \"ghp_hunter2t\"; std::env::var(\"SAME_LINE\");\n    EncodingKey::from_secret(KEY);\n    PgConnectOptions::new().host(\"localhost\").password(\"hunter2cc\");\n    ClientConfig::new().set(\"bootstrap.servers\", \"localhost:9092\").set(\"sasl.password\", \"hunter2dd\");\n    matches!(std::env::var(\"ADMIN_TOKEN\"), Ok(token) if token == \"hunter2ee\");\n}\nconst KEY: &[u8] = b\"hunter2ff\";\nfn wrap(_: &str, name: &str) -> String { std::env::var(name).unwrap() }\n",
        ),
        (
            "src/config.rs",
            "pub fn load() { std::env::var(\"DB_PASS\").unwrap_or(\"hunter2u\".into()); url.unwrap_or(\"postgres://a:hunter2v@localhost/x\"); }\n",
        ),
        (".env", "DB_PASSWORD=hunter2w\nURL=redis://:hunter2x@cache\nNOTE=\"hunter2y\"\n"),
        (".env.example", "# token: hunter2z\nAPI_TOKEN=hunter2aa\nDATABASE_URL=postgres://a:hunter2bb@db/x\n"),
    ]);
    for arguments in [
        &["audit"][..],
        &["audit", "--notes"],
        &["audit", "--config-struct"],
        &["audit", "--format", "json"],
        &["audit", "--format", "markdown"],
        &["audit", "--format", "sarif"],
        &["audit", "--format", "jira-csv"],
        &["audit", "--format", "html"],
        &["init", "--from", ".env"],
        &["init", "--from", ".env.example"],
        &["audit", "--write-baseline"],
    ] {
        let run = project.run(arguments);
        assert!(run.status < 2, "{}", run.stderr);
        for text in [&run.stdout, &run.stderr] {
            let leak = text.lines().find(|line| line.contains("hunter2"));
            assert_eq!(leak, None, "{arguments:?}");
        }
    }
    let baseline = std::fs::read_to_string(project.path().join("factor3.baseline")).unwrap();
    assert!(!baseline.contains("hunter2") && baseline.contains("credential/shop/API_TOKEN"));
}
