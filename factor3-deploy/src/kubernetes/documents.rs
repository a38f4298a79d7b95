//! The documents of a set of manifests, and ways into them.

use std::path::{Path, PathBuf};

use factor3::Origin;
use factor3::layer::{Layer, Note};

use crate::files;
use crate::say::kubernetes as say;
use crate::yaml::{Dialect, Entry, Fault, Id, Mark, Refusal, Scalar, Stream, separate_comments};

/// The text of one file.
pub(super) struct ManifestText {
    path: PathBuf,
    text: String,
}

pub(super) struct Documents<'a> {
    files: Vec<Manifest<'a>>,
    /// A file, or a document of one, could not be read, which is a problem already.
    pub(super) is_incomplete: bool,
}

struct Manifest<'a> {
    path: &'a Path,
    stream: Stream<'a>,
}

/// A node of one of the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Node {
    file: usize,
    id: Id,
}

/// Reads the texts of files and folders.
pub(super) fn read<P: AsRef<Path>>(paths: impl IntoIterator<Item = P>, layer: &mut Layer) -> Vec<ManifestText> {
    let mut texts = Vec::new();
    for path in paths {
        for path in files::manifests(path.as_ref(), layer) {
            if let Some(text) = files::text(&path, layer) {
                texts.push(ManifestText { path, text: separate_comments(text) });
            }
        }
    }
    texts
}

impl<'a> Documents<'a> {
    pub(super) fn new(texts: &'a [ManifestText], layer: &mut Layer) -> Self {
        let (mut files, mut is_incomplete) = (Vec::with_capacity(texts.len()), false);
        for ManifestText { path, text } in texts {
            let stream = Stream::parse(text, Dialect::Kubernetes);
            is_incomplete |= !stream.faults.is_empty();
            if let Some(mark) = template(text, !stream.faults.is_empty()) {
                is_incomplete = true;
                layer.problem(Note::new(at(path, mark), say::TEMPLATE).help(say::RENDER));
            } else if is_kustomization(path) {
                is_incomplete = true;
                let note = Note::new(Origin::in_file(path), say::KUSTOMIZATION);
                layer.problem(note.help(say::RENDER_KUSTOMIZATION));
            } else {
                for fault in &stream.faults {
                    layer.problem(Note::new(at(path, fault.mark), fault.text.clone()));
                }
                files.push(Manifest { path, stream });
            }
        }
        Self { files, is_incomplete }
    }

    /// Returns the root of each document.
    pub(super) fn roots(&self) -> impl Iterator<Item = Node> + '_ {
        let roots = |(file, of): (usize, &Manifest<'a>)| {
            of.stream.documents.clone().into_iter().map(move |id| Node { file, id })
        };
        self.files.iter().enumerate().flat_map(roots)
    }

    pub(super) fn origin(&self, node: Node) -> Origin {
        at(self.files[node.file].path, self.stream(node).mark(node.id))
    }

    pub(super) fn fault(&self, node: Node, fault: &Fault) -> Note {
        Note::new(at(self.files[node.file].path, fault.mark), fault.text.clone())
    }

    pub(super) fn stream(&self, node: Node) -> &Stream<'a> {
        &self.files[node.file].stream
    }

    pub(super) fn is_map(&self, node: Node) -> bool {
        self.stream(node).is_map(node.id)
    }

    pub(super) fn is_list(&self, node: Node) -> bool {
        self.stream(node).is_list(node.id)
    }

    /// Returns the value of a field.
    pub(super) fn field(&self, node: Node, key: &str) -> Option<Node> {
        let id = self.stream(node).field(node.id, key, Dialect::Kubernetes)?;
        Some(Node { id, ..node })
    }

    /// Returns the value of a field of a field, and so on.
    pub(super) fn path(&self, node: Node, keys: &[&str]) -> Option<Node> {
        keys.iter().try_fold(node, |node, key| self.field(node, key))
    }

    /// Returns the text of a field, if it is one.
    pub(super) fn text(&self, node: Node, key: &str) -> Option<&str> {
        let value = self.field(node, key)?;
        self.stream(value).text(value.id)
    }

    pub(super) fn items(&self, node: Node) -> impl Iterator<Item = Node> + '_ {
        self.stream(node).items(node.id).map(move |id| Node { id, ..node })
    }

    /// Returns the key, its node, and the value of each entry of a map.
    pub(super) fn entries(&self, node: Node) -> Result<impl Iterator<Item = (String, Node, Node)> + '_, Note> {
        let entries =
            self.stream(node).entries(node.id, Dialect::Kubernetes).map_err(|fault| self.fault(node, &fault))?;
        let owned = move |Entry { key, at, value }: Entry<'_>| {
            (key.into_owned(), Node { id: at, ..node }, Node { id: value, ..node })
        };
        Ok(entries.into_iter().map(owned))
    }

    /// Returns the text that the API server takes a node for. Null is the empty text.
    pub(super) fn scalar(&self, node: Node) -> Result<String, Refusal> {
        Ok(match self.stream(node).scalar(node.id, Dialect::Kubernetes)? {
            Scalar::Text(text) => text.into_owned(),
            Scalar::Rewritten(text) => text,
            Scalar::Null => String::new(),
        })
    }

    pub(super) fn has_containers(&self, root: Node) -> bool {
        self.stream(root).has_containers(root.id)
    }

    pub(super) fn is_null(&self, node: Node) -> bool {
        matches!(self.stream(node).scalar(node.id, Dialect::Kubernetes), Ok(Scalar::Null))
    }
}

fn at(path: &Path, mark: Mark) -> Origin {
    Origin::at(path, mark.line as usize, mark.column as usize)
}

fn is_kustomization(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str());
    name.is_some_and(|name| matches!(name, "kustomization.yaml" | "kustomization.yml" | "Kustomization"))
}

/// Returns the place of the first action of a template. In a file that is YAML all the same, an action must refer to
/// what Helm alone knows, because any other text in double braces could be a value.
fn template(text: &str, broken: bool) -> Option<Mark> {
    const HELM: [&str; 6] = [".Values.", ".Release.", ".Chart.", ".Capabilities.", "include ", "template "];
    let action = |&(at, _): &(usize, &str)| {
        let action = text[at + 2..].split("}}").next().unwrap_or_default();
        broken || HELM.iter().any(|word| action.contains(word))
    };
    let (at, _) = text.match_indices("{{").find(action)?;
    let before = &text[..at];
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Some(Mark { line: number(before.matches('\n').count() + 1), column: number(before[start..].chars().count() + 1) })
}
