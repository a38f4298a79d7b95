//! The cryptography behind TLS: one provider for every client.

/// Selects ring. Only the first call in a process has an effect.
pub fn install() {
    // Fails only if a provider was selected before, and it is this one.
    let _ = rustls::crypto::ring::default_provider().install_default();
}
