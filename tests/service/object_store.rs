use factor3::service::{ObjectStoreUrl, Tls};

use super::refusals::all_refused;
use super::warnings::all_warned;

#[test]
fn each_scheme_names_a_bucket_and_a_prefix() {
    for (text, url, bucket, prefix) in [
        ("s3://Orders_1/a/b", "s3://Orders_1/a/b", Some("Orders_1"), "a/b"),
        ("S3A://orders", "s3://orders", Some("orders"), ""),
        ("gs://orders/a%20b/", "gs://orders/a%20b/", Some("orders"), "a b"),
        ("azure://orders/a", "az://orders/a", Some("orders"), "a"),
        ("abfs://orders/a", "abfss://orders/a", Some("orders"), "a"),
        (
            "abfss://orders@acme.dfs.core.windows.net/a",
            "abfss://orders@acme.dfs.core.windows.net/a",
            Some("orders"),
            "a",
        ),
        (
            "https://acme.blob.core.windows.net/orders/a",
            "https://acme.blob.core.windows.net:443/orders/a",
            Some("orders"),
            "a",
        ),
        (
            "https://orders.s3.us-west-2.amazonaws.com/a",
            "https://orders.s3.us-west-2.amazonaws.com:443/a",
            Some("orders"),
            "a",
        ),
        (
            "https://s3.dualstack.us-west-2.amazonaws.com/orders",
            "https://s3.dualstack.us-west-2.amazonaws.com:443/orders",
            Some("orders"),
            "",
        ),
        (
            "https://0123.eu.r2.cloudflarestorage.com/orders/a",
            "https://0123.eu.r2.cloudflarestorage.com:443/orders/a",
            Some("orders"),
            "a",
        ),
        ("file:///data/objects", "file:///data/objects", None, "data/objects"),
        ("file://localhost/data", "file:///data", None, "data"),
    ] {
        let store: ObjectStoreUrl = text.parse().unwrap();
        assert_eq!((store.expose_url(), store.bucket(), store.prefix()), (url, bucket, prefix), "{text}");
        assert_eq!(store.redacted().to_string(), url);
        assert_eq!(url.parse::<ObjectStoreUrl>().unwrap(), store);
        assert_eq!(store.tls(), if bucket.is_some() { Tls::VerifyFull } else { Tls::Plain });
    }
    let store: ObjectStoreUrl = "https://orders.s3.dualstack.eu-west-1.amazonaws.com".parse().unwrap();
    assert_eq!((store.bucket(), store.region(), store.account()), (Some("orders"), Some("eu-west-1"), None));
    let store: ObjectStoreUrl = "https://acme.blob.core.windows.net/exports/2026".parse().unwrap();
    assert_eq!((store.bucket(), store.region(), store.account()), (Some("exports"), None, Some("acme")));
    let store: ObjectStoreUrl = "s3://orders".parse().unwrap();
    assert_eq!((store.port(), store.hosts()[0].to_string()), (0, "orders".to_owned()));
}

#[test]
fn what_a_client_would_drop_is_refused() {
    let credentials = "the URL has credentials before its host, and an object store URL has none; remove the `@` and what \
                       stands before it";
    let domain =
        "the URL has an account without its domain; write the whole host, such as account.dfs.core.windows.net";
    let provider = "the URL is the URL of a server that clients do not know as an object store; write s3:// and the bucket: \
                    the endpoint is another setting";
    let port =
        "the URL has a port after its bucket; remove the `:` and what follows it: an endpoint is another setting";
    let bucket = "the URL has no bucket; write its name after the `//`, or after the host of the provider";
    all_refused::<ObjectStoreUrl>(&[
        ("s3://key:secret@orders/a", credentials),
        ("s3://key@orders/a", credentials),
        ("abfss://orders:pw@acme.dfs.core.windows.net/a", credentials),
        ("abfss://orders@acme/a", domain),
        (
            "abfss://acme.dfs.core.windows.net/orders",
            "the URL has no container; write its name and `@` before the account",
        ),
        ("s3://orders:9000/a", port),
        ("s3://localhost:9000", port),
        ("s3:///a", bucket),
        ("https://s3.eu-west-1.amazonaws.com/", bucket),
        (
            "s3://a,b/c",
            "the URL has a bucket with an invalid character in its name; use letters, digits, `-`, `_` and `.`",
        ),
        (
            "s3://orders/a?region=b",
            "the URL has a query, and an object store URL has none; remove the `?` and what follows",
        ),
        ("s3://orders/a#b", "the URL has a fragment; in a password or a name, write `#` as %23"),
        ("s3://orders/a//b", "the URL has an empty segment in its path; write one `/` between two segments"),
        ("s3://orders/../b", "the URL has a dot segment in its path; write the path without `.` and `..`"),
        (
            "s3://orders.s3.amazonaws.com/a",
            "the URL has an endpoint of S3 in the place of its bucket; write the name of the bucket alone",
        ),
        ("https://minio.internal/orders", provider),
        ("https://s3.amazonaws.com/orders", provider),
        ("https://a.b.c.r2.cloudflarestorage.com/orders", provider),
        ("https://my.bucket.s3.eu-west-1.amazonaws.com/a", provider),
        (
            "https://orders.s3.eu-west-1.amazonaws.com:9000/a",
            "the URL has a port, which clients drop; remove the `:` and the port",
        ),
        (
            "file://host/data",
            "the URL has a host, but its scheme is for files of this machine; write three slashes before the path",
        ),
        ("file:///", "the URL has no directory; write its path after the scheme: file:///data"),
        ("s3n://orders/a", "the URL has a misspelt scheme; did you mean s3://?"),
        (
            "http://minio:9000/orders",
            "the URL is an HTTP URL, not an object store URL; set it to an object store URL, which starts with s3://, gs://, \
             az://, abfss://, https:// or file://",
        ),
    ]);
}

#[test]
fn a_host_without_a_region_gets_a_warning() {
    all_warned::<ObjectStoreUrl>(&[
        ("s3://orders/a", ""),
        ("https://orders.s3.eu-west-1.amazonaws.com/a", ""),
        ("https://0123.r2.cloudflarestorage.com/orders", ""),
        ("https://orders.s3.amazonaws.com/a", "has a host without a region, for which clients take us-east-1"),
        ("s3://undefined/a", "has a host such as `null`, `None` or `undefined`"),
    ]);
}
