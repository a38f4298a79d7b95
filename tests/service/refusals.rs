//! Every refusal, word for word. A message holds only rules, positions, code points and texts of the tables.

use std::fmt;
use std::str::FromStr;

use factor3::service::{
    AmqpUrl, BaseUrl, HostName, HostPort, KafkaBrokers, MongoUrl, MqttUrl, MySqlUrl, NatsUrl, PostgresUrl, RedisUrl,
    SmtpUrl, SqliteUrl, UrlError,
};

/// Each text with its refusal: the reason, and the help after a `;`.
#[track_caller]
pub(crate) fn all_refused<T: FromStr<Err = UrlError> + fmt::Debug>(table: &[(&str, &str)]) {
    for (text, refusal) in table {
        match text.parse::<T>() {
            Ok(value) => panic!("accepted {text:?}: {value:?}"),
            Err(error) => assert_eq!(error.to_string(), *refusal, "{text:?}"),
        }
    }
}

#[test]
fn what_came_along_when_the_url_was_copied_is_named() {
    all_refused::<PostgresUrl>(&[
        ("", "the URL is empty"),
        ("  ", "the URL contains only white space; set a value, or unset it"),
        (
            "postgres://db/a\n",
            "the URL ends with a line break; remove it: `echo` adds one, `printf` does not; a file with CRLF line \
             endings leaves a carriage return",
        ),
        (
            "postgres://db/a\r\n",
            "the URL ends with a line break; remove it: `echo` adds one, `printf` does not; a file with CRLF line \
             endings leaves a carriage return",
        ),
        (" postgres://db/a", "the URL starts with a space; remove it"),
        ("postgres://db/a\u{200b}", "the URL ends with an invisible character (U+200B); remove it"),
        (
            "postgres://app:a b@db/a",
            "the URL has a space at character 17 of 23; remove it; in a password or a name, write it as %20",
        ),
        (
            "postgres://my host/a",
            "the URL has a space at character 14 of 20; remove it; in a password or a name, write it as %20",
        ),
        ("\u{feff}postgres://db/a", "the URL starts with an invisible character (U+FEFF); remove it"),
        (
            "\"postgres://db/a\"",
            "the URL is in quotes; remove them: they are part of the value; `docker run --env-file` and \
             YAML block text keep them",
        ),
        (
            "postgres://db/a\u{201d}",
            "the URL ends with a quotation mark; remove it: it is part of the value; `docker run --env-file` \
             and YAML block text keep quotes",
        ),
        ("<postgres://db/a>", "the URL is in angle brackets; remove them"),
        ("[a](postgres://db/a)", "the URL is a Markdown link; write only the URL in it"),
        ("postgres://db/a,", "the URL ends with a comma; remove it"),
        ("postgres://db/a;", "the URL ends with a semicolon; remove it"),
        (
            "/run/secrets/database-url",
            "the URL is the path of a file; give the content of the file; a variable with the same name and `_FILE` takes a path",
        ),
        (
            "file:///run/secrets/database-url",
            "the URL is the path of a file; give the content of the file; a variable with the same name and `_FILE` takes a path",
        ),
        ("#{DatabaseUrl}#", "the URL looks like a placeholder; set the real value"),
        ("postgres://app:s3cret@db/a\nPORT: 80", "the URL has more than one line; write one URL, on one line"),
        (
            "postgres://app:s3cret@db/a\npostgres://app:s3cret@db/b",
            "the URL has several URLs; write one; a list needs a field of the type `Vec`, and `,` between two items",
        ),
        // A mistake in the password of the first is not what is wrong.
        (
            "postgres://app:s3/cret@db/a,postgres://app:s3cret@db/b",
            "the URL has several URLs; write one; a list needs a field of the type `Vec`, and `,` between two items",
        ),
        (
            "postgres://app:s3/cret@postgres://db/a",
            "the URL has a second `://`; write the scheme once, and one URL; in a password, write `:` as %3A and `/` as %2F",
        ),
    ]);
}

#[test]
fn what_a_template_left_behind_is_named() {
    all_refused::<PostgresUrl>(&[
        ("DATABASE_URL=postgres://db/a", "the URL starts with a name and `=`; write only what follows the `=`"),
        (
            "export DATABASE_URL=postgres://db/a",
            "the URL has text around its URL; write only the URL, without the command or the assignment around it",
        ),
        (
            "postgres://${HOST}/a",
            "the URL has a placeholder ${...} that was not expanded; check the tool that should have substituted it; \
             in a password, write `$` as %24, `{` as %7B and `<` as %3C",
        ),
        (
            "postgres://$(HOST)/a",
            "the URL has a placeholder $(...) that was not expanded; check the tool that should have substituted it; \
             in a password, write `$` as %24, `{` as %7B and `<` as %3C",
        ),
        (
            "postgres://{{host}}/a",
            "the URL has a placeholder {{...}} that was not expanded; check the tool that should have substituted it; \
             in a password, write `$` as %24, `{` as %7B and `<` as %3C",
        ),
        (
            "postgres://app:<password>@db/a",
            "the URL has a placeholder <...> that was not expanded; check the tool that should have substituted it; \
             in a password, write `$` as %24, `{` as %7B and `<` as %3C",
        ),
        (
            "postgres://$PGUSER:$PGPASSWORD@db/a",
            "the URL has a placeholder $NAME that was not expanded; check the tool that should have substituted it; \
             in a password, write `$` as %24, `{` as %7B and `<` as %3C",
        ),
    ]);
}

