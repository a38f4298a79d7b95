//! What a `SecretBox` asks of a base URL: that it can be wiped from memory, and copied.

use secrecy::CloneableSecret;
use secrecy::zeroize::Zeroize;
use url::Url;

use super::BaseUrl;

impl Zeroize for BaseUrl {
    /// Overwrites the text of the URL and its parts; a URL of nowhere is left.
    fn zeroize(&mut self) {
        if let Ok(nowhere) = Url::parse("http://0.0.0.0/") {
            // The text that the URL was made of, not a copy of it.
            String::from(std::mem::replace(&mut self.url, nowhere)).zeroize();
        }
        self.host.wipe();
        self.username.zeroize();
        self.password.zeroize();
    }
}

impl CloneableSecret for BaseUrl {}
