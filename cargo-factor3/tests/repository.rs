//! Files beside the code, and the packages that are audited.

mod common;

use common::Project;

const MAIN: (&str, &str) = ("src/main.rs", "fn main() {}\n");

fn debt(files: &[(&str, &str)]) -> Vec<String> {
    let files: Vec<_> = [MAIN].into_iter().chain(files.iter().copied()).collect();
    Project::new(&files).audit().debt()
}

#[test]
fn a_committed_file_with_a_secret_is_debt() {
    assert_eq!(debt(&[(".env", "PORT=8080\nDB_PASSWORD=hunter2\n")]), ["env-file/the-workspace/.env"]);
    assert_eq!(
        debt(&[("deploy/prod.env", "DATABASE_URL=postgres://shop:hunter2@db/shop\n")]),
        ["env-file/deploy/deploy/prod.env"]
    );
    assert_eq!(
        debt(&[(".env.example", "DB_PASSWORD=hunter2\n"), (".env", "PORT=8080\nDB_PASSWORD=\nAPI_KEY=<your key>\n")]),
        [""; 0]
    );
}

#[test]
fn a_file_that_git_does_not_have_is_none() {
    let project = Project::new(&[MAIN, (".gitignore", ".env\n")]);
    project.write(".env", "DB_PASSWORD=hunter2\n");
    assert_eq!(project.audit().debt(), [""; 0]);
}

#[test]
fn the_environment_of_tests_is_a_note() {
    let project = Project::new(&[MAIN, (".env.test", "DB_PASSWORD=hunter2\n")]);
    assert_eq!(project.audit().notes(), ["env-file/the-workspace/.env.test"]);
}

#[test]
fn a_lock_file_must_be_committed() {
    let project = Project::new(&[MAIN]);
    std::fs::remove_file(project.path().join("Cargo.lock")).unwrap();
    project.write(".gitignore", "target\n/Cargo.lock\n");
    std::fs::remove_dir_all(project.path().join(".git")).unwrap();
    project.commit();
    let audit = project.audit();
    assert_eq!(audit.debt(), ["lock-file/the-workspace/the-workspace"]);
    assert_eq!(audit.lines("lock-file/the-workspace/the-workspace"), [2]);
    assert_eq!(audit.finding("lock-file/the-workspace/the-workspace")["places"][0]["path"], ".gitignore");
}

#[test]
fn a_settings_file_for_each_environment_is_debt() {
    let manifest =
        "[package]\nname = \"shop\"\nversion = \"0.0.0\"\nedition = \"2021\"\n[dependencies]\nconfig = \"0.14\"\n";
    let code = "fn main() {\n    config::Config::builder()\n        .add_source(config::File::with_name(&format!(\"config/{name}\")));\n}\n";
    let audit = Project::new(&[
        ("Cargo.toml", manifest),
        ("src/main.rs", code),
        ("config/base.toml", ""),
        ("config/production.toml", ""),
    ])
    .audit();
    assert_eq!(audit.debt(), ["settings-files/shop"]);
    assert_eq!(audit.finding("settings-files/shop")["places"].as_array().unwrap().len(), 3);
    // Files of a pipeline do not belong to the service.
    assert_eq!(
        debt(&[
            ("helm/values-production.yaml", ""),
            ("docker-compose.prod.yml", ""),
            ("k8s/overlays/production.yaml", "")
        ]),
        [""; 0]
    );
}

/// Creates a workspace of packages with one read each.
fn workspace(packages: &[(&str, &str, &str)]) -> Project {
    let members: Vec<String> = packages.iter().map(|(path, ..)| format!("{path:?}")).collect();
    let project = Project::bare(&[
        ("Cargo.toml", &format!("[workspace]\nmembers = [{}]\nresolver = \"2\"\n", members.join(", "))),
        ("Cargo.lock", "version = 4\n"),
    ]);
    for (path, file, dependencies) in packages {
        let name = path.rsplit('/').next().unwrap();
        project.write(
            &format!("{path}/Cargo.toml"),
            format!("[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2021\"\n{dependencies}"),
        );
        let variable = name.replace('-', "_").to_uppercase();
        project.write(&format!("{path}/src/{file}"), format!("pub fn main() {{ std::env::var(\"{variable}_X\"); }}\n"));
    }
    project.commit();
    project
}

#[test]
fn what_no_shipped_program_depends_on_is_out() {
    let project = workspace(&[
        (
            "service",
            "main.rs",
            "[dependencies]\nused = { path = \"../used\" }\n[dev-dependencies]\nhelpers = { path = \"../helpers\" }\n",
        ),
        ("used", "lib.rs", ""),
        ("helpers", "lib.rs", ""),
        ("unused", "lib.rs", ""),
        ("load-test", "main.rs", ""),
        ("tools/report", "main.rs", ""),
    ]);
    let audit = project.audit();
    assert_eq!(audit.debt(), ["env-read/service/SERVICE_X", "env-read/used/USED_X"]);
    assert_eq!(audit.remarks().iter().filter(|remark| remark.starts_with("not audited")).count(), 2);
    // A package that is named is audited.
    let named = project.run(&["audit", "-p", "load-test", "--format", "json"]);
    assert!(named.stdout.contains("env-read/load-test/LOAD_TEST_X") && !named.stdout.contains("USED_X"));
    // A package that is excluded is not, even if the service depends on it.
    let excluded = project.run(&["audit", "--workspace", "--exclude", "used", "--format", "json"]);
    assert!(excluded.stdout.contains("SERVICE_X") && !excluded.stdout.contains("USED_X"), "{}", excluded.stderr);
    let unknown = project.run(&["audit", "--workspace", "--exclude", "absent"]);
    assert_eq!(unknown.status, 2);
    assert!(unknown.stderr.starts_with("error: no package is called absent"), "{}", unknown.stderr);
}

