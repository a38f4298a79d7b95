//! Traps of dotenvy, and of most readers of `.env` files.

use super::*;

#[test]
fn an_error_names_the_line_and_the_variable_and_never_the_value() {
    let (env, dir) = dotenv("# a comment\nPORT=hunter2 oops\n");
    let error = Port::load(&env).map(drop).unwrap_err();
    let report = error.to_string();
    assert_eq!(error.problems()[0].message(), "PORT has text after white space");
    assert_eq!(error.problems()[0].origin().unwrap().line(), Some(2));
    assert!(!report.contains("hunter2"), "{report}");
    drop(dir);
}

#[test]
fn a_dollar_is_never_dropped_in_silence() {
    for value in ["pa$$word", "pa$word", "\"pa$word\"", "${NOPE}", "${NOPE:-x}", "$(id)"] {
        let (env, _dir) = dotenv(&format!("VALUE={value}\n"));
        assert!(Text::load(&env).is_err(), "{value}");
    }
    let (env, _dir) = dotenv("VALUE='pa$$word'\n");
    assert_eq!(Text::load(&env).unwrap().value, "pa$$word");
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_first_name() {
    let (env, _dir) = dotenv("\u{feff}PORT=80\r\n");
    assert_eq!(Port::load(&env).unwrap().port, 80);
}

#[test]
fn a_bad_line_does_not_hide_the_others() {
    let (env, _dir) = dotenv("A-B=1\nJSON={\"a\": 1}\nPORT=80\nVALUE=\"C:\\dir\"\n");
    assert_eq!(env.get("PORT").unwrap().value(), "80");
    assert_eq!(env.problems().len(), 1);
    assert_eq!(messages::<Text>(&env)[1..], ["VALUE has a backslash that escapes nothing"]);
}

#[test]
fn no_other_directory_is_searched() {
    let (env, dir) = dotenv("PORT=80\n");
    let below = dir.path().join("below");
    fs::create_dir(&below).unwrap();
    assert!(env.get("PORT").is_some());
    let searched = Env::from([("OTHER", "1")]).or_dotenv_if_exists(below.join("test.env"));
    assert!(searched.get("PORT").is_none());
}
