#[allow(deprecated)]
const _: () = {
    use ::factor3::__private as __p;
    use __p::ForeignValue as _;
    #[automatically_derived]
    impl __p::Config for Config {
        const __SCHEMA: &'static __p::Schema = &__p::SchemaBuilder::new(
                "Config",
                &[
                    &[
                        __p::Field::value(
                                "port",
                                "PORT",
                                <u16 as __p::Value>::SENSITIVITY,
                                &__p::within(
                                    <u16 as __p::Value>::EXPECTED,
                                    || <_ as __p::RangeOf<
                                        _,
                                    >>::bounds(<u16 as __p::Checked<_, _>>::input(), &(1024..)),
                                ),
                            )
                            .docs("Port the HTTP server listens on.")
                            .default_typed(__p::Some("8080"))
                            .own_name("ORDERS_PORT")
                            .has_rules(),
                        __p::Field::value(
                                "hosts",
                                "HOSTS",
                                <Vec<String> as __p::Value>::SENSITIVITY,
                                <Vec<String> as __p::Value>::__EXPECTED,
                            )
                            .own_name("ORDERS_HOSTS"),
                        __p::Field::value(
                                "timeout",
                                "TIMEOUT",
                                <Duration as __p::Value>::SENSITIVITY,
                                <Duration as __p::Value>::__EXPECTED,
                            )
                            .default_text("30s")
                            .aliases(
                                &[
                                    __p::AliasSpec::new("WAIT"),
                                    __p::AliasSpec::deprecated(
                                        "GRACE",
                                        __p::Some("gone in 2027"),
                                    ),
                                ],
                            )
                            .own_name("ORDERS_TIMEOUT"),
                        __p::Field::value(
                                "sampling",
                                "SAMPLING",
                                __p::Sensitivity::Unknown,
                                &<_ as __p::MadeFor<Option<f64>, _>>::BY
                                    .made_by(
                                        |__text| {
                                            let __made: __p::Outcome<_, _> = percent(__text);
                                            __p::Result::ok(__made)
                                        },
                                        __p::Foreign::<Option<f64>>::IS_OPTION,
                                    ),
                            )
                            .own_name("ORDERS_SAMPLING")
                            .has_rules(),
                        __p::Field::value(
                                "pool_min",
                                "POOL_MIN",
                                <u32 as __p::Value>::SENSITIVITY,
                                <u32 as __p::Value>::__EXPECTED,
                            )
                            .own_name("ORDERS_POOL_MIN"),
                        __p::Field::value(
                                "pool_max",
                                "POOL_MAX",
                                <u32 as __p::Value>::SENSITIVITY,
                                <u32 as __p::Value>::__EXPECTED,
                            )
                            .own_name("ORDERS_POOL_MAX"),
                        __p::Field::value(
                                "database_url",
                                "DATABASE_URL",
                                <PostgresUrl as __p::Value>::SENSITIVITY,
                                <PostgresUrl as __p::Value>::__EXPECTED,
                            )
                            .tls(__p::TlsPolicy::Verify)
                            .own_name("ORDERS_DATABASE_URL")
                            .password(
                                &__p::Field::value(
                                        "password",
                                        "DATABASE_PASSWORD",
                                        __p::Sensitivity::Secret,
                                        &<__p::Password as __p::Value>::EXPECTED,
                                    )
                                    .docs("Password of the URL, if that has none.")
                                    .named()
                                    .own_name("ORDERS_DATABASE_PASSWORD"),
                            ),
                        __p::Field::group(
                            "smtp",
                            __p::Some("MAIL_"),
                            "SMTP_",
                            <Option<Smtp> as __p::Config>::__SCHEMA,
                        ),
                    ],
                ],
            )
            .docs("Configuration of the orders service.")
            .prefix("ORDERS_")
            .schema();
        fn __load(l: &mut __p::Loader<'_>) -> __p::Option<Self> {
            let whole = {
                let f = <Self as __p::Config>::__SCHEMA;
                let v0 = l
                    .value_or(
                        __p::row(f, 0usize, 0usize),
                        &<u16 as __p::Value>::__READER
                            .with_rules(|value| {
                                if let __p::Some(error) = <u16 as __p::Checked<
                                    _,
                                    _,
                                >>::broken(
                                    value,
                                    &mut |item| <_ as __p::RangeOf<_>>::outside(item, &(1024..)),
                                ) {
                                    return __p::Some(__p::Broken::range(error));
                                }
                                __p::None
                            }),
                        || 8080,
                    );
                let v1 = l
                    .value(
                        __p::row(f, 0usize, 1usize),
                        &<Vec<String> as __p::Value>::__READER,
                    );
                let v2 = l
                    .value(
                        __p::row(f, 0usize, 2usize),
                        &<Duration as __p::Value>::__READER,
                    );
                let v3 = l
                    .value(
                        __p::row(f, 0usize, 3usize),
                        &__p::Reader::foreign(
                                |raw| <_ as __p::MadeFor<
                                    Option<f64>,
                                    _,
                                >>::make(
                                    raw,
                                    &|item| {
                                        let __text = item.text()?;
                                        let __made: __p::Outcome<_, _> = percent(__text);
                                        match __made {
                                            __p::Ok(__made) => __p::Ok(__made),
                                            __p::Err(error) => {
                                                __p::Err(
                                                    <_ as __p::IntoValueError>::into_value_error(error),
                                                )
                                            }
                                        }
                                    },
                                ),
                                __p::Foreign::<Option<f64>>::absent,
                            )
                            .with_rules(|value| {
                                if let __p::Some(error) = <Option<
                                    f64,
                                > as __p::Checked<
                                    _,
                                    _,
                                >>::broken(
                                    value,
                                    &mut |__input0| {
                                        let __made: __p::Outcome<(), _> = positive(__input0);
                                        match __made {
                                            __p::Ok(()) => __p::None,
                                            __p::Err(error) => {
                                                __p::Some(
                                                    <_ as __p::IntoValueError>::into_value_error(error),
                                                )
                                            }
                                        }
                                    },
                                ) {
                                    return __p::Some(__p::Broken::rule("positive", error));
                                }
                                __p::None
                            }),
                    );
                let v4 = l
                    .value(__p::row(f, 0usize, 4usize), &<u32 as __p::Value>::__READER);
                let v5 = l
                    .value(__p::row(f, 0usize, 5usize), &<u32 as __p::Value>::__READER);
                let v6 = l
                    .value_with_companions(
                        __p::row(f, 0usize, 6usize),
                        &<PostgresUrl as __p::Value>::__READER,
                    );
                let v7 = l
                    .group(
                        __p::row(f, 0usize, 7usize),
                        <Option<Smtp> as __p::Config>::__load,
                    );
                if let (__p::Some(v4), __p::Some(v5)) = (&v4, &v5) {
                    let broken = <u32 as __p::Checked<
                        _,
                        _,
                    >>::broken(
                        v4,
                        &mut |__input0| <u32 as __p::Checked<
                            _,
                            _,
                        >>::broken(
                            v5,
                            &mut |__input1| {
                                let __made: __p::Outcome<(), _> = in_order(
                                    __input0,
                                    __input1,
                                );
                                match __made {
                                    __p::Ok(()) => __p::None,
                                    __p::Err(error) => {
                                        __p::Some(
                                            <_ as __p::IntoValueError>::into_value_error(error),
                                        )
                                    }
                                }
                            },
                        ),
                    );
                    l.rule(
                        &[__p::row(f, 0usize, 4usize), __p::row(f, 0usize, 5usize)],
                        "in_order",
                        broken,
                    );
                }
                let (
                    __p::Some(v0),
                    __p::Some(v1),
                    __p::Some(v2),
                    __p::Some(v3),
                    __p::Some(v4),
                    __p::Some(v5),
                    __p::Some(v6),
                    __p::Some(v7),
                ) = (v0, v1, v2, v3, v4, v5, v6, v7) else { return __p::None };
                Self {
                    port: v0,
                    hosts: v1,
                    timeout: v2,
                    sampling: v3,
                    pool_min: v4,
                    pool_max: v5,
                    database_url: v6,
                    smtp: v7,
                }
            };
            __p::Some(whole)
        }
    }
    const _: () = {
        let table = <Config as __p::Config>::__SCHEMA;
        __p::check_default(table, 0usize, 0usize);
    };
    const _: () = {
        let table = <Config as __p::Config>::__SCHEMA;
        __p::check_type(table, 0usize, 1usize);
    };
    const _: () = {
        let table = <Config as __p::Config>::__SCHEMA;
        __p::check_default(table, 0usize, 2usize);
    };
    const _: () = {
        let table = <Config as __p::Config>::__SCHEMA;
        __p::check_type(table, 0usize, 3usize);
    };
    const _: () = {
        let table = <Config as __p::Config>::__SCHEMA;
        __p::check_tls(table, 0usize, 6usize);
    };
    const _: () = {
        let table = <Config as __p::Config>::__SCHEMA;
        __p::check_password(table, 0usize, 6usize);
    };
    const _: () = {
        let table = <Config as __p::Config>::__SCHEMA;
        __p::check_unique(table, 0usize, 7usize);
    };
    const _: () = {
        let table = <Config as __p::Config>::__SCHEMA;
        __p::check_type(table, 0usize, 0usize);
        __p::check_type(table, 0usize, 2usize);
        __p::check_type(table, 0usize, 4usize);
        __p::check_type(table, 0usize, 5usize);
        __p::check_type(table, 0usize, 6usize);
    };
};
