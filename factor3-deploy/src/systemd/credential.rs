//! Credentials of a service, as a directory of files that is named after the variables.

use factor3::Origin;
use factor3::layer::{Layer, Value};

use super::Service;
use super::words::{expand, words};

impl Service {
    /// Adds the credentials of a setting, if it has any.
    pub(super) fn credential(&mut self, key: &str, value: &str, origin: &Origin) {
        let mut layer = Layer::new();
        match key {
            "LoadCredential" | "LoadCredentialEncrypted" => match value.split_once(':') {
                // A folder becomes a credential for each file in it.
                Some((id, path)) if path.ends_with('/') => layer.perhaps_all(upper(&format!("{id}_")), origin.clone()),
                Some((id, _)) => set(&mut layer, id, &Value::Unknown, origin),
                // The service also starts if it is found nowhere.
                None => set(&mut layer, value, &Value::Perhaps, origin),
            },
            "SetCredential" => {
                let Some((id, text)) = value.split_once(':') else { return };
                set(&mut layer, id, &self.text(text), origin);
            }
            "SetCredentialEncrypted" => {
                let Some((id, _)) = value.split_once(':') else { return };
                set(&mut layer, id, &Value::Unknown, origin);
            }
            "ImportCredential" => {
                let (pattern, renamed) = value.split_once(':').map_or((value, value), |(from, to)| (from, to));
                match renamed.strip_suffix('*').or(pattern.strip_suffix('*').map(|_| renamed)) {
                    Some(prefix) => layer.perhaps_all(upper(prefix), origin.clone()),
                    None => set(&mut layer, renamed, &Value::Perhaps, origin),
                }
            }
            _ => return,
        }
        self.credentials.push(layer);
    }

    /// Returns the value of `SetCredential=`, which has escapes and specifiers, and no quotes. One newline at its end does
    /// not count for a directory of files.
    fn text(&self, text: &str) -> Value {
        let quoted = format!("\"{}\"", text.replace('"', "\\\""));
        match words(&quoted) {
            (words, Ok(())) => match words.first().and_then(|text| expand(text, &self.name).text()) {
                Some(text) => text.strip_suffix('\n').unwrap_or(&text).into(),
                None => Value::Unknown,
            },
            _ => Value::Unknown,
        }
    }
}

/// Sets a credential under each name that a directory of files finds it by.
fn set(layer: &mut Layer, id: &str, value: &Value, origin: &Origin) {
    layer.set(id, value.clone(), origin.clone());
    if !id.contains(|c: char| c.is_ascii_uppercase()) {
        layer.set(upper(id), value.clone(), origin.clone());
    }
}

fn upper(id: &str) -> String {
    id.to_ascii_uppercase()
}
