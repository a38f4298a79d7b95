use factor3::service::SqliteUrl;
use sqlx::sqlite::SqliteConnectOptions;

fn options(url: &SqliteUrl) -> sqlx::Result<SqliteConnectOptions> {
    url.expose_url().parse() // without `mode=rwc` it creates no file
}

mod tests {
    use proptest::prelude::*;
    use sqlx::{ConnectOptions as _, Connection as _};

    use super::*;
    use crate::generated::{cases, encoded, text};

    proptest! {
        #![proptest_config(cases())]

        #[test]
        fn holds_the_file(name in text(), absolute: bool) {
            let slash = if absolute { "/" } else { "" };
            let url: SqliteUrl = format!("sqlite://{slash}{}", encoded(&name.replace(['/', '\\'], "-"))).parse().unwrap();
            let options = options(&url).unwrap();
            prop_assert_eq!(Some(options.get_filename()), url.file());
        }
    }

    #[test]
    fn knows_memory() {
        for url in ["sqlite::memory:", "sqlite://:memory:", "sqlite://orders?mode=memory"] {
            let options = options(&url.parse().unwrap()).unwrap();
            assert!(format!("{options:?}").contains("in_memory: true"), "{url}");
        }
    }

    #[tokio::test]
    async fn opens_the_file() {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("ä b#c%20?.db");
        let url = format!("sqlite://{}?mode=rwc", encoded(file.to_str().unwrap()).replace("%2f", "/"));
        let url: SqliteUrl = url.parse().unwrap();
        assert_eq!(url.file(), Some(&*file));

        let mut connection = options(&url).unwrap().connect().await.unwrap();
        sqlx::query("create table orders (id)").execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        assert!(file.metadata().unwrap().len() > 0);
    }

    #[test]
    fn hands_over_every_parameter_or_names_it() {
        crate::parameters::check("sqlite", 0, "sqlite://a.db", |url: &SqliteUrl| {
            options(url).map(|options| format!("{options:?}")).map_err(|error| error.to_string())
        });
    }
}
