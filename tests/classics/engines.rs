//! Traps of crates that build on serde.

use super::*;

mod figment_and_config_rs {
    use super::*;

    #[test]
    fn text_is_the_text() {
        for text in
            ["12345", "true", "007", "1.10", "1e5", "+15551234567", "{a=1}", "\"quoted\"", "'c'", " padded ", "a,b"]
        {
            assert_eq!(Text::load(&Env::from([("VALUE", text)])).unwrap().value, text);
        }
    }

    #[test]
    fn a_list_of_one_is_a_list() {
        #[derive(EnvConfig)]
        struct Config {
            ports: Vec<u16>,
        }
        assert_eq!(Config::load(&Env::from([("PORTS", "80")])).unwrap().ports, [80]);
    }

    #[test]
    fn a_flattened_group_keeps_its_types_and_says_where_a_value_came_from() {
        #[derive(Debug, EnvConfig)]
        struct Config {
            #[env(nested, prefix = "")]
            server: Server,
        }
        #[derive(Debug, EnvConfig)]
        struct Server {
            port: u16,
            debug: bool,
        }
        let env = Env::from([("PORT", "80"), ("DEBUG", "true")]).named("flags");
        let server = Config::load(&env).unwrap().server;
        assert_eq!((server.port, server.debug), (80, true));
        let error = Config::load(&env.with("DEBUG", "x").named("override")).unwrap_err();
        assert_eq!(error.problems()[0].origin().unwrap().to_string(), "override");
        assert_eq!(error.problems()[0].field(), Some("server.debug"));
    }

    #[test]
    fn names_differ_by_case_and_no_two_of_them_are_merged() {
        let env = Env::from([("port", "1"), ("Port", "2"), ("PORT", "3")]);
        assert_eq!(Port::load(&env).unwrap().port, 3);
        assert_eq!(messages::<Port>(&env.without("PORT")), ["PORT is not set"]);
    }

    #[test]
    fn a_name_with_the_separator_of_groups_in_it_can_be_read() {
        #[derive(EnvConfig)]
        struct Config {
            #[env(nested)]
            pool: Pool,
        }
        #[derive(EnvConfig)]
        struct Pool {
            max_size: u16,
        }
        assert_eq!(Config::load(&Env::from([("POOL_MAX_SIZE", "8")])).unwrap().pool.max_size, 8);
    }

    #[test]
    #[cfg(unix)]
    fn bytes_in_an_unrelated_variable_do_not_matter() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;

        let bytes = OsStr::from_bytes(b"\xff\xfe");
        let env = Env::from([(OsStr::new("PORT"), OsStr::new("80")), (OsStr::new("OTHER"), bytes), (bytes, bytes)]);
        assert_eq!(Port::load(&env).unwrap().port, 80);
    }

    #[test]
    fn the_report_is_the_same_each_time() {
        #[derive(EnvConfig)]
        #[expect(dead_code, reason = "only its problems matter")]
        struct Config {
            c: u8,
            a: u8,
            b: u8,
        }
        let env = Env::from([("A", "x"), ("B", "x"), ("C", "x")]);
        let report = || Config::load(&env).map(drop).unwrap_err().to_string();
        assert!(report().ends_with("to fix: C, A, B"));
        assert_eq!(report(), report());
    }
}

mod envy {
    use super::*;

    #[test]
    fn a_name_that_repeats_the_prefix_can_be_read() {
        #[derive(EnvConfig)]
        #[env(prefix = "APP_")]
        struct Config {
            app_name: String,
        }
        assert_eq!(Config::load(&Env::from([("APP_APP_NAME", "orders")])).unwrap().app_name, "orders");
    }

    #[test]
    fn the_widest_integers_are_read() {
        #[derive(EnvConfig)]
        struct Config {
            value: u128,
        }
        let widest = u128::MAX.to_string();
        assert_eq!(Config::load(&Env::from([("VALUE", widest)])).unwrap().value, u128::MAX);
    }

    #[test]
    fn a_prefix_is_in_the_error() {
        #[derive(EnvConfig)]
        #[env(prefix = "APP_")]
        #[expect(dead_code, reason = "only its problem matters")]
        struct Config {
            port: u16,
        }
        assert_eq!(messages::<Config>(&Env::from([("PORT", "80")])), ["APP_PORT is not set"]);
    }
}
