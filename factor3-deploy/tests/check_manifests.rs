//! A check of a configuration against manifests: what is missing, refused, in clear, or cannot be known.

use std::fs;
use std::path::Path;

use factor3::{EnvConfig, SecretString};
use factor3_deploy::check;

/// Writes files, checks a configuration against them, and returns the text with the exit status. In `args`, a word with a
/// dot or a slash is a path.
fn run<C: EnvConfig>(files: &[(&str, &str)], args: &str) -> (String, u8) {
    let dir = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let args = args.split(' ').map(|word| match word {
        word if word.contains(['.', '/']) => dir.path().join(word).display().to_string(),
        word => word.to_owned(),
    });
    let check = check::<C>(args);
    (check.to_string().replace(&format!("{}/", dir.path().display()), ""), check.exit_code())
}

/// Returns the output from its first problem on.
fn problems(text: &str) -> &str {
    text.split_at(text.find("problem: ").expect("a problem")).1
}

/// A service for payments, whose loader needs two ports that neither its `.env` nor its Compose file sets.
#[test]
fn a_variable_that_every_manifest_forgets_is_told() {
    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only its report matters")]
    struct Payments {
        db_host: String,
        db_password: SecretString,
        grpc_port: u16,
        metric_port: u16,
    }
    let files = [
        (".env", "DB_HOST=db\nDB_PASSWORD=hunter2\nGRPC_PROT=50051\n"),
        (
            "docker-compose.yml",
            "services:\n  payment:\n    build: .\n    env_file:\n      - .env\n  migrate:\n    build: .\n    env_file: [.env]\n  db:\n    image: postgres\n    environment:\n      POSTGRES_PASSWORD: ${DB_PASSWORD}\n",
        ),
    ];
    let (text, status) = run::<Payments>(&files, "--compose docker-compose.yml --service payment");
    assert_eq!(
        problems(&text),
        "\
problem: GRPC_PORT is not set; expected an integer from 0 to 65535; GRPC_PROT is set (.env:3) but unused; did you mean \
GRPC_PORT?
problem: METRIC_PORT is not set; expected an integer from 0 to 65535
4 variables
"
    );
    assert_eq!(status, 78);
}

/// A bot that needs a database, of which its Deployment says nothing.
#[test]
fn a_database_that_no_manifest_names_is_told() {
    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only its report matters")]
    struct Bot {
        database_url: SecretString,
        discord_token: SecretString,
    }
    let deployment = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: bot}\nspec:\n  template:\n    spec:\n      containers:\n      - name: bot\n        image: bot\n        env:\n        - name: DISCORD_TOKEN\n          valueFrom: {secretKeyRef: {name: bot, key: token}}\n";
    let (text, status) = run::<Bot>(&[("k8s/bot.yaml", deployment)], "--kubernetes k8s/bot.yaml --container bot");
    assert_eq!(
        problems(&text),
        "\
problem: DATABASE_URL is not set; expected a secret, or the path of its file in DATABASE_URL_FILE
2 variables: 1 decided, 1 set to an unknown value
"
    );
    assert_eq!(status, 78);
}

#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "only its report matters")]
struct Orders {
    #[env(default = 8080)]
    port: u16,
    redis_port: Option<u16>,
    token: SecretString,
}

fn pod(env: &str) -> String {
    format!("apiVersion: v1\nkind: Pod\nmetadata: {{name: orders}}\nspec:\n  containers:\n  - name: orders\n{env}")
}

#[test]
fn a_number_without_quotes_is_told_with_the_name_of_the_variable() {
    let manifest = pod(
        "    env:\n    - {name: PORT, value: 8080}\n    - {name: TOKEN, valueFrom: {secretKeyRef: {name: a, key: b}}}\n",
    );
    let (text, status) = run::<Orders>(&[("k8s.yaml", &manifest)], "--kubernetes k8s.yaml");
    let problem = "problem: PORT is a plain number, which the API server refuses (k8s.yaml:8:27); put it in quotes\n";
    assert!(text.contains(problem), "{text}");
    assert!(!text.contains("PORT is not set"), "{text}");
    assert_eq!(status, 78);
}

#[test]
fn a_literal_secret_is_a_warning_and_one_of_an_env_file_is_none() {
    let warning = "warning: TOKEN is a secret, and its value is in the manifest";
    let manifest = pod("    env:\n    - {name: TOKEN, value: hunter2}\n");
    let (text, status) = run::<Orders>(&[("k8s.yaml", &manifest)], "--kubernetes k8s.yaml");
    assert!(text.contains(warning) && text.contains("(k8s.yaml:8:28)"), "{text}");
    assert_eq!(status, 0);

    let compose = "services:\n  orders:\n    environment:\n      TOKEN: hunter2\n";
    assert!(run::<Orders>(&[("compose.yaml", compose)], "--compose compose.yaml").0.contains(warning));
    for compose in [
        "services:\n  orders:\n    environment:\n      TOKEN: ${TOKEN}\n",
        "services:\n  orders:\n    environment: [TOKEN]\n",
        "services:\n  orders:\n    env_file: .env\n",
    ] {
        let files = [("compose.yaml", compose), (".env", "TOKEN=hunter2\n")];
        let (text, status) = run::<Orders>(&files, "--compose compose.yaml");
        assert!(!text.contains(warning) && !text.contains("hunter2"), "{text}");
        assert_eq!(status, 0, "{text}");
    }
}

