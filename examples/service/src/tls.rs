//! The cryptography behind TLS: one provider for every client.

/// Chooses ring. Only the first call of a process has an effect.
pub fn install() {
    // It fails where there is a provider already, which is this one.
    let _ = rustls::crypto::ring::default_provider().install_default();
}
