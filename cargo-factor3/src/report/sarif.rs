//! SARIF 2.1.0, for code scanning.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::audit::Audit;
use crate::finding::{Finding, Tier};
use crate::rules::RULES;
use crate::site::Place;

pub(crate) fn sarif(audit: &Audit) -> String {
    let rules: Vec<Value> = RULES
        .iter()
        .map(|rule| {
            json!({
                "id": rule.id,
                "shortDescription": { "text": format!("{} {}", rule.factor.roman(), rule.factor.name()) },
                "fullDescription": { "text": rule.why },
                "help": { "text": rule.mend },
            })
        })
        .collect();
    let results: Vec<Value> = audit.findings.iter().filter_map(results).collect();
    let value = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "cargo-factor3", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{value:#}\n")
}

/// Returns one result per finding. The first place is its location, and the others are related locations.
fn results(finding: &Finding) -> Option<Value> {
    let (first, others) = finding.places.split_first()?;
    let rule = RULES.iter().position(|rule| rule.id == finding.rule.id);
    let related: Vec<Value> = others.iter().map(location).collect();
    let mut value = json!({
        "ruleId": finding.rule.id,
        "ruleIndex": rule,
        "level": match finding.tier { Tier::Debt => "warning", Tier::Note => "note" },
        "message": { "text": format!("{}. {} {}", finding.title(), finding.rule.why, finding.rule.mend) },
        "locations": [location(first)],
        "partialFingerprints": { "factor3/v1": finding.id },
        "baselineState": if finding.known { "unchanged" } else { "new" },
    });
    if !related.is_empty() {
        value["relatedLocations"] = related.into();
    }
    Some(value)
}

fn location(place: &Place) -> Value {
    // A URI reference, relative to the root of the repository.
    let uri: String = place.path.split('/').map(encode).collect::<Vec<_>>().join("/");
    let mut physical = json!({ "artifactLocation": { "uri": uri, "uriBaseId": "%SRCROOT%" } });
    if place.line > 0 {
        physical["region"] = json!({ "startLine": place.line });
    }
    json!({ "physicalLocation": physical })
}

fn encode(part: &str) -> String {
    part.bytes().fold(String::new(), |mut text, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            text.push(char::from(byte));
        } else {
            _ = write!(text, "%{byte:02X}");
        }
        text
    })
}
