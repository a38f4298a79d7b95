//! Parses the URLs of services: `urls` prints their number, `urls factor3 3 6` parses the fourth six times.

use std::hint::black_box;
use std::str::FromStr;

use factor3::service::{AmqpUrl, BaseUrl, MongoUrl, MqttUrl, MySqlUrl, NatsUrl, PostgresUrl, RedisUrl, SmtpUrl};
use url::Url;

/// A text, and what reads it.
type Row = (&'static str, fn(&str));

/// Texts of the usual lengths. In half of them, something is percent-encoded.
const ROWS: [Row; 20] = [
    ("postgres://db/orders", parse::<PostgresUrl>),
    ("postgres://app:hunter2@db.internal:5432/orders", parse::<PostgresUrl>),
    ("postgres://app:hunter2hunter2@db-primary.internal.example.com:6432/app?sslmode=require", parse::<PostgresUrl>),
    ("postgres://app:p%40ss%2Fword@db.internal:5432/orders", parse::<PostgresUrl>),
    (
        "postgres://app:p%40ss%2Fword@db-primary.internal.example.com:6432/app?sslmode=verify-full&application_name=web%20app&connect_timeout=10",
        parse::<PostgresUrl>,
    ),
    ("mysql://app:hunter2@db.internal:3306/orders", parse::<MySqlUrl>),
    ("mysql://app:p%40ss%23word@db.internal:3306/orders?ssl-mode=REQUIRED", parse::<MySqlUrl>),
    ("redis://cache", parse::<RedisUrl>),
    ("redis://:hunter2@cache.internal:6379/2", parse::<RedisUrl>),
    ("rediss://app:p%2Bq%3Dr@cache-primary.internal.example.com:6380/2", parse::<RedisUrl>),
    ("amqp://app:hunter2@mq.internal:5672/orders", parse::<AmqpUrl>),
    ("amqps://app:p%40ss@mq.internal:5671/%2Forders", parse::<AmqpUrl>),
    ("mongodb://app:p%40ss@mongo.internal:27017/orders?retryWrites=true", parse::<MongoUrl>),
    ("nats://app:p%40ss@nats.internal:4222", parse::<NatsUrl>),
    ("smtp://app%40example.com:hunter2@smtp.example.com:587", parse::<SmtpUrl>),
    ("mqtt://app:p%40ss@mqtt.internal:1883", parse::<MqttUrl>),
    ("https://api", parse::<BaseUrl>),
    ("https://api.internal/v1", parse::<BaseUrl>),
    ("https://api-07.example.com/v1/accounts/", parse::<BaseUrl>),
    ("https://api-07.example.com/v1/a%20b/", parse::<BaseUrl>),
];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [subject, row, times] = &arguments[..] else {
        ROWS.iter().for_each(|(text, _)| println!("{text}"));
        return;
    };
    let (text, ours) = ROWS[row.parse::<usize>().expect("the number of a row")];
    let read = if subject == "factor3" { ours } else { parse::<Url> };
    (0..times.parse().expect("a number")).for_each(|_: usize| read(black_box(text)));
}

fn parse<T: FromStr>(text: &str) {
    assert!(black_box(T::from_str(text)).is_ok(), "{text} is a good one");
}