#[test]
fn tools_are_out_by_the_alias_that_runs_them_and_by_their_name() {
    let project = workspace(&[
        ("service", "main.rs", "[dependencies]\ntest-server = { path = \"../test-server\" }\n"),
        ("test-server", "lib.rs", ""),
        ("sdev", "main.rs", ""),
        ("devtool", "main.rs", ""),
        ("demo-shop", "main.rs", ""),
        ("examples/basic", "main.rs", ""),
    ]);
    project.write(".cargo/config.toml", "[alias]\nsdev = \"run --quiet --package sdev --\"\n");
    assert_eq!(project.audit().debt(), ["env-read/demo-shop/DEMO_SHOP_X", "env-read/service/SERVICE_X"]);
}

#[test]
fn tests_benches_examples_and_build_scripts_are_out() {
    let read = "fn main() { std::env::var(\"A_B\"); }\n";
    assert_eq!(
        debt(&[
            ("build.rs", read),
            ("tests/a.rs", read),
            ("benches/b.rs", read),
            ("examples/c.rs", read),
            ("src/scratch.rs", read)
        ]),
        [""; 0]
    );
}

#[test]
fn generated_files_are_out() {
    let project = Project::new(&[
        ("src/main.rs", "mod api;\nfn main() {}\n"),
        ("src/api.rs", "// @generated by a tool\nfn a() { std::env::var(\"A_B\"); }\n"),
    ]);
    assert_eq!(project.audit().debt(), [""; 0]);
}

#[test]
fn modules_are_found_as_the_compiler_finds_them() {
    let project = Project::new(&[
        (
            "src/main.rs",
            "mod a;\n#[path = \"elsewhere/b.rs\"] mod b;\nmod inner { mod c; }\nmod r#loop;\nfn main() {}\n",
        ),
        ("src/a.rs", "mod deep;\n"),
        ("src/a/deep.rs", "fn f() { std::env::var(\"DEEP_X\"); }\n"),
        ("src/elsewhere/b.rs", "fn f() { std::env::var(\"PATH_X\"); }\n"),
        ("src/inner/c.rs", "fn f() { std::env::var(\"INLINE_X\"); }\n"),
        ("src/loop/mod.rs", "fn f() { std::env::var(\"RAW_X\"); }\n"),
        ("src/dead.rs", "fn f() { std::env::var(\"DEAD_X\"); }\n"),
    ]);
    assert_eq!(project.audit().debt(), ["env-read/DEEP_X", "env-read/INLINE_X", "env-read/PATH_X", "env-read/RAW_X"]);
}

#[test]
fn a_path_dependency_that_is_no_member_is_audited() {
    let manifest = |name: &str, dependency: &str| {
        format!("[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2021\"\n[dependencies]\n{dependency}\n")
    };
    let project = Project::new(&[
        ("Cargo.toml", &manifest("shop", "api = { path = \"src/api\" }")),
        MAIN,
        ("src/api/Cargo.toml", &manifest("api", "store = { path = \"../store\" }")),
        ("src/api/src/lib.rs", "fn a() { std::env::var(\"API_KEY\"); }\n"),
        ("src/store/Cargo.toml", &manifest("store", "")),
        ("src/store/src/lib.rs", "fn a() { std::env::var(\"DATABASE_URL\"); }\n"),
        ("src/other/Cargo.toml", &manifest("other", "")),
        ("src/other/src/main.rs", "fn main() { std::env::var(\"OTHER\"); }\n"),
    ]);
    assert_eq!(project.audit().debt(), ["env-read/api/API_KEY", "env-read/store/DATABASE_URL"]);
}

#[test]
fn tools_that_operators_and_developers_run_are_left_out() {
    let manifest = |name: &str| format!("[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2021\"\n");
    let read = "fn main() { std::env::var(\"API_KEY\"); }\n";
    let project = Project::new(&[
        ("Cargo.toml", "[workspace]\nmembers = [\"server\", \"shopctl\", \"plane\"]\nresolver = \"2\"\n"),
        ("server/Cargo.toml", &manifest("server")),
        ("server/src/main.rs", read),
        ("server/src/bin/store_tester.rs", read),
        ("shopctl/Cargo.toml", &manifest("shopctl")),
        ("shopctl/src/main.rs", read),
        ("plane/Cargo.toml", &format!("{}[[bin]]\nname = \"shop_local\"\npath = \"src/main.rs\"\n", manifest("plane"))),
        ("plane/src/main.rs", read),
    ]);
    let audit = project.audit();
    assert_eq!(audit.debt(), ["env-read/server/API_KEY"]);
    assert_eq!(audit.finding("env-read/server/API_KEY")["places"].as_array().unwrap().len(), 1);
}

#[test]
fn settings_of_an_editor_or_an_agent_are_none() {
    assert_eq!(debt(&[(".agent/settings.local.json", "{}"), (".run/app-dev.yaml", "a: 1\n")]), [""; 0]);
}

#[test]
fn automod_names_the_files_of_a_directory() {
    let project = Project::new(&[
        ("src/main.rs", "mod api;\nfn main() {}"),
        ("src/api/mod.rs", "automod::dir!(pub \"src/api\");"),
        ("src/api/orders.rs", "mod store;\nfn f() { std::env::var(\"A_B\"); }"),
        ("src/api/orders/store.rs", "fn f() { std::env::var(\"C_D\"); }"),
    ]);
    assert_eq!(project.audit().debt(), ["env-read/A_B", "env-read/C_D"]);
}