#[test]
fn what_stands_in_the_place_of_a_scheme_is_named_and_never_quoted() {
    all_refused::<PostgresUrl>(&[
        ("orders", "the URL has no scheme; set it to a PostgreSQL URL, which starts with postgres://"),
        ("localhost:5432", "the URL has no scheme; start it with postgres://"),
        ("//app:hunter2@db/a", "the URL has no scheme; start it with postgres://"),
        ("postgres:/db/a", "the URL has no `//` after its scheme; start it with postgres://"),
        ("postgres:app:hunter2@db/a", "the URL has no `//` after its scheme; start it with postgres://"),
        ("jdbc:postgresql://db/a", "the URL is a JDBC URL; start it with postgres://; credentials go before the host"),
        ("postgress://db/a", "the URL has a misspelt scheme; did you mean postgres://?"),
        ("postgresql+psycopg2://db/a", "the URL names a driver in its scheme; write postgres://"),
        (
            "mysql://db/a",
            "the URL is a MySQL URL, not a PostgreSQL URL; set it to a PostgreSQL URL, which starts with postgres://",
        ),
        ("tcp://10.0.0.1:5432", "the URL starts with tcp://, which does not name a service; start it with postgres://"),
        ("tcp://app:x@db/a", "the URL starts with tcp://, which does not name a service; start it with postgres://"),
        ("gopher://db/a", "the URL has an unknown scheme; set it to a PostgreSQL URL, which starts with postgres://"),
        ("postgres//db/a", "the URL has no scheme; set it to a PostgreSQL URL, which starts with postgres://"),
        // Neither is an address.
        (":5432", "the URL has no scheme; set it to a PostgreSQL URL, which starts with postgres://"),
        ("fish&chips.co:5432", "the URL has no scheme; set it to a PostgreSQL URL, which starts with postgres://"),
    ]);
}

#[test]
fn an_unencoded_character_in_a_password_is_named_with_its_position() {
    all_refused::<PostgresUrl>(&[
        (
            "postgres://postgres://db/a",
            "the URL has a second `://`; write the scheme once, and one URL; in a password, write `:` as %3A and \
             `/` as %2F",
        ),
        (
            "postgres://app:x@db:tcp://10.0.0.1:5432/a",
            "the URL has tcp:// in the place of its port; Kubernetes sets the variable of the port to tcp://...: \
             use the number alone",
        ),
        (
            "postgres://app:x@db:5432\\a",
            "the URL has a backslash at character 25 of 26; write `/`; in a password or a name, write %5C",
        ),
        (
            "postgres://app:hun/ter2@db/a",
            "the URL has an unencoded `/` in its password, at character 19 of 28; write it as %2F; if it begins \
             the path, write the `@` in it as %40",
        ),
        (
            "postgres://app:hun?ter2@db/a",
            "the URL has an unencoded `?` in its password, at character 19 of 28; write it as %3F",
        ),
        (
            "postgres://app:hun#ter2@db/a",
            "the URL has an unencoded `#` in its password, at character 19 of 28; write it as %23",
        ),
        (
            "postgres://app:h@n/ter2@db/a",
            "the URL has more than one `@`, at characters 17 and 24 of 28; if a password ends at the last one, write \
             in it `@` as %40 and `/` as %2F (character 19); otherwise write the last one as %40",
        ),
        (
            "postgres://app:hun@ter2@db/a",
            "the URL has an unencoded `@` in its password, at character 19 of 28; write it as %40",
        ),
        (
            "postgres://app:hun[ter2@db/a",
            "the URL has a bracket in its user name or password, at character 19 of 28; if it is part of a \
             placeholder, fill that in; in a real password or name, write `[` as %5B and `]` as %5D",
        ),
        (
            "postgres://app:hunter%@db/a",
            "the URL has a `%` without two hexadecimal digits after it in its password; write `%` as %25",
        ),
        (
            "postgres://app:hunter%E4@db/a",
            "the URL has percent-encoded bytes that are not UTF-8 in its password; encode the UTF-8 of the text",
        ),
        ("postgres://app:hunter%00@db/a", "the URL has a NUL (%00) in its password; remove it"),
        (
            "postgres://:@db/a",
            "the URL has an empty user name and an empty password; check the tool that should have filled them in, or \
             remove the `:` and the `@`",
        ),
    ]);
}

#[test]
fn all_characters_of_a_password_that_must_be_encoded_are_named_at_once() {
    all_refused::<PostgresUrl>(&[
        (
            "postgres://app:p@$s@$@db/a",
            "the URL has unencoded characters in its password: `@` at characters 17 and 20 (of 26); write `@` as %40",
        ),
        (
            "postgres://app:p#ss?w?rd@db/a",
            "the URL has unencoded characters in its password: `?` at characters 20 and 22 and `#` at character 17 \
             (of 29); write `?` as %3F and `#` as %23",
        ),
        (
            "postgres://app:pa ss%w#[@db/a",
            "the URL has unencoded characters in its password: `#` at character 23, `[` at character 24, a space at \
             character 18 and `%` at character 21 (of 29); write `#` as %23, `[` as %5B, a space as %20 and `%` as %25",
        ),
        (
            "postgres://app\\x:a b@db/a",
            "the URL has unencoded characters in its user name and password: a backslash at character 15 and a space \
             at character 19 (of 25); write a backslash as %5C and a space as %20",
        ),
        (
            "postgres://app@corp.internal:x@db/a",
            "the URL has an unencoded `@` in its user name, at character 15 of 35; write it as %40",
        ),
        (
            "postgres://app:p@ss/w#rd@db/a?application_name=a@b",
            "the URL has more than one `@`, at characters 17 and 25 of 50; if a password ends at the last one, write \
             in it `@` as %40, `/` as %2F (character 20) and `#` as %23 (character 22); otherwise write the last one \
             as %40",
        ),
    ]);
}

