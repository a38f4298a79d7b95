//! Reads doc comments, for messages and documents.

use syn::{Attribute, Expr, ExprLit, Lit, Meta, MetaNameValue};

/// Returns the text of the doc comments.
///
/// A paragraph becomes one line, because reports and tables break lines themselves. Lists, tables, headings, quotes and
/// code keep their line breaks, which Markdown gives a meaning. Paragraphs stay apart.
pub(crate) fn read(attrs: &[Attribute]) -> String {
    let mut comments = String::new();
    for attr in attrs {
        if let Meta::NameValue(MetaNameValue { path, value: Expr::Lit(ExprLit { lit: Lit::Str(text), .. }), .. }) =
            &attr.meta
        {
            if path.is_ident("doc") {
                comments.extend([&*text.value(), "\n"]);
            }
        }
    }
    join(&comments)
}

fn join(comments: &str) -> String {
    let mut text = String::new();
    let mut in_code = false;
    let mut own_line = true;
    for line in comments.lines() {
        // The first space after `///` is not part of the text, nor are the stars of a block comment.
        let line = line.trim_end();
        let line = line.trim_start().strip_prefix("* ").filter(|_| line.starts_with(" *")).unwrap_or(line);
        let line = line.strip_prefix(' ').unwrap_or(line);
        let fence = line.trim_start().starts_with("```");
        let literal = in_code || fence || is_own_line(line);
        if line.is_empty() && !in_code {
            if !text.is_empty() && !text.ends_with("\n\n") {
                text.push_str("\n\n");
            }
        } else {
            if !text.is_empty() && !text.ends_with("\n\n") {
                text.push(if own_line || literal { '\n' } else { ' ' });
            }
            text.push_str(if literal { line } else { line.trim_start() });
        }
        in_code ^= fence;
        own_line = literal;
    }
    text.truncate(text.trim_end().len());
    text
}

/// Returns true if Markdown gives the line a meaning of its own.
fn is_own_line(line: &str) -> bool {
    let numbered = line.trim_start_matches(|c: char| c.is_ascii_digit());
    ["- ", "* ", "+ ", "#", "|", ">", "    "].iter().any(|start| line.starts_with(start))
        || (numbered.len() < line.len() && numbered.starts_with(". "))
}

#[cfg(test)]
mod tests {
    use super::join;

    #[test]
    fn lines_of_a_paragraph_become_one() {
        assert_eq!(join(" Port the server\n listens on."), "Port the server listens on.");
    }

    #[test]
    fn paragraphs_stay_apart() {
        assert_eq!(join(" One.\n\n\n Two,\n and more.\n"), "One.\n\nTwo, and more.");
    }

    #[test]
    fn lists_and_code_keep_their_lines() {
        assert_eq!(
            join(" Either:\n - one\n - two\n\n ```text\n a\n\n   b\n ```"),
            "Either:\n- one\n- two\n\n```text\na\n\n  b\n```"
        );
    }

    #[test]
    fn block_comments_lose_their_stars() {
        assert_eq!(join("\n * One,\n * and more.\n "), "One, and more.");
    }
}
