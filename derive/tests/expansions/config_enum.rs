/// Where invoices are kept.
#[env(tag = "KIND", rename_all = "snake_case", validate = reachable)]
enum Storage<T> {
    #[env(default)]
    LocalDisk {
        path: PathBuf,
    },
    #[env(rename = "s3")]
    Bucket(Bucket<T>),
    Nowhere,
}
