//! The files that are accepted as `.env` files, and the problems of those that are not.

#![cfg(all(feature = "derive", feature = "dotenv"))]

mod dotenv_support;

use std::fs;
use std::path::Path;

use dotenv_support::{Config, file};
use factor3::{Env, EnvConfig, Origin, ProblemKind};

/// Returns the only problem of a file. Both ways to open the file must report it.
#[track_caller]
fn only_problem(path: &Path) -> String {
    let env = Env::dotenv(path);
    let problems = env.problems();
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].kind(), ProblemKind::File);
    assert_eq!(problems[0].origin().and_then(Origin::path), Some(path));
    let error = Config::load(&env).unwrap_err();
    assert_eq!(error.problems()[0].to_string(), problems[0].to_string());
    problems[0].to_string().replace(path.to_str().unwrap(), "FILE")
}

/// Returns the only problem of a path at which something exists, and which must not be skipped.
#[track_caller]
fn only_problem_even_if_optional(path: &Path) -> String {
    assert_eq!(Env::process().or_dotenv_if_exists(path).problems().len(), 1);
    only_problem(path)
}

#[test]
fn a_missing_file_is_a_problem_and_not_an_error_of_the_constructor() {
    let dir = tempfile::tempdir().unwrap();
    assert_eq!(
        only_problem(&dir.path().join(".env")),
        "FILE does not exist; create it; a relative path starts at the working directory"
    );
}

#[test]
fn a_missing_file_is_fine_if_it_is_optional() {
    let dir = tempfile::tempdir().unwrap();
    let env = Env::from([("A", "1")]).or_dotenv_if_exists(dir.path().join(".env"));
    assert!(env.problems().is_empty());
    assert_eq!(Config::load(&env).unwrap().a.as_deref(), Some("1"));
}

#[test]
fn an_optional_file_is_below_what_is_there() {
    let file = file("A=low\nB=low\n");
    let config = Config::load(&Env::from([("A", "high")]).or_dotenv_if_exists(&file.path)).unwrap();
    assert_eq!((config.a.as_deref(), config.b.as_deref()), (Some("high"), Some("low")));
}

#[test]
fn no_other_directory_is_searched() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join(".env"), "A=1\n").unwrap();
    fs::create_dir(dir.path().join("inner")).unwrap();
    assert!(Env::process().or_dotenv_if_exists(dir.path().join("inner/.env")).get("A").is_none());
}

#[test]
fn a_directory_is_a_problem() {
    let dir = tempfile::tempdir().unwrap();
    assert_eq!(only_problem_even_if_optional(dir.path()), "FILE is a directory; give the path of a regular file");
}

/// On Windows it only does not exist.
#[test]
#[cfg(unix)]
fn a_path_through_a_file_is_a_problem() {
    let file = file("");
    assert!(only_problem_even_if_optional(&file.path.join("x")).starts_with("FILE cannot be read: "));
}

#[test]
fn a_file_of_one_mebibyte_is_read_and_a_larger_one_is_a_problem() {
    let text = format!("A=1\n#{}", "x".repeat((1 << 20) - 5));
    assert_eq!(file(&text).value("A").as_deref(), Some("1"));
    assert_eq!(
        only_problem_even_if_optional(&file(text + "x").path),
        "FILE is larger than 1 MiB; a file of variables is small; is it the right one?"
    );
    assert!(only_problem(&file(vec![b'x'; 2 << 20]).path).starts_with("FILE is larger than 1 MiB"));
}

#[test]
fn an_empty_file_is_fine() {
    assert_eq!(file("").problems(), [""; 0]);
}

#[test]
fn the_file_is_read_once() {
    let file = file("A=1\n");
    fs::remove_file(&file.path).unwrap();
    assert_eq!(file.value("A").as_deref(), Some("1"));
}

#[test]
fn the_problems_of_all_files_are_reported_in_the_order_of_the_layers() {
    let (one, other) = (file("x y\nA=1\n"), file("=\n"));
    let env = one.env.or(Env::dotenv("no/such/file")).or(other.env);
    let paths: Vec<_> =
        env.problems().iter().map(|problem| problem.origin().unwrap().path().unwrap().to_owned()).collect();
    assert_eq!(paths, [one.path.as_path(), Path::new("no/such/file"), other.path.as_path()]);
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn a_link_to_a_file_is_that_file() {
        let file = file("A=1\n");
        let link = file.path.with_file_name("link");
        symlink(&file.path, &link).unwrap();
        assert_eq!(dotenv_support::value(&Env::dotenv(&link), "A").as_deref(), Some("1"));
    }

    #[test]
    fn a_link_that_leads_nowhere_is_a_problem_even_if_the_file_is_optional() {
        let dir = tempfile::tempdir().unwrap();
        let link = dir.path().join(".env");
        symlink("nowhere", &link).unwrap();
        assert_eq!(
            only_problem_even_if_optional(&link),
            "FILE is a link to a file that does not exist; create the file that it points to, or remove the link"
        );
    }

    #[test]
    fn a_device_is_a_problem_and_never_read() {
        assert_eq!(
            only_problem_even_if_optional(Path::new("/dev/zero")),
            "FILE is not a regular file; give the path of a regular file"
        );
    }

    #[test]
    fn a_file_that_must_not_be_read_is_a_problem() {
        use std::os::unix::fs::PermissionsExt;

        let file = file("A=1\n");
        fs::set_permissions(&file.path, fs::Permissions::from_mode(0o000)).unwrap();
        if fs::read(&file.path).is_ok() {
            return; // Nothing is forbidden to root.
        }
        assert_eq!(
            only_problem_even_if_optional(&file.path),
            "FILE cannot be opened: permission denied; let the user that runs this program read it"
        );
    }
}