#[test]
fn a_service_link_is_a_problem_only_where_the_configuration_reads_it() {
    let service = |name| {
        format!("---\napiVersion: v1\nkind: Service\nmetadata: {{name: {name}}}\nspec: {{ports: [{{port: 6379}}]}}\n")
    };
    let env = "    env:\n    - {name: TOKEN, valueFrom: {secretKeyRef: {name: a, key: b}}}\n";
    let (text, status) = run::<Orders>(&[("k8s.yaml", &(pod(env) + &service("redis")))], "--kubernetes k8s.yaml");
    let problem = "problem: REDIS_PORT is set by Kubernetes, to the `tcp://` address of a Service (k8s.yaml:10:1); ";
    assert!(text.contains(problem), "{text}");
    assert_eq!(status, 78);
    let (text, status) = run::<Orders>(&[("k8s.yaml", &(pod(env) + &service("mail")))], "--kubernetes k8s.yaml");
    assert_eq!(status, 0, "{text}");
}

#[test]
fn a_source_that_is_elsewhere_makes_missing_variables_unknown() {
    let manifest = pod("    envFrom:\n    - secretRef: {name: orders}\n");
    let (text, status) = run::<Orders>(&[("k8s.yaml", &manifest)], "--kubernetes k8s.yaml");
    assert!(text.contains("warning: TOKEN is required, and perhaps not set (k8s.yaml:8:18)"), "{text}");
    assert_eq!(status, 0);
}

#[test]
fn several_manifests_are_one_set_and_several_compose_files_override_each_other() {
    let manifest = pod("    envFrom: [{configMapRef: {name: orders}}]\n");
    let map = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: orders}\ndata: {PORT: 80a80, TOKEN: hunter2}\n";
    let files = [("a.yaml", manifest.as_str()), ("b.yaml", map)];
    let (text, _) = run::<Orders>(&files, "--kubernetes a.yaml --kubernetes b.yaml --container orders");
    assert!(text.contains("PORT must be an integer from 0 to 65535"), "{text}");
    assert!(text.contains("(b.yaml:4:14)"), "{text}");

    let base = "services:\n  orders:\n    environment: {PORT: 80, TOKEN: }\n";
    let files = [("a.yaml", base), ("b.yaml", "services:\n  orders:\n    environment: {PORT: 90}\n")];
    let (text, _) = run::<Orders>(&files, "--compose a.yaml --compose b.yaml --service orders");
    assert!(text.contains("90") && text.contains("b.yaml:3:25"), "{text}");
}

#[test]
fn a_folder_of_links_and_other_things_is_read_as_kubectl_reads_it() {
    let dir = tempfile::tempdir().unwrap();
    let at = |name: &str| dir.path().join(name);
    fs::create_dir(at("k8s")).unwrap();
    fs::write(at("pod.txt"), pod("    env: [{name: PORT, value: '1'}]\n")).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::symlink;
        symlink(at("pod.txt"), at("k8s/pod.yaml")).unwrap();
        symlink(at("k8s"), at("k8s/self.yaml")).unwrap();
        symlink("none.yaml", at("k8s/dangling.yaml")).unwrap();
        symlink("loop.yaml", at("k8s/loop.yaml")).unwrap();
        let layer = factor3_deploy::kubernetes([at("k8s")], None);
        assert!(layer.get("PORT").is_some());
        let problems: Vec<_> = factor3::Env::from(layer).problems().iter().map(ToString::to_string).collect();
        assert_eq!(problems.len(), 2, "{problems:?}");
        let names = |text: &str| Path::new(text.split(' ').next().unwrap()).file_name().map(ToOwned::to_owned);
        let names: Vec<_> = problems.iter().filter_map(|text| names(text)).collect();
        assert_eq!(names, ["dangling.yaml", "loop.yaml"]);
    }
}

#[test]
fn a_file_that_is_not_utf_8_is_told_with_the_place() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("k8s.yaml");
    fs::write(&path, b"apiVersion: v1\nkind: \xff\n").unwrap();
    let problems = factor3::Env::from(factor3_deploy::kubernetes([&path], None)).problems();
    assert!(problems[0].to_string().ends_with("k8s.yaml:2:7 is not UTF-8; save the file as UTF-8"), "{}", problems[0]);
}
