//! A URL and its password in a variable of its own, one of which is known by name only.

use super::*;
use factor3::service::SmtpUrl;

#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "only what is said of it matters")]
struct Config {
    #[env(password = "PASSWORD")]
    url: SmtpUrl,
}

#[test]
fn either_or_both_may_be_known_by_name() {
    is_fine(&Config::summary(&names(["URL", "PASSWORD"])));
    is_fine(&Config::summary(&names(["URL"])));
    is_fine(&Config::summary(&names(["URL"]).with("PASSWORD", "hunter2")));
    let env = names(["PASSWORD_FILE"]).with("URL", "smtp://app@mail.internal?tls=required");
    let summary = Config::summary(&env);
    // The password is set, so there is no warning.
    is_fine(&summary);
    assert_eq!(
        rows(&summary),
        ["PASSWORD name-only vault: kv/orders", "URL smtp://app:***@mail.internal:587?tls=required set in code",]
    );
    assert_eq!(of_load::<Config>(&env), [no_value("PASSWORD_FILE")]);
}

#[test]
fn what_is_wrong_with_the_other_is_told() {
    let problem = |env: Env| problems(&Config::summary(&env));
    assert_eq!(
        problem(names(["PASSWORD"]).with("URL", "smtp://app:one@mail.internal")),
        ["URL and PASSWORD both give a password (set in code); remove the one in URL, or unset PASSWORD \
             (vault: kv/orders)"]
    );
    assert_eq!(problem(names(["PASSWORD"])), ["URL is not set, and PASSWORD is its password; set URL"]);
    assert_eq!(
        problem(names(["URL"]).with("PASSWORD", " ")),
        ["PASSWORD contains only white space (set in code); set a value, or unset it"]
    );
}
