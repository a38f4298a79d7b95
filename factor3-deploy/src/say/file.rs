//! Sentences about files and folders.

pub(crate) const STDIN: &str = "cannot be read: it stands for the standard input";
pub(crate) const FOLDER: &str = "is a folder that cannot be listed";
pub(crate) const NO_MANIFEST: &str = "has no file that ends in .yaml, .yml or .json";
pub(crate) const NO_COMPOSE_FILE: &str = "has no compose.yaml";
pub(crate) const GIVE_FOLDERS: &str = "folders in it are not read, as `kubectl -f` reads none; give the path of each";
