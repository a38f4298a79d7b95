//! Reads and changes of the environment: those that are debt, and those in the configuration.

mod common;

use common::Project;

/// Returns the debt in `main.rs`.
fn debt(code: &str) -> Vec<String> {
    Project::main(code).audit().debt()
}

#[test]
fn a_variable_is_one_finding_with_all_its_places() {
    let project = Project::main(
        "fn main() {\n    std::env::var(\"SITE\").unwrap();\n    other();\n}\nfn other() {\n    std::env::var_os(\"SITE\");\n}\n",
    );
    let audit = project.audit();
    assert_eq!(audit.debt(), ["env-read/SITE"]);
    assert_eq!(audit.lines("env-read/SITE"), [2, 6]);
    assert_eq!(audit.finding("env-read/SITE")["title"], "III Config: read SITE once, in the configuration (2 places)");
    assert_eq!(audit.status, 1);
}

#[test]
fn names_that_use_brings_are_resolved() {
    assert_eq!(debt("use std::env as e;\nfn main() { e::var(\"A_B\"); }"), ["env-read/A_B"]);
    assert_eq!(
        debt("use std::env::{self, var as read};\nfn main() { read(\"A_B\"); env::var(\"C_D\"); }"),
        ["env-read/A_B", "env-read/C_D"]
    );
    assert_eq!(debt("use std::env::*;\nfn main() { var(\"A_B\"); }"), ["env-read/A_B"]);
    assert_eq!(debt("fn main() { use dotenvy::var; var(\"A_B\"); }"), ["env-read/A_B"]);
    // Another function with this name.
    assert_eq!(debt("fn var(name: &str) -> usize { name.len() }\nfn main() { var(\"A_B\"); }"), [""; 0]);
}

#[test]
fn function_values_are_reads() {
    assert_eq!(debt("fn main() { let read = std::env::var; read(\"A_B\"); }"), ["env-read/A_B"]);
    assert_eq!(debt("fn main() { [\"A_B\", \"C_D\"].map(std::env::var); }"), ["env-read/A_B", "env-read/C_D"]);
    assert_eq!(debt("fn main() { [\"A_B\"].iter().map(|name| std::env::var(name)); }"), ["env-read/A_B"]);
    assert_eq!(
        debt("fn main() { for name in [\"A_B\", \"C_D\"] { std::env::var(name); } }"),
        ["env-read/A_B", "env-read/C_D"]
    );
}

#[test]
fn wrappers_and_wrappers_of_wrappers_are_followed() {
    let project = Project::new(&[
        (
            "src/main.rs",
            "mod util;\nuse util::number;\nfn main() {\n    util::text(\"A_B\");\n    number(\"C_D\");\n    let get = |name: &str| std::env::var(name);\n    get(\"E_F\");\n    Reader.variable(\"G_H\");\n}\nstruct Reader;\nimpl Reader {\n    fn variable(&self, name: &str) -> String { std::env::var(name).unwrap() }\n}\n",
        ),
        (
            "src/util.rs",
            "pub fn text(name: &str) -> String { std::env::var(name).unwrap() }\npub fn number(name: &str) -> u16 { text(name).parse().unwrap() }\n",
        ),
    ]);
    let audit = project.audit();
    assert_eq!(audit.debt(), ["env-read/A_B", "env-read/C_D", "env-read/E_F", "env-read/G_H"]);
    assert_eq!(audit.lines("env-read/C_D"), [5]);
    assert_eq!(audit.notes(), [""; 0], "the wrapper itself is not one");
}

#[test]
fn macros_do_not_hide_a_read() {
    let code = "lazy_static! {\n    static ref A: String = std::env::var(\"A_B\").unwrap();\n}\nfn main() {\n    let v = json!({ \"key\": std::env::var(\"C_D\").unwrap() });\n    println!(\"{}\", std::env::var(\"E_F\").unwrap());\n}\nmacro_rules! read { ($name:expr) => { std::env::var($name) } }\nfn other() { read!(\"G_H\"); }\n";
    assert_eq!(debt(code), ["env-read/A_B", "env-read/C_D", "env-read/E_F", "env-read/G_H"]);
}

