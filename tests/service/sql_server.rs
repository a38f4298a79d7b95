use factor3::ExposeSecret;
use factor3::service::{SqlServerUrl, Tls};

use super::refusals::all_refused;
use super::warnings::all_warned;

#[test]
fn three_grammars_have_the_same_parts() {
    let url: SqlServerUrl = "sqlserver://app:p%3Bw@db.internal:1444/orders?applicationIntent=readonly".parse().unwrap();
    assert_eq!(url.expose_url(), "sqlserver://app:p%3Bw@db.internal:1444/orders?applicationIntent=ReadOnly");
    for text in [
        "Server=tcp:db.internal,1444;Initial Catalog=orders;User ID=app;Password='p;w';ApplicationIntent=ReadOnly",
        "data source = DB.internal , 1444 ; database = orders ; uid = app ; pwd = {p;w} ; applicationintent = readonly ;",
        ";;Server=db.internal,1444;;Database=\"orders\";User=app;Password=\"p;w\";ApplicationIntent=READONLY",
        "jdbc:sqlserver://db.internal:1444;databaseName=orders;user=app;password={p;w};applicationIntent=ReadOnly",
        "JDBC:SQLServer://db.internal:1444;database=orders;userName=app;password={p;w};applicationIntent={ReadOnly};",
        "sqlserver://db.internal:1444;database=orders;user=app;password={p;w};applicationIntent=ReadOnly",
        "mssql://app:p%3Bw@db.internal:1444/orders?ApplicationIntent=ReadOnly",
    ] {
        assert_eq!(text.parse::<SqlServerUrl>().unwrap(), url, "{text}");
    }
}

#[test]
fn quotes_are_taken_off_once() {
    let password = |text: &str| {
        let url: SqlServerUrl = format!("Server=db;Password={text}").parse().unwrap();
        url.password().unwrap().expose_secret().to_owned()
    };
    for (text, found) in [
        ("'a''b'", "a'b"),
        ("\"a\"\"b;c\"", "a\"b;c"),
        ("'a\"b'", "a\"b"),
        ("{a;b'}", "a;b'"),
        ("a'b", "a'b"),
        ("Zm9v==", "Zm9v=="),
        (" a b ", "a b"),
        ("' a '", " a "),
        ("''''", "'"),
        ("p%3Bw", "p%3Bw"),
        ("h\u{fc}nter", "h\u{fc}nter"),
    ] {
        assert_eq!(password(text), found, "{text}");
    }
}

#[test]
fn a_server_is_a_host_with_a_port_or_an_instance() {
    for (text, url) in [
        ("Server=db", "sqlserver://db:1433"),
        ("Server=(local)", "sqlserver://localhost:1433"),
        ("Server=.", "sqlserver://localhost:1433"),
        ("Server=.\\SQLEXPRESS", "sqlserver://localhost:1434?instance=SQLEXPRESS"),
        ("Server=tcp:10.0.0.7,1444", "sqlserver://10.0.0.7:1444"),
        ("Server=::1,1444", "sqlserver://[::1]:1444"),
        ("Server=db\\SQLEXPRESS", "sqlserver://db:1434?instance=SQLEXPRESS"),
        ("Server=db\\SQLEXPRESS,1444", "sqlserver://db:1444?instance=SQLEXPRESS"),
        ("jdbc:sqlserver://db", "sqlserver://db:1433"),
        ("jdbc:sqlserver://[::1]", "sqlserver://[::1]:1433"),
        ("jdbc:sqlserver://[::1]:1444", "sqlserver://[::1]:1444"),
        ("jdbc:sqlserver://db\\SQLEXPRESS:1444;user=app", "sqlserver://app@db:1444?instance=SQLEXPRESS"),
        ("sqlserver://db?instance=SQLEXPRESS", "sqlserver://db:1434?instance=SQLEXPRESS"),
    ] {
        assert_eq!(text.parse::<SqlServerUrl>().unwrap().expose_url(), url, "{text}");
    }
}

#[test]
fn tls_is_judged_by_meaning() {
    let tls = |keys: &str| format!("Server=db;{keys}").parse::<SqlServerUrl>().unwrap().tls();
    for keys in ["", "Encrypt=true", "Encrypt=Yes", "Encrypt=Mandatory", "Encrypt=strict", "TrustServerCertificate=no"]
    {
        assert_eq!(tls(keys), Tls::VerifyFull, "{keys}");
    }
    for keys in ["TrustServerCertificate=true", "Encrypt=true;TrustServerCertificate=Yes"] {
        assert_eq!(tls(keys), Tls::Required, "{keys}");
    }
    for keys in ["Encrypt=false", "Encrypt=no", "Encrypt=Optional", "Encrypt=DANGER_PLAINTEXT"] {
        assert_eq!(tls(keys), Tls::Plain, "{keys}");
    }
    assert_eq!("sqlserver://db?encrypt=false".parse::<SqlServerUrl>().unwrap().tls(), Tls::Plain);
}

