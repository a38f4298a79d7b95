//! The variables for the parts of a URL. The type of the field says which of them there are.

use proc_macro2::TokenStream;
use quote::quote;

use super::of_type;
use crate::model::{Config, Field};

/// Returns the words after the prefix for each part: that of its name, and those of its aliases. The order is that of
/// `PartRows::new`.
fn words(prefix: &str) -> [&'static [&'static str]; 7] {
    // `DB_NAME`, but `POSTGRES_DATABASE` and libpq's `PGDATABASE`.
    let says_database = prefix.ends_with("DB_") || prefix.ends_with("DATABASE_");
    [
        &["HOST", "HOSTNAME"],
        &["PORT"],
        &["USER", "USERNAME"],
        &["PASSWORD", "PASS"],
        if says_database { &["NAME", "DATABASE"] } else { &["DATABASE", "NAME", "DB"] },
        &["VHOST"],
        &["DB", "DATABASE"],
    ]
}

/// Returns `PartRows::new(..).rows()`.
pub(super) fn rows(config: &Config<'_>, field: &Field<'_>, prefix: &str) -> TokenStream {
    let absolute = field.options.absolute.is_some();
    let own_prefix = if absolute { String::new() } else { config.prefix() };
    let names = words(prefix).map(|words| {
        let mut names = words.iter().map(|word| prefix.to_owned() + word);
        let name = names.next().unwrap_or_default();
        let own_name = own_prefix.clone() + &name;
        quote!(__p::PartName::new(#name, #own_name, &[#(__p::AliasSpec::new(#names)),*]))
    });
    let expected = of_type(field.ty, "Value", "__EXPECTED");
    let tls = field.options.tls.is_some().then(|| quote!(.tls()));
    let absolute = absolute.then(|| quote!(.absolute()));
    let shared = field.options.shared.is_some().then(|| quote!(.shared()));
    let no_file = field.options.no_file.is_some().then(|| quote!(.no_file()));
    quote!(__p::PartRows::new(#expected, [#(#names),*]) #tls #absolute #shared #no_file .rows())
}
