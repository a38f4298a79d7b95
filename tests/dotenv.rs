//! The dialect of `.env` files, case by case. The README of `data/dotenv` names the source of the cases.

#![cfg(feature = "dotenv")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use factor3::{Env, Origin};
use serde_json::Value;

/// A deliberate deviation from the consensus: the value of each variable, or `None` if it cannot be read, and the lines
/// that are problems of the file.
struct Exception {
    file: &'static str,
    because: &'static str,
    values: &'static [(&'static str, Option<&'static str>)],
    problem_lines: &'static [usize],
}

const EXCEPTIONS: &[Exception] = &[
    Exception {
        file: "086-expand-undefined-empty",
        because: "a reference to a variable that is not set is an error",
        values: &[("A", None), ("B", Some("1"))],
        problem_lines: &[],
    },
    Exception {
        file: "215-nul-byte-quoted",
        because: "a NUL is refused: no environment variable can hold one",
        values: &[("A", None), ("B", Some("2"))],
        problem_lines: &[1],
    },
    Exception {
        file: "221-nested-expansion",
        because: "only a name stands between the braces",
        values: &[("A", Some("x")), ("B", None), ("C", None)],
        problem_lines: &[],
    },
];

/// Our behaviour for files that dotenvy reads unlike any other reader.
const DIVERGENT: &[Exception] = &[
    Exception {
        file: "001-unquoted-spaces",
        because: "text after white space needs quotes, as for dotenvy",
        values: &[("A", None), ("B", Some("2"))],
        problem_lines: &[],
    },
    Exception {
        file: "002-two-spaces-comment-apostrophe",
        because: "any white space and # start a comment; no quote in it counts",
        values: &[("A", Some("1")), ("B", Some("2")), ("C", Some("3"))],
        problem_lines: &[],
    },
    Exception {
        file: "008-dollar-in-password",
        because: "a $ that is no reference is an error, unless it ends the value: readers disagree on what it means",
        values: &[("A", None), ("B", None), ("C", Some("cost$")), ("D", None)],
        problem_lines: &[],
    },
    Exception {
        file: "009-dollar-in-double",
        because: "as without quotes",
        values: &[("A", None), ("B", None)],
        problem_lines: &[],
    },
    Exception {
        file: "012-process-env-precedence",
        because: "the process is asked only if it is a layer",
        values: &[("SHADOW", Some("from_file")), ("B", Some("from_file"))],
        problem_lines: &[],
    },
    Exception {
        file: "013-backtick-quotes",
        because: "a backtick is no quote, as for dotenvy",
        values: &[("A", None), ("B", Some("`x`"))],
        problem_lines: &[],
    },
    Exception {
        file: "015-colon-no-space",
        because: "an = is needed, as for dotenvy",
        values: &[("A", None), ("B", Some("2"))],
        problem_lines: &[1],
    },
    Exception {
        file: "022-export-only",
        because: "an = is needed, and the line is the last that mentions A",
        values: &[("A", None), ("B", Some("2"))],
        problem_lines: &[2],
    },
    Exception {
        file: "026-adjacent-quotes",
        because: "a value is in quotes as a whole or not at all: readers disagree on the rest",
        values: &[("A", None), ("B", None), ("C", None)],
        problem_lines: &[],
    },
    Exception {
        file: "028-backslash-unquoted-path",
        because: "a backslash that escapes nothing is an error, as for dotenvy",
        values: &[("A", None), ("B", Some("2"))],
        problem_lines: &[],
    },
    Exception {
        file: "031-double-escapes-tr",
        because: "dotenvy knows neither \\t nor \\r",
        values: &[("A", None), ("B", None), ("C", Some("1"))],
        problem_lines: &[],
    },
    Exception {
        file: "033-double-escape-unknown",
        because: "a backslash before a letter that escapes nothing is an error, as for dotenvy",
        values: &[("A", None), ("B", Some("100\\%")), ("C", Some("1"))],
        problem_lines: &[],
    },
    Exception {
        file: "034-continuation-unquoted",
        because: "a backslash does not continue a line; dotenvy drops it silently",
        values: &[("A", None), ("two", None), ("B", Some("1"))],
        problem_lines: &[2],
    },
    Exception {
        file: "045-backslash-eof",
        because: "a backslash that escapes nothing is an error, as for dotenvy",
        values: &[("A", None)],
        problem_lines: &[],
    },
    Exception {
        file: "047-quote-in-middle-unquoted-pair",
        because: "a quote in the middle is an error of its line; dotenvy joins the lines silently",
        values: &[("A", None), ("B", None), ("C", Some("3"))],
        problem_lines: &[],
    },
    Exception {
        file: "048-double-in-middle-unquoted",
        because: "a quote in the middle is an error of its line; dotenvy joins the lines silently",
        values: &[("A", None), ("B", None)],
        problem_lines: &[],
    },
    Exception {
        file: "049-unterminated-brace",
        because: "a ${ that is never closed is an error, as for dotenvy",
        values: &[("A", None), ("B", Some("2"))],
        problem_lines: &[],
    },
    Exception {
        file: "051-dollar-brace-empty",
        because: "a reference without a name is an error; dotenvy drops it silently",
        values: &[("A", None), ("B", Some("$"))],
        problem_lines: &[],
    },
    Exception {
        file: "052-positional",
        because: "a $ that is no reference is an error; dotenvy drops it silently",
        values: &[("A", None), ("B", None), ("C", None)],
        problem_lines: &[],
    },
    Exception {
        file: "059-triple-quotes-multiline",
        because: "the second quote closes the value; dotenvy joins the parts silently",
        values: &[("A", None), ("B", Some("1"))],
        problem_lines: &[2, 3, 4],
    },
    Exception {
        file: "064-expand-var-then-quote",
        because: "a $ that is no reference, and a quote in the middle, are errors",
        values: &[("A", Some("1")), ("B", None), ("C", None)],
        problem_lines: &[],
    },
    Exception {
        file: "067-unbalanced-nested",
        because: "text after the closing quote is an error; dotenvy drops the quotes silently",
        values: &[("A", None)],
        problem_lines: &[],
    },
];

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/dotenv")
}

