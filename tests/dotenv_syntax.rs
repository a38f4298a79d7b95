//! Errors in a `.env` file: the message, the position, and the values that remain readable.

#![cfg(all(feature = "derive", feature = "dotenv"))]

mod dotenv_support;

use dotenv_support::{Config, File, file};
use factor3::{EnvConfig, ProblemKind};

fn warnings(file: &File) -> Vec<String> {
    let summary = Config::summary(&file.env);
    summary.warnings().iter().map(|warning| file.relative(&warning.to_string())).collect()
}

#[track_caller]
fn has_problem(text: impl AsRef<[u8]>, problem: &str) {
    assert_eq!(file(text).problems(), [problem]);
}

#[track_caller]
fn has_no_problem(text: impl AsRef<[u8]>) {
    assert_eq!(file(text).problems(), [""; 0]);
}

// Malformed lines are a problem for every configuration.

#[test]
fn a_line_needs_an_equals_sign() {
    has_problem("A", "A has no `=` after the name (.env:1:2); write NAME=value, or put # in front of a comment");
    has_problem(
        "  export A  # = 1",
        "A has no `=` after the name (.env:1:11); write NAME=value, or put # in front of a comment",
    );
    has_problem("// a comment", ".env:1:1 has no `=` after the name; write NAME=value, or put # in front of a comment");
    has_problem("export", ".env:1:7 has no `=` after the name; write NAME=value, or put # in front of a comment");
}

#[test]
fn a_colon_is_no_equals_sign() {
    let help = "write NAME=value, or put # in front of a comment";
    has_problem("A: 1", &format!("A has a `:` where the `=` belongs (.env:1:2); {help}"));
    has_problem("A : x=y", &format!("A has a `:` where the `=` belongs (.env:1:3); {help}"));
}

#[test]
fn a_line_needs_a_name() {
    let help = "write NAME=value, or put # in front of a comment";
    has_problem("  = x", &format!(".env:1:3 has no name before the `=`; {help}"));
}

#[test]
fn a_name_starts_with_no_digit() {
    has_problem(
        "1A=x",
        ".env:1:1 has a name that starts with a digit; start with a letter or `_`, and use letters, digits, `_` and `.`",
    );
}

#[test]
fn a_name_has_no_white_space() {
    let help = "write NAME=value; only `export` may stand in front";
    has_problem("MY A=x", &format!(".env:1:3 has white space in the name; {help}"));
    has_problem("export MY A=x", &format!(".env:1:10 has white space in the name; {help}"));
}

#[test]
fn a_name_has_letters_digits_underscores_and_dots() {
    let problem = "has an invalid character in the name; \
                   start with a letter or `_`, and use letters, digits, `_` and `.`";
    has_problem("A-B=x", &format!(".env:1:2 {problem}"));
    has_problem("KÜ=x", &format!(".env:1:2 {problem}"));
    has_problem("-A=x", &format!(".env:1:1 {problem}"));
    has_problem("A[0]=x", &format!(".env:1:2 {problem}"));
    has_no_problem("_a.B9=x");
}

#[test]
fn export_is_a_name_too() {
    let file = file("export=1\n");
    assert_eq!(file.value("export").as_deref(), Some("1"));
    assert_eq!(file.problems(), [""; 0]);
}

#[test]
fn a_quote_that_is_never_closed_costs_its_line_only() {
    let file = file("A='never\nB=2\n");
    assert_eq!(
        file.problems(),
        ["A has a quote that is never closed (.env:1:3); \
          close it, or put a backslash in front if the quote is part of the value"]
    );
    assert_eq!(file.value("B").as_deref(), Some("2"));
}

#[test]
fn a_quote_is_not_closed_by_the_quote_that_opens_a_later_value() {
    let file = file("A=\"never\nB=\"2 3\"\nC='4'\n");
    assert_eq!(
        file.problems(),
        ["A has a quote that is never closed (.env:1:3); \
          close it, or put a backslash in front if the quote is part of the value"]
    );
    assert_eq!(file.value("B").as_deref(), Some("2 3"));
    assert_eq!(file.value("C").as_deref(), Some("4"));
}

#[test]
fn one_bad_line_hides_no_other_and_no_value() {
    let file = file("x y\nA=1\n=\nB=2\nC-D=3\n");
    let lines: Vec<_> = file.env.problems().iter().map(|problem| problem.origin().unwrap().line().unwrap()).collect();
    assert_eq!(lines, [1, 3, 5]);
    assert_eq!(file.value("A").as_deref(), Some("1"));
    assert_eq!(file.value("B").as_deref(), Some("2"));
}