#[test]
fn constants_give_names() {
    let project = Project::new(&[
        (
            "src/main.rs",
            "mod names;\nconst OWN: &str = \"A_B\";\nfn main() { std::env::var(OWN); std::env::var(names::OTHER); std::env::var(concat!(\"E\", \"_F\")); }\n",
        ),
        ("src/names.rs", "pub const OTHER: &str = \"C_D\";\n"),
    ]);
    assert_eq!(project.audit().debt(), ["env-read/A_B", "env-read/C_D", "env-read/E_F"]);
}

#[test]
fn the_configuration_may_read() {
    let read = "pub fn load() { std::env::var(\"A_B\"); }\n";
    for path in ["config.rs", "settings.rs", "app_config.rs", "config/server.rs"] {
        let module = path.trim_end_matches(".rs").split('/').next().unwrap();
        let mut files = vec![("src/main.rs", format!("mod {module};\nfn main() {{}}\n")), ("", read.to_owned())];
        let full = format!("src/{path}");
        files[1].0 = &full;
        if path.contains('/') {
            files.push(("src/config.rs", "mod server;\n".to_owned()));
        }
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
        assert_eq!(Project::new(&files).audit().debt(), [""; 0], "{path}");
    }
    assert_eq!(
        debt(
            "struct AppConfig { a: String }\nimpl AppConfig { fn load() -> Self { Self { a: std::env::var(\"A_B\").unwrap() } } }\nfn main() {}"
        ),
        [""; 0]
    );
    assert_eq!(
        debt("struct Config { a: String }\nfn main() { let c = Config { a: std::env::var(\"A_B\").unwrap() }; }"),
        [""; 0]
    );
    // The configuration of another crate is not this program's.
    assert_eq!(
        debt("use client::Config;\nfn main() { let c = Config { a: std::env::var(\"A_B\").unwrap() }; }"),
        ["env-read/A_B"]
    );
}

#[test]
fn settings_of_a_user_are_no_configuration() {
    let project = Project::new(&[
        ("src/main.rs", "mod views;\nfn main() {}\n"),
        ("src/views.rs", "mod settings;\n"),
        ("src/views/settings.rs", "fn page() { std::env::var(\"A_B\"); }\n"),
    ]);
    assert_eq!(project.audit().debt(), ["env-read/A_B"]);
}

#[test]
fn a_default_that_reads_is_a_read() {
    assert_eq!(
        debt(
            "struct Client;\nimpl Default for Client { fn default() -> Self { std::env::var(\"A_B\"); Self } }\nfn main() {}"
        ),
        ["env-read/A_B"]
    );
    assert_eq!(
        debt("fn default_token() -> String { std::env::var(\"A_B\").unwrap() }\nfn main() {}"),
        ["env-read/A_B"]
    );
}

#[test]
fn variables_of_tools_are_not_ours() {
    assert_eq!(
        debt(
            "fn main() { for name in [\"RUST_LOG\", \"HOME\", \"HTTPS_PROXY\", \"CARGO_HOME\", \"XDG_DATA_HOME\", \"GIT_COMMIT\"] { std::env::var(name); } }"
        ),
        [""; 0]
    );
}

#[test]
fn names_that_are_computed_are_a_note() {
    let audit = Project::main("fn main() { std::env::var(format!(\"{}_URL\", 1)); }").audit();
    assert_eq!((audit.debt(), audit.notes()), (vec![], vec!["env-read/computed-names".to_owned()]));
    assert_eq!(audit.status, 0);
}

#[test]
fn a_change_is_debt_and_a_walk_over_all_variables_is_a_note() {
    let code = "fn main() { for (k, v) in std::env::vars() {} unsafe { std::env::set_var(\"A_B\", \"1\") } }";
    let audit = Project::main(code).audit();
    assert_eq!(
        (audit.debt(), audit.notes()),
        (vec!["env-write/A_B".to_owned()], vec!["env-read/all-variables".to_owned()])
    );
}

