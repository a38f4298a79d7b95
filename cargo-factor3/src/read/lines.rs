//! The lines of a file as a report may show them, and the comments that allow findings.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use proc_macro2::{Spacing, TokenStream, TokenTree};

use crate::credential;
use crate::site::{Argument, Place, Site, What};
use crate::words::is_screaming;

/// The lines of a file.
pub(super) struct Lines<'a> {
    source: Vec<&'a str>,
    /// The columns of the tokens in each line of a site, and whether each is a literal.
    tokens: BTreeMap<usize, Vec<(usize, usize, bool)>>,
    /// The lines that contain, or may contain, a credential.
    secret: BTreeSet<usize>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(source: &'a str, tokens: TokenStream, sites: &[Site]) -> Self {
        let mut lines = Self {
            source: source.lines().collect(),
            tokens: sites.iter().map(|site| (site.place.line, Vec::new())).collect(),
            secret: BTreeSet::new(),
        };
        if !sites.is_empty() {
            lines.walk(tokens);
        }
        for site in sites.iter().filter(|site| matches!(site.what, What::Secret { .. })) {
            lines.secret.insert(site.place.line);
        }
        lines
    }

    fn walk(&mut self, tokens: TokenStream) {
        let mut before = String::new();
        for token in tokens {
            match token {
                // Most groups of a file contain no site.
                TokenTree::Group(group) => {
                    let (open, close) = (group.span_open(), group.span_close());
                    let (first, last) = (open.start().line, close.end().line);
                    if self.tokens.range(first..=last).next().is_some() {
                        self.mark(open, false);
                        self.walk(group.stream());
                        self.mark(close, false);
                    }
                }
                TokenTree::Literal(literal) => {
                    let text = literal.to_string();
                    let quoted = text.contains(['"', '\'']);
                    self.mark(literal.span(), quoted);
                    if quoted && credential::is_in(&text, &before) {
                        let span = literal.span();
                        self.secret.extend(span.start().line..=span.end().line);
                    }
                }
                TokenTree::Ident(ident) => {
                    before = ident.to_string();
                    self.mark(ident.span(), false);
                }
                TokenTree::Punct(punct) => {
                    if punct.as_char() == ';' && punct.spacing() == Spacing::Alone {
                        before.clear();
                    }
                    self.mark(punct.span(), false);
                }
            }
        }
    }

    fn mark(&mut self, span: proc_macro2::Span, literal: bool) {
        let (start, end) = (span.start(), span.end());
        for (&line, columns) in self.tokens.range_mut(start.line..=end.line) {
            let from = if line == start.line { start.column } else { 0 };
            let to = if line == end.line { end.column } else { usize::MAX };
            columns.push((from, to, literal));
        }
    }

    /// Gives the site its line, and the rules that a comment allows there.
    pub(super) fn complete(&self, site: &mut Site) {
        let line = site.place.line;
        let above = line
            .checked_sub(2)
            .and_then(|index| self.source.get(index))
            .filter(|text| text.trim_start().starts_with("//"));
        let own = line.checked_sub(1).and_then(|index| self.source.get(index));
        let rules: Vec<String> = own.into_iter().chain(above).filter_map(|text| allowed(text)).collect();
        site.allowed = rules.into();
        if !self.secret.contains(&line) {
            let variable = match &site.what {
                What::Call { arguments, .. } => arguments.iter().find_map(|argument| match argument {
                    Argument::Text(text) if is_screaming(text) => Some(text.to_string()),
                    _ => None,
                }),
                What::BuildVariable { name } => Some(name.to_string()),
                _ => None,
            };
            site.place.excerpt = self.excerpt(&mut site.place, variable.as_deref());
        }
    }

    /// Returns the tokens of the line, without comments. It masks every literal except that of the place and the name
    /// of the variable.
    fn excerpt(&self, place: &mut Place, variable: Option<&str>) -> Option<Arc<str>> {
        let source: Vec<char> = self.source.get(place.line.checked_sub(1)?)?.chars().collect();
        let indent = source.iter().take_while(|character| character.is_whitespace()).count();
        let mut columns = self.tokens.get(&place.line)?.clone();
        columns.sort_unstable();
        let (mut text, mut at, mut start) = (String::new(), indent, None);
        let mut length = 0;
        for (from, to, literal) in columns {
            let (from, to) = (from.max(at), to.min(source.len()));
            if from >= to {
                continue;
            }
            if source[at..from].iter().all(|character| character.is_whitespace()) {
                text.extend(&source[at..from]);
            } else {
                text.push(' ');
            }
            let own = (from + 1..=to).contains(&place.column);
            if own && start.is_none() {
                start = Some(text.chars().count() + place.column - 1 - from);
            }
            let before = text.chars().count();
            let shown =
                || variable.is_some_and(|name| source[from..to].iter().collect::<String>().trim_matches('"') == name);
            if literal && !own && !shown() {
                text.push_str("\"…\"");
            } else {
                text.extend(&source[from..to]);
            }
            if start.is_some() && from < place.column - 1 + place.length {
                length += text.chars().count() - before.max(start.unwrap_or(0));
            }
            at = to;
        }
        place.column = start? + 1;
        place.length = length.max(1);
        Some(text.trim_end().into())
    }
}

/// Returns the rule in a comment `factor3: allow(rule, "reason")`.
fn allowed(line: &str) -> Option<String> {
    let comment = &line[line.find("//")?..];
    let inside = comment.split_once("factor3: allow(")?.1;
    let (rule, reason) = inside.split_once(',')?;
    let reason = reason.trim_start().strip_prefix('"')?.split_once('"')?.0;
    (!reason.trim().is_empty()).then(|| rule.trim().to_owned())
}