#[test]
fn a_line_that_is_a_problem_is_the_only_problem_of_its_variable() {
    #[derive(Debug, EnvConfig)]
    struct Required {
        #[expect(dead_code, reason = "never loaded")]
        a: u16,
    }

    let file = file("A\n");
    let error = Required::load(&file.env).unwrap_err();
    assert_eq!(error.problems().len(), 1);
    assert_eq!(error.problems()[0].variables(), ["A"]);
    assert_eq!(error.problems()[0].kind(), ProblemKind::Syntax);
}

#[test]
fn a_name_in_a_bad_line_is_shown_only_if_the_schema_knows_it() {
    has_problem("hunter2", ".env:1:8 has no `=` after the name; write NAME=value, or put # in front of a comment");
    assert!(file("A\n").env.problems()[0].variables().is_empty());
}

// Characters that are forbidden in every line.

#[test]
fn a_nul_is_refused_everywhere() {
    let help = "remove it; no environment variable can hold one";
    has_problem("A=x\0y\nB=1\n", &format!("A has a NUL character (.env:1:4); {help}"));
    has_problem("A='x\ny\0'\n", &format!("A has a NUL character (.env:2:2); {help}"));
    has_problem("# \0\n", &format!(".env:1:3 has a NUL character; {help}"));
}

#[test]
fn a_line_that_is_not_utf_8_is_a_problem_and_the_others_are_not() {
    let file = file(b"A=h\xe9llo\nB=1\n# caf\xe9\n");
    assert_eq!(
        file.problems(),
        ["A is not UTF-8 (.env:1:4); save the file as UTF-8", ".env:3:6 is not UTF-8; save the file as UTF-8"]
    );
    assert_eq!(file.value("B").as_deref(), Some("1"));
}

#[test]
fn a_character_that_stands_for_what_is_not_utf_8_is_a_character() {
    assert_eq!(file("A=\u{fffd}\n").value("A").as_deref(), Some("\u{fffd}"));
}

#[test]
fn utf_16_is_one_problem_with_the_way_out() {
    let little: Vec<u8> = "A=1\r\nB=2\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = "A=1\r\nB=2\r\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
    let problem = ".env is UTF-16 and not UTF-8; save it as UTF-8, or convert it: iconv -f UTF-16 -t UTF-8";
    has_problem([&[0xff, 0xfe][..], &little].concat(), problem);
    has_problem([&[0xfe, 0xff][..], &big].concat(), problem);
    has_problem(little, problem);
    has_problem(big, problem);
}

#[test]
fn a_carriage_return_ends_no_line() {
    let help = "end each line with a line feed";
    has_problem("A=1\rB=2\r", &format!("A has a carriage return without a line feed (.env:1:4); {help}"));
    has_problem("# x\rB=2", &format!(".env:1:4 has a carriage return without a line feed; {help}"));
}

#[test]
fn a_byte_order_mark_and_crlf_are_fine() {
    let file = file("\u{feff}A=1\r\nB='x\r\ny' # z\r\n");
    assert_eq!(file.problems(), [""; 0]);
    assert_eq!(file.value("A").as_deref(), Some("1"));
    assert_eq!(file.env.get("A").unwrap().origin().column(), Some(3));
    assert_eq!(file.value("B").as_deref(), Some("x\ny"));
}

// Malformed values are a problem only for a configuration that reads them.

#[test]
fn a_value_that_nobody_reads_is_no_problem() {
    has_no_problem("X=a b\nY=\"\\q\"\nZ=$1\n");
}

#[test]
fn white_space_needs_quotes() {
    let help = "put the value in quotes, which `docker run --env-file` would keep, or # in front of a comment";
    has_problem("A=x y", &format!("A has text after white space (.env:1:5); {help}"));
    has_problem("A=x\t y # z", &format!("A has text after white space (.env:1:6); {help}"));
}

#[test]
fn a_value_is_in_quotes_as_a_whole_or_not_at_all() {
    let help = "put all of the value in one pair of quotes, which are double where it has a `'`; put white space and # in front of a comment";
    has_problem("A=\"x\" y", &format!("A has text after the closing quote (.env:1:7); {help}"));
    has_problem("A=\"x\"y", &format!("A has text after the closing quote (.env:1:6); {help}"));
    has_problem("A='x'#y", &format!("A has text after the closing quote (.env:1:6); {help}"));
    let help = "put all of the value in quotes of the other kind, which `docker run --env-file` would keep";
    has_problem("A=it's\nB=1", &format!("A has a quote in the middle (.env:1:5); {help}"));
    has_problem("A=x\"y\"", &format!("A has a quote in the middle (.env:1:4); {help}"));
}