/// Returns the names of the cases in a directory, without `.env`.
fn cases(dir: &Path) -> Vec<String> {
    let files = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
    let cases = files.filter(|path| path.extension().is_some_and(|extension| extension == "env"));
    let mut cases: Vec<_> = cases.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect();
    cases.sort();
    cases
}

fn label(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path.with_extension("json")).unwrap()).unwrap()
}

fn value(env: &Env, name: &str) -> Option<String> {
    env.get(name).map(|var| var.value().to_str().unwrap().to_owned())
}

fn problem_lines(env: &Env) -> Vec<usize> {
    env.problems().iter().map(|problem| problem.origin().and_then(Origin::line).unwrap()).collect()
}

fn check(dir: &Path, exception: &Exception) {
    let Exception { file, because, values, .. } = exception;
    let env = Env::dotenv(dir.join(format!("{file}.env")));
    for (name, expected) in *values {
        assert_eq!(value(&env, name).as_deref(), *expected, "{name} in {file}: {because}");
    }
    assert_eq!(problem_lines(&env), exception.problem_lines, "{file}: {because}");
}

#[test]
fn what_dotenvy_and_another_reader_agree_on_is_what_we_read() {
    for case in cases(&data()) {
        if let Some(exception) = EXCEPTIONS.iter().find(|exception| exception.file == case) {
            check(&data(), exception);
            continue;
        }
        let path = data().join(format!("{case}.env"));
        let env = Env::dotenv(&path);
        let label = label(&path);
        if let Some(line) = label["line"].as_u64() {
            assert_eq!(problem_lines(&env).first().map(|&line| line as u64), Some(line), "{case}");
            let lines = label["all_error_lines"]["dotenvy-0.15.7"].as_array().unwrap();
            assert_eq!(problem_lines(&env).len(), lines.len(), "{case}");
            for pair in label["ok_pairs_before_error"].as_array().unwrap() {
                assert_eq!(value(&env, pair[0].as_str().unwrap()).as_deref(), pair[1].as_str(), "{case}");
            }
            continue;
        }
        assert_eq!(problem_lines(&env), [0; 0], "{case}");
        let pairs = label["expect"].as_array().unwrap().iter().zip(label["spans"].as_array().unwrap());
        // If two lines set one name, the later line wins.
        let pairs: BTreeMap<_, _> = pairs.map(|(pair, span)| (pair[0].as_str().unwrap(), (&pair[1], span))).collect();
        for (name, (text, span)) in pairs {
            let var = env.get(name).unwrap_or_else(|| panic!("{name} in {case}"));
            assert_eq!(var.value().to_str(), text.as_str(), "{name} in {case}");
            assert_eq!(var.origin().path(), Some(path.as_path()));
            assert_eq!(var.origin().line().map(|line| line as u64), span["line"].as_u64(), "{name} in {case}");
            let column = var.origin().column().map(|column| column as u64);
            assert_eq!(column, span["value_col"].as_u64(), "{name} in {case}");
        }
    }
}

#[test]
fn where_dotenvy_agrees_with_nobody_we_read_the_obvious_or_refuse() {
    let dir = data().join("divergent");
    let listed: Vec<_> = DIVERGENT.iter().map(|exception| exception.file).collect();
    assert_eq!(cases(&dir), listed);
    for exception in DIVERGENT {
        check(&dir, exception);
    }
}

#[test]
fn every_exception_is_a_case() {
    let cases = cases(&data());
    for exception in EXCEPTIONS {
        assert!(cases.iter().any(|case| case == exception.file), "{}", exception.file);
    }
}
