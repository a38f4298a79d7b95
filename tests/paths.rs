//! A text that is not the path of a file, in `NAME_FILE` or in the variable of a `SecretFile`. The help says what is wrong
//! with it, and shows nothing of it.
#![cfg(feature = "derive")]

use std::ffi::OsString;
use std::fs;

use factor3::{Env, EnvConfig, SecretFile, SecretString};

#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "only its problems matter")]
struct Named {
    token: SecretString,
}

#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "only its problems matter")]
struct Located {
    identity: SecretFile,
}

/// Returns the help for a text in each of the two variables, and asserts that no output shows the text.
#[track_caller]
fn helps(text: impl Into<OsString>) -> [String; 2] {
    let text = text.into();
    [help::<Named>("TOKEN_FILE", &text), help::<Located>("IDENTITY", &text)]
}

#[track_caller]
fn help<T: EnvConfig>(name: &str, text: &OsString) -> String {
    let env = Env::from([(name, text)]);
    let error = T::load(&env).err().unwrap();
    assert_eq!(error.problems().len(), 1, "{error}");
    assert_eq!(error.problems()[0].variables(), [name]);
    let said = format!("{error}{error:#?}{}{:#?}", T::summary(&env), T::summary(&env));
    for word in text.to_string_lossy().split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| word.len() > 3) {
        let is_ours = ["file", "https", "token", "secrets"].contains(&word);
        assert!(is_ours || !said.contains(word), "{word} in {said}");
    }
    error.problems()[0].help().unwrap_or_default().to_owned()
}

#[test]
fn the_shape_of_the_text_is_the_cause() {
    const QUOTES: &str =
        "remove them: they are part of the value; `docker run --env-file` and YAML block text keep them";
    const LINE_BREAK: &str =
        "remove it: `echo` adds one, `printf` does not; a file with CRLF line endings leaves a carriage return";
    const NOT_EXPANDED: &str = "check the tool that should have substituted it";
    for (text, expected) in [
        ("\"/run/sec42/key42\"", format!("it is in quotes; {QUOTES}")),
        ("'/run/sec42/key42'", format!("it is in quotes; {QUOTES}")),
        ("/run/sec42/key42\r", format!("it ends with a line break; {LINE_BREAK}")),
        (" /run/sec42/key42", "it starts or ends with white space; remove it".to_owned()),
        ("/run/sec42/key42 ", "it starts or ends with white space; remove it".to_owned()),
        ("$HOME/key42", format!("it has a placeholder $NAME that was not expanded; {NOT_EXPANDED}")),
        ("${HOME}/key42", format!("it has a placeholder ${{...}} that was not expanded; {NOT_EXPANDED}")),
        ("~/key42", "its text starts with `~`, which only a shell expands: write the whole path".to_owned()),
        ("~deploy42/key", "its text starts with `~`, which only a shell expands: write the whole path".to_owned()),
        (
            "/run/sec42/key42 # rotated",
            "it has ` #` in it; if that begins a comment, remove it: it is part of the value; `docker run --env-file` and systemd keep comments".to_owned(),
        ),
        ("file:///run/sec42/key42", "its text is a URL: write the path alone, without `file:`".to_owned()),
    ] {
        assert_eq!(helps(text), [expected.clone(), expected], "{text:?}");
    }
}

#[test]
fn the_secret_itself_is_recognised() {
    for (text, mistake) in [
        (
            "-----BEGIN PRIVATE42-----\nMIIBVgIBADANBgkq\n-----END PRIVATE42-----\n",
            "its text spans lines, so it is not a path: ",
        ),
        ("https://hooks42.internal/T0000/B0000", "its text is a URL, not a path: "),
    ] {
        let expected = ["set TOKEN to it instead", "write it into a file, and set the path of that"];
        assert_eq!(helps(text), expected.map(|advice| format!("{mistake}{advice}")), "{text:?}");
    }
    for (text, place) in [
        ("sk_live_4eC39HqLyjWDarjtT1zdp7dc", "create it; the path is relative, and starts at the working directory"),
        (
            "bm9ib2R5/a25vd3M+dGhpcw==",
            "the path is relative, starts at the working directory, and leads to no directory",
        ),
    ] {
        let expected = [
            "; if the text is the secret itself, set TOKEN to it instead",
            "; if the text is the secret itself, write it into a file, and set the path of that",
        ];
        assert_eq!(helps(text), expected.map(|advice| format!("{place}{advice}")), "{text:?}");
    }
}

#[test]
fn what_may_be_right_is_told_where_it_leads() {
    let dir = tempfile::tempdir().unwrap();
    let absolute = |name: &str| dir.path().join(name).into_os_string();
    let exists = "create it; its directory exists".to_owned();
    assert_eq!(helps(absolute("key42")), [exists.clone(), exists]);
    let missing = "create or mount its directory, which does not exist either".to_owned();
    assert_eq!(helps(absolute("mount42/key42")), [missing.clone(), missing]);
    // A directory of the repository, where the tests run.
    let relative = "create it; the path is relative, and starts at the working directory".to_owned();
    assert_eq!(helps("tests/key42"), [relative.clone(), relative]);
}

#[test]
fn another_reason_has_its_own_help() {
    let dir = tempfile::tempdir().unwrap();
    let directory = "give the path of a regular file".to_owned();
    assert_eq!(helps(dir.path()), [directory.clone(), directory]);
    let path = dir.path().join("latin1");
    fs::write(&path, b"hunter\xff").unwrap();
    assert_eq!(helps(path), ["save the file as UTF-8", "save the file as UTF-8"]);
}

/// No system opens such a path, and each says so in its own way.
#[test]
fn a_text_that_is_too_long_for_a_path_has_a_help() {
    let [named, located] = helps("x4".repeat(3000));
    assert!(named.ends_with("set TOKEN to it instead"), "{named}");
    assert!(located.ends_with("set the path of that"), "{located}");
}
