//! A page for planning the work: self-contained, without scripts, for a phone, a desktop and paper.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::{field, location, remarks, scope, tier};
use crate::audit::Audit;
use crate::finding::{Factor, Finding, Tier, UNCHECKED, count};
use crate::rules::RULES;

const STYLE: &str = include_str!("page.css");

pub(crate) fn html(audit: &Audit) -> String {
    let packages: Vec<&str> =
        audit.findings.iter().map(|finding| finding.package.as_str()).collect::<BTreeSet<_>>().into_iter().collect();
    let factors: Vec<Factor> =
        audit.findings.iter().map(|finding| finding.rule.factor).collect::<BTreeSet<_>>().into_iter().collect();
    let debt = tier(audit, Tier::Debt).count();
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>Configuration debt: {}</title>\n<style>\n{STYLE}{}</style>\n</head>\n<body>\n<header>\n<h1>Configuration debt</h1>\n<p class=\"lead\"><strong>{}</strong> to work off, {}. Audited {}.</p>\n</header>\n",
        count(debt, "story"),
        filters_style(packages.len(), &factors),
        count(debt, "story"),
        count(tier(audit, Tier::Note).count(), "note"),
        escape(&scope(audit)),
    );
    page.push_str(&overview(audit));
    page.push_str(&filters(&packages, &factors));
    page.push_str("<main>\n");
    for finding in &audit.findings {
        page.push_str(&card(finding, &packages));
    }
    page.push_str("</main>\n");
    let remarks = remarks(audit);
    if !remarks.is_empty() {
        page.push_str("<section>\n<h2>Not read</h2>\n<ul>\n");
        for remark in remarks {
            _ = writeln!(page, "<li>{}</li>", escape(&remark));
        }
        page.push_str("</ul>\n</section>\n");
    }
    page.push_str("<footer><p>Written by <code>cargo factor3 audit --format html</code>. A story is done when the audit does not list its id.</p></footer>\n</body>\n</html>\n");
    page
}

/// The overview of the twelve factors: the findings, and the factors that are not checked.
fn overview(audit: &Audit) -> String {
    let mut text =
        "<section aria-labelledby=\"factors\">\n<h2 id=\"factors\">The twelve factors</h2>\n<ol class=\"factors\">\n"
            .to_owned();
    for factor in Factor::all() {
        let of = |wanted: Tier| tier(audit, wanted).filter(|finding| finding.rule.factor == factor).count();
        let (debt, notes) = (of(Tier::Debt), of(Tier::Note));
        let (class, said) = if UNCHECKED.contains(&factor) {
            ("unchecked", "not checked: source text has no honest sign of it".to_owned())
        } else if debt > 0 {
            ("debt", count(debt, "story"))
        } else if notes > 0 {
            ("note", count(notes, "note"))
        } else {
            let rules: Vec<&str> = RULES.iter().filter(|rule| rule.factor == factor).map(|rule| rule.id).collect();
            ("none", format!("nothing found by {}", rules.join(", ")))
        };
        _ = writeln!(
            text,
            "<li class=\"{class}\"><b>{} {}</b> <span>{said}</span></li>",
            factor.roman(),
            factor.name()
        );
    }
    text.push_str("</ol>\n</section>\n");
    text
}

fn filters(packages: &[&str], factors: &[Factor]) -> String {
    let mut text = "<form class=\"filters\" aria-label=\"Show\">\n<fieldset><legend>Tier</legend>\n".to_owned();
    let choice = |id: &str, label: &str| {
        format!("<label><input type=\"checkbox\" id=\"{id}\" checked autocomplete=\"off\"> {}</label>\n", escape(label))
    };
    text.push_str(&choice("tier-debt", "stories"));
    text.push_str(&choice("tier-note", "notes"));
    text.push_str("</fieldset>\n<fieldset><legend>Factor</legend>\n");
    for factor in factors {
        text.push_str(&choice(&format!("factor-{}", factor.0), &format!("{} {}", factor.roman(), factor.name())));
    }
    text.push_str("</fieldset>\n<fieldset><legend>Crate</legend>\n");
    for (index, package) in packages.iter().enumerate() {
        text.push_str(&choice(&format!("crate-{index}"), package));
    }
    text.push_str("</fieldset>\n</form>\n");
    text
}

/// Returns the style by which an unticked box hides its cards.
fn filters_style(packages: usize, factors: &[Factor]) -> String {
    let names = ["tier-debt", "tier-note"].map(str::to_owned).into_iter();
    let names = names
        .chain(factors.iter().map(|factor| format!("factor-{}", factor.0)))
        .chain((0..packages).map(|index| format!("crate-{index}")));
    names.fold(String::new(), |mut style, name| {
        _ = writeln!(style, "body:has(#{name}:not(:checked)) article.{name} {{ display: none; }}");
        style
    })
}

fn card(finding: &Finding, packages: &[&str]) -> String {
    let package = packages.iter().position(|package| *package == finding.package).unwrap_or(0);
    let (class, label) = match finding.tier {
        Tier::Debt => ("tier-debt", if finding.known { "in the baseline" } else { "story" }),
        Tier::Note => ("tier-note", "note"),
    };
    let mut text = format!(
        "<article class=\"{class} factor-{} crate-{package}\">\n<p class=\"tags\"><span class=\"tier\">{label}</span> <span>{} {}</span> <span>{}</span></p>\n<h3>{}</h3>\n<p>{}</p>\n<ul class=\"places\">\n",
        finding.rule.factor.0,
        finding.rule.factor.roman(),
        finding.rule.factor.name(),
        escape(&finding.package),
        escape(&capitalised(&finding.task())),
        escape(finding.rule.why),
    );
    for place in &finding.places {
        let excerpt = place
            .excerpt
            .as_deref()
            .map(|line| format!("<code class=\"excerpt\">{}</code>", escape(line)))
            .unwrap_or_default();
        _ = writeln!(text, "<li><code>{}</code>{excerpt}</li>", escape(&location(place)));
    }
    _ = writeln!(text, "</ul>\n<p>{}</p>", escape(finding.rule.mend));
    if let Some(field) = field(finding) {
        _ = writeln!(text, "<pre><code>{}</code></pre>", escape(&field));
    }
    let id = escape(&finding.id);
    let done = match finding.tier {
        Tier::Debt => format!("Done when <code>cargo factor3 audit</code> does not list <code>{id}</code>."),
        Tier::Note => format!("Id: <code>{id}</code>"),
    };
    _ = writeln!(text, "<p class=\"done\">{done}</p>\n</article>");
    text
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