#[test]
fn a_document_without_white_space_needs_no_quotes() {
    for document in [r#"{"x":1}"#, r#"["https://a.internal","b"]"#, r#"{certs="/d/c.crt",key="/d/c.key"}"#] {
        assert_eq!(file(format!("A={document} # why\n")).value("A").as_deref(), Some(document));
    }
    // A reader cuts it off, expands it, or removes something.
    for line in ["A={\"x\":\"#fff\"}", "A={\"x\":\"$y\"}", "A={\"x\":\"a\\tb\"}", "A={\"x\":'y'}", "A={\"x\": 1}"] {
        assert_eq!(file(line).value("A"), None, "{line}");
    }
}

#[test]
fn a_value_that_spans_lines_without_quotes_is_one_problem() {
    let problem = "A has a value that spans lines without quotes (.env:1:3); put all of the value in quotes; `docker run --env-file` reads one line";
    let pem = "-----BEGIN CERTIFICATE-----\nMIIB+zCC\nMII=\nabc==\n-----END CERTIFICATE-----";
    for value in [pem, &format!("{pem}\n{pem}"), "{\n  \"a\": 1,\n  \"b\": [2]\n}", "[\n\"x\"\n]"] {
        let file = file(format!("A={value}\nB=1\n"));
        assert_eq!(file.problems(), [problem], "{value}");
        assert_eq!(file.value("B").as_deref(), Some("1"));
    }
    // Not a value of several lines.
    assert_eq!(file("A={\nB=1\n}\n").value("B").as_deref(), Some("1"));
    assert_eq!(file("A=-----BEGIN x\nB=1\n").value("B").as_deref(), Some("1"));
}

#[test]
fn a_backslash_escapes_what_dotenvy_knows() {
    let file = file("A=\"\\n \\\" \\' \\\\ \\$ \\ \"\nB=\\'it\\ is\\\"\\n\n");
    assert_eq!(file.value("A").as_deref(), Some("\n \" ' \\ $  "));
    assert_eq!(file.value("B").as_deref(), Some("'it is\"\n"));
}