#[test]
fn the_mistakes_of_all_parts_are_named_at_once() {
    all_refused::<PostgresUrl>(&[
        (
            "postgres://app:hun#ter2@d*b:0x/a/b?sslmode=on&connect_timeout=soon",
            "the URL has an unencoded `#` in its password, at character 19 of 66; write it as %23; it has a port that is \
             not a number from 1 to 65535; write the host, `:` and one number; it has more than one segment in its path; \
             write one `/` before the name and none after it; in the name, write `/` as %2F; it has a value for \
             `sslmode` in its query that is not one of disable, allow, prefer, require, verify-ca, verify-full; here it \
             is called require; it has a value for `connect_timeout` in its query that is not a number up to 2147483647; \
             write digits alone",
        ),
        (
            "postgres://a%pp:%zz@db..x/a",
            "the URL has unencoded characters in its user name and password: `%` at characters 13 and 17 (of 27); write \
             `%` as %25; it has a host with an empty label; write something before each dot",
        ),
        (
            "postgres://d*b,db..x/a",
            "the URL has a host with an invalid character; use letters, digits, `-` and `.`; it has a host with an empty \
             label; write something before each dot",
        ),
    ]);
    all_refused::<BaseUrl>(&[(
        "https://api.internal/{id}?x=1#top",
        "the URL has a placeholder in its path; fill it in; it has a query; a base URL ends with its path: remove the `?`; \
         it has a fragment; a base URL ends with its path: remove the `#`",
    )]);
    all_refused::<PostgresUrl>(&[
        // Without an `@`, what follows may belong to a password, so it is not explained.
        (
            "postgres://app:hunter/2?ssl=on",
            "the URL has a port that is not a number from 1 to 65535; write the host, `:` and one number; if a \
             password was meant, write its `/` as %2F, `?` as %3F, `#` as %23, `@` as %40 and `%` as %25, and an \
             `@` after it",
        ),
    ]);
}

#[test]
fn a_wrong_host_is_explained() {
    all_refused::<PostgresUrl>(&[
        (
            "postgres://",
            "the URL has no host; write it after the `//`, or after the `@`; for a Unix socket, write its directory as \
             `host` in the query",
        ),
        (
            "postgres://app:x@/a",
            "the URL has no host; write it after the `//`, or after the `@`; for a Unix socket, write its directory as \
             `host` in the query",
        ),
        (
            "postgres:///a",
            "the URL has no host; write it after the `//`, or after the `@`; for a Unix socket, write its directory as \
             `host` in the query",
        ),
        ("postgres://db-1,/a", "the URL has no host; write it after the `//`, or after the `@`"),
        ("postgres://app:x@db:5432:5432/a", "the URL has more than one port; write the host, `:` and one number"),
        ("postgres://app:x@db:/a", "the URL has a `:` and no port after its host; write the port, or remove the `:`"),
        (
            "postgres://app:x@db:0/a",
            "the URL has a port that is not a number from 1 to 65535; write the host, `:` and one number",
        ),
        (
            "postgres://app:hunter2",
            "the URL has a port that is not a number from 1 to 65535; write the host, `:` and one number; if a \
             password was meant, write its `/` as %2F, `?` as %3F, `#` as %23, `@` as %40 and `%` as %25, and an \
             `@` after it",
        ),
        (
            "postgres://app:x@::1/a",
            "the URL has an IPv6 address without brackets; put the address in brackets, and the port after them",
        ),
        (
            "postgres://[::1/a",
            "the URL has a host in brackets that is not an IPv6 address; write [::1], or [::1] with `:` and the port \
             after it",
        ),
        (
            "postgres://[::g]/a",
            "the URL has a host in brackets that is not an IPv6 address; write [::1], or [::1] with `:` and the port \
             after it",
        ),
        ("postgres://[fe80::1%25eth0]/a", "the URL has a zone in its IPv6 address; remove the `%` and what follows it"),
        ("postgres://db%41/a", "the URL has a `%` in its host; write the name without percent-encoding"),
        ("postgres://db*/a", "the URL has a host with an invalid character; use letters, digits, `-` and `.`"),
        ("postgres://db..x/a", "the URL has a host with an empty label; write something before each dot"),
        (
            "postgres://999.1.1.1/a",
            "the URL has a host that is not a valid IPv4 address; write four numbers from 0 to 255 with dots between \
             them",
        ),
        (
            "postgres://db.internal.5432/a",
            "the URL has a host that ends with a number, as only IPv4 addresses do; correct the end of the name: a port \
             is not part of it",
        ),
        ("postgres://\u{ff44}b/a", "the URL has a host with characters that only look like ASCII; type it again"),
        ("postgres://%2Frun/x@y/a", "the URL has an `@` after its host; write it as %40"),
    ]);
}

