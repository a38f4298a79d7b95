//! Rules about the words of an enum.

use std::collections::HashMap;

use crate::ctxt::Ctxt;
use crate::model::Word;
use crate::say;

pub(super) fn one_default(cx: &Ctxt, words: &[&Word<'_>]) {
    let mut defaults = words.iter().filter_map(|word| Some((word.ident, word.options.default_variant.as_ref()?)));
    let Some((first, _)) = defaults.next() else {
        return;
    };
    for (_, key) in defaults {
        cx.error(&key.key, say::two_defaults(first));
    }
}

// An empty value means that the variable is not set.
pub(super) fn no_empty_word(cx: &Ctxt, words: &[&Word<'_>]) {
    for word in words {
        for (i, (_, tokens)) in word.texts().enumerate().filter(|(_, (text, _))| text.is_empty()) {
            cx.error(tokens, say::empty_word(if i == 0 { "rename = \"info\"" } else { "alias = \"warning\"" }));
        }
    }
}

// The second variant could never be read. Case is ignored when words are read.
pub(super) fn one_variant_a_word(cx: &Ctxt, words: &[&Word<'_>]) {
    let mut variants: HashMap<String, &Word<'_>> = HashMap::new();
    for word in words {
        for (text, tokens) in word.texts().filter(|(text, _)| !text.is_empty()) {
            if let Some(variant) = variants.get(&text.to_ascii_lowercase()) {
                cx.error(tokens, say::word_twice(&text, variant.ident, variant.ident == word.ident));
            } else {
                variants.insert(text.to_ascii_lowercase(), word);
            }
        }
    }
}
