//! Rules about the words of an enum.

use std::collections::HashMap;

use crate::ctxt::Ctxt;
use crate::model::Word;

pub(super) fn one_default(cx: &Ctxt, words: &[&Word<'_>]) {
    let mut defaults = words.iter().filter_map(|word| Some((word.ident, word.options.default_variant.as_ref()?)));
    let Some((first, _)) = defaults.next() else {
        return;
    };
    for (_, key) in defaults {
        cx.error(&key.key, format!("`{first}` is the default already"), "remove one of them");
    }
}

// An empty value means that the variable is not set.
pub(super) fn no_empty_word(cx: &Ctxt, words: &[&Word<'_>]) {
    for word in words.iter().filter(|word| word.text.is_empty()) {
        cx.error(word.tokens(), "the word is empty", "write the word: `rename = \"info\"`");
    }
}

// The second variant could never be read. Case is ignored when words are read.
pub(super) fn one_variant_a_word(cx: &Ctxt, words: &[&Word<'_>]) {
    let mut variants = HashMap::new();
    for word in words.iter().filter(|word| !word.text.is_empty()) {
        if let Some(variant) = variants.get(&word.text.to_ascii_lowercase()) {
            let message = format!("`{}` is already read into the variant `{variant}`", word.text);
            cx.error(word.tokens(), message, "give one of them another word with `rename`");
        } else {
            variants.insert(word.text.to_ascii_lowercase(), word.ident);
        }
    }
}