#[test]
fn a_wrong_path_is_explained() {
    all_refused::<PostgresUrl>(&[
        (
            "postgres://db/a/b",
            "the URL has more than one segment in its path; write one `/` before the name and none after it; in \
             the name, write `/` as %2F",
        ),
        (
            "postgres://db/a/",
            "the URL has more than one segment in its path; write one `/` before the name and none after it; in \
             the name, write `/` as %2F",
        ),
        ("postgres://db/a@b", "the URL has an `@` after its host; write it as %40"),
        (
            "postgres://db/apassword=x",
            "the URL has a `=` in its path; write `?` before the first key; in a name, write `=` as %3D",
        ),
        ("postgres://db/..", "the URL has a dot segment in its path; write the path without `.` and `..`"),
        (
            "postgres://db/%zz",
            "the URL has a `%` without two hexadecimal digits after it in its path; write `%` as %25",
        ),
    ]);
}

#[test]
fn a_wrong_query_is_explained_by_the_table() {
    all_refused::<PostgresUrl>(&[
        (
            "postgres://db/a?sslmode=required",
            "the URL has a value for `sslmode` in its query that is not one of disable, allow, prefer, require, \
             verify-ca, verify-full; did you mean require?",
        ),
        (
            "postgres://db/a?sslmode=",
            "the URL has no value for `sslmode` in its query; write one, or remove the parameter",
        ),
        (
            "postgres://db/a?sslmod=require",
            "the URL has a query parameter that looks like a misspelt `sslmode` and would be ignored; did you mean \
             `sslmode`?",
        ),
        (
            "postgres://db/a?tlsmode=on",
            "the URL has a query parameter that looks like a misspelt `sslmode` and would be ignored; did you mean \
             `sslmode`?",
        ),
        (
            "postgres://db/a?connect_timeout=soon",
            "the URL has a value for `connect_timeout` in its query that is not a number up to 2147483647; write digits \
             alone",
        ),
        (
            "postgres://db/a?sslmode=require&sslmode=disable",
            "the URL has `sslmode` twice in its query; remove one of them",
        ),
        (
            "postgres://db/a?sslmode=require&ssl=false",
            "the URL has query parameters that contradict each other about TLS; keep the one that is meant",
        ),
        (
            "postgres://db/a?x=y@z",
            "the URL has an unencoded `@` in its query; if the `?` is in a password, write it as %3F; otherwise write \
             `@` as %40",
        ),
        (
            "postgres://db/a?connect_timeout=10&amp;sslmode=verify-full",
            "the URL has `&amp;` in its query; write `&`: a template for HTML or XML writes `&amp;` in its place",
        ),
        ("postgres://db/a?user=app&user=b", "the URL has `user` twice in its query; remove one of them"),
        (
            "postgres://app@db/a?user=b",
            "the URL has `user` in its query, which it also gives elsewhere; keep one of them",
        ),
        ("postgres://db/a?host=db-2", "the URL has a host before its path and one in its query; keep one"),
        ("postgres://%2Frun%2Fa/a?host=/run/b", "the URL has a host before its path and one in its query; keep one"),
        (
            "postgres:///a?host=db-1,db-2&port=1,2,3",
            "the URL does not have one port for each host; write each port after its host",
        ),
        ("postgres:///a?host=db&port=x", "the URL has a port in its query that is not a number from 1 to 65535"),
        ("postgres:///a?host=/", "the URL has no absolute path of a Unix socket; start the path with `/`"),
        ("postgres://db/a#b", "the URL has a fragment; in a password or a name, write `#` as %23"),
    ]);
}

#[test]
fn mysql_has_one_host_and_its_own_word_for_tls() {
    all_refused::<MySqlUrl>(&[
        (
            "mysql:///a",
            "the URL has no host; write it after the `//`, or after the `@`; for a Unix socket, write localhost as the \
             host, and the path of the socket as `socket` in the query",
        ),
        ("mysql://db-1,db-2/a", "the URL has more than one host; write one; a list needs a field of the type `Vec`"),
        ("mysql://%2Frun%2Fx/a", "the URL has a `%` in its host; write the name without percent-encoding"),
        (
            "mysql://db/a?sslmode=require",
            "the URL has a query parameter that looks like a misspelt `ssl-mode` and would be ignored; did you mean \
             `ssl-mode`?",
        ),
    ]);
}

#[test]
fn redis_has_a_number_and_one_fragment() {
    all_refused::<RedisUrl>(&[
        ("redis://cache/-1", "the URL has a path that is not a number; write `/` and a number, such as /2"),
        ("redis://cache/one", "the URL has a path that is not a number; write `/` and a number, such as /2"),
        (
            "redis+unix://cache/x",
            "the URL has a host, but its scheme is for Unix sockets; write three slashes before the path",
        ),
        ("redis+unix:///", "the URL has no absolute path of a Unix socket; start the path with `/`"),
        ("redis+unix:///run/%2e./x", "the URL has a dot segment in its path; write the path without `.` and `..`"),
        ("redis+unix:///x?db=one", "the URL has a database that is not a number; write db=2"),
        ("redis://cache#insecure", "the URL has #insecure, which means something only with TLS; remove it"),
        ("rediss://cache#insecur", "the URL has a fragment; in a password or a name, write `#` as %23"),
        (
            "redis://cache?ssl=true",
            "the URL has a query parameter about TLS that would be ignored; remove it; rediss:// means TLS",
        ),
        ("redis://cache/1?db=2", "the URL has `db` in its query, which it also gives elsewhere; keep one of them"),
    ]);
}

