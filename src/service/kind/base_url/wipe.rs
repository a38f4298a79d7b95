//! The traits that a `SecretBox` needs of a base URL: to be wiped from memory, and to be copied.

use secrecy::CloneableSecret;
use secrecy::zeroize::Zeroize;
use url::Url;

use super::BaseUrl;

impl Zeroize for BaseUrl {
    /// Overwrites the text of the URL and its parts. A URL that leads nowhere remains.
    fn zeroize(&mut self) {
        if let Ok(nowhere) = Url::parse("http://0.0.0.0/") {
            // Takes the text out of the URL without a copy.
            String::from(std::mem::replace(&mut self.url, nowhere)).zeroize();
        }
        self.host.wipe();
        self.username.zeroize();
        self.password.zeroize();
    }
}

impl CloneableSecret for BaseUrl {}
