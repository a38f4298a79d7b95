//! The documents of a set of manifests, and ways into them.

use std::path::{Path, PathBuf};

use factor3::Origin;
use factor3::layer::{Layer, Note};

use crate::document::Document;
use crate::files;
use crate::say::kubernetes as say;
use crate::yaml::{Dialect, Id, Mark, Refusal, Scalar, separate_comments};

/// The text of one file.
struct ManifestText {
    path: PathBuf,
    text: String,
}

/// The texts of a set of manifests.
pub(super) struct Texts {
    list: Vec<ManifestText>,
    /// One could not be read, which is a problem already.
    is_incomplete: bool,
}

pub(super) struct Documents<'a> {
    files: Vec<Document<'a>>,
    /// A file, or a document of one, could not be read, which is a problem already.
    pub(super) is_incomplete: bool,
}

/// A node of one of the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Node {
    file: usize,
    id: Id,
}

/// Reads the texts of files and folders.
pub(super) fn read<P: AsRef<Path>>(paths: impl IntoIterator<Item = P>, layer: &mut Layer) -> Texts {
    let mut texts = Texts { list: Vec::new(), is_incomplete: false };
    for path in paths {
        let files = files::manifests(path.as_ref(), layer);
        texts.is_incomplete |= files.is_empty();
        for path in files {
            match files::text(&path, layer) {
                Some(text) => texts.list.push(ManifestText { path, text: separate_comments(text) }),
                None => texts.is_incomplete = true,
            }
        }
    }
    texts
}

impl<'a> Documents<'a> {
    pub(super) fn new(texts: &'a Texts, layer: &mut Layer) -> Self {
        let (mut files, mut is_incomplete) = (Vec::with_capacity(texts.list.len()), texts.is_incomplete);
        for ManifestText { path, text } in &texts.list {
            let document = Document::new(path, text, Dialect::Kubernetes);
            let broken_at = document.broken_at();
            if let Some(mark) = template(text, broken_at) {
                is_incomplete = true;
                layer.problem(Note::new(document.at(mark), say::TEMPLATE).help(say::RENDER));
            } else if let Some(mark) = broken_at.filter(|mark| is_statement(text, *mark)) {
                is_incomplete = true;
                layer.problem(Note::new(document.at(mark), say::TEMPLATE).help(say::RENDER_OTHER));
            } else if is_kustomization(path) {
                is_incomplete = true;
                let note = Note::new(Origin::in_file(path), say::KUSTOMIZATION);
                layer.problem(note.help(say::RENDER_KUSTOMIZATION));
            } else {
                is_incomplete |= broken_at.is_some();
                document.report(layer);
                files.push(document);
            }
        }
        Self { files, is_incomplete }
    }

    /// Returns the root of each document.
    pub(super) fn roots(&self) -> impl Iterator<Item = Node> + '_ {
        let roots =
            |(file, of): (usize, &Document<'a>)| of.roots().to_vec().into_iter().map(move |id| Node { file, id });
        self.files.iter().enumerate().flat_map(roots)
    }

