//! From the events of the parser to nodes.

use std::borrow::Cow;

use granit_parser::{Event, Parser, ScalarStyle, Span, StrInput, Tag as Written};

use super::go;
use super::{Content, Dialect, Fault, Id, Mark, Record, Stream, Style, Tag};
use crate::say;

impl<'a> Stream<'a> {
    /// Reads every document of `text`. A document that is not YAML is a fault, and the next one is read all the same.
    pub(crate) fn parse(text: &'a str, dialect: Dialect) -> Self {
        let options = granit_parser::options! {
            // The Go tools do the same, but kubectl hands them one more line break.
            block_scalar_eof_without_line_feed: dialect == Dialect::Compose,
        };
        let mut parser = Parser::new_from_str_with_options(text, options);
        let stream = Self { nodes: Vec::with_capacity(text.len() / 16), documents: Vec::new(), faults: Vec::new() };
        let mut reader =
            Builder { stream, go: go::Rules::new(text, dialect), open: Vec::new(), anchors: Vec::new(), root: None };
        loop {
            match reader.document(&mut parser) {
                Ok(true) => {}
                Ok(false) => break,
                Err(fault) => {
                    reader.stream.faults.push(fault);
                    if !matches!(parser.proceed_next_document(), Ok(true)) {
                        break;
                    }
                }
            }
        }
        reader.stream
    }
}

struct Builder<'a> {
    stream: Stream<'a>,
    go: go::Rules<'a>,
    open: Vec<Open>,
    /// From the anchor ids of the parser to nodes, in ascending order.
    anchors: Vec<(usize, Id)>,
    root: Option<Id>,
}

/// A list or a map whose end has not come.
struct Open {
    parent: Id,
    last: Option<Id>,
}

impl<'a> Builder<'a> {
    /// Reads one document. `false` stands for the end of the stream.
    fn document(&mut self, parser: &mut Parser<'a, StrInput<'a>>) -> Result<bool, Fault> {
        let start = self.stream.nodes.len();
        self.open.clear();
        self.anchors.clear();
        self.root = None;
        let read = self.events(parser);
        match (&read, self.root) {
            (Ok(_), Some(root)) => self.stream.documents.push(root),
            (Ok(_), None) => {}
            (Err(_), _) => self.stream.nodes.truncate(start),
        }
        read
    }

    fn events(&mut self, parser: &mut Parser<'a, StrInput<'a>>) -> Result<bool, Fault> {
        while let Some(next) = parser.next_event() {
            let (event, span) = next.map_err(|error| Fault {
                mark: mark(error.marker().line(), error.marker().col()),
                text: say::yaml::syntax(error.kind()),
            })?;
            match event {
                Event::StreamEnd => return Ok(false),
                Event::DocumentEnd => {
                    self.go.end(&span);
                    return Ok(true);
                }
                Event::DocumentStart(_, version) => self.go.start(version, &span)?,
                event => self.event(event, &span)?,
            }
        }
        Ok(false)
    }

    fn event(&mut self, event: Event<'a>, span: &Span) -> Result<(), Fault> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                let text = self.go.scalar(text, style, span)?;
                // The parser writes `~` for a value that is not there.
                let text = if span.start == span.end && text == "~" { Cow::Borrowed("") } else { text };
                let style = if style == ScalarStyle::Plain { Style::Plain } else { Style::Text };
                self.add(Content::Scalar(text, style), tag.as_deref(), anchor, span)?;
            }
            Event::SequenceStart(_, anchor, tag) => self.begin(Content::List, tag.as_deref(), anchor, span)?,
            Event::MappingStart(_, anchor, tag) => self.begin(Content::Map, tag.as_deref(), anchor, span)?,
            Event::SequenceEnd | Event::MappingEnd => drop(self.open.pop()),
            Event::Alias(anchor) => {
                let target = self.anchors.binary_search_by_key(&anchor, |&(id, _)| id).map(|at| self.anchors[at].1);
                let target = target.map_err(|_| Fault { mark: of(span), text: say::yaml::UNKNOWN_ANCHOR.into() })?;
                self.add(Content::Alias(target), None, 0, span)?;
            }
            _ => {}
        }
        Ok(())
    }

    fn begin(&mut self, kind: Content<'a>, tag: Option<&Written>, anchor: usize, span: &Span) -> Result<(), Fault> {
        let parent = self.add(kind, tag, anchor, span)?;
        self.open.push(Open { parent, last: None });
        Ok(())
    }

    fn add(&mut self, kind: Content<'a>, tag: Option<&Written>, anchor: usize, span: &Span) -> Result<Id, Fault> {
        let too_large = |_| Fault { mark: of(span), text: say::yaml::TOO_LARGE.into() };
        let id = Id(u32::try_from(self.stream.nodes.len()).map_err(too_large)?);
        let tag = tag.map_or(Tag::None, self::tag);
        self.stream.nodes.push(Record { kind, tag, mark: of(span), first: None, next: None });
        match self.open.last_mut() {
            None => self.root = Some(id),
            Some(open) => match open.last.replace(id) {
                None => self.stream.nodes[open.parent.0 as usize].first = Some(id),
                Some(last) => self.stream.nodes[last.0 as usize].next = Some(id),
            },
        }
        if anchor != 0 {
            self.anchors.push((anchor, id));
        }
        Ok(id)
    }
}

pub(super) fn of(span: &Span) -> Mark {
    mark(span.start.line(), span.start.col())
}

fn mark(line: usize, column: usize) -> Mark {
    let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Mark { line: small(line), column: small(column).saturating_add(1) }
}

fn tag(tag: &Written) -> Tag {
    // A verbatim tag has no handle.
    let suffix = match tag.parts() {
        ("tag:yaml.org,2002:", suffix) => Some(suffix),
        ("", suffix) => suffix.strip_prefix("tag:yaml.org,2002:"),
        _ => None,
    };
    match (suffix, tag.parts()) {
        (Some("str"), _) => Tag::Str,
        (Some("binary"), _) => Tag::Binary,
        (Some("null"), _) => Tag::Null,
        (Some("bool"), _) => Tag::Bool,
        (Some("int"), _) => Tag::Int,
        (Some("float"), _) => Tag::Float,
        (Some("timestamp"), _) => Tag::Timestamp,
        (Some("merge"), _) => Tag::Merge,
        (_, ("", "!")) => Tag::NonSpecific,
        (_, ("!", "reset")) => Tag::Reset,
        (_, ("!", "override")) => Tag::Override,
        _ => Tag::Other,
    }
}
