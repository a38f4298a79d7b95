//! A report stays readable with any number of problems: lists are shortened and counted, and no output exceeds 1 MiB.
#![cfg(all(feature = "derive", feature = "dotenv"))]

use std::collections::{BTreeSet, HashMap};
use std::fmt::Write;
use std::path::PathBuf;

use factor3::value::ValueError;
use factor3::{Env, EnvConfig, Error, Problem, ProblemKind, SecretString, Summary};
use proptest::prelude::*;
use tempfile::TempDir;

#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "only what is said of it matters")]
struct Config {
    #[env(default = "1")]
    ports: Vec<u16>,
    #[env(default = "1")]
    ids: BTreeSet<u16>,
    #[env(default = "a=1")]
    weights: HashMap<String, u16>,
    token: Option<SecretString>,
}

fn dotenv(text: &str) -> (TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join(".env");
    std::fs::write(&path, text).unwrap();
    (dir, path)
}

fn messages(problems: &[Problem]) -> Vec<&str> {
    problems.iter().map(Problem::message).collect()
}

mod items_of_a_value {
    use super::*;

    /// The number of problems, and the last of them.
    fn of(name: &str, item: &str, times: usize) -> (usize, Problem, Error) {
        let error = Config::load(&Env::from([(name, vec![item; times].join(","))])).unwrap_err();
        (error.problems().len(), error.problems().last().unwrap().clone(), error)
    }

    #[test]
    fn twenty_are_named_and_then_how_many_more() {
        let (count, last, error) = of("PORTS", "x", 40_000);
        assert_eq!(count, 21);
        assert_eq!(last.message(), "PORTS has 39980 more problems");
        assert_eq!((last.more(), last.kind()), (39_980, ProblemKind::Invalid));
        assert_eq!((last.variables(), last.field()), (&["PORTS".to_owned()][..], Some("ports")));
        assert_eq!(
            last.logfmt().to_string(),
            "problem=invalid variable=PORTS field=ports origin=\"set in code\" message=\"PORTS has 39980 more problems\" more=39980"
        );
        assert_eq!(error.problems()[19].field(), Some("ports[19]"));
        assert!(error.problems()[..20].iter().all(|problem| problem.more() == 0));
        let report = error.to_string();
        assert!(report.starts_with("the environment has 40000 problems\n"), "{report}");
        assert!(report.ends_with("  PORTS has 39980 more problems\n    --> set in code\n\nto fix: PORTS"), "{report}");
    }

    #[test]
    fn twenty_are_all_named() {
        let (count, last, _) = of("PORTS", "x", 20);
        assert_eq!((count, last.field()), (20, Some("ports[19]")));
        let (count, last, _) = of("PORTS", "x", 21);
        assert_eq!((count, last.message()), (21, "PORTS has 1 more problem"));
    }

    #[test]
    fn repeats_of_the_keys_of_a_map_count_as_well_and_those_of_a_set_are_warnings() {
        let summary = Config::summary(&Env::from([("IDS", vec!["1"; 20_001].join(","))]));
        assert_eq!(summary.warnings().len(), 20);
        assert_eq!(summary.warnings()[0].message(), "IDS item 2 repeats item 1");
        let (count, last, _) = of("WEIGHTS", "a=1", 20_001);
        assert_eq!((count, last.message()), (21, "WEIGHTS has 19980 more problems"));
    }

    #[test]
    fn an_error_of_a_value_names_as_many() {
        let error: ValueError = (0..1000).map(|item| ValueError::predicate("is bad").in_item(item)).collect();
        let text = error.to_string();
        assert!(text.starts_with("item 1 is bad; item 2 is bad; "), "{text}");
        assert!(text.ends_with("; item 20 is bad; has 980 more problems"), "{text}");
    }
}

mod lines_of_a_file {
    use super::*;

