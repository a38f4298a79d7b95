//! Puts changes into one source, each behind a switch.
//!
//! An expression `a < b` becomes `(if crate::mutant::is(7) { a <= b } else { a < b })`: whatever is changed stays a value of the
//! same type in the same place. The switch is a file with a number, so that it also reaches programs that a test starts
//! with an environment of their own.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::Range;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

use crate::Result;
use crate::mutant::{Genre, Mutant, Position};

/// Two texts around a part of a source. Together they are the change and its switch.
struct Edit {
    around: Range<usize>,
    before: String,
    after: &'static str,
}

/// Returns those of the changes that a switch can turn on.
pub fn can_switch(tree: &Path, mutants: Vec<Mutant>) -> Result<Vec<Mutant>> {
    let mut places = BTreeMap::new();
    for file in mutants.iter().map(|mutant| mutant.file.clone()).collect::<BTreeSet<_>>() {
        let source = fs::read_to_string(tree.join(&file))?;
        places.insert(file, Places::of(source)?);
    }
    Ok(mutants.into_iter().filter(|mutant| places[&mutant.file].edit(mutant, 0).is_some()).collect())
}

/// Puts the changes into the sources of a tree, and leaves out those that do not compile. Returns the indices of the others.
pub fn put_in(tree: &Path, switch: &Path, mutants: &[Mutant]) -> Result<Vec<usize>> {
    let lib = tree.join("src/lib.rs");
    let path = switch.display().to_string();
    let module = format!(
        r#"
#[doc(hidden)]
pub mod mutant {{
    use std::sync::LazyLock;
    static ON: LazyLock<Option<usize>> =
        LazyLock::new(|| std::fs::read_to_string({path:?}).ok()?.trim().parse().ok());
    pub fn is(id: usize) -> bool {{ *ON == Some(id) }}
}}
"#
    );
    fs::write(&lib, fs::read_to_string(&lib)? + &module)?;

    let mut files = BTreeMap::<&str, Vec<usize>>::new();
    for (id, mutant) in mutants.iter().enumerate() {
        files.entry(&mutant.file).or_default().push(id);
    }
    let mut places = BTreeMap::new();
    for file in files.keys() {
        places.insert(*file, Places::of(fs::read_to_string(tree.join(file))?)?);
    }
    loop {
        let mut written = BTreeMap::new();
        for (file, ids) in &files {
            let places = &places[file];
            let edits = ids.iter().map(|id| (*id, places.edit(&mutants[*id], *id).expect("it can be switched")));
            let (text, inserted) = apply(&places.source, edits.collect());
            fs::write(tree.join(file), text)?;
            written.insert(*file, inserted);
        }
        let wrong: BTreeSet<usize> = errors(tree)?
            .iter()
            .map(|(file, place)| {
                culprit(written.get(file.as_str()), place).ok_or_else(|| format!("{file} does not compile").into())
            })
            .collect::<Result<_>>()?;
        if wrong.is_empty() {
            return Ok((0..mutants.len()).filter(|id| files[mutants[*id].file.as_str()].contains(id)).collect());
        }
        for ids in files.values_mut() {
            ids.retain(|id| !wrong.contains(id));
        }
    }
}

/// Returns the source with the edits, and where in it each of them stands.
fn apply(source: &str, mut edits: Vec<(usize, Edit)>) -> (String, Vec<(usize, Range<usize>)>) {
    edits.sort_by_key(|(id, edit)| (edit.around.start, !edit.around.is_empty(), Reverse(edit.around.end), *id));
    let mut text = String::new();
    let mut inserted = Vec::new();
    let mut open: Vec<&Edit> = Vec::new();
    let mut at = 0;
    let mut copy_up_to = |text: &mut String, to: usize| text.push_str(&source[std::mem::replace(&mut at, to)..to]);
    for (id, edit) in &edits {
        while let Some(ended) = open.pop_if(|open| open.around.end <= edit.around.start) {
            copy_up_to(&mut text, ended.around.end);
            text.push_str(ended.after);
        }
        copy_up_to(&mut text, edit.around.start);
        let start = text.len();
        text.push_str(&edit.before);
        inserted.push((*id, start..text.len()));
        open.push(edit);
    }
    while let Some(ended) = open.pop() {
        copy_up_to(&mut text, ended.around.end);
        text.push_str(ended.after);
    }
    copy_up_to(&mut text, source.len());
    (text, inserted)
}

