//! Values in files: `NAME_FILE`, directories of files, and credentials that a variable locates.
#![cfg(feature = "derive")]

#[macro_use]
#[path = "common/near.rs"]
mod near;
#[path = "common/case.rs"]
mod case;

use std::fs;
use std::path::{Path, PathBuf};

use factor3::{Env, EnvConfig, ExposeSecret, ProblemKind, SecretFile, SecretString};
use tempfile::TempDir;

use case::found_as;

#[derive(Debug, EnvConfig)]
struct Config {
    token: SecretString,
}

#[derive(Debug, EnvConfig)]
struct Located {
    identity: SecretFile,
}

fn dir() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn file(dir: &TempDir, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = dir.path().join(name);
    fs::write(&path, content).unwrap();
    path
}

/// Reads a file in all three ways, which must agree on the value or on the reason for its rejection.
fn read(path: &Path) -> Result<String, String> {
    let by_name = Config::load(&Env::from([("TOKEN_FILE", path)]));
    let located = Located::load(&Env::from([("IDENTITY", path)]));
    let by_name = by_name.map(|config| config.token.expose_secret().to_owned());
    let located = located.map(|config| config.identity.read().unwrap().expose_secret().to_owned());
    match (by_name, located) {
        (Ok(by_name), Ok(located)) => {
            assert_eq!(by_name, located);
            Ok(by_name)
        }
        (Err(by_name), Err(located)) => {
            let reason = |error: &factor3::Error, start: &str| {
                assert_eq!(error.problems().len(), 1, "{error}");
                let message = error.problems()[0].message();
                message.strip_prefix(start).unwrap_or_else(|| panic!("{message}")).to_owned()
            };
            let by_name = reason(&by_name, "TOKEN_FILE names a file that ");
            assert_eq!(by_name, reason(&located, "IDENTITY names a file that "));
            Err(by_name)
        }
        (by_name, located) => panic!("{by_name:?} and {located:?}"),
    }
}

mod content {
    use super::*;

    #[test]
    fn exactly_one_line_break_at_the_end_is_removed() {
        let dir = dir();
        for (content, value) in [
            ("hunter2", "hunter2"),
            ("hunter2\n", "hunter2"),
            ("hunter2\r\n", "hunter2"),
            (" hunter2 ", " hunter2 "),
            ("-----BEGIN-----\nAAAA\n-----END-----\n\n", "-----BEGIN-----\nAAAA\n-----END-----\n"),
            ("a\r\nb\r\n", "a\r\nb"),
        ] {
            assert_eq!(read(&file(&dir, "token", content)), Ok(value.to_owned()), "{content:?}");
        }
    }

    #[test]
    fn two_line_breaks_after_one_line_are_one_too_many() {
        let dir = dir();
        let path = file(&dir, "token", "hunter2\n\n");
        let error = Config::load(&Env::from([("TOKEN_FILE", &path)])).unwrap_err();
        assert_eq!(error.problems()[0].message(), "TOKEN ends with a line break");
    }

    #[test]
    fn what_is_no_text_of_a_secret_is_a_problem() {
        let dir = dir();
        for (content, reason) in [
            (&b""[..], "is empty"),
            (b"\n", "is empty"),
            (b"\xef\xbb\xbfhunter2", "starts with a byte order mark"),
            (b"hunter\xff", "is not UTF-8"),
            (b"\xff\xfeh\0u\0", "is UTF-16 and not UTF-8"),
            (b"hunter\x002", "has a NUL character"),
        ] {
            assert_eq!(read(&file(&dir, "token", content)), Err(reason.to_owned()), "{content:?}");
        }
        let large = vec![b'x'; (1 << 20) + 1];
        assert_eq!(read(&file(&dir, "token", &large)), Err("is larger than 1 MiB".to_owned()));
        assert_eq!(read(&file(&dir, "token", &large[1..])).map(|text| text.len()), Ok(1 << 20));
    }