#[test]
fn amqp_has_one_virtual_host_and_numbers_of_the_protocol() {
    all_refused::<AmqpUrl>(&[
        (
            "amqp://mq/a/b",
            "the URL has more than one segment in its path; write one `/` before the name and none after it; in \
             the name, write `/` as %2F",
        ),
        ("amqp://mq//", "the URL has `//` as its path; if the name is `/`, write /%2F: a single `/` is the empty name"),
        (
            "amqp://mq?heartbeat=100000",
            "the URL has a value for `heartbeat` in its query that is not a number up to 65535; write digits alone",
        ),
    ]);
}

#[test]
fn mongodb_options_contradict_each_other_at_boot() {
    all_refused::<MongoUrl>(&[
        ("mongodb+srv://m1:27017/a", "the URL has a port, and mongodb+srv:// looks it up; remove the `:` and the port"),
        ("mongodb+srv://m1,m2/a", "the URL has more than one host; write one; a list needs a field of the type `Vec`"),
        (
            "mongodb://m1/a.b",
            "the URL has a database name that MongoDB refuses; use none of / \\ . \" $ in the name, and no space",
        ),
        (
            "mongodb://m1,m2/?directConnection=true",
            "the URL has several hosts and directConnection=true; a direct connection is to one host",
        ),
        (
            "mongodb://m1,m2/?loadBalanced=true",
            "the URL has loadBalanced=true with several hosts or a replica set; a load balancer is one host",
        ),
        (
            "mongodb://m1/?loadBalanced=true&directConnection=true",
            "the URL has both loadBalanced=true and directConnection=true; keep one",
        ),
        (
            "mongodb://m1/?tls=true&tlsInsecure=true&tlsAllowInvalidHostnames=true",
            "the URL has tlsInsecure and one of the options that it stands for; keep one",
        ),
        (
            "mongodb://m1/?maxPoolSize=1&minPoolSize=2",
            "the URL has a minPoolSize above its maxPoolSize; correct one of them",
        ),
        (
            "mongodb://m1/?readPreference=first",
            "the URL has a value for `readPreference` in its query that is not one of primary, primaryPreferred, \
             secondary, secondaryPreferred, nearest; write one of these",
        ),
        (
            "mongodb://m1/?tls=yes",
            "the URL has a value for `tls` in its query that is not one of true, false; here it is called true",
        ),
    ]);
}

#[test]
fn a_mongodb_url_may_have_one_half_of_a_contradiction() {
    for text in [
        "mongodb://m1/?directConnection=true",
        "mongodb://m1,m2/?directConnection=false",
        "mongodb://m1/?loadBalanced=true",
        "mongodb://m1/?loadBalanced=true&directConnection=false",
        "mongodb://m1/?loadBalanced=false&directConnection=true",
        "mongodb://m1,m2/?loadBalanced=false&replicaSet=rs0",
        "mongodb://m1/?tls=true&tlsInsecure=true",
        "mongodb://m1/?tls=true&tlsAllowInvalidHostnames=true",
        "mongodb://m1/?minPoolSize=2",
        "mongodb://m1/?maxPoolSize=2&minPoolSize=2",
        "mongodb://m1/?maxPoolSize=0&minPoolSize=2",
    ] {
        assert_eq!(text.parse::<MongoUrl>().map_err(|error| error.to_string()).err(), None, "{text}");
    }
}

#[test]
fn the_debug_form_of_an_error_is_its_message() {
    let error = "mail.internal".parse::<SmtpUrl>().unwrap_err();
    assert_eq!(format!("{error:?}"), format!("UrlError({error})"));
    assert!(error.to_string().contains("scheme"), "{error}");
}

#[test]
fn sqlite_has_a_file_and_no_key_that_sqlx_refuses() {
    all_refused::<SqliteUrl>(&[
        ("sqlite:", "the URL has no file; write its path, or sqlite::memory:"),
        ("sqlite://", "the URL has no file; write its path, or sqlite::memory:"),
        ("sqlite:///var/lib/", "the URL names a directory; write the name of the file after the last `/`"),
        ("sqlite:data/?mode=rwc", "the URL names a directory; write the name of the file after the last `/`"),
        ("data.db", "the URL has no scheme; start it with sqlite:"),
        ("sqlite3:///data.db", "the URL has a misspelt scheme; did you mean sqlite://?"),
        (
            "sqlite://///data.db",
            "the URL has `//` in its file name; an absolute path has one `/` more than the `//` after the \
             scheme",
        ),
        ("sqlite:a\\b", "the URL has `://` or a backslash in its file name; write `/`"),
        (
            "sqlite:data.db?mode=rx",
            "the URL has a value for `mode` in its query that is not one of ro, rw, rwc, memory; did you mean ro?",
        ),
        ("sqlite:data.db?modes=ro", "the URL has an unknown query parameter, number 1; did you mean `mode`?"),
        (
            "sqlite:data.db?colour=red",
            "the URL has an unknown query parameter, number 1; remove it: clients ignore or refuse it",
        ),
        (
            "postgres://db/a",
            "the URL is a PostgreSQL URL, not a SQLite URL; set it to a SQLite URL, which starts with sqlite:",
        ),
    ]);
}

