//! Configurations whose documents real readers must understand, and the problems of a load.

mod groups;
#[path = "../../../examples/orders.rs"]
mod orders;
mod report;
mod services;
mod texts;
mod values;

use factor3::{Env, EnvConfig, Schema, Summary};

/// A configuration of any type.
pub struct Subject {
    pub name: &'static str,
    pub schema: &'static Schema,
    pub env_example: String,
    pub markdown: String,
    pub json_schema: String,
    pub summary: fn(&Env) -> Summary,
    /// The values that its `.env.example` sets, which every reader must read alike. All others are empty.
    pub set: &'static [(&'static str, &'static str)],
}

impl Subject {
    fn new<C: EnvConfig>(name: &'static str, set: &'static [(&'static str, &'static str)]) -> Self {
        Self {
            name,
            schema: C::schema(),
            env_example: C::documents().env_example(),
            markdown: C::documents().markdown(),
            json_schema: C::documents().json_schema(),
            summary: C::summary,
            set,
        }
    }
}

const ORDERS: &[(&str, &str)] = &[
    ("PORT", "8080"),
    ("LOG_LEVEL", "info"),
    ("SHUTDOWN_TIMEOUT", "30s"),
    ("DATABASE_POOL_MIN", "1"),
    ("DATABASE_POOL_MAX", "10"),
    ("DATABASE_POOL_TIMEOUT", "2s"),
];

/// Returns all configurations.
pub fn subjects() -> Vec<Subject> {
    vec![
        Subject::new::<orders::Config>("orders", ORDERS),
        Subject::new::<values::Values>("values", &[]),
        Subject::new::<values::Ranges>("ranges", &[]),
        Subject::new::<values::Options>("options", &[("MAX", "10"), ("MAIL_ENABLED", "false")]),
        Subject::new::<texts::Texts>("texts", texts::SET),
        Subject::new::<groups::Groups>("groups", groups::SET),
        Subject::new::<(groups::Web, groups::Worker)>("tuple", &[]),
        Subject::new::<Option<groups::Web>>("optional", &[]),
        Subject::new::<groups::Instances>("instances", &[]),
        Subject::new::<services::Services>("services", &[]),
        Subject::new::<services::InParts>("parts", &[]),
        Subject::new::<report::Peers>("peers", report::PEERS),
        Subject::new::<report::Everywhere>("everywhere", report::EVERYWHERE),
        Subject::new::<report::Habits>("habits", &[]),
    ]
}

/// Returns the configuration with a name.
pub fn subject(name: &str) -> Subject {
    let found = subjects().into_iter().find(|subject| subject.name == name);
    found.unwrap_or_else(|| panic!("there is no configuration {name}"))
}