    #[test]
    fn a_hundred_are_named_and_then_how_many_more() {
        let (_dir, path) = dotenv(&"x y\n".repeat(40_000));
        let env = Env::dotenv(&path);
        let error = Config::load(&env).unwrap_err();
        let (problems, path) = (error.problems(), path.display());
        assert_eq!(problems.len(), 101);
        assert_eq!(problems[99].origin().unwrap().line(), Some(100));
        assert_eq!(problems[100].message(), format!("{path} has 39900 more problems"));
        assert_eq!((problems[100].more(), problems[100].kind()), (39_900, ProblemKind::Syntax));
        assert_eq!(messages(&env.problems())[100], problems[100].message());
        let report = error.to_string();
        assert!(report.starts_with("the environment has 40000 problems\n"));
        assert!(report.ends_with(&format!("{path}:100:2, {path}")), "{report}");
    }

    #[test]
    fn a_hundred_are_all_named() {
        let (_dir, path) = dotenv(&"x y\n".repeat(100));
        let problems = Env::dotenv(&path).problems();
        assert_eq!((problems.len(), problems[99].more()), (100, 0));
    }

    #[test]
    fn each_file_has_its_own() {
        let ((_one, one), (_two, two)) = (dotenv(&"x y\n".repeat(101)), dotenv(&"x y\n".repeat(102)));
        let problems = Env::dotenv(&one).or(Env::dotenv(&two)).problems();
        assert_eq!(problems.iter().map(Problem::more).filter(|more| *more > 0).collect::<Vec<_>>(), [1, 2]);
    }

    #[test]
    fn the_line_of_a_variable_is_named_wherever_it_is() {
        let (_dir, path) = dotenv(&("x y\n".repeat(1000) + "TOKEN: x\n"));
        let error = Config::load(&Env::dotenv(&path)).unwrap_err();
        let [.., token, last] = error.problems() else { panic!("there are some") };
        assert_eq!(token.variables(), ["TOKEN"]);
        assert_eq!((error.problems().len(), last.more()), (101, 901));
    }

    #[test]
    fn warnings_count_as_well() {
        let (_dir, path) = dotenv(&"TOKEN=x\n".repeat(100_000));
        let summary = Config::summary(&Env::dotenv(&path));
        let warnings = summary.warnings();
        assert_eq!((warnings.len(), summary.exit_code()), (101, 0));
        assert_eq!(warnings[100].message(), format!("{} has 99899 more warnings", path.display()));
        assert_eq!((warnings[100].more(), warnings[100].kind()), (99_899, ProblemKind::Duplicate));
    }
}

mod outputs {
    use super::*;

    const LARGEST: usize = 1 << 20;