    #[test]
    fn what_is_no_regular_file_is_a_problem() {
        let dir = dir();
        assert_eq!(read(dir.path()), Err("is a directory".to_owned()));
        assert_eq!(read(&dir.path().join("none")), Err("does not exist".to_owned()));
    }

    #[test]
    #[cfg(unix)]
    fn devices_and_dangling_links_are_problems_and_nothing_hangs() {
        let dir = dir();
        let link = dir.path().join("link");
        std::os::unix::fs::symlink(dir.path().join("none"), &link).unwrap();
        assert_eq!(read(Path::new("/dev/zero")), Err("is not a regular file".to_owned()));
        assert_eq!(read(&link), Err("is a link to a file that does not exist".to_owned()));
    }
}

mod file_variable {
    use super::*;

    #[test]
    fn a_secret_is_read_from_the_file_that_its_variable_names() {
        let dir = dir();
        let path = file(&dir, "token", "hunter2\n");
        let (config, summary) = Config::inspect(&Env::from([("TOKEN_FILE", &path)]));
        assert_eq!(config.unwrap().token.expose_secret(), "hunter2");
        let token = &summary.variables()[0];
        assert_eq!((token.name(), token.shown(), token.characters()), ("TOKEN", None, Some(7)));
        assert_eq!(token.origin().unwrap().path(), Some(path.as_ref()));
    }

    #[test]
    fn a_problem_with_the_file_names_the_variable_and_where_it_is_set_but_no_path() {
        let error = Config::load(&Env::from([("TOKEN_FILE", "sk_live_token_in_the_wrong_variable")])).unwrap_err();
        assert_eq!(
            error.to_string(),
            "\
the environment has 1 problem

  TOKEN_FILE names a file that does not exist
    --> set in code
    help: create it; the path is relative, and starts at the working directory; if the text is the secret itself, \
                    set TOKEN to it instead

to fix: TOKEN_FILE"
        );
        assert_eq!(error.problems()[0].kind(), ProblemKind::File);
        assert_eq!(error.problems()[0].field(), Some("token"));
    }

    #[test]
    fn a_file_that_is_empty_says_what_to_do() {
        let dir = dir();
        let path = file(&dir, "token", "");
        let error = Config::load(&Env::from([("TOKEN_FILE", &path)])).unwrap_err();
        let expected =
            "TOKEN_FILE names a file that is empty (set in code); write the value into it, or unset the variable";
        assert_eq!(error.problems()[0].to_string(), expected);
    }

    #[test]
    fn a_type_that_holds_no_secret_reads_no_file() {
        #[derive(Debug, EnvConfig)]
        struct Config {
            port: u16,
        }
        let dir = dir();
        let env = Env::from([("PORT_FILE", file(&dir, "port", "80"))]);
        let error = Config::load(&env).unwrap_err();
        assert_eq!(error.problems()[0].message(), "PORT is not set");
        assert!(Config::load(&env.with("PORT", "81")).is_ok_and(|config| config.port == 81));
    }

    #[test]
    fn an_option_of_a_secret_and_a_list_of_secrets_read_files_too() {
        #[derive(Debug, EnvConfig)]
        struct Config {
            token: Option<SecretString>,
            keys: Vec<SecretString>,
        }
        let dir = dir();
        let env = Env::from([
            ("TOKEN_FILE", file(&dir, "token", "hunter2\n")),
            ("KEYS_FILE", file(&dir, "keys", "one, two\n")),
        ]);
        let config = Config::load(&env).unwrap();
        assert_eq!(config.token.unwrap().expose_secret(), "hunter2");
        assert_eq!(config.keys[1].expose_secret(), "two");
    }

    #[test]
    fn a_hint_looks_at_the_content_of_the_file() {
        #[derive(Debug, EnvConfig)]
        #[expect(dead_code, reason = "only its problems matter")]
        struct Config {
            keys: [SecretString; 2],
        }
        let dir = dir();
        let path = file(&dir, "keys", "[\"hunter2\"]");
        let error = Config::load(&Env::from([("KEYS_FILE", &path)])).unwrap_err();
        let help = "write the items with `,` between them, without brackets and quotes";
        assert_eq!(error.problems()[0].help(), Some(help));
        assert_eq!(error.problems()[0].origin().unwrap().path(), Some(&*path));
    }
}