#[test]
fn nats_has_no_path_and_no_query() {
    all_refused::<NatsUrl>(&[
        ("nats://n1/a", "the URL has a path, which only WebSockets use; remove it"),
        ("nats://n1?a=b", "the URL has a query, and a NATS URL has none; remove the `?` and what follows"),
        ("nats://n1,n2", "the URL has more than one host; write one; a list needs a field of the type `Vec`"),
        ("changeme", "the URL looks like a placeholder; set the real value"),
        // It may mean TLS, which nats:// does not.
        (
            "natss://n1",
            "the URL has an unknown scheme; set it to a NATS URL, which starts with nats://, tls://, ws:// or wss://",
        ),
        (
            "n1:x",
            "the URL has a port that is not a number from 1 to 65535; write the host, `:` and one number; if a \
             password was meant, write its `/` as %2F, `?` as %3F, `#` as %23, `@` as %40 and `%` as %25, and an \
             `@` after it",
        ),
    ]);
}

#[test]
fn mqtt_has_a_path_only_with_websockets() {
    all_refused::<MqttUrl>(&[
        ("mqtt://mq/a", "the URL has a path, which only WebSockets use; remove it"),
        ("ws://mq//a", "the URL has an empty segment in its path; write one `/` between two segments"),
        ("ws://mq/../a", "the URL has a dot segment in its path; write the path without `.` and `..`"),
        ("ws://mq/a%2Fb", "the URL has an encoded `/` in its path; write `/`"),
        ("ws://mq/a@b", "the URL has an `@` after its host; write it as %40"),
    ]);
}

#[test]
fn smtp_says_tls_in_the_words_of_lettre() {
    all_refused::<SmtpUrl>(&[
        (
            "smtp://mail?tls=require",
            "the URL has a value for `tls` in its query that is not one of required, opportunistic; did you mean \
             required?",
        ),
        ("smtp://mail?starttls=true", "the URL has a query parameter about TLS that would be ignored; use `tls`"),
        (
            "smtp+tls://mail",
            "the URL has an unknown scheme; start it with smtp://, and write tls=required in its query",
        ),
    ]);
}

#[test]
fn a_base_url_is_whole_and_ends_with_its_path() {
    all_refused::<BaseUrl>(&[
        ("api.internal:8080", "the URL has no scheme; start it with http:// or https://"),
        (
            "https://app:x@api",
            "the URL has credentials before its host, but this program accepts none there; remove them, and the `@` \
             after them",
        ),
        ("https://api?key=x", "the URL has a query; a base URL ends with its path: remove the `?`"),
        ("https://api?", "the URL has a query; a base URL ends with its path: remove the `?`"),
        ("https://api#", "the URL has a fragment; a base URL ends with its path: remove the `#`"),
        ("https://api//v1", "the URL has an empty segment in its path; write one `/` between two segments"),
        ("https://api/v1//", "the URL has an empty segment in its path; write one `/` between two segments"),
        ("https://api/v1;/", "the URL has a path that ends with a comma, a semicolon or a quotation mark; remove it"),
        ("https://api/v1;", "the URL ends with a semicolon; remove it"),
        ("https://api/a/../b", "the URL has a dot segment in its path; write the path without `.` and `..`"),
        ("https://api/%2e%2e/b", "the URL has a dot segment in its path; write the path without `.` and `..`"),
        ("https://api/{version}", "the URL has a placeholder in its path; fill it in"),
        ("https://api/50%", "the URL has a `%` without two hexadecimal digits after it in its path; write `%` as %25"),
        ("https://0.0.0.0", "the URL has a listen address (0.0.0.0 or [::]) as its host; use the server's name"),
        (
            "https://127.1",
            "the URL has a host that is not a valid IPv4 address; write four numbers from 0 to 255 with dots between \
             them",
        ),
        (
            "https://0x7f.1",
            "the URL has a host that is not a valid IPv4 address; write four numbers from 0 to 255 with dots between \
             them",
        ),
        (
            "https://2130706433",
            "the URL has a host that is not a valid IPv4 address; write four numbers from 0 to 255 with dots between \
             them",
        ),
        ("https://a,b", "the URL has more than one host; write one; a list needs a field of the type `Vec`"),
        (
            "https://api/app:x@b",
            "the URL has an `@` in its path that looks like the end of credentials; if it belongs to the path, \
             write it as %40",
        ),
        ("https://api:/v1", "the URL has a `:` and no port after its host; write the port, or remove the `:`"),
        ("https:\\\\api", "the URL has no `//` after its scheme; start it with https://"),
        (
            "ftp://api",
            "the URL is an FTP URL, not a base URL; set it to a base URL, which starts with http:// or https://",
        ),
        (
            "grpc://api",
            "the URL is a gRPC URL, not a base URL; set it to a base URL, which starts with http:// or https://",
        ),
    ]);
}

#[test]
fn a_host_name_is_a_host_alone() {
    all_refused::<HostName>(&[
        ("mail.internal:587", "the host has a port; write the host alone"),
        ("[::1]:587", "the host has a port; write the host alone"),
        ("smtp://mail", "the host is a URL; write only its host"),
        ("app@mail", "the host has credentials; remove what stands before the `@`, and the `@`"),
        ("mail/x", "the host has something after its host; write the host alone"),
        ("/run/mail.sock", "the host has something after its host; write the host alone"),
        ("mail-1,mail-2", "the host has more than one host; write one; a list needs a field of the type `Vec`"),
        ("\u{201c}mail\u{201d}", "the host has a host with an invalid character; use letters, digits, `-` and `.`"),
    ]);
}