#[test]
fn a_backslash_before_a_mark_is_kept_in_double_quotes() {
    assert_eq!(file(r#"A="^a\.example\-1$""#).value("A").as_deref(), Some(r"^a\.example\-1$"));
    assert_eq!(file(r"A=^a\.b").value("A"), None);
}

#[test]
fn a_number_sign_right_after_the_equals_sign_is_a_problem() {
    has_problem(
        "A=#007A99",
        "A has a `#` right after the `=` (.env:1:3); put the value in quotes, which `docker run --env-file` would keep: \
         some readers take it for a comment, and others do not",
    );
}

#[test]
fn a_backslash_that_escapes_nothing_is_a_problem() {
    let help =
        r"put the value in single quotes, or write `\\` for a backslash; `docker run --env-file` would keep either";
    has_problem("A=\"a\\tb\"", &format!("A has a backslash that escapes nothing (.env:1:5); {help}"));
    has_problem("A=C:\\dir", &format!("A has a backslash that escapes nothing (.env:1:5); {help}"));
    has_problem("A=x\\\nB=1", &format!("A has a backslash that escapes nothing (.env:1:4); {help}"));
    has_problem("A=\"x\n\\\ny\"", &format!("A has a backslash that escapes nothing (.env:2:1); {help}"));
}

#[test]
fn an_escaped_space_at_the_end_is_kept() {
    assert_eq!(file("A=x\\ \n").value("A").as_deref(), Some("x "));
    assert_eq!(file("A=x\\   # y\n").value("A").as_deref(), Some("x "));
}

#[test]
fn a_backslash_before_a_closing_single_quote_is_ambiguous() {
    has_problem(
        "A='C:\\'\nB=1",
        "A cannot be read unambiguously (.env:1:3); put the value in double quotes, with `\\\\` for a backslash",
    );
}

#[test]
fn a_dollar_is_escaped_or_refers_to_a_variable() {
    let problem = "A has a `$` that is neither escaped nor part of `${NAME}`";
    let help = r"put the value in single quotes, or write `\$`; `docker run --env-file` would keep either";
    has_problem("A=pa$word", &format!("{problem} (.env:1:5); {help}"));
    has_problem("A=\"$5.00\"", &format!("{problem} (.env:1:4); {help}"));
    has_problem("A=x$$", &format!("{problem} (.env:1:4); {help}"));
    assert_eq!(file("A='$2y$10$abc'\n").value("A").as_deref(), Some("$2y$10$abc"));
    assert_eq!(file("A=\\$\\{x}\\$\n").value("A"), None);
    for (line, value) in [("A=cost$", "cost$"), ("A=\"abc$\"", "abc$"), ("A=^(x|y)?$ # z", "^(x|y)?$")] {
        assert_eq!(file(line).value("A").as_deref(), Some(value));
    }
    assert_eq!(file("A=\\${x}\\$\n").value("A").as_deref(), Some("${x}$"));
}

#[test]
fn a_command_is_never_run() {
    has_problem(
        "A=\"$(date)\"",
        "A has a `$(`, and commands are never run (.env:1:4); \
         write out what the command prints, or put the value in single quotes, which `docker run --env-file` would keep",
    );
}

#[test]
fn only_a_name_stands_between_the_braces() {
    let help = "write ${NAME}, or put the value in single quotes to keep it as it is; `docker run --env-file` expands nothing, and keeps quotes";
    has_problem(
        "A=${B:-x y}",
        &format!("A has an operator in `${{...}}`, where only a name can stand (.env:1:3); {help}"),
    );
    has_problem("A=x${}", &format!("A has no name of a variable in `${{...}}` (.env:1:4); {help}"));
    has_problem("A=\"${B\"", &format!("A has a `${{` that is never closed (.env:1:4); {help}"));
}

#[test]
fn the_first_thing_that_is_wrong_in_a_value_is_reported() {
    assert!(file("A=$x \"\n").problems()[0].starts_with("A has a `$`"));
    assert!(file("A=x \"$\n").problems()[0].starts_with("A has text after white space"));
}

#[test]
fn white_space_that_is_no_space_may_be_inside_a_value_but_not_around_it() {
    let file = file("A=\u{a0}x\u{a0}y\u{a0}\nB=1\u{a0}\u{a0}# c\n");
    assert_eq!(file.value("A").as_deref(), Some("x\u{a0}y"));
    assert_eq!(file.value("B").as_deref(), Some("1"));
}

// Warnings.

#[test]
fn a_duplicate_is_a_warning_and_the_last_one_wins() {
    let file = file("A=1\nB=1\nexport A=2\n");
    assert_eq!(file.value("A").as_deref(), Some("2"));
    assert_eq!(file.problems(), [""; 0]);
    assert_eq!(warnings(&file), ["A overrides line 1 (.env:3:8); remove one of the two lines"]);
}

#[test]
fn a_name_that_two_files_set_is_no_duplicate() {
    let (one, other) = (file("A=1\n"), file("A=2\n"));
    let env = one.env.clone().or(other.env.clone());
    assert!(Config::summary(&env).warnings().is_empty());
    assert_eq!(env.get("A").unwrap().value(), "1");
}

#[test]
fn a_value_that_is_only_a_comment_is_a_warning() {
    let file = file("A= # how to make one\nB=\n");
    assert_eq!(file.value("A").as_deref(), Some(""));
    assert_eq!(
        warnings(&file),
        [
            "A has only a comment after the `=`, so its value is empty (.env:1:4); put the comment on a line of its own: \
          Docker, compose and systemd make it the value"
        ]
    );
    assert_eq!(Config::summary(&file.env).warnings()[0].kind(), ProblemKind::Suspicious);
}

#[test]
fn a_line_feed_in_a_path_of_windows_is_a_warning() {
    for line in ["A=C:\\new", "A=\"D:\\nginx\\node\""] {
        let file = file(line);
        let column = if line.contains('"') { 6 } else { 5 };
        assert_eq!(
            warnings(&file),
            [format!(
                "A has `\\n` in a path of Windows, which becomes a line feed (.env:1:{column}); put the value in single quotes"
            )]
        );
    }
    assert_eq!(warnings(&file("A='C:\\new'\nB=\"C:\\\\new\"")), [""; 0]);
}

#[test]
fn a_hundred_thousand_lines_are_read() {
    let file = file("X=1\n".repeat(99_999) + "A=2");
    assert_eq!(file.value("A").as_deref(), Some("2"));
    assert_eq!(file.env.get("A").unwrap().origin().line(), Some(100_000));
}

#[test]
fn a_hundred_thousand_bad_lines_are_a_hundred_thousand_problems() {
    let problems = file("x y=\n".repeat(100_000)).env.problems();
    assert_eq!(problems.iter().map(|problem| problem.more().max(1)).sum::<usize>(), 100_000);
}