#[test]
fn dotenv_is_debt_in_a_helper_and_a_note_in_main() {
    let audit = Project::main("use dotenv::dotenv;\nfn main() { dotenv().ok(); }").audit();
    assert_eq!((audit.debt(), audit.notes()), (vec![], vec!["dotenv-load/dotenv".to_owned()]));
    assert_eq!(debt("fn connect() { dotenvy::dotenv().ok(); }\nfn main() {}"), ["dotenv-load/dotenv"]);
}

#[test]
fn settings_of_the_build_are_debt_and_its_identity_is_not() {
    let code = "const A: &str = env!(\"CARGO_PKG_VERSION\");\nconst B: Option<&str> = option_env!(\"API_BASE\");\nconst C: Option<&str> = option_env!(\"GIT_SHA\");\nconst D: &[u8] = include_bytes!(env!(\"SNAPSHOT_PATH\"));\nfn main() {}\n";
    assert_eq!(debt(code), ["env-at-build/API_BASE"]);
    assert_eq!(
        debt(
            "fn main() { std::env::var(\"ASSETS_DIR\").unwrap_or_else(|_| env!(\"CARGO_MANIFEST_DIR\").to_string()); }"
        ),
        ["env-at-build/CARGO_MANIFEST_DIR", "env-read/ASSETS_DIR"]
    );
}

#[test]
fn tests_comments_and_texts_hold_no_debt() {
    let code = "// std::env::var(\"A_B\")\n/* std::env::var(\"A_B\") */\nfn main() { let text = \"std::env::var(\\\"A_B\\\")\"; }\n#[cfg(test)]\nmod checks { fn a() { std::env::var(\"A_B\"); } }\n#[test]\nfn b() { std::env::var(\"A_B\"); }\n#[cfg(all(test, unix))]\nfn c() { std::env::var(\"A_B\"); }\n";
    assert_eq!(debt(code), [""; 0]);
    assert_eq!(debt("#[cfg(not(test))]\nfn a() { std::env::var(\"A_B\"); }\nfn main() {}"), ["env-read/A_B"]);
}

#[test]
fn a_comment_with_a_reason_allows_a_place() {
    let audit = Project::main("fn main() {\n    // factor3: allow(env-read, \"the supervisor sets it\")\n    std::env::var(\"A_B\");\n    std::env::var(\"C_D\"); // factor3: allow(env-read, \"so does this\")\n    std::env::var(\"E_F\"); // factor3: allow(env-read)\n    std::env::var(\"G_H\"); // factor3: allow(bind-address, \"another rule\")\n}\n").audit();
    assert_eq!(audit.debt(), ["env-read/E_F", "env-read/G_H"]);
    assert_eq!(audit.value["allowed"], 2);
}

#[test]
fn a_read_above_a_module_of_tests_counts_under_any_heading_of_the_module() {
    for heading in ["", "/// Tests.", "/// Tests.\n", "#[allow(unused)]"] {
        let code = format!(
            "fn main() {{ _ = std::env::var(\"SITE_URL\"); }}\n\n{heading}\n#[cfg(test)]\nmod tests {{\n    fn f() {{}}\n}}\n"
        );
        assert_eq!(Project::main(&code).audit().debt(), ["env-read/SITE_URL"], "{heading}");
    }
}

#[test]
fn a_method_of_a_known_type_is_a_wrapper_whatever_its_name() {
    let wrapper =
        "struct Vars;\nimpl Vars { fn get(&self, key: &str) -> Option<String> { std::env::var(key).ok() } }\n";
    for code in [
        "fn main() { let vars = Vars; vars.get(\"A_B\"); }",
        "fn main() { let vars = Vars::new(); vars.get(\"A_B\"); }",
        "fn main() {}\nfn start(vars: &Vars) { vars.get(\"A_B\"); }",
    ] {
        assert_eq!(debt(&format!("{wrapper}{code}")), ["env-read/A_B"], "{code}");
    }
    let map = "fn main() { let map = HashMap::new(); map.get(\"A_B\"); }";
    assert_eq!(debt(&format!("{wrapper}{map}")), [""; 0]);
}

