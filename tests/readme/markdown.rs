//! Code blocks and links of Markdown.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd};

/// Returns the blocks of code: the words after the fence, and the text.
pub(crate) fn code_blocks(markdown: &str) -> Vec<(String, String)> {
    ranges(markdown).into_iter().map(|(words, range)| (words, markdown[range].to_owned())).collect()
}

/// Replaces the blocks of a language. The number of texts must be that of the blocks.
pub(crate) fn with_code_blocks(markdown: &str, language: &str, texts: &[String]) -> String {
    let blocks: Vec<_> = ranges(markdown).into_iter().filter(|(words, _)| words == language).collect();
    assert_eq!(blocks.len(), texts.len(), "blocks of {language}");
    let mut replaced = markdown.to_owned();
    for ((_, range), text) in blocks.into_iter().zip(texts).rev() {
        replaced.replace_range(range, text);
    }
    replaced
}

fn ranges(markdown: &str) -> Vec<(String, Range<usize>)> {
    let mut blocks: Vec<(String, Range<usize>)> = Vec::new();
    let mut is_inside = false;
    for (event, range) in Parser::new_ext(markdown, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(words))) => {
                is_inside = true;
                blocks.push((words.to_string(), range.end..range.end));
            }
            Event::Text(_) if is_inside => {
                let (_, block) = blocks.last_mut().expect("one has begun");
                *block = block.start.min(range.start)..range.end;
            }
            Event::End(TagEnd::CodeBlock) => is_inside = false,
            _ => {}
        }
    }
    blocks
}

/// Returns the targets of all links and pictures. A reference without a definition becomes the target `[label]`.
pub(crate) fn targets(markdown: &str) -> Vec<String> {
    let undefined = |link: pulldown_cmark::BrokenLink<'_>| {
        Some((CowStr::from(format!("[{}]", link.reference)), CowStr::from(String::new())))
    };
    let parser = Parser::new_with_broken_link_callback(markdown, Options::ENABLE_TABLES, Some(undefined));
    parser
        .filter_map(|event| match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => Some(dest_url.to_string()),
            _ => None,
        })
        .collect()
}
