//! Each parameter that a type accepts is handed over by each recipe, or its docs name it as one that is not.

use std::fs;
use std::path::Path;

use factor3::service::UrlError;

/// Checks the parameters in the table of a type, at its recipe with this number. `config` shows what the client got.
pub fn check<T>(kind: &str, recipe: usize, base: &str, config: impl Fn(&T) -> Result<String, String>)
where
    T: std::str::FromStr<Err = UrlError>,
{
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../src/service/kind").join(kind).with_extension("rs");
    let source = fs::read_to_string(path).unwrap();
    let (docs, code) = source.split_once("pub type ").unwrap();
    let mut recipes = docs.split("# Clients").nth(1).unwrap().split("```ignore").skip(recipe);
    let docs = recipes.next().unwrap().rsplit("/// ```\n").next().unwrap();
    let recipe = recipes.next().unwrap().split("/// ```\n").next().unwrap();
    let without = config(&base.parse().unwrap()).unwrap();
    let parameters = parameters(code);
    assert!(!parameters.is_empty());
    let mut silent = Vec::new();
    for (name, values) in parameters.into_iter().filter(|(name, _)| !base.contains(&format!("{name}="))) {
        let sign = if base.contains('?') { '&' } else { '?' };
        let urls: Vec<T> =
            values.iter().filter_map(|value| format!("{base}{sign}{name}={value}").parse().ok()).collect();
        assert!(!urls.is_empty(), "{name}");
        let is_handed_over = recipe.contains(&format!("\"{name}\""))
            || urls.iter().any(|url| config(url).is_ok_and(|with| with != without));
        // Docs name the parameters that a client gets, or else those that it does not get.
        let is_named_if = if docs.contains("the other parameters") { is_handed_over } else { !is_handed_over };
        if is_named_if && !docs.contains(&format!("`{name}`")) {
            silent.push((name, urls.iter().map(|url| config(url).err()).collect::<Vec<_>>()));
        }
    }
    assert!(silent.is_empty(), "nothing says what becomes of {silent:?}");
}

/// Returns the parameters that are neither a part of the URL nor about TLS, each with valid values.
fn parameters(code: &str) -> Vec<(String, Vec<String>)> {
    let mut found = Vec::new();
    for key in code.split("Key::").skip(1) {
        let Some((constructor, rest)) = key.split_once('(') else { continue };
        let is_part = key.lines().next().unwrap_or_default().contains(".part(");
        let words: Vec<_> = rest.split('"').skip(1).step_by(2).map(str::to_owned).collect();
        let values = match constructor {
            _ if is_part => continue,
            "boolean" | "switch" => vec!["true".to_owned(), "false".to_owned()],
            "number" => ["0", "1", "1000"].map(str::to_owned).to_vec(),
            "words" => words[1..].to_vec(),
            "text" | "text_or_tls" => ["x", "a:b", "100", "csharpLegacy"].map(str::to_owned).to_vec(),
            _ => continue,
        };
        found.push((words[0].clone(), values));
    }
    found
}