#[test]
fn a_key_that_a_client_ignores_is_refused() {
    let quote = "put a value with `;` in it in quotes, such as Password='a;b'";
    let quotes = "write a quote in a value twice";
    all_refused::<SqlServerUrl>(&[
        ("Address=db;User=app", "the URL has an unknown key, number 1; did you mean `server`?"),
        ("Server=db;Password=a\0b", "the URL has a control character, such as a line break or a tab; remove it"),
        (
            "Server=db;Trust Server Certificate=true",
            "the URL has an unknown key, number 2; did you mean `trustservercertificate`?",
        ),
        ("Server=db;passwort=pw", "the URL has an unknown key, number 2; did you mean `password`?"),
        (
            "Server=db;Password=a;b=c",
            &format!("the URL has an unknown key, number 3; remove it: clients ignore it; {quote}"),
        ),
        ("Server=db;Password=a;b;Database=c", &format!("the URL has a part without a `=`, number 3; {quote}")),
        (
            "Server=db;Password='a",
            &format!("the URL has a value whose quotes or braces do not end, number 2; {quotes}"),
        ),
        (
            "Server=db;Password={a",
            &format!("the URL has a value whose quotes or braces do not end, number 2; {quotes}"),
        ),
        (
            "Server=db;Password='a'b;User=c",
            &format!("the URL has a value with text after its quotes or braces, number 2; {quotes}"),
        ),
        ("Server=db;Server=db2", "the URL gives `server` twice, perhaps by another name; keep one of them"),
        ("Server=db;User=a;UID=b", "the URL gives `uid` twice, perhaps by another name; keep one of them"),
        ("Server=db;Password=", "the URL has no value for `password`; write one, or remove the key"),
        (
            "Server=db;Encrypt=maybe",
            "the URL has a value for `encrypt` that is not one of true, false, yes, no, mandatory, optional, strict, \
             DANGER_PLAINTEXT; write one of these",
        ),
        (
            "Server=db;Integrated Security=SSPI",
            "the URL logs in as the user of the operating system, which is not supported; write `User Id` and \
             `Password` instead",
        ),
        (
            "Server=db;TrustServerCertificate=true;TrustServerCertificateCA=/ca.pem",
            "the URL trusts every certificate, and an authority of its own; keep one of trustServerCertificate and \
             trustServerCertificateCA",
        ),
        (
            "sqlserver://db/orders?pooling=true",
            "the URL has an unknown query parameter, number 1; remove it: clients ignore or refuse it",
        ),
    ]);
}

#[test]
fn a_server_that_is_not_found_is_refused() {
    let none = "the URL has no server; write it first; without one, a client connects to localhost";
    let tcp = "the URL has a server that is not reached over TCP; write its name, or localhost";
    let white_space = "the URL has a value with white space at its start or its end, number 1; remove it, or put all of the \
                       value in braces: {...}";
    all_refused::<SqlServerUrl>(&[
        ("Database=orders", none),
        ("Server=,1433", none),
        ("jdbc:sqlserver://;serverName=db", "the URL has an unknown key, number 1; did you mean `server`?"),
        ("jdbc:sqlserver://", none),
        ("Server=(localdb)\\v11", tcp),
        ("Server=np:\\\\db\\pipe", tcp),
        (
            "Server=db:1433",
            "the URL has a `:` in its server; in a connection string of ADO.NET, write `,` before the port",
        ),
        (
            "Server=db,99999",
            "the URL has a port that is not a number from 1 to 65535; write the host, `:` and one number",
        ),
        (
            "Server=db\\",
            "the URL has a backslash in its server and no instance after it; write the name of the instance, or remove it",
        ),
        ("Server=d b", "the URL has a host with an invalid character; use letters, digits, `-` and `.`"),
        (
            "jdbc:sqlserver://db;server=other",
            "the URL has a server among its keys, and one before them; keep the one before them",
        ),
        (
            "jdbc:sqlserver://app:pw@db:1433",
            "the URL has credentials before its host, which a JDBC URL does not have; write `;user=` and `;password=` \
             after the host, or start it with sqlserver://",
        ),
        (
            "jdbc:sqlserver://db:1433/orders",
            "the URL has a path or a query, which a JDBC URL of SQL Server does not have; write `;databaseName=` and the \
             database after the host, or start it with sqlserver://",
        ),
        (
            "jdbc:sqlserver://db;password=a:b",
            "the URL has a value with a character that JDBC gives a meaning, number 1; put the value in braces: {...}",
        ),
        ("jdbc:sqlserver://db;password=a ;user=app", white_space),
        ("jdbc:sqlserver://db;password=a ", white_space),
        ("jdbc:sqlserver://db;password={a } ;user=app", white_space),
        (
            "jdbc:postgresql://db/orders",
            "the URL is a JDBC URL; start it with sqlserver://; credentials go before the host",
        ),
        ("db.internal", "the URL has no scheme; start it with sqlserver://"),
        ("'Server=db;User=app'", "the URL is in quotes; remove them: they are part of the value"),
        ("Server=db;User=a\tb", "the URL has a control character, such as a line break or a tab; remove it"),
        (
            "Server=db\n",
            "the URL ends with a line break; remove it: `echo` adds one, `printf` does not; a file with CRLF line endings \
             leaves a carriage return",
        ),
    ]);
}

#[test]
fn what_is_weak_or_not_handed_over_gets_a_warning() {
    all_warned::<SqlServerUrl>(&[
        ("Server=db;User=app;Password=pw", ""),
        ("sqlserver://app:pw@db/orders", ""),
        (
            "Server=tcp:db.internal,1433;Initial Catalog=orders;Persist Security Info=False;User ID=app;Password=pw;\
             MultipleActiveResultSets=False;Encrypt=True;TrustServerCertificate=False;Connection Timeout=30;",
            "has `persist security info`, which is not handed over; has `multipleactiveresultsets`, which is not handed \
             over; has `connection timeout`, which is not handed over",
        ),
        ("Server=db;Encrypt=false", "switches TLS off, at most the login is encrypted"),
        ("Server=db;TrustServerCertificate=true", "has trustServerCertificate, so nothing checks who the server is"),
        ("Server=db;User=app", "has a user name and no password"),
        ("jdbc:sqlserver://db;loginTimeout=30", "has `logintimeout`, which is not handed over"),
    ]);
}