#[test]
fn an_address_is_a_host_and_a_port() {
    all_refused::<HostPort>(&[
        ("cache", "the address has no port; write `:` and the port after the host"),
        ("http://cache:1", "the address is a URL, not a host with a port; remove the scheme"),
        ("a@cache:1", "the address has credentials; remove what stands before the `@`, and the `@`"),
        ("cache:1/x", "the address has something after its port; remove it"),
        ("a:1,b:2", "the address has more than one host; write one; a list needs a field of the type `Vec`"),
        (
            "cache:70000",
            "the address has a port that is not a number from 1 to 65535; write the host, `:` and one number",
        ),
        (
            "::1",
            "the address has an IPv6 address without brackets; put the address in brackets, and the port after them",
        ),
        ("", "the address is empty"),
    ]);
}

#[test]
fn brokers_are_hosts_with_ports_that_exist() {
    all_refused::<KafkaBrokers>(&[
        ("k1:9092,,k2", "the list of brokers has an empty item, number 2; remove a comma"),
        (
            "k1:0",
            "the list of brokers has a port that is not a number from 1 to 65535; write the host, `:` and one \
             number",
        ),
        ("k1;k2", "the list of brokers has another separator than `,`; write `,` between two items"),
        ("k1 , k2", "the list of brokers has spaces around its brokers; write the brokers with `,` alone between them"),
        ("k1 k2", "the list of brokers has another separator than `,`; write `,` between two items"),
        ("app:x@k1", "the list of brokers has credentials; remove what stands before the `@`, and the `@`"),
        ("http://k1", "the list of brokers is a URL, not a host with a port; remove the scheme"),
        ("k1,k2,", "the list of brokers ends with a comma; remove it"),
    ]);
}

/// What `SQLAlchemy` calls a driver is one. Any other suffix changes what the other end speaks: a sentinel is no server.
#[test]
fn a_scheme_of_another_protocol_is_not_corrected_to_ours() {
    all_refused::<RedisUrl>(&[
        (
            "redis+sentinel://h:26379/primary/0",
            "the URL is a Redis Sentinel URL, not a Redis URL; set it to a Redis URL, which starts with redis:// or \
             rediss://",
        ),
        (
            "redis-sentinel://h:26379",
            "the URL is a Redis Sentinel URL, not a Redis URL; set it to a Redis URL, which starts with redis:// or \
             rediss://",
        ),
        (
            "rediss+cluster://h",
            "the URL is a Redis Cluster URL, not a Redis URL; set it to a Redis URL, which starts with redis:// or \
             rediss://",
        ),
        (
            "redis+other://h",
            "the URL has an unknown scheme; set it to a Redis URL, which starts with redis:// or rediss://",
        ),
        ("redis+tls://h", "the URL has an unknown scheme; start it with redis:// or rediss://"),
        ("resis://h", "the URL has a misspelt scheme; did you mean redis://?"),
    ]);
    all_refused::<BaseUrl>(&[
        (
            "http+unix://%2Frun%2Fd.sock/",
            "the URL is the HTTP URL of a socket, not a base URL; set it to a base URL, which starts with http:// or \
             https://",
        ),
        ("htts://api", "the URL has an unknown scheme; set it to a base URL, which starts with http:// or https://"),
        ("htps://api", "the URL has a misspelt scheme; did you mean https://?"),
    ]);
    all_refused::<MqttUrl>(&[(
        "mqtt+ws://h",
        "the URL has an unknown scheme; set it to an MQTT URL, which starts with mqtt://, mqtts://, ws:// or wss://",
    )]);
    all_refused::<MySqlUrl>(&[("mysql+pymysql://db/a", "the URL names a driver in its scheme; write mysql://")]);
    all_refused::<SmtpUrl>(&[(
        "starttls://mail",
        "the URL has an unknown scheme; start it with smtp://, and write tls=required in its query",
    )]);
    all_refused::<PostgresUrl>(&[(
        "postgres+ssl://db/a",
        "the URL has an unknown scheme; start it with postgres://, and write sslmode=require in its query",
    )]);
}

#[test]
fn a_url_that_is_percent_encoded_as_a_whole_is_recognised() {
    let encoded = "the URL is percent-encoded as a whole; decode it once";
    all_refused::<PostgresUrl>(&[
        ("postgres%3A%2F%2Fapp%3Apw%40db%2Forders", encoded),
        ("postgresql%3a%2f%2fdb%2forders", encoded),
        ("%3A%2F%2Fdb", "the URL has no scheme; set it to a PostgreSQL URL, which starts with postgres://"),
        ("postgres%3Adb", "the URL has no scheme; set it to a PostgreSQL URL, which starts with postgres://"),
    ]);
    all_refused::<BaseUrl>(&[("https%3A%2F%2Fapi.internal%2Fv1", encoded)]);
    all_refused::<NatsUrl>(&[("nats%3A%2F%2Fn1", encoded)]);
}

/// A template writes `#{name}` in place of a password. Any other text in these brackets may be one.
#[test]
fn only_a_name_in_brackets_was_not_expanded() {
    all_refused::<PostgresUrl>(&[
        (
            "postgres://app:#{db_password}@db/a",
            "the URL has a password that looks like a placeholder; set the real value, or check the tool that should \
             have substituted it",
        ),
        (
            "postgres://app:#{}@db/a",
            "the URL has an unencoded `#` in its password, at character 16 of 23; write it as %23",
        ),
        (
            "postgres://app:#{a-b}@db/a",
            "the URL has an unencoded `#` in its password, at character 16 of 26; write it as %23",
        ),
    ]);
}