    macro_rules! many {
        ($name:ident: $($group:ident)*) => {
            #[derive(Debug, EnvConfig)]
            #[expect(dead_code, reason = "only what is said of it matters")]
            struct $name {
                $(#[env(nested)] $group: Group,)*
                #[env(nested)]
                one: Config,
            }
        };
    }
    many!(Many: a b c d e f g h i j k l m n o p q r s t u v w x y z aa ab ac ad ae af ag ah ai aj ak al am an);

    /// Fields that show any text, or reject it with a message that quotes it.
    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only what is said of it matters")]
    struct Group {
        #[env(public)]
        text: Option<String>,
        #[env(public, default = "x")]
        list: Vec<String>,
        #[env(public, validate = quoted)]
        quoted: Option<String>,
        secret: Option<SecretString>,
        number: Option<u8>,
    }

    /// The prefixes of the groups.
    fn groups() -> impl Iterator<Item = String> {
        let letters = |last: char| ('A'..=last).map(String::from);
        letters('Z').chain(letters('N').map(|letter| "A".to_owned() + &letter))
    }

    fn quoted(text: &str) -> Result<(), String> {
        Err(format!("no: {text}"))
    }

    /// The sizes of everything that is said.
    fn sizes(error: Option<&Error>, summary: &Summary, env: &Env) -> Vec<(&'static str, usize)> {
        let lines = |problems: &[Problem]| {
            problems.iter().fold(String::new(), |mut text, problem| {
                writeln!(text, "{}", problem.logfmt()).unwrap();
                text
            })
        };
        let variables: usize = summary.variables().iter().map(|v| v.logfmt().to_string().len() + 1).sum();
        let mut sizes = vec![
            ("summary", summary.to_string().len()),
            ("its structure", format!("{summary:?}").len()),
            ("its indented structure", format!("{summary:#?}").len()),
            ("its logfmt", lines(summary.warnings()).len() + lines(summary.problems()).len() + variables),
            ("problems of the files", lines(&env.problems()).len()),
            ("all problems of the files", lines(&env.all_problems()).len()),
            ("warnings of the files", lines(&env.warnings()).len()),
        ];
        #[cfg(feature = "serde")]
        sizes.extend([
            ("summary as JSON", serde_json::to_string(summary).unwrap().len()),
            ("summary as indented JSON", serde_json::to_string_pretty(summary).unwrap().len()),
        ]);
        if let Some(error) = error {
            sizes.extend([
                ("standard error", format!("error: {error}\n").len()),
                ("panic", format!("{error:?}").len()),
                ("structure", format!("{error:#?}").len()),
                ("structure in a result", format!("{:#?}", Err::<(), _>(error)).len()),
                ("logfmt", lines(error.problems()).len()),
                (
                    "standard error that is the journal",
                    error.to_string().lines().map(|line| "<3>\n".len() + line.len()).sum(),
                ),
                ("one line each", error.problems().iter().map(|problem| problem.to_string().len() + 1).sum()),
            ]);
            #[cfg(feature = "serde")]
            sizes.extend([
                ("JSON", serde_json::to_string(error).unwrap().len()),
                ("indented JSON", serde_json::to_string_pretty(error).unwrap().len()),
            ]);
        }
        sizes
    }

    fn check(env: &Env) {
        let (result, summary) = Many::inspect(env);
        let error = result.err();
        for (output, size) in sizes(error.as_ref(), &summary, env) {
            assert!(size <= LARGEST, "{output} has {size} bytes");
        }
        // Problems that are left out still count.
        if let Some(error) = &error {
            assert!(!error.problems().is_empty());
            assert_eq!(summary.exit_code(), 78);
        }
    }

    /// Generates texts, some of which grow when they are escaped.
    fn text() -> impl Strategy<Value = String> {
        let unit =
            prop_oneof![Just("x"), Just("x,"), Just("\u{1}"), Just("\""), Just("\u{2028}"), Just("ß"), Just("\\,")];
        (unit, 0..5_000_usize).prop_map(|(unit, times)| unit.repeat(times))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(8))]

