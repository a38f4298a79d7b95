use factor3::ExposeSecret;
use factor3::service::{NoProxy, ProxyUrl, Tls};

use super::refusals::all_refused;
use super::warnings::all_warned;

#[test]
fn a_proxy_may_come_without_a_scheme() {
    let proxy: ProxyUrl = "app:p%40ss@proxy.internal:3128".parse().unwrap();
    assert_eq!((proxy.username(), proxy.password().unwrap().expose_secret()), (Some("app"), "p@ss"));
    assert_eq!(proxy.expose_url(), "http://app:p%40ss@proxy.internal:3128");
    assert_eq!(proxy, "http://app:p%40ss@PROXY.internal:3128/".parse().unwrap());
    for (text, url, tls) in [
        ("proxy:3128", "http://proxy:3128", Tls::Plain),
        ("[::1]:3128", "http://[::1]:3128", Tls::Plain),
        ("https://proxy", "https://proxy:443", Tls::VerifyFull),
        ("socks5h://app:pw@proxy", "socks5h://app:pw@proxy:1080", Tls::Plain),
        ("socks4a://app@proxy", "socks4a://app@proxy:1080", Tls::Plain),
    ] {
        let proxy: ProxyUrl = text.parse().unwrap();
        assert_eq!((proxy.expose_url(), proxy.tls()), (url, tls));
    }
}

#[test]
fn a_proxy_that_clients_would_leave_out_is_refused() {
    const SCHEMES: &str = "http://, https://, socks5://, socks5h://, socks4:// or socks4a://";
    all_refused::<ProxyUrl>(&[
        (
            "10.1.2",
            "the URL is parsed differently by different clients; percent-encode the user name, the password and the \
             path; write the host in letters, digits, `-` and `.`",
        ),
        (
            "tcp://10.0.0.5:3128",
            &format!("the URL starts with tcp://, which does not name a service; start it with {SCHEMES}"),
        ),
        (
            "tcp://proxy:3128",
            &format!("the URL starts with tcp://, which does not name a service; start it with {SCHEMES}"),
        ),
        (
            "socks://proxy:1080",
            &format!("the URL has an unknown scheme; set it to a proxy URL, which starts with {SCHEMES}"),
        ),
        ("//proxy.internal:3128", &format!("the URL has no scheme; start it with {SCHEMES}")),
        ("3128", &format!("the URL has no scheme; set it to a proxy URL, which starts with {SCHEMES}")),
        (
            "http://proxy/proxy.pac",
            "the URL names a PAC file, which clients do not read; write the URL of the proxy itself",
        ),
        (
            "http://app:p@w@proxy:3128",
            "the URL has an unencoded `@` in its password, at character 13 of 25; write it as %40",
        ),
        ("app:p@w@proxy:3128", "the URL has an unencoded `@` in its password, at character 6 of 18; write it as %40"),
        ("http://proxy:", "the URL has a `:` and no port after its host; write the port, or remove the `:`"),
        (
            "http://proxy:99999",
            "the URL has a port that is not a number from 1 to 65535; write the host, `:` and one number",
        ),
        (
            "socks4://app:pw@proxy",
            "the URL has a password, and SOCKS 4 has none; write socks5://, or remove the `:` and the password",
        ),
    ]);
}

#[test]
fn a_proxy_without_a_port_or_with_a_path_gets_a_warning() {
    all_warned::<ProxyUrl>(&[
        ("proxy:3128", ""),
        ("http://app:pw@proxy:8080", ""),
        ("https://proxy", ""),
        ("https://proxy:3128", ""),
        ("http://proxy:3128/", ""),
        ("http://proxy:3128/a", "has a path, which clients drop"),
        ("socks5://proxy", ""),
        ("proxy.internal", "has no port, which means port 80"),
        ("http://proxy.internal", "has no port, which means port 80"),
        ("http://proxy:443", "has port 443, which is that of https://"),
    ]);
}

#[test]
fn a_list_is_written_as_every_client_takes_it() {
    let list: NoProxy = " localhost, .SVC.cluster.local,,10.0.0.0/8,::1,".parse().unwrap();
    assert_eq!(list.to_string(), "localhost,svc.cluster.local,10.0.0.0/8,::1");
    assert_eq!(list.iter().count(), 4);
    assert_eq!(format!("{list:?}"), "NoProxy(localhost,svc.cluster.local,10.0.0.0/8,::1)");
    assert_eq!("*".parse::<NoProxy>().unwrap().to_string(), "*");
}

#[test]
fn an_item_that_clients_read_differently_is_refused_by_its_number() {
    let refused = |item: &str, says: &str| {
        let error = format!("localhost,{item}").parse::<NoProxy>().unwrap_err();
        assert_eq!(error.to_string(), format!("the list of hosts: item 2 {says}"), "{item}");
    };
    let star = "has a `*`, which clients read differently; write a name, which stands for its subdomains too";
    refused("*.internal", star);
    refused("10.*", star);
    refused(
        "db.internal:5432",
        "has a port, with which some clients do not find the host; remove the `:` and the port",
    );
    refused("db.internal;api.internal", "is more than one host; write `,` between two hosts");
    refused("db.internal api.internal", "is more than one host; write `,` between two hosts");
    refused("http://db.internal", "is a URL; write only its host");
    refused(
        "10.1.2",
        "has a host that is not a valid IPv4 address; write four numbers from 0 to 255 with dots between them",
    );
    let network = "has a `/` and is not a network; write an IP address, `/` and its length, such as 10.0.0.0/8";
    for item in ["10.0.0.0/33", "::/129", "10.0.0.0/", "10.0.0.0/+8", "db.internal/8"] {
        refused(item, network);
    }
    refused("[::1]", "has brackets, with which no client finds it; remove them");
    refused("db.internal.", "ends with a dot, which clients read differently; remove the dot");
    refused("b\u{fc}cher.internal", "is not ASCII; write the xn-- form of the name");
    refused("a..b", "has a host with an empty label; write something before each dot");
    all_refused::<NoProxy>(&[
        ("", "the list of hosts is empty"),
        (", ,", "the list of hosts is empty"),
        (
            "*,db",
            "the list of hosts has a `*` among other items, which clients read differently; write the `*` alone, or remove it",
        ),
        (
            "a;b,*.c",
            &format!("the list of hosts: item 1 is more than one host; write `,` between two hosts; item 2 {star}"),
        ),
        (
            "${HOSTS}",
            "the list of hosts: item 1 has a placeholder ${...} that was not expanded; check the tool that should have substituted it",
        ),
    ]);
}

#[test]
fn what_one_client_does_not_know_gets_a_warning() {
    all_warned::<NoProxy>(&[
        ("localhost,127.0.0.1,.internal", ""),
        ("localhost,", ""),
        ("localhost, db.internal", "has a space beside a comma"),
        ("10.0.0.0/8", "has a network, which ureq does not know"),
        ("fd00::/8", "has a network, which ureq does not know"),
        ("::1", "has an IPv6 address, by which ureq finds no host of the variable"),
        ("*", "is `*`, by which reqwest still reaches IP addresses through the proxy"),
    ]);
}