#[test]
fn a_list_of_names_is_read_whole() {
    for code in [
        "for name in NAMES { std::env::var(name).unwrap(); }",
        "NAMES.iter().for_each(|name| { std::env::var(name).unwrap(); });",
    ] {
        let code = format!("fn main() {{ {code} }}\nconst NAMES: &[&str] = &[\"A_B\", \"C_D\"];");
        assert_eq!(debt(&code), ["env-read/A_B", "env-read/C_D"], "{code}");
    }
}

#[test]
fn a_look_up_in_a_map_of_all_variables_is_a_read() {
    for code in [
        "fn main() { let vars: HashMap<_, _> = std::env::vars().collect(); vars.get(\"SITE_URL\").unwrap(); }",
        "fn main() { let vars = std::env::vars().collect::<BTreeMap<_, _>>(); &vars[\"SITE_URL\"]; }",
        "fn main() { let vars = HashMap::from_iter(std::env::vars()); vars.get(\"SITE_URL\"); }",
        "static VARS: LazyLock<HashMap<String, String>> = LazyLock::new(|| std::env::vars().collect());\nfn main() { VARS.get(\"SITE_URL\"); }",
        "fn main() { let vars = std::env::vars().collect(); serve(&vars); }\nfn serve(all: &HashMap<String, String>) { page(all) }\nfn page(vars: &HashMap<String, String>) { vars.get(\"SITE_URL\"); }",
    ] {
        assert_eq!(Project::main(code).audit().debt(), ["env-read/SITE_URL"], "{code}");
    }
    let other = "fn main() { let vars = std::env::vars().count(); serve(&HashMap::new()); }\nfn serve(all: &HashMap<String, String>) { all.get(\"SITE_URL\"); }";
    assert!(Project::main(other).audit().debt().is_empty(), "another map");
}

#[test]
fn a_look_up_shows_what_is_required() {
    for (code, expected) in [
        ("vars.get(\"SITE_NAME\").unwrap()", "site_name: String,"),
        ("vars.get(\"SITE_NAME\").cloned()", "site_name: Option<String>,"),
        ("vars[\"SITE_NAME\"].clone()", "site_name: String,"),
        ("vars.contains_key(\"SITE_NAME\")", "site_name: Option<String>,"),
        (
            "vars.get(\"SITE_NAME\").cloned().unwrap_or(\"shop\".to_owned())",
            "#[env(default = \"shop\")]\nsite_name: String,",
        ),
    ] {
        let code = format!("fn main() {{ let vars: HashMap<_, _> = std::env::vars().collect(); let a = {code}; }}");
        assert_eq!(
            Project::main(&code)
                .audit()
                .field("env-read/SITE_NAME")
                .replace("// ? required: the code does not say\n", ""),
            expected,
            "{code}"
        );
    }
}

#[test]
fn a_trait_may_read_the_variable_of_its_receiver() {
    let code = "trait Variable { fn env(&self) -> Option<String>; }\n\
        impl Variable for str { fn env(&self) -> Option<String> { std::env::var(self).ok() } }\n\
        fn main() { \"SITE_URL\".env(); \"shop\".len(); }";
    let audit = Project::main(code).audit();
    assert_eq!((audit.debt(), audit.notes()), (vec!["env-read/SITE_URL".to_owned()], vec![]));
}

#[test]
fn a_variable_for_the_program_itself_is_a_note() {
    let code = "fn start() { Command::new(std::env::current_exe().unwrap()).env(\"SHOP_CHILD\", \"1\").spawn(); }\n\
        fn main() { if std::env::var(\"SHOP_CHILD\").is_ok() { work() } else { start() } }";
    let audit = Project::main(code).audit();
    assert_eq!((audit.debt(), audit.notes()), (vec![], vec!["env-read/SHOP_CHILD".to_owned()]));
}