        #[test]
        fn none_is_larger_than_a_mebibyte(
            value in text(),
            label in text(),
            path in text(),
            line in prop_oneof![Just("x y\n"), Just("ONE_TOKEN=x\n"), Just("A_TEXT='\n"), Just("a\u{1}b\n"), Just("")],
            times in 0..1_000_usize,
            others in 0..300_usize,
        ) {
            let (_dir, file) = dotenv(&line.repeat(times));
            let values: Vec<(String, String)> = groups()
                .flat_map(|group| ["TEXT", "LIST", "QUOTED", "SECRET", "NUMBER"].map(|name| format!("{group}_{name}")))
                .map(|name| (name, value.clone()))
                .collect();
            let near = (0..others).map(|i| (format!("ONE_TOKEN{i}"), "1")).collect::<Env>();
            let env = values.into_iter().collect::<Env>().named(&label).or_dotenv_if_exists(&file).or(near);
            check(&env);
            // The named paths do not exist, or cannot.
            check(&Env::dotenv(&path).or(Env::dir(&path)).or(env));
        }
    }

    #[test]
    fn a_value_that_is_too_long_is_cut_and_says_how_long_it_is() {
        let env = Env::from([("A_TEXT", "ß".repeat(5000))]);
        let summary = Many::summary(&env);
        let shown = summary.variables()[0].shown().unwrap();
        assert_eq!(shown, format!("{}... (5000 characters)", "ß".repeat(2048)));
        assert_eq!(Many::load(&env).unwrap().a.text.unwrap().len(), 10_000);
        // 4096 is no multiple of three: the cut is before the character that it would halve.
        let summary = Many::summary(&Env::from([("A_TEXT", "€".repeat(5000))]));
        assert_eq!(summary.variables()[0].shown().unwrap(), format!("{}... (5000 characters)", "€".repeat(1365)));
    }

    #[test]
    fn what_does_not_fit_is_counted() {
        // A reason that quotes 4 KiB, which grows tenfold when it is escaped.
        let values = groups().map(|group| (format!("{group}_QUOTED"), "\u{1}".repeat(5000)));
        let (result, summary) = Many::inspect(&values.collect());
        let error = result.unwrap_err();
        let last = error.problems().last().unwrap();
        assert!(last.more() > 0);
        assert_eq!(last.message(), format!("the environment has {} more problems", last.more()));
        assert_eq!((error.problems().len() - 1 + last.more(), last.kind()), (40, ProblemKind::Rule));
        assert!(error.to_string().starts_with("the environment has 40 problems\n"));
        // Its structure is cut at half of what an output may be.
        let structure = format!("{error:#?}");
        assert_eq!((structure.len(), structure.ends_with("...")), ((1 << 19) + "...".len(), true));
        assert_eq!(summary.problems().len(), error.problems().len());
    }

    #[test]
    fn many_short_problems_fit_as_well() {
        #[derive(EnvConfig)]
        #[expect(dead_code, reason = "only what is said of it matters")]
        struct Hosts {
            #[env(nested, prefix = "H_")]
            hosts: HashMap<String, Host>,
        }
        #[derive(EnvConfig)]
        #[expect(dead_code, reason = "only what is said of it matters")]
        struct Host {
            port: u16,
        }
        let names: Vec<_> = (0..5_000).map(|at| format!("h{at}")).collect();
        let env = Env::from([("HOSTS", names.join(","))]);
        let (result, summary) = Hosts::inspect(&env);
        let error = result.err().unwrap();
        assert!(summary.more_variables() > 0 && error.problems().last().unwrap().more() > 0);
        assert_eq!(summary.variables().len() + summary.more_variables(), 5_001);
        for (output, size) in sizes(Some(&error), &summary, &env) {
            assert!(size <= LARGEST, "{output} has {size} bytes");
        }
    }

    /// Each rule lists its variables, with values that are cut at 4 KiB.
    #[test]
    fn rules_about_several_variables_that_do_not_fit_are_counted() {
        #[derive(Debug, EnvConfig)]
        #[expect(dead_code, reason = "only what is said of it matters")]
        #[rustfmt::skip]
        struct Rules {
            #[env(nested)] a: Eight, #[env(nested)] b: Eight, #[env(nested)] c: Eight,
            #[env(nested)] d: Eight, #[env(nested)] e: Eight, #[env(nested)] f: Eight,
        }
        #[derive(Debug, EnvConfig)]
        #[expect(dead_code, reason = "only what is said of it matters")]
        #[rustfmt::skip]
        struct Eight {
            #[env(nested)] a: Pair, #[env(nested)] b: Pair, #[env(nested)] c: Pair, #[env(nested)] d: Pair,
            #[env(nested)] e: Pair, #[env(nested)] f: Pair, #[env(nested)] g: Pair, #[env(nested)] h: Pair,
        }
        #[derive(Debug, EnvConfig)]
        #[env(validate = never(one, other))]
        #[expect(dead_code, reason = "only what is said of it matters")]
        struct Pair {
            #[env(public)]
            one: String,
            #[env(public)]
            other: String,
        }
        fn never(_: &str, _: &str) -> Result<(), &'static str> {
            Err("no")
        }
        let names = Rules::schema().variables();
        let text = "\u{1}".repeat(5000);
        let error = Rules::load(&names.iter().map(|variable| (variable.name(), &*text)).collect()).unwrap_err();
        let last = error.problems().last().unwrap();
        assert!(last.more() > 0);
        assert_eq!(error.problems().len() - 1 + last.more(), 48);
        assert!(error.to_string().len() <= LARGEST);
    }

    #[test]
    fn variables_that_do_not_fit_are_counted() {
        let values = groups().flat_map(|group| ["TEXT", "LIST"].map(|name| format!("{group}_{name}")));
        let summary = Many::summary(&values.map(|name| (name, "\u{1}".repeat(5000))).collect());
        assert!(summary.more_variables() > 0);
        assert_eq!(summary.variables().len() + summary.more_variables(), 40 * 5 + 4);
        assert!(summary.to_string().contains(&format!("\nand {} more variables\n", summary.more_variables())));
    }
}
