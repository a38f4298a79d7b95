//! A layer that is a function, such as a lookup in a secret store.

use std::fmt;
use std::panic::RefUnwindSafe;
use std::sync::{Arc, Mutex, PoisonError};

use super::{Answer, Env, IN_CODE, Origin, Source, Take, Value};
use crate::hash::Map;

/// The function that answers for a name.
type Ask = dyn Fn(&str) -> Option<Value> + Send + Sync;

struct Function {
    ask: Arc<Ask>,
    origin: Option<Origin>,
    /// The answers so far, in a copy for one load.
    answers: Option<Mutex<Map<String, Option<Value>>>>,
}

impl Env {
    /// Creates an environment from a function: a lookup in a secret store, for example.
    ///
    /// The function returns `None` for a name that it does not know. A load asks it only for names that the
    /// configuration reads, including aliases and the names with `_FILE`, and for names to which a `.env` file refers.
    /// It asks once for each. Such a layer has no part in the search for near misses, because it cannot list its names.
    ///
    /// ```
    /// use factor3::layer::{Note, Value};
    /// use factor3::{Env, EnvConfig, Origin, SecretString};
    ///
    /// #[derive(Debug, EnvConfig)]
    /// struct Config {
    ///     port: u16,
    ///     db_password: SecretString,
    ///     #[env(no_file)]
    ///     api_key: SecretString,
    /// }
    ///
    /// let vault = |name: &str| match name {
    ///     "DB_PASSWORD" => Some(Value::from("correct horse")),
    ///     "API_KEY" => Some(Value::Broken(Note::new(Origin::label("vault: kv/orders"), "cannot be read"))),
    ///     _ => None,
    /// };
    /// let env = Env::from([("PORT", "80")]).or(Env::from_fn(vault).named("vault: kv/orders"));
    /// let (_, summary) = Config::inspect(&env);
    /// let password = &summary.variables()[1];
    /// assert_eq!((password.name(), password.shown(), password.characters()), ("DB_PASSWORD", None, Some(13)));
    /// assert_eq!(password.origin().unwrap().to_string(), "vault: kv/orders");
    /// assert_eq!(summary.problems()[0].to_string(), "API_KEY cannot be read (vault: kv/orders)");
    /// ```
    pub fn from_fn(ask: impl Fn(&str) -> Option<Value> + Send + Sync + 'static) -> Self {
        Self::of(Function { ask: Arc::new(ask), origin: None, answers: None })
    }
}

impl Function {
    fn answer(&self, name: &str) -> Option<Value> {
        let Some(answers) = &self.answers else { return (self.ask)(name) };
        if let Some(answer) = answers.lock().unwrap_or_else(PoisonError::into_inner).get(name) {
            return answer.clone();
        }
        // Without the lock, because the function may load another configuration from the same environment.
        let answer = (self.ask)(name);
        answers.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), answer.clone());
        answer
    }
}

impl Source for Function {
    fn get(&self, name: &str) -> Option<Answer<'_>> {
        Some(self.answer(name)?.into_said(name, self.origin.as_ref().unwrap_or(&IN_CODE)))
    }

    fn get_unread(&self, _name: &str) -> Option<Answer<'_>> {
        None
    }

    fn mentions<'a>(&'a self, _take: Take<'_, 'a>) {}

    fn named(&self, label: &str) -> Option<Arc<dyn Source>> {
        let labelled = || Self { ask: self.ask.clone(), origin: Some(Origin::label(label)), answers: None };
        self.origin.is_none().then(|| Arc::new(labelled()) as _)
    }

    fn for_load(&self) -> Option<Arc<dyn Source>> {
        let (ask, origin) = (self.ask.clone(), self.origin.clone());
        Some(Arc::new(Self { ask, origin, answers: Some(Mutex::default()) }))
    }
}

impl Drop for Function {
    fn drop(&mut self) {
        let answers = self.answers.as_mut().map(|answers| answers.get_mut().unwrap_or_else(PoisonError::into_inner));
        answers.into_iter().flat_map(Map::values_mut).flatten().for_each(Value::wipe);
    }
}

// A panic of the function leaves no answer behind.
impl RefUnwindSafe for Function {}

impl fmt::Debug for Function {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Function")
    }
}
