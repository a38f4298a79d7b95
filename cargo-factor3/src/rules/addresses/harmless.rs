//! Addresses of which none is a setting: pages for people, stand-ins, the APIs of providers.

use crate::site::Site;
use crate::words::has_word;

/// Returns `true` for the public API of a provider that a deployment cannot replace.
pub(super) fn is_third_party(host: &str) -> bool {
    const PROVIDERS: &[&str] = &[
        "github.com",
        "githubusercontent.com",
        "gitlab.com",
        "google.com",
        "googleapis.com",
        "openai.com",
        "anthropic.com",
        "discord.com",
        "discordapp.com",
        "slack.com",
        "telegram.org",
        "stripe.com",
        "twitter.com",
        "x.com",
        "facebook.com",
        "microsoftonline.com",
        "microsoft.com",
        "apple.com",
        "amazonaws.com",
        "cloudflare.com",
        "twitch.tv",
        "spotify.com",
        "sendgrid.com",
        "mailgun.net",
        "twilio.com",
        "crates.io",
        "npmjs.org",
        "docker.io",
        "huggingface.co",
        "linkedin.com",
        "reddit.com",
        "youtube.com",
        "paypal.com",
    ];
    is_public_site(host)
        || PROVIDERS.iter().any(|provider| host == *provider || host.ends_with(&format!(".{provider}")))
}

/// Returns `true` for a site that people read. A URL there is more often a link than an API.
pub(super) fn is_public_site(host: &str) -> bool {
    [
        "github.com",
        "www.github.com",
        "gitlab.com",
        "docs.rs",
        "www.google.com",
        "en.wikipedia.org",
        "twitter.com",
        "x.com",
        "discord.gg",
        "t.me",
    ]
    .contains(&host)
        || host.starts_with("docs.")
}

/// Returns `true` for the URL of a picture, which a page shows.
pub(super) fn is_picture(text: &str) -> bool {
    let path = text.split(['?', '#']).next().unwrap_or(text);
    let extension = path.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    extension.is_some_and(|extension| {
        matches!(extension.as_str(), "png" | "jpg" | "jpeg" | "gif" | "svg" | "webp" | "avif" | "ico")
    })
}

/// Returns `true` if the name says that nothing is at the address.
pub(super) fn is_stand_in(site: &Site) -> bool {
    site.context.name.as_deref().is_some_and(|name| has_word(name, &["dummy", "fake", "mock", "placeholder", "unused"]))
}

/// Returns `true` for an API's page for people, or a link in a document.
pub(super) fn is_for_people(site: &Site) -> bool {
    let words = |text: Option<&std::sync::Arc<str>>, list: &[&str]| {
        text.is_some_and(|text| text.split([':', '.']).any(|part| has_word(part, list)))
    };
    let page = |taker: &str| {
        ["graphiql", "playground", "swagger", "redoc", "openapi", "rapidoc"].iter().any(|name| taker.contains(name))
    };
    site.context.taker.as_deref().is_some_and(|taker| page(&taker.to_lowercase()))
        || words(
            site.context.name.as_ref(),
            &[
                "docs",
                "link",
                "homepage",
                "help",
                "license",
                "namespace",
                "ns",
                "scope",
                "scopes",
                "regex",
                "pattern",
                "doc",
                "documentation",
                "example",
                "examples",
            ],
        )
        || words(site.context.taker.as_ref(), &["example", "examples"])
}