    fn of(&self, node: Node) -> &Document<'a> {
        &self.files[node.file]
    }

    pub(super) fn origin(&self, node: Node) -> Origin {
        self.of(node).origin(node.id)
    }

    pub(super) fn is_map(&self, node: Node) -> bool {
        self.of(node).is_map(node.id)
    }

    pub(super) fn is_list(&self, node: Node) -> bool {
        self.of(node).is_list(node.id)
    }

    pub(super) fn is_null(&self, node: Node) -> bool {
        self.of(node).is_null(node.id)
    }

    /// Returns the value of a field.
    pub(super) fn field(&self, node: Node, key: &str) -> Option<Node> {
        let id = self.of(node).field(node.id, key)?;
        Some(Node { id, ..node })
    }

    /// Returns the value of a field of a field, and so on.
    pub(super) fn path(&self, node: Node, keys: &[&str]) -> Option<Node> {
        keys.iter().try_fold(node, |node, key| self.field(node, key))
    }

    /// Returns the text of a field, if it is one.
    pub(super) fn text(&self, node: Node, key: &str) -> Option<&str> {
        self.of(node).field_text(node.id, key)
    }

    /// Returns the text of a field as the API server takes it, or the note about one of another type.
    pub(super) fn string(&self, node: Node, key: &str) -> Result<Option<String>, Note> {
        let text = |node| self.scalar(node).map_err(|refusal| refused(self.origin(node), refusal));
        self.field(node, key).map(text).transpose()
    }

    /// Returns a field that is true or false, also as `yes` and `off`, or the note about one that is neither.
    pub(super) fn boolean(&self, node: Node, key: &str) -> Result<Option<bool>, Note> {
        let Some(node) = self.field(node, key).filter(|node| !self.is_null(*node)) else { return Ok(None) };
        let is_boolean = self.of(node).scalar(node.id).is_err_and(|refusal| refusal == Refusal::Boolean);
        match self.of(node).text(node.id).filter(|_| is_boolean) {
            Some(text) => Ok(Some(["y", "yes", "on", "true"].iter().any(|word| text.eq_ignore_ascii_case(word)))),
            None => Err(Note::new(self.origin(node), say::NOT_A_BOOLEAN)),
        }
    }

    pub(super) fn items(&self, node: Node) -> impl Iterator<Item = Node> + '_ {
        self.of(node).items(node.id).map(move |id| Node { id, ..node })
    }

    /// Returns the key, its node, and the value of each entry of a map.
    pub(super) fn entries(&self, node: Node) -> Result<impl Iterator<Item = (String, Node, Node)> + '_, Note> {
        let entries = self.of(node).entries(node.id)?;
        let of_file = move |id| Node { id, ..node };
        Ok(entries.into_iter().map(move |entry| (entry.key.into_owned(), of_file(entry.at), of_file(entry.value))))
    }

    /// Returns `true` if the key of a map is written like its name. A number or a boolean may have another name.
    pub(super) fn is_written(&self, key: Node, name: &str) -> bool {
        self.of(key).text(key.id) == Some(name)
    }

    /// Returns the text that the API server takes a node for. Null is the empty text.
    pub(super) fn scalar(&self, node: Node) -> Result<String, Refusal> {
        Ok(match self.of(node).scalar(node.id)? {
            Scalar::Text(text) => text.into_owned(),
            Scalar::Rewritten(text) => text,
            Scalar::Null => String::new(),
        })
    }

    pub(super) fn has_containers(&self, root: Node) -> bool {
        self.of(root).stream().has_containers(root.id)
    }
}

/// The note about a value that the API server refuses.
pub(super) fn refused(origin: Origin, refusal: Refusal) -> Note {
    let (message, help) = say::refused(refusal);
    let note = Note::new(origin, message);
    match help {
        Some(help) => note.help(help),
        None => note,
    }
}

fn is_kustomization(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str());
    name.is_some_and(|name| matches!(name, "kustomization.yaml" | "kustomization.yml" | "Kustomization"))
}

/// Tells whether a mistake is a statement of a template, as of Jinja.
fn is_statement(text: &str, mark: Mark) -> bool {
    text.lines().nth(mark.line as usize - 1).is_some_and(|line| line.trim_start().starts_with("{%"))
}

/// Returns the place of the first action of a template. In a file that is YAML all the same, an action must refer to
/// what Helm alone knows, because any other text in double braces could be a value. In a file that is not, an action in
/// the line of the mistake, or one that begins a line, explains it.
fn template(text: &str, broken_at: Option<Mark>) -> Option<Mark> {
    const HELM: [&str; 6] = [".Values.", ".Release.", ".Chart.", ".Capabilities.", "include ", "template "];
    for (number, line) in (1..).zip(text.lines()) {
        let Some(at) = line.find("{{") else { continue };
        let is_broken = broken_at.is_some_and(|mark| mark.line == number || line.trim_start().starts_with("{{"));
        if is_broken || HELM.iter().any(|word| line[at..].contains(word)) {
            let column = u32::try_from(line[..at].chars().count()).unwrap_or(u32::MAX);
            return Some(Mark { line: number, column: column.saturating_add(1) });
        }
    }
    None
}