/// Returns the places of the errors of the compiler: the file, and the bytes.
fn errors(tree: &Path) -> Result<Vec<(String, Range<usize>)>> {
    let output = cargo(tree).args(["check", "--lib", "--all-features", "--message-format", "json"]).output()?;
    let mut places = Vec::new();
    for line in output.stdout.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
        let message: Value = serde_json::from_slice(line)?;
        if message["message"]["level"] != "error" {
            continue;
        }
        let spans = message["message"]["spans"].as_array().into_iter().flatten();
        for span in spans.filter(|span| span["is_primary"] == true) {
            let byte = |key: &str| span[key].as_u64().unwrap_or(0) as usize;
            places.push((span["file_name"].as_str().unwrap_or("").to_owned(), byte("byte_start")..byte("byte_end")));
        }
    }
    if places.is_empty() && !output.status.success() {
        return Err(format!("cargo check: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    Ok(places)
}

/// Returns the change that is nearest to an error.
fn culprit(inserted: Option<&Vec<(usize, Range<usize>)>>, place: &Range<usize>) -> Option<usize> {
    let distance =
        |range: &Range<usize>| range.start.saturating_sub(place.end).max(place.start.saturating_sub(range.end));
    inserted?.iter().min_by_key(|(_, range)| distance(range)).map(|(id, _)| *id)
}

/// Returns cargo for the tree, for a build that takes warnings of changed code as they come.
pub fn cargo(tree: &Path) -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(tree).env("RUSTFLAGS", "--cap-lints=allow").env("CARGO_PROFILE_DEV_DEBUG", "false");
    // Some tests search much, and each is run for many changes.
    command.env("CARGO_PROFILE_DEV_OPT_LEVEL", "1");
    command.env("CARGO_TARGET_DIR", tree.with_file_name("target")).env("CARGO_TERM_QUIET", "true");
    command
}

/// What a source can be changed in, by the genre and the place that cargo-mutants gives.
struct Places {
    source: String,
    found: BTreeMap<(Genre, Position), Place>,
}

enum Place {
    /// The start of a function.
    Body(usize),
    /// Both operands and the whole.
    Binary(Range<usize>, Range<usize>, Range<usize>),
    /// The operand and the whole.
    Unary(Range<usize>, Range<usize>),
    /// The end of a pattern without a guard.
    Pattern(usize),
    Guard(Range<usize>),
    /// The value of a field, which the value after `..` has too.
    Field {
        value: Range<usize>,
        name: String,
        is_short: bool,
        rest: Range<usize>,
    },
}

impl Places {
    fn of(source: String) -> Result<Self> {
        let file = syn::parse_file(&source)?;
        let mut places = Self { source, found: BTreeMap::new() };
        places.visit_file(&file);
        Ok(places)
    }

    fn edit(&self, mutant: &Mutant, id: usize) -> Option<Edit> {
        let text = |range: &Range<usize>| &self.source[range.clone()];
        let is = format!("crate::mutant::is({id})");
        let replacement = &mutant.replacement;
        let instead = |around: &Range<usize>, name: &str, other: &str| Edit {
            around: around.clone(),
            before: format!("{name}(if {is} {{ {other} }} else {{ "),
            after: " })",
        };
        let guarded = |around: &Range<usize>, before: String| Edit { around: around.clone(), before, after: ")" };
        Some(match self.found.get(&(mutant.genre, mutant.span.start))? {
            Place::Body(at) => {
                Edit { around: *at..*at, before: format!(" if {is} {{ return {replacement}; }} "), after: "" }
            }
            Place::Binary(left, right, whole) => {
                instead(whole, "", &format!("{} {replacement} {}", text(left), text(right)))
            }
            Place::Unary(operand, whole) => instead(whole, "", text(operand)),
            Place::Pattern(at) => Edit { around: *at..*at, before: format!(" if !{is} "), after: "" },
            Place::Guard(guard) if replacement == "true" => guarded(guard, format!("{is} || (")),
            Place::Guard(guard) => guarded(guard, format!("!{is} && (")),
            Place::Field { value, name, is_short, rest } => {
                let label = if *is_short { format!("{name}: ") } else { String::new() };
                instead(value, &label, &format!("({}).{name}", text(rest)))
            }
        })
    }

    fn add(&mut self, genre: Genre, at: impl Spanned, place: Place) {
        let start = at.span().start();
        self.found.insert((genre, Position { line: start.line, column: start.column + 1 }), place);
    }

    fn body(&mut self, signature: &syn::Signature, block: &syn::Block) {
        // Neither a switch nor a test is there at compile time.
        if signature.constness.is_some() {
            return;
        }
        if let Some(first) = block.stmts.first() {
            self.add(Genre::FnValue, first, Place::Body(bytes(block).start + 1));
        }
        visit::visit_block(self, block);
    }
}

impl Visit<'_> for Places {
    fn visit_item_const(&mut self, _: &syn::ItemConst) {}

    fn visit_impl_item_const(&mut self, _: &syn::ImplItemConst) {}

    fn visit_trait_item_const(&mut self, _: &syn::TraitItemConst) {}

    fn visit_item_static(&mut self, _: &syn::ItemStatic) {}

    fn visit_expr_const(&mut self, _: &syn::ExprConst) {}

    fn visit_item_fn(&mut self, function: &syn::ItemFn) {
        self.body(&function.sig, &function.block);
    }

    fn visit_impl_item_fn(&mut self, function: &syn::ImplItemFn) {
        self.body(&function.sig, &function.block);
    }

    fn visit_trait_item_fn(&mut self, function: &syn::TraitItemFn) {
        if let Some(block) = &function.default {
            self.body(&function.sig, block);
        }
    }

    fn visit_expr_binary(&mut self, binary: &syn::ExprBinary) {
        // A pattern binds names for what comes after it.
        if !has_let(&binary.left) && !has_let(&binary.right) {
            let place = Place::Binary(bytes(&binary.left), bytes(&binary.right), bytes(binary));
            self.add(Genre::BinaryOperator, binary.op, place);
        }
        visit::visit_expr_binary(self, binary);
    }

    fn visit_expr_unary(&mut self, unary: &syn::ExprUnary) {
        self.add(Genre::UnaryOperator, unary.op, Place::Unary(bytes(&unary.expr), bytes(unary)));
        visit::visit_expr_unary(self, unary);
    }

    fn visit_arm(&mut self, arm: &syn::Arm) {
        match &arm.pat {
            syn::Pat::Guard(pattern) if has_let(&pattern.guard) => {}
            syn::Pat::Guard(pattern) => {
                self.add(Genre::MatchArm, arm, Place::Guard(bytes(&pattern.guard)));
                self.add(Genre::MatchArmGuard, &pattern.guard, Place::Guard(bytes(&pattern.guard)));
            }
            pattern => self.add(Genre::MatchArm, arm, Place::Pattern(bytes(pattern).end)),
        }
        visit::visit_arm(self, arm);
    }

    fn visit_expr_struct(&mut self, whole: &syn::ExprStruct) {
        if let Some(rest) = &whole.rest {
            for field in &whole.fields {
                let syn::Member::Named(name) = &field.member else { continue };
                let (value, is_short) = (bytes(&field.expr), field.colon_token.is_none());
                let place = Place::Field { value, name: name.to_string(), is_short, rest: bytes(rest) };
                self.add(Genre::StructField, field, place);
            }
        }
        visit::visit_expr_struct(self, whole);
    }
}

fn has_let(expression: &syn::Expr) -> bool {
    match expression {
        syn::Expr::Let(_) => true,
        syn::Expr::Binary(binary) => has_let(&binary.left) || has_let(&binary.right),
        _ => false,
    }
}

fn bytes(part: impl Spanned) -> Range<usize> {
    part.span().byte_range()
}