/// The precedence of the names of a variable across layers, and the values that are overridden.
mod layers {
    use super::*;

    /// Returns the summary's row for a token that is set in an upper and in a lower layer.
    fn outcome(upper: &[(&str, &Path)], lower: &[(&str, &Path)]) -> String {
        let layer = |values: &[(&str, &Path)], label| values.iter().copied().collect::<Env>().named(label);
        let env = layer(upper, "upper").or(layer(lower, "lower"));
        let (config, summary) = Config::inspect(&env);
        match config {
            Ok(config) => {
                let lost: Vec<_> = summary.variables()[0].overridden().iter().map(ToString::to_string).collect();
                format!("{} over [{}]", config.token.expose_secret(), lost.join(" "))
            }
            Err(error) => error.problems().iter().map(factor3::Problem::message).collect::<Vec<_>>().join("; "),
        }
    }

    #[test]
    fn the_highest_layer_that_mentions_the_variable_decides() {
        let dir = dir();
        let (v, w, empty) = (Path::new("v"), Path::new("w"), Path::new(""));
        let (file_v, file_w) = (&*file(&dir, "v", "v\n"), &*file(&dir, "w", "w"));
        let none = &[][..];
        for (upper, lower, expected) in [
            (&[("TOKEN", v)][..], none, "v over []"),
            (none, &[("TOKEN", v)][..], "v over []"),
            (&[("TOKEN", v)], &[("TOKEN", w)], "v over [lower]"),
            (&[("TOKEN", empty)], &[("TOKEN", w)], "TOKEN is set but empty"),
            (&[("TOKEN_FILE", empty)], &[("TOKEN", w)], "TOKEN_FILE is set but empty"),
            (&[("TOKEN_FILE", file_v)], none, "v over []"),
            (&[("TOKEN_FILE", file_v)], &[("TOKEN", w)], "v over [lower]"),
            (&[("TOKEN", v)], &[("TOKEN_FILE", file_w)], "v over [lower]"),
            (&[("TOKEN", v), ("TOKEN_FILE", empty)], none, "v over []"),
            (&[("TOKEN", empty), ("TOKEN_FILE", file_v)], none, "v over []"),
            (&[("TOKEN", v), ("TOKEN_FILE", file_v)], none, "v over []"),
            (&[("TOKEN", v), ("TOKEN_FILE", file_w)], none, "TOKEN and TOKEN_FILE are both set, and differ"),
            (&[("TOKEN_FILE", Path::new("none"))], &[("TOKEN", w)], "TOKEN_FILE names a file that does not exist"),
            (&[("TOKEN", v)], &[("TOKEN_FILE", Path::new("none"))], "v over [lower]"),
            (none, none, "TOKEN is not set"),
        ] {
            assert_eq!(outcome(upper, lower), expected, "{upper:?} / {lower:?}");
        }
    }

    #[test]
    fn a_conflict_names_both_variables() {
        let dir = dir();
        let path = file(&dir, "token", "other");
        let error = Config::load(&Env::from([("TOKEN", Path::new("one")), ("TOKEN_FILE", &*path)])).unwrap_err();
        let problem = &error.problems()[0];
        assert_eq!(problem.variables(), ["TOKEN", "TOKEN_FILE"]);
        assert_eq!(problem.kind(), ProblemKind::Conflict);
        assert_eq!(problem.to_string(), "TOKEN and TOKEN_FILE are both set, and differ; unset one of them");
    }
}

mod directory {
    use super::*;

    #[test]
    fn a_directory_has_one_file_for_each_variable() {
        let dir = dir();
        file(&dir, "token", "hunter2\n");
        let (config, summary) = Config::inspect(&Env::process().or(Env::dir(dir.path())));
        assert_eq!(config.unwrap().token.expose_secret(), "hunter2");
        let origin = summary.variables()[0].origin().unwrap();
        assert_eq!(origin.path(), Some(&*found_as(dir.path(), "TOKEN")));
    }

