#[allow(deprecated)]
const _: () = {
    use ::factor3::__private as __p;
    #[automatically_derived]
    impl<T> __p::Config for Storage<T>
    where
        Bucket<T>: __p::Config,
    {
        const __SCHEMA: &'static __p::Schema = &__p::SchemaBuilder::new(
                "Storage",
                &[
                    &[
                        __p::Field::value(
                            "path",
                            "PATH",
                            <PathBuf as __p::Value>::SENSITIVITY,
                            <PathBuf as __p::Value>::__EXPECTED,
                        ),
                    ],
                    &[
                        __p::Field::group(
                            "",
                            __p::None,
                            "",
                            <Bucket<T> as __p::Config>::__SCHEMA,
                        ),
                    ],
                    &[],
                ],
            )
            .docs("Where invoices are kept.")
            .tag(
                __p::Field::value(
                        "kind",
                        "KIND",
                        __p::Sensitivity::Public,
                        &__p::Expected::one_of(&["local_disk", "s3", "nowhere"]),
                    )
                    .docs("Where invoices are kept.")
                    .named()
                    .default_text("local_disk"),
                &["local_disk", "s3", "nowhere"],
            )
            .generic()
            .schema();
        fn __load(l: &mut __p::Loader<'_>) -> __p::Option<Self> {
            const {
                let table = <Self as __p::Config>::__SCHEMA;
                __p::check_unique(table, 1usize, 0usize);
            }
            const {
                let table = <Self as __p::Config>::__SCHEMA;
                __p::check_type(table, 0usize, 0usize);
            }
            let whole = match l.variant(<Self as __p::Config>::__SCHEMA) {
                __p::Some(0usize) => {
                    let f = <Self as __p::Config>::__SCHEMA;
                    let v0 = l
                        .value(
                            __p::row(f, 0usize, 0usize),
                            &<PathBuf as __p::Value>::__READER,
                        );
                    let (__p::Some(v0),) = (v0,) else { return __p::None };
                    Self::LocalDisk { path: v0 }
                }
                __p::Some(1usize) => {
                    let f = <Self as __p::Config>::__SCHEMA;
                    let v0 = l
                        .group(
                            __p::row(f, 1usize, 0usize),
                            <Bucket<T> as __p::Config>::__load,
                        );
                    let (__p::Some(v0),) = (v0,) else { return __p::None };
                    Self::Bucket(v0)
                }
                __p::Some(2usize) => Self::Nowhere {},
                _ => return __p::None,
            };
            if !l
                .holds(
                    <Self as __p::Config>::__SCHEMA,
                    "reachable",
                    {
                        let __made: __p::Outcome<(), _> = reachable(&whole);
                        match __made {
                            __p::Ok(()) => __p::None,
                            __p::Err(error) => {
                                __p::Some(
                                    <_ as __p::IntoValueError>::into_value_error(error),
                                )
                            }
                        }
                    },
                )
            {
                return __p::None;
            }
            __p::Some(whole)
        }
    }
};
