enum Level {
    Info,
    #[env(rename = "warning")]
    Warn,
    ErrorsOnly,
}