    #[test]
    fn the_exact_name_comes_before_the_lower_case_one() {
        let dir = dir();
        file(&dir, "TOKEN", "hunter2");
        file(&dir, "token", "hunter2");
        if found_as(dir.path(), "Token").ends_with("Token") {
            // One file on this system.
            return;
        }
        for (name, found) in [("TOKEN", "TOKEN"), ("Token", "token")] {
            assert_eq!(Env::dir(dir.path()).get(name).unwrap().origin().path(), Some(&*dir.path().join(found)));
        }
    }

    #[test]
    fn a_file_that_cannot_be_read_is_a_problem_of_its_variable() {
        let dir = dir();
        file(&dir, "token", "hunter\u{0}2");
        file(&dir, "other", "\u{0}");
        let error = Config::load(&Env::dir(dir.path())).unwrap_err();
        let expected = format!(
            "TOKEN is in a file that has a NUL character ({}); remove it; no environment variable can hold one",
            found_as(dir.path(), "TOKEN").display()
        );
        assert_eq!(error.problems().iter().map(ToString::to_string).collect::<Vec<_>>(), [expected]);
    }

    #[test]
    fn a_name_that_no_file_can_have_is_not_in_the_directory() {
        assert!(Env::dir(dir().path()).get(&"A".repeat(300)).is_none());
    }

    #[test]
    fn an_empty_file_is_a_problem() {
        let dir = dir();
        file(&dir, "token", "\n");
        let error = Config::load(&Env::dir(dir.path())).unwrap_err();
        assert_eq!(error.problems()[0].message(), "the file for TOKEN is empty");
        assert_eq!(error.problems()[0].help(), Some("write the value into the file, or remove it"));
    }

    #[test]
    #[cfg(unix)]
    fn the_links_of_kubernetes_are_followed_and_those_that_lead_out_are_not() {
        use std::os::unix::fs::symlink;

        #[derive(Debug, EnvConfig)]
        #[expect(dead_code, reason = "only its problems matter")]
        struct Escaping {
            escaping: String,
            /// Its link leads into the volume, and from there out of it.
            led_out: String,
        }

        let (dir, outside) = (dir(), dir());
        let version = dir.path().join("..2026_11_24");
        fs::create_dir(&version).unwrap();
        fs::write(version.join("token"), "hunter2").unwrap();
        symlink("..2026_11_24", dir.path().join("..data")).unwrap();
        symlink("..data/token", dir.path().join("token")).unwrap();
        symlink(file(&outside, "secret", "hunter2"), dir.path().join("escaping")).unwrap();
        symlink(outside.path().join("secret"), version.join("led_out")).unwrap();
        symlink("..data/led_out", dir.path().join("led_out")).unwrap();

        let env = Env::dir(dir.path());
        assert_eq!(env.get("TOKEN").unwrap().value(), "hunter2");
        assert!(env.get("ESCAPING").is_none());
        for name in ["../token", "..data", ".", "..", "/etc/hostname", ""] {
            assert!(env.get(name).is_none(), "{name}");
        }

        let error = Escaping::load(&env).unwrap_err();
        let messages: Vec<_> = error.problems().iter().map(factor3::Problem::message).collect();
        assert_eq!(
            messages,
            [
                "ESCAPING is in a file that is a link that leads out of its directory",
                "LED_OUT is in a file that is a link that leads out of its directory"
            ]
        );
    }

    #[test]
    #[cfg(unix)]
    fn the_name_of_a_file_stays_in_its_line() {
        let dir = dir();
        fs::create_dir(dir.path().join("A\n\u{4}")).unwrap();
        let problems = Env::dir(dir.path()).all_problems();
        assert_eq!(problems[0].message(), format!(r"{}/A\n\u{{4}} is a directory", dir.path().display()));
    }