#[test]
fn a_path_of_a_base_may_have_a_name_with_an_at_and_no_credentials() {
    let at = "the URL has an `@` in its path that looks like the end of credentials; if it belongs to the path, write it \
              as %40";
    all_refused::<BaseUrl>(&[("https://api/hunter2@api.internal", at), ("https://api/app:hunter2@api", at)]);
    for path in ["@scope/name", "users/me@home", "a@b/c.d"] {
        assert!(format!("https://api/{path}").parse::<BaseUrl>().is_ok(), "{path}");
    }
}

/// Of a short name, two letters are another name.
#[test]
fn a_parameter_with_a_short_name_is_near_another_only_by_one_letter() {
    all_refused::<SqliteUrl>(&[
        ("sqlite:a.db?node=ro", "the URL has an unknown query parameter, number 1; did you mean `mode`?"),
        (
            "sqlite:a.db?moon=ro",
            "the URL has an unknown query parameter, number 1; remove it: clients ignore or refuse it",
        ),
    ]);
}

#[test]
fn words_in_brackets_in_place_of_a_host_are_a_placeholder() {
    let placeholder =
        "the URL has a placeholder [...] as its host; put the real value in its place, without the brackets";
    let address = "the URL has a host in brackets that is not an IPv6 address; write [::1], or [::1] with `:` and the \
                   port after it";
    all_refused::<PostgresUrl>(&[
        ("postgres://[HOST]/a", placeholder),
        ("postgres://[DB]/a", address),
        ("postgres://[db-1]/a", address),
    ]);
}

#[test]
fn a_host_is_as_long_as_a_name_in_the_dns_may_be() {
    let label = "x".repeat(63);
    let longest = [&label[..], &label, &label, &label[..61]].join(".");
    assert_eq!(longest.len(), 253);
    for host in [&*label, &longest, &format!("{longest}.")] {
        assert!(format!("postgres://{host}/a").parse::<PostgresUrl>().is_ok(), "{host}");
        assert!(host.parse::<HostName>().is_ok(), "{host}");
    }
    for host in [format!("{label}x"), format!("x.{label}x.x"), format!("{longest}x")] {
        let long = "the URL has a host that is longer than a host name can be; \
                    write at most 63 characters between two dots, and 253 in all";
        all_refused::<PostgresUrl>(&[(&format!("postgres://{host}/a"), long)]);
    }
}

/// After the `=` of base64 nothing comes, and a connection string is not the value of its first name.
#[test]
fn only_a_name_before_an_address_is_an_assignment() {
    let assignment = "the URL starts with a name and `=`; write only what follows the `=`";
    let unknown = "the URL has no scheme; set it to a PostgreSQL URL, which starts with postgres://";
    let connection_string = "the URL is a connection string of `key=value` pairs; write a URL";
    let base64 = "the URL looks like base64; decode it once more";
    all_refused::<PostgresUrl>(&[
        ("dGVzdA==", unknown),
        ("dGVzdDE=", unknown),
        ("cG9zdGdyZXM6Ly91OnBAaC9kYg==", base64),
        // The query makes a `/`, and a `_` of the alphabet for URLs.
        ("cG9zdGdyZXM6Ly9hcHA6cEBkYi9vcmRlcnM/eD0x", base64),
        ("cG9zdGdyZXM6Ly9hcHA6cEBkYi9vcmRlcnM_eD0x", base64),
        ("c29tZS90ZXh0/2M+ZA==", unknown),
        ("DATABASE_URL=", unknown),
        ("Server=h;Uid=u;Pwd=p", connection_string),
        ("Server=h.internal:5432;Uid=u;Pwd=p", connection_string),
        ("DATABASE_URL=postgres://db/a?sslmode=require", assignment),
        ("DATABASE_URL=db:5432/a", assignment),
    ]);
    all_refused::<HostPort>(&[
        ("ADDRESS=h:80", "the address starts with a name and `=`; write only what follows the `=`"),
        ("dGVzdA==", "the address has a host with an invalid character; use letters, digits, `-` and `.`"),
    ]);
}

#[test]
fn a_placeholder_in_brackets_is_filled_in_and_not_encoded() {
    let help = "put the real value in its place, without the brackets";
    for (text, place) in [
        ("postgres://postgres:[YOUR-PASSWORD]@db.internal:5432/postgres", "at character 21 of 61"),
        ("postgres://postgres.[PROJECT_REF]:pw@db/a", "at character 21 of 41"),
        ("postgres://[USER]:pw@db/a", "at character 12 of 25"),
        ("postgres://app:[your-password]@db/a", "at character 16 of 35"),
        ("postgres://app:[changeme]@db/a", "at character 16 of 30"),
    ] {
        let refusal = format!("the URL has a placeholder [...] in its user name or password, {place}; {help}");
        all_refused::<PostgresUrl>(&[(text, &refusal)]);
    }
    // It may be a real one.
    all_refused::<PostgresUrl>(&[(
        "postgres://app:[hunter2]@db/a",
        "the URL has a bracket in its user name or password, at character 16 of 29; if it is part of a placeholder, \
         fill that in; in a real password or name, write `[` as %5B and `]` as %5D",
    )]);
}