    #[test]
    fn two_files_of_one_variable_that_differ_are_a_problem() {
        #[derive(Debug, EnvConfig)]
        struct Server {
            port: u16,
        }

        let dir = dir();
        file(&dir, "PORT", "8080");
        file(&dir, "port", "8080\n");
        assert_eq!(Server::load(&Env::dir(dir.path())).unwrap().port, 8080);

        file(&dir, "port", "9090");
        // On some systems they are one file.
        if !found_as(dir.path(), "Port").ends_with("Port") {
            let error = Server::load(&Env::dir(dir.path())).unwrap_err();
            let [problem] = error.problems() else { panic!("one problem: {error}") };
            assert_eq!(problem.message(), "PORT is in a file that differs from the one of that name in small letters");
            assert_eq!(problem.help(), Some("remove one of the two"));
        }
    }

    #[test]
    fn a_credential_that_is_called_like_the_path_of_one_is_told() {
        #[derive(Debug, EnvConfig)]
        #[expect(dead_code, reason = "only its problems matter")]
        struct Identified {
            identity: SecretFile,
        }

        for secret in ["hunter2", "-----BEGIN KEY-----\nhunter2\n-----END KEY-----\n"] {
            let dir = dir();
            file(&dir, "identity", secret);
            let error = Identified::load(&Env::dir(dir.path())).unwrap_err();
            assert_eq!(error.problems()[0].message(), "IDENTITY names a file that does not exist");
            assert_eq!(
                error.problems()[0].help(),
                Some("this file must hold a path; to read the secret in it, set IDENTITY to the path of this file")
            );
        }
    }

    #[test]
    #[cfg(unix)]
    fn a_load_reads_one_generation_of_a_directory_that_is_replaced() {
        use std::os::unix::fs::symlink;

        #[derive(Debug, EnvConfig)]
        struct Login {
            user: String,
            password: SecretString,
        }

        /// Writes a generation, points the link at it, and removes the one before, as Kubernetes does.
        fn replace(dir: &Path, number: usize) {
            let version = dir.join(format!("..{number}"));
            fs::create_dir(&version).unwrap();
            fs::write(version.join("user"), format!("user {number}")).unwrap();
            fs::write(version.join("password"), format!("password {number}")).unwrap();
            let _ = fs::remove_file(dir.join("..data_tmp"));
            symlink(format!("..{number}"), dir.join("..data_tmp")).unwrap();
            fs::rename(dir.join("..data_tmp"), dir.join("..data")).unwrap();
            let _ = fs::remove_dir_all(dir.join(format!("..{}", number.wrapping_sub(1))));
        }

        let dir = dir();
        replace(dir.path(), 0);
        for name in ["user", "password"] {
            symlink(format!("..data/{name}"), dir.path().join(name)).unwrap();
        }
        let (path, next) = (dir.path().to_owned(), std::sync::atomic::AtomicUsize::new(1));
        // It is asked between the two files.
        let between = Env::from_fn(move |name| {
            if name == "PASSWORD" {
                replace(&path, next.fetch_add(1, std::sync::atomic::Ordering::Relaxed));
            }
            None
        });
        let env = between.or(Env::dir(dir.path()));
        for number in 0..3 {
            let login = Login::load(&env).unwrap();
            assert_eq!(login.user, format!("user {number}"));
            assert_eq!(login.password.expose_secret(), format!("password {number}"));
        }
    }

    #[test]
    fn a_directory_that_is_not_there_is_a_problem_unless_it_may_be_missing() {
        let dir = dir();
        let missing = dir.path().join("none");
        let problems = Env::dir(&missing).problems();
        assert_eq!(problems[0].message(), format!("{} does not exist", missing.display()));
        assert!(Env::process().or_dir_if_exists(&missing).problems().is_empty());

        let path = file(&dir, "file", "");
        let problems = Env::process().or_dir_if_exists(&path).problems();
        assert_eq!(problems[0].message(), format!("{} is not a directory", path.display()));
    }

    #[test]
    fn a_file_that_is_read_is_no_near_miss_of_another() {
        #[derive(Debug, EnvConfig)]
        #[expect(dead_code, reason = "only its problems matter")]
        struct Two {
            token_1: SecretString,
            token_2: SecretString,
        }
        let help = |name: &str| {
            let dir = dir();
            file(&dir, name, "hunter2");
            let error = Two::load(&Env::dir(dir.path())).unwrap_err();
            let helps: Vec<_> = error.problems().iter().map(|problem| problem.help().is_some()).collect();
            helps
        };
        assert_eq!([help("TOKEN_1"), help("token_1")], [[false], [false]]);
        // In mixed case, it is not read.
        assert_eq!(help("Token_1"), [true, false]);
    }

    #[test]
    fn a_file_with_nearly_the_name_is_a_near_miss() {
        let dir = dir();
        file(&dir, "tokn", "hunter2");
        let error = Config::load(&Env::dir(dir.path())).unwrap_err();
        let place = dir.path().join("tokn");
        let help = format!(near!("TOKN", "{}", "TOKEN"), place.display());
        assert_eq!(error.problems()[0].help(), Some(&*help));
    }
}

mod located {
    use super::*;

    #[test]
    fn a_file_is_read_again_each_time() {
        let dir = dir();
        let path = file(&dir, "token", "first\n");
        let config = Located::load(&Env::from([("IDENTITY", &path)])).unwrap();
        assert_eq!(config.identity.read().unwrap().expose_secret(), "first");
        fs::write(&path, "second\n").unwrap();
        assert_eq!(config.identity.read().unwrap().expose_secret(), "second");
    }

    /// Windows does not replace a file that is open.
    #[test]
    #[cfg(not(windows))]
    fn a_file_that_is_replaced_while_it_is_read_is_the_old_or_the_new_one() {
        let dir = dir();
        let (path, next) = (file(&dir, "token", "first\n"), dir.path().join("next"));
        let config = Located::load(&Env::from([("IDENTITY", &path)])).unwrap();
        std::thread::scope(|scope| {
            scope.spawn(|| {
                for content in ["second\n", "first\n"].iter().cycle().take(200) {
                    fs::write(&next, content).unwrap();
                    fs::rename(&next, &path).unwrap();
                }
            });
            for _ in 0..200 {
                let secret = config.identity.read().unwrap();
                assert!(["first", "second"].contains(&secret.expose_secret()), "{}", secret.expose_secret());
            }
        });
    }

    #[test]
    fn a_file_that_is_gone_is_an_error_that_names_it() {
        let dir = dir();
        let path = file(&dir, "token", "hunter2");
        let config = Located::load(&Env::from([("IDENTITY", &path)])).unwrap();
        fs::remove_file(&path).unwrap();
        let error = config.identity.read().unwrap_err();
        assert_eq!(error.to_string(), format!("the secret file {} does not exist", path.display()));
    }

    #[test]
    fn the_path_is_shown_and_the_content_is_not() {
        let dir = dir();
        let path = file(&dir, "token", "hunter2");
        let (config, summary) = Located::inspect(&Env::from([("IDENTITY", &path)]));
        assert_eq!(summary.variables()[0].shown(), path.to_str());
        let debug = format!("{:?} {summary}", config.unwrap());
        assert!(!debug.contains("hunter2"), "{debug}");
    }

    #[test]
    fn a_token_in_place_of_the_path_is_not_shown() {
        let (config, summary) = Located::inspect(&Env::from([("IDENTITY", "sk_live_0123456789")]));
        let shown = format!("{} {summary} {summary:?}", config.unwrap_err());
        assert!(!shown.contains("sk_live"), "{shown}");
    }
}

#[test]
fn the_debug_form_of_a_directory_counts_its_files() {
    let dir = dir();
    file(&dir, "TOKEN", "hunter2");
    file(&dir, "PORT", "80");
    let debug = format!("{:?}", Env::dir(dir.path()));
    assert!(debug.contains("Dir(2)") && !debug.contains("hunter2"), "{debug}");
}
